import {
  forms,
  levels,
  organiserKinds,
  trainingKinds,
} from '../../../../src-shared/training/training-words.ts';
import { classes } from '../../../components/classes.ts';
import { optionsOf } from '../../../components/filters/options.ts';
import { CheckField, SelectField, TextAreaField, TextField } from '../../../components/form/fields.tsx';
import grid from '../../../components/form/form-grid.module.css';
import { FormGrid, FormSection } from '../../../components/form/form-grid.tsx';
import { NumberField } from '../../../components/form/parsed-fields.tsx';
import { useLedger } from '../../../ledger.ts';
import { formHints, projectsText } from '../../../text/projects.ts';
import { formWords, levelWords, organiserKindWords, trainingKindWords } from '../../../text/words.ts';
import { organiserLevelAfter } from '../project-fields.ts';
import { ClassificationFields } from './classification-fields.tsx';
import css from './project-sections.module.css';
import type { ProjectForm } from './use-project-form.ts';

const text = projectsText.form;
const levelOptions = optionsOf(levels, levelWords);
const formOptions = optionsOf(forms, formWords);
const trainingKindOptions = optionsOf(trainingKinds, trainingKindWords);
const organiserKindOptions = optionsOf(organiserKinds, organiserKindWords);

const plannedOptions = optionsOf(['planned', 'unplanned'], text);

type SectionProps = { readonly form: ProjectForm };

/** What the training is. */
export function WhatSection({ form }: SectionProps) {
  return (
    <FormSection title={text.sections.what}>
      <FormGrid>
        <TextField
          label={text.name}
          isRequired
          isWide
          maxLength={120}
          autoFocus={form.values.name === ''}
          {...form.bind('name')}
        />
        <SelectField
          label={text.level}
          isRequired
          options={levelOptions}
          {...form.bind('level')}
          onChange={(value) => {
            if (value === null) return;
            form.set('organiserLevel', organiserLevelAfter(form.values, value));
            form.set('level', value);
          }}
        />
        <SelectField
          label={text.form}
          isRequired
          options={formOptions}
          hint={formHints[form.values.form]}
          {...form.bind('form')}
          onChange={(value) => value !== null && form.set('form', value)}
        />
        <ClassificationFields form={form} />
        <TextField label={text.number} maxLength={40} {...form.bind('number')} />
        <TextField label={text.documentNumber} maxLength={80} {...form.bind('documentNumber')} />
        <PlannedField form={form} />
      </FormGrid>
    </FormSection>
  );
}

/** Whether the plan of the year holds it: yes, no, or nobody said. */
function PlannedField({ form }: SectionProps) {
  const { value, onChange, ...binding } = form.bind('isPlanned');
  return (
    <SelectField
      label={text.isPlanned}
      hint={text.isPlannedHint}
      options={plannedOptions}
      {...binding}
      value={value === null ? null : value ? 'planned' : 'unplanned'}
      onChange={(chosen) => onChange(chosen === null ? null : chosen === 'planned')}
    />
  );
}

/** Who registers an outside project, and what proves it. */
export function ProofSection({ form }: SectionProps) {
  return (
    <FormSection title={text.sections.proof}>
      <FormGrid>
        <TextField
          label={text.registrar}
          hint={text.registrarHint}
          isRequired
          maxLength={100}
          {...form.bind('registrar')}
        />
        <TextField
          label={text.proof}
          hint={text.proofHint}
          isRequired
          maxLength={200}
          {...form.bind('proof')}
        />
      </FormGrid>
    </FormSection>
  );
}

/** Who organised it. */
export function WhoSection({ form }: SectionProps) {
  const { ledger } = useLedger();
  const isOwn = form.values.kind === 'own';
  return (
    <FormSection title={text.sections.who}>
      <FormGrid>
        <TextField
          label={text.organiserName}
          isRequired
          maxLength={100}
          suggestions={[ledger.organisation.name]}
          {...form.bind('organiserName')}
        />
        <SelectField
          label={text.organiserKind}
          isRequired
          options={organiserKindOptions}
          {...form.bind('organiserKind')}
          onChange={(value) => value !== null && form.set('organiserKind', value)}
        />
        <SelectField
          label={text.organiserLevel}
          isRequired
          options={levelOptions}
          {...form.bind('organiserLevel')}
          onChange={(value) => value !== null && form.set('organiserLevel', value)}
        />
        <div className={classes(css['checks'], grid['wide'])}>
          <CheckField label={text.isOrganiserApproved} {...form.bind('isOrganiserApproved')} />
          <CheckField label={text.isOrganiserRegistered} {...form.bind('isOrganiserRegistered')} />
          {isOwn && (
            <CheckField label={text.isDelegated} hint={text.isDelegatedHint} {...form.bind('isDelegated')} />
          )}
          <CheckField label={text.isInDistrict} {...form.bind('isInDistrict')} />
        </div>
      </FormGrid>
    </FormSection>
  );
}

/** Fields that few projects need. */
export function MoreSection({ form }: SectionProps) {
  return (
    <FormSection title={text.sections.more}>
      <FormGrid>
        <TextField label={text.place} maxLength={100} {...form.bind('place')} />
        <SelectField
          label={text.trainingKind}
          hint={text.trainingKindHint}
          options={trainingKindOptions}
          {...form.bind('trainingKind')}
        />
        <TextField label={text.category} maxLength={60} {...form.bind('category')} />
        {form.values.kind === 'own' && (
          <NumberField
            label={text.sessionNumber}
            hint={text.sessionNumberHint}
            {...form.bind('sessionNumber')}
          />
        )}
        {(form.values.level === 'national' || form.values.subProject !== null) && (
          <TextField
            label={text.subProject}
            hint={text.subProjectHint}
            maxLength={100}
            {...form.bind('subProject')}
          />
        )}
        <div className={classes(css['checks'], grid['wide'])}>
          <CheckField label={text.isAbroad} hint={text.isAbroadHint} {...form.bind('isAbroad')} />
        </div>
        <TextAreaField label={text.remark} maxLength={500} {...form.bind('remark')} />
      </FormGrid>
    </FormSection>
  );
}
