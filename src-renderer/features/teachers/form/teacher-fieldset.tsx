import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { teacherRoles } from '../../../../src-shared/people/teacher.ts';
import { educations, ethnicities, stages, subjects } from '../../../../src-shared/sheet/read/school-words.ts';
import { levels } from '../../../../src-shared/training/training-words.ts';
import { classes } from '../../../components/classes.ts';
import { MaskedId } from '../../../components/figures/masked-id.tsx';
import { optionsOf } from '../../../components/filters/options.ts';
import { CheckField, SelectField, TextAreaField, TextField } from '../../../components/form/fields.tsx';
import grid from '../../../components/form/form-grid.module.css';
import { FormGrid, FormSection } from '../../../components/form/form-grid.tsx';
import { DateField, NumberField } from '../../../components/form/parsed-fields.tsx';
import { NoteBox } from '../../../components/notes/note-box.tsx';
import { useLedger } from '../../../ledger.ts';
import { orpc } from '../../../rpc.ts';
import { maskId } from '../../../text/format.ts';
import { teachersText, usualTitles } from '../../../text/teachers.ts';
import { idTypeWords, levelWords, sexWords, teacherStatusWords } from '../../../text/words.ts';
import css from './teacher-form.module.css';
import { differenceSentence } from './teacher-values.ts';
import type { TeacherForm } from './use-teacher-form.ts';

const text = teachersText.form;

const idTypes = optionsOf(['id-card', 'passport', 'hk-macao-taiwan', 'other'], idTypeWords);
const sexes = optionsOf(['female', 'male'], sexWords);
const statuses = optionsOf(['active', 'left', 'retired'], teacherStatusWords);

/** Every field of a teacher, in the order in which a file is read. */
export function TeacherFieldset({ state }: { readonly state: TeacherForm }) {
  return (
    <>
      <PersonFields state={state} />
      <PostFields state={state} />
      <HistoryFields state={state} />
      <OtherFields state={state} />
      <ReportFields state={state} />
    </>
  );
}

function PersonFields({ state }: { readonly state: TeacherForm }) {
  const { form, filled, idReading } = state;
  const idType = form.bind('idType');
  const difference = differenceSentence(idReading.differs);
  return (
    <FormSection title={text.sections.person}>
      <FormGrid>
        <TextField label={text.name} isRequired autoFocus maxLength={60} {...form.bind('name')} />
        <SelectField
          label={text.idType}
          isRequired
          options={idTypes}
          {...idType}
          onChange={(value) => value !== null && idType.onChange(value)}
        />
        <IdNumberField state={state} />
        <SelectField
          label={text.sex}
          options={sexes}
          hint={filled.sex === undefined ? undefined : text.id.fromNumber}
          {...form.bind('sex')}
        />
        <DateField
          label={text.birthOn}
          hint={filled.birthOn === undefined ? undefined : text.id.fromNumber}
          {...form.bind('birthOn')}
        />
      </FormGrid>
      {difference !== null && (
        <NoteBox tone="warning">
          <div className="row">
            <span>{difference}</span>
            <Button size="xs" className="push" onClick={() => form.merge(idReading.differs)}>
              {text.id.take}
            </Button>
          </div>
        </NoteBox>
      )}
    </FormSection>
  );
}

/** The number of a teacher already kept stays masked until asked for. */
function IdNumberField({ state }: { readonly state: TeacherForm }) {
  const { form, idReading } = state;
  const [isShown, setIsShown] = useState(false);
  const idNumber = form.bind('idNumber');
  const isKept = state.keptIdNumber !== null && state.keptIdNumber === idNumber.value;
  if (isKept && !isShown && idNumber.error === undefined)
    return (
      <div className={classes(css['masked'], grid['wide'])}>
        <span className="small tone-muted">{text.idNumber}</span>
        <div>
          <MaskedId number={maskId(idNumber.value)} />
          <Button size="xs" onClick={() => setIsShown(true)}>
            {text.idReveal}
          </Button>
        </div>
      </div>
    );
  return (
    <TextField
      label={text.idNumber}
      isWide
      maxLength={40}
      autoFocus={isShown}
      hint={state.idChange ?? idReading.warning ?? undefined}
      {...idNumber}
      onBlur={() => {
        idNumber.onBlur();
        state.readId();
      }}
    />
  );
}

function PostFields({ state }: { readonly state: TeacherForm }) {
  const { form } = state;
  const { ledger } = useLedger();
  const facets = useQuery(orpc.teachers.facets.queryOptions()).data;
  const stage = form.values.stage;
  const stageNames: readonly string[] =
    stage === null || stages.some((known) => known === stage) ? stages : [...stages, stage];
  return (
    <FormSection title={text.sections.post}>
      <FormGrid>
        <TextField
          label={text.organisationName}
          isRequired
          isWide={ledger.organisation.level !== 'school'}
          maxLength={100}
          suggestions={facets?.organisations ?? [ledger.organisation.name]}
          {...form.bind('organisationName')}
        />
        <SelectField label={text.stage} options={optionsOf(stageNames)} {...form.bind('stage')} />
        <TextField
          label={text.subject}
          maxLength={40}
          suggestions={[...(facets?.subjects ?? []), ...subjects]}
          {...form.bind('subject')}
        />
        <TextField
          label={text.title}
          maxLength={40}
          suggestions={[...(facets?.titles ?? []), ...usualTitles]}
          {...form.bind('title')}
        />
        <TextField label={text.post} maxLength={60} {...form.bind('post')} />
        <TextField label={text.phone} maxLength={30} {...form.bind('phone')} />
      </FormGrid>
    </FormSection>
  );
}

function HistoryFields({ state }: { readonly state: TeacherForm }) {
  const { form } = state;
  return (
    <FormSection title={text.sections.history}>
      <FormGrid>
        <DateField label={text.hiredOn} hint={text.hiredOnHint} {...form.bind('hiredOn')} />
        <DateField label={text.broughtInOn} hint={text.broughtInOnHint} {...form.bind('broughtInOn')} />
        <CheckField label={text.isOnProbation} {...form.bind('isOnProbation')} />
        <CheckField label={text.hasProofOfPriorTraining} {...form.bind('hasProofOfPriorTraining')} />
        {form.values.hasProofOfPriorTraining && <PriorProofFields state={state} />}
      </FormGrid>
    </FormSection>
  );
}

/** Who issued the proof of earlier training, at which level, for which years (H10.2). */
function PriorProofFields({ state: { form } }: { readonly state: TeacherForm }) {
  return (
    <>
      <TextField label={text.priorProofIssuer} maxLength={100} {...form.bind('priorProofIssuer')} />
      <SelectField
        label={text.priorProofLevel}
        hint={text.priorProofLevelHint}
        options={optionsOf(levels, levelWords)}
        {...form.bind('priorProofLevel')}
      />
      <NumberField label={text.priorProofFrom} {...form.bind('priorProofFrom')} />
      <NumberField label={text.priorProofTo} {...form.bind('priorProofTo')} />
    </>
  );
}

/** What only some sheets of higher centers ask for: folded until there is something in it. */
function ReportFields({ state }: { readonly state: TeacherForm }) {
  const { form } = state;
  const { ethnicity, education, email, isFullTime } = form.values;
  const [wasFilled] = useState(ethnicity !== null || education !== null || email !== null || !isFullTime);
  const hasError = form.errors.email !== undefined;
  return (
    <details className={css['reports']} open={wasFilled || hasError}>
      <summary>
        {text.sections.reports}
        <span className="small tone-muted">{text.reportsHint}</span>
      </summary>
      <FormGrid>
        <TextField
          label={text.ethnicity}
          maxLength={20}
          suggestions={ethnicities}
          {...form.bind('ethnicity')}
        />
        <TextField
          label={text.education}
          maxLength={20}
          suggestions={educations}
          {...form.bind('education')}
        />
        <TextField label={text.email} maxLength={80} {...form.bind('email')} />
        <CheckField label={text.isFullTime} {...form.bind('isFullTime')} />
      </FormGrid>
    </details>
  );
}

function OtherFields({ state }: { readonly state: TeacherForm }) {
  const { form } = state;
  const status = form.bind('status');
  const { roles } = form.values;
  const known: readonly string[] = teacherRoles;
  const names = [...known, ...roles.filter((role) => !known.includes(role))];
  return (
    <FormSection title={text.sections.other}>
      <fieldset className={css['roles']}>
        <legend className="small tone-muted">{text.roles}</legend>
        <div className={css['checks']}>
          {names.map((role) => (
            <CheckField
              key={role}
              label={teachersText.roles[role] ?? role}
              value={roles.includes(role)}
              onChange={(isOn) =>
                form.set('roles', isOn ? [...roles, role] : roles.filter((each) => each !== role))
              }
            />
          ))}
        </div>
      </fieldset>
      <FormGrid>
        <SelectField
          label={text.status}
          isRequired
          options={statuses}
          {...status}
          onChange={(value) => value !== null && status.onChange(value)}
        />
        {(form.values.status !== 'active' || form.values.leftOn !== null) && (
          <DateField label={text.leftOn} {...form.bind('leftOn')} />
        )}
        <TextAreaField label={text.remark} maxLength={500} {...form.bind('remark')} />
      </FormGrid>
    </FormSection>
  );
}
