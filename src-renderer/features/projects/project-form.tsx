import { Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Project } from '../../../src-shared/rpc/contract/projects.ts';
import type { WireProblem } from '../../../src-shared/rpc/contract/shared.ts';
import type { ProjectFields } from '../../../src-shared/training/project.ts';
import { degreeLevels, forms, levels, organiserKinds } from '../../../src-shared/training/training-words.ts';
import { useIsHere } from '../../components/busy.ts';
import {
  CheckField,
  DateField,
  DraftOffer,
  FigureField,
  Form,
  FormButtons,
  FormGrid,
  FormSection,
  focusSaving,
  NumberField,
  SelectField,
  TextAreaField,
  TextField,
  useUnsavedWarning,
} from '../../components/form/form.tsx';
import { ownChanges } from '../../components/form/own-changes.ts';
import { type DraftForm, type FieldErrors, useDraft } from '../../components/form/use-draft.ts';
import { ErrorPanel } from '../../components/notes/error-panel.tsx';
import { NoteBox } from '../../components/notes/note-box.tsx';
import { ProblemList } from '../../components/notes/problem-list.tsx';
import { showDone, showError } from '../../components/overlay/toasts.tsx';
import { PageHead } from '../../components/page/page-head.tsx';
import { invalidateLedger, useLedger } from '../../ledger.ts';
import { navigate } from '../../routing.ts';
import { client } from '../../rpc.ts';
import { componentText } from '../../text/components.ts';
import { describeError } from '../../text/errors.ts';
import { formatThousandths } from '../../text/format.ts';
import { formHints, projectsText } from '../../text/projects.ts';
import { degreeLevelWords, formWords, levelWords, organiserKindWords } from '../../text/words.ts';
import {
  daysBetweenDates,
  emptyProject,
  figuresOf,
  organiserLevelAfter,
  organiserOfKind,
  parseDayHours,
  withoutUnusedFigures,
  yearsTouched,
} from './project-fields.ts';
import './projects.css';

const text = projectsText.form;
const levelOptions = levels.map((value) => ({ value, label: levelWords[value] }));
const formOptions = forms.map((value) => ({ value, label: formWords[value] }));
const organiserKindOptions = organiserKinds.map((value) => ({ value, label: organiserKindWords[value] }));
const degreeOptions = degreeLevels.map((value) => ({ value, label: degreeLevelWords[value] }));

type ProjectForm = DraftForm<ProjectFields>;

function validate(fields: ProjectFields): FieldErrors<ProjectFields> {
  const required = (value: string | null) =>
    (value ?? '').trim() === '' ? componentText.form.required : undefined;
  return {
    name: required(fields.name),
    organiserName: required(fields.organiserName),
    startOn: required(fields.startOn),
    endOn: required(fields.endOn),
    ...(fields.kind === 'outside'
      ? { registrar: required(fields.registrar), proof: required(fields.proof) }
      : {}),
  };
}

/** Whether a refusal says that this organisation may not register the project (H5): then the way out is an outside record. */
function isNotOurs(problem: WireProblem): boolean {
  return problem.code === 'project.notOursToRegister';
}

/** The first thing to correct comes into sight with the keyboard on it: a refusal stands above the fields. */
function focusFirstError(): void {
  // After the next drawing: only then the fields say that they are invalid.
  setTimeout(() => {
    const first = document.querySelector<HTMLElement>(
      '.project-form__refusal button, .project-form [aria-invalid="true"]',
    );
    first?.focus();
    first?.scrollIntoView({ block: 'center' });
  }, 60);
}

type ProjectFormViewProps = {
  /** The project that is changed; null makes a new one. */
  readonly project: Project | null;
};

/** One form for making and changing a project: who registers it first, then only what that kind and form need. */
export function ProjectFormView({ project }: ProjectFormViewProps) {
  const { ledger } = useLedger();
  /** The record that the fields began with; a newer one that comes in meanwhile is not what was changed here. */
  const [base, setBase] = useState(project);
  const [isStale, setIsStale] = useState(false);
  const form = useDraft<ProjectFields>({
    draftKey: `project:${project?.uid ?? 'new'}`,
    initial: project?.fields ?? emptyProject(ledger.organisation),
    validate,
  });
  const [isSaving, setIsSaving] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [refusals, setRefusals] = useState<readonly WireProblem[]>([]);
  useUnsavedWarning(form.isDirty);
  const isHere = useIsHere();
  const leaveTo = project === null ? '/projects' : `/projects/${project.uid}`;

  const save = async () => {
    if (isSaving) return;
    if (!form.check()) return focusFirstError();
    setIsSaving(true);
    setFailure(null);
    setRefusals([]);
    setIsStale(false);
    try {
      const saved = await client.projects.save({
        ...(base === null ? {} : { uid: base.uid, version: base.version }),
        fields: withoutUnusedFigures(form.values),
      });
      form.reset(form.values);
      await invalidateLedger();
      showDone(saved.warnings.length === 0 ? text.saved : text.savedWithWarnings);
      // Nobody is taken away from where he went meanwhile.
      if (isHere()) navigate(`/projects/${saved.uid}`, { replace: project === null });
    } catch (error) {
      if (!isHere()) return showError(error);
      const { code, problems } = describeError(error);
      if (code === 'STALE') return setIsStale(true);
      const notOurs = problems.filter(isNotOurs);
      setRefusals(notOurs);
      const others = problems.filter((problem) => problem.severity === 'error' && !isNotOurs(problem));
      const unplaced = form.setProblems(others);
      if (problems.length === 0) setFailure(error);
      else if (unplaced.length > 0) setFailure({ code: 'REFUSED', data: { problems: unplaced } });
      focusFirstError();
    } finally {
      setIsSaving(false);
    }
  };

  /** The newest record with the user's own changes laid over it. */
  const reload = async () => {
    if (base === null) return;
    const newest = await client.projects.get({ uid: base.uid });
    const own = ownChanges(base.fields, form.values);
    setBase(newest);
    form.reset(newest.fields);
    form.merge(own);
    setIsStale(false);
    await invalidateLedger();
  };

  return (
    <div className="page">
      <PageHead
        title={project === null ? text.newTitle : text.editTitle}
        hasUnsaved={form.isDirty}
        back={{
          to: leaveTo,
          title: project === null ? text.back : project.fields.name,
        }}
      />
      <div className="page__body">
        <div className="project-form">
          <Form label={text.label} onSave={save}>
            <DraftOffer form={form} />
            <KindChoice form={form} />
            {refusals.length > 0 && (
              <NoteBox tone="bad">
                <div className="project-form__refusal" role="alert">
                  <b>{text.refusedTitle}</b>
                  <ProblemList problems={refusals} />
                  <p>{text.refusedBody}</p>
                  <div>
                    <Button
                      size="xs"
                      onClick={() => {
                        form.set('kind', 'outside');
                        setRefusals([]);
                      }}
                    >
                      {text.switchToOutside}
                    </Button>
                  </div>
                </div>
              </NoteBox>
            )}
            <WhatSection form={form} />
            {form.values.kind === 'outside' && <ProofSection form={form} />}
            <WhenSection form={form} />
            <WhoSection form={form} />
            <MoreSection form={form} />
            {failure !== null && <ErrorPanel error={failure} />}
            {isStale && (
              <NoteBox tone="warning">
                <div className="row" role="alert">
                  <span>{text.stale}</span>
                  <Button
                    size="xs"
                    className="push"
                    onClick={() => reload().then(() => focusSaving(document), setFailure)}
                  >
                    {text.staleReload}
                  </Button>
                </div>
              </NoteBox>
            )}
            <FormButtons saveLabel={text.save} isSaving={isSaving} onCancel={() => navigate(leaveTo)} />
          </Form>
        </div>
      </div>
    </div>
  );
}

function KindChoice({ form }: { readonly form: ProjectForm }) {
  const { ledger } = useLedger();
  const choose = (kind: ProjectFields['kind']) => {
    form.set('kind', kind);
    form.set('organiserName', organiserOfKind(form.values.organiserName, kind, ledger.organisation.name));
  };
  const kinds = [
    { value: 'own', title: text.ownTitle, body: text.ownBody },
    { value: 'outside', title: text.outsideTitle, body: text.outsideBody },
  ] as const;
  return (
    <fieldset className="project-kinds">
      <legend>{text.kindQuestion}</legend>
      {kinds.map((kind) => (
        <label key={kind.value} className={form.values.kind === kind.value ? 'is-on' : ''}>
          <input
            type="radio"
            name="kind"
            checked={form.values.kind === kind.value}
            onChange={() => choose(kind.value)}
          />
          <span>
            <b>{kind.title}</b>
            <small>{kind.body}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function WhatSection({ form }: { readonly form: ProjectForm }) {
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
        <TextField label={text.number} maxLength={40} {...form.bind('number')} />
        <TextField label={text.documentNumber} maxLength={80} {...form.bind('documentNumber')} />
      </FormGrid>
    </FormSection>
  );
}

function ProofSection({ form }: { readonly form: ProjectForm }) {
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

function WhenSection({ form }: { readonly form: ProjectForm }) {
  const { values } = form;
  const used = figuresOf(values.form);
  const span = daysBetweenDates(values.startOn, values.endOn);
  return (
    <FormSection title={text.sections.when}>
      <FormGrid>
        <DateField label={text.startOn} isRequired {...form.bind('startOn')} />
        <DateField label={text.endOn} isRequired {...form.bind('endOn')} />
        {used.includes('days') && (
          <FigureField
            label={text.days}
            unit={text.unitDay}
            placeholder={span === null ? undefined : formatThousandths(span, 0)}
            {...form.bind('days')}
          />
        )}
        {used.includes('hours') && (
          <FigureField label={text.hours} unit={text.unitHour} {...form.bind('hours')} />
        )}
        {used.includes('dayHours') && <DayHoursField form={form} />}
        {used.includes('lessons') && (
          <FigureField
            label={text.lessons}
            unit={text.unitLesson}
            hint={text.lessonsHint}
            {...form.bind('lessons')}
          />
        )}
        {used.includes('minutes') && (
          <NumberField label={`${text.minutes}（${text.minutesUnit}）`} {...form.bind('minutes')} />
        )}
        {used.includes('sendingLevel') && (
          <SelectField
            label={text.sendingLevel}
            hint={text.sendingLevelHint}
            options={levelOptions}
            {...form.bind('sendingLevel')}
          />
        )}
        {used.includes('degreeLevel') && (
          <SelectField label={text.degreeLevel} options={degreeOptions} {...form.bind('degreeLevel')} />
        )}
        {used.includes('totalPeriods') && values.kind === 'own' && (
          <NumberField
            label={`${text.totalPeriods}（${text.unitPeriod}）`}
            hint={text.totalPeriodsHint}
            {...form.bind('totalPeriods')}
          />
        )}
        <DateField label={text.certificateOn} hint={text.certificateOnHint} {...form.bind('certificateOn')} />
      </FormGrid>
      <ByYear form={form} />
    </FormSection>
  );
}

function DayHoursField({ form }: { readonly form: ProjectForm }) {
  const binding = form.bind('dayHours');
  const [typed, setTyped] = useState<string | null>(null);
  const saved = (binding.value ?? []).map((hours) => formatThousandths(hours, 0)).join(' ');
  const isUnreadable = typed !== null && parseDayHours(typed) === undefined;
  return (
    <TextField
      label={text.dayHours}
      name="dayHours"
      hint={text.dayHoursHint}
      value={typed ?? saved}
      isUnreadable={isUnreadable}
      error={isUnreadable ? text.dayHoursInvalid : binding.error}
      onChange={(next) => {
        setTyped(next);
        const parsed = parseDayHours(next);
        if (parsed !== undefined) binding.onChange(parsed);
      }}
      onBlur={() => {
        if (!isUnreadable) setTyped(null);
        binding.onBlur();
      }}
    />
  );
}

/** Only for a project that crosses New Year and whose document splits it (H14.1). */
function ByYear({ form }: { readonly form: ProjectForm }) {
  const { values, errors } = form;
  const parts = values.byYear ?? [];
  const years = yearsTouched(values.startOn, values.endOn);
  if (years.length < 2 && parts.length === 0) return null;
  const setPart = (index: number, part: Partial<(typeof parts)[number]>) =>
    form.set(
      'byYear',
      parts.map((old, at) => (at === index ? { ...old, ...part } : old)),
    );
  return (
    <div className="project-years">
      <CheckField
        label={text.byYear}
        hint={text.byYearHint}
        value={parts.length > 0}
        onChange={(isOn) =>
          form.set('byYear', isOn ? years.map((year) => ({ year, days: null, hours: null })) : null)
        }
      />
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the year itself may be edited
        <div key={index} className="project-years__row">
          <NumberField
            label={text.byYearYear}
            value={part.year}
            onChange={(year) => year !== null && setPart(index, { year })}
          />
          <FigureField
            label={text.days}
            unit={text.unitDay}
            value={part.days}
            onChange={(days) => setPart(index, { days })}
          />
          <FigureField
            label={text.hours}
            unit={text.unitHour}
            value={part.hours}
            onChange={(hours) => setPart(index, { hours })}
          />
          <button
            type="button"
            className="icon-button"
            aria-label={text.byYearRemove(String(part.year))}
            title={text.byYearRemove(String(part.year))}
            onClick={() => {
              const rest = parts.filter((_, at) => at !== index);
              form.set('byYear', rest.length === 0 ? null : rest);
            }}
          >
            <IconX size={15} />
          </button>
        </div>
      ))}
      {parts.length > 0 && (
        <div>
          <Button
            size="xs"
            leftSection={<IconPlus size={13} />}
            onClick={() =>
              form.set('byYear', [
                ...parts,
                {
                  year: (parts.at(-1)?.year ?? Number((values.startOn ?? '2024').slice(0, 4))) + 1,
                  days: null,
                  hours: null,
                },
              ])
            }
          >
            {text.byYearAdd}
          </Button>
        </div>
      )}
      {errors.byYear !== undefined && (
        <p className="small tone-bad" role="alert">
          {errors.byYear}
        </p>
      )}
    </div>
  );
}

function WhoSection({ form }: { readonly form: ProjectForm }) {
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
        <div className="project-form__checks is-wide">
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

function MoreSection({ form }: { readonly form: ProjectForm }) {
  return (
    <FormSection title={text.sections.more}>
      <FormGrid>
        <TextField label={text.place} maxLength={100} {...form.bind('place')} />
        <TextField label={text.category} maxLength={60} {...form.bind('category')} />
        {(form.values.level === 'national' || form.values.subProject !== null) && (
          <TextField
            label={text.subProject}
            hint={text.subProjectHint}
            maxLength={100}
            {...form.bind('subProject')}
          />
        )}
        <div className="project-form__checks is-wide">
          <CheckField label={text.isAbroad} hint={text.isAbroadHint} {...form.bind('isAbroad')} />
        </div>
        <TextAreaField label={text.remark} maxLength={500} {...form.bind('remark')} />
      </FormGrid>
    </FormSection>
  );
}
