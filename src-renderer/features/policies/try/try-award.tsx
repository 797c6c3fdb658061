import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { DescribedPack } from '../../../../src-shared/policy/document/described-pack.ts';
import type { PackRef } from '../../../../src-shared/rpc/contract/policies.ts';
import {
  degreeLevels,
  type Form,
  forms,
  levels,
  organiserKinds,
  roles,
  schoolStages,
} from '../../../../src-shared/training/training-words.ts';
import {
  CheckField,
  DateField,
  FigureField,
  SelectField,
  TextField,
} from '../../../components/form/form.tsx';
import type { Option } from '../../../components/page/filters.tsx';
import { orpc } from '../../../rpc.ts';
import { policiesText } from '../../../text/policies.ts';
import { problemSentence } from '../../../text/problems.ts';
import {
  degreeLevelWords,
  formWords,
  levelWords,
  organiserKindWords,
  roleWords,
  schoolStageWords,
} from '../../../text/words.ts';
import {
  type AwardForm,
  awardFacts,
  firstAward,
  type Measure,
  neededMeasures,
  parseDayHours,
  rulesFor,
} from './award-facts.ts';
import { AwardAnswer } from './trial-answer.tsx';

const text = policiesText.trial;

type TryAwardProps = {
  readonly pack: PackRef;
  readonly document: DescribedPack;
  readonly isShown: boolean;
  readonly decideIn: string | null;
};

function optionsOf<Value extends string>(
  values: readonly Value[],
  words: Readonly<Record<Value, string>>,
): readonly Option<Value>[] {
  return values.map((value) => ({ value, label: words[value] }));
}

const levelOptions = optionsOf(levels, levelWords);

/** One activity: only what its form needs is asked, the answer follows while typing. */
export function TryAward({ pack, document, isShown, decideIn }: TryAwardProps) {
  const { activities } = document;
  const [form, setForm] = useState<AwardForm>(() => startingForm(activities));
  const set = <Key extends keyof AwardForm>(key: Key, value: AwardForm[Key]) =>
    setForm((now) => ({ ...now, [key]: value }));
  const needed = neededMeasures(activities, form);
  const facts = useMemo(() => awardFacts(form, neededMeasures(activities, form)), [form, activities]);
  const [rested] = useDebouncedValue(facts, 180);
  const query = useQuery({
    ...orpc.policies.tryAward.queryOptions({ input: { ...pack, facts: rested } }),
    enabled: isShown,
    placeholderData: keepPreviousData,
  });
  const problems = query.data?.problems ?? [];
  const errorAt = (...fields: readonly string[]) => {
    const found = problems.find(({ at }) => fields.includes((at?.field ?? '').replace(/^\//, '')));
    return found === undefined ? undefined : problemSentence(found);
  };
  const setFormKind = (kind: Form | null) => {
    if (kind === null) return;
    const known = rolesOf(activities, kind);
    setForm((now) => ({
      ...now,
      form: kind,
      role: known.includes(now.role) ? now.role : (known[0] ?? now.role),
    }));
  };
  const isKnown = rulesFor(activities, form).length > 0;
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: nothing here is sent; a form would offer to submit */}
      <div className="policies__fields is-three" role="group" aria-label={text.modes.award}>
        <SelectField
          label={text.form}
          isRequired
          value={form.form}
          options={formOptions(activities)}
          onChange={setFormKind}
        />
        <SelectField
          label={text.level}
          isRequired
          value={form.level}
          options={levelOptions}
          onChange={(level) => level !== null && set('level', level)}
        />
        <SelectField
          label={text.role}
          isRequired
          value={form.role}
          options={optionsOf(roles, roleWords)}
          onChange={(role) => role !== null && set('role', role)}
        />
        <Measures form={form} needed={needed} set={set} errorAt={errorAt} />
        {form.form === 'shadowing' && (
          <SelectField
            label={text.sendingLevel}
            value={form.sendingLevel}
            options={levelOptions}
            onChange={(level) => set('sendingLevel', level)}
          />
        )}
        {form.form === 'degree' && (
          <SelectField
            label={text.degreeLevel}
            value={form.degreeLevel}
            options={optionsOf(degreeLevels, degreeLevelWords)}
            onChange={(level) => set('degreeLevel', level)}
          />
        )}
      </div>
      <div className="policies__fields">
        <DateField
          label={text.start}
          value={form.start}
          onChange={(date) => set('start', date)}
          error={errorAt('start')}
        />
        <DateField
          label={text.end}
          value={form.end}
          onChange={(date) => set('end', date)}
          error={errorAt('end')}
        />
        <CheckField label={text.passed} value={form.passed} onChange={(is) => set('passed', is)} />
        <CheckField
          label={text.certificate}
          value={form.certificate}
          onChange={(is) => set('certificate', is)}
        />
      </div>
      <More form={form} set={set} errorAt={errorAt} />
      {!isKnown && <p className="small tone-muted">{text.unknownForm}</p>}
      <AwardAnswer
        query={query}
        onRetry={() => void query.refetch()}
        hasCredits={document.head.hasCredits}
        decideIn={decideIn}
      />
    </>
  );
}

type SetField = <Key extends keyof AwardForm>(key: Key, value: AwardForm[Key]) => void;
type FieldsProps = {
  readonly form: AwardForm;
  readonly set: SetField;
  readonly errorAt: (...fields: readonly string[]) => string | undefined;
};

const measureUnits: Readonly<Record<Exclude<Measure, 'dayHours'>, string>> = {
  days: text.days,
  hours: text.hours,
  lessons: text.lessons,
  minutes: text.minutes,
  score: text.score,
};

function Measures({ form, needed, set, errorAt }: FieldsProps & { readonly needed: readonly Measure[] }) {
  return needed.map((measure) =>
    measure === 'dayHours' ? (
      <TextField
        key={measure}
        label={text.dayHours}
        placeholder={text.dayHoursHint}
        value={form.dayHours}
        onChange={(value) => set('dayHours', value)}
        error={parseDayHours(form.dayHours) === null ? text.dayHoursInvalid : errorAt('dayHours')}
      />
    ) : (
      <FigureField
        key={measure}
        label={measureUnits[measure]}
        value={form[measure]}
        onChange={(value) => set(measure, value)}
        error={errorAt(measure)}
      />
    ),
  );
}

const moreFields = [
  'certificateDate',
  'totalPeriods',
  'absentPeriods',
  'excusedPeriods',
  'organiser/kind',
  'organiser/level',
];

/** What seldom matters, folded away until it is asked for or wrong. */
function More({ form, set, errorAt }: FieldsProps) {
  const [isOpen, setIsOpen] = useState(false);
  const hasError = errorAt(...moreFields) !== undefined;
  return (
    <details
      className="policies__more"
      open={isOpen || hasError}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary>{text.more}</summary>
      {/* biome-ignore lint/a11y/useSemanticElements: nothing here is sent; a form would offer to submit */}
      <div className="policies__fields" role="group" aria-label={text.more}>
        <DateField
          label={text.certificateDate}
          value={form.certificateDate}
          onChange={(date) => set('certificateDate', date)}
          error={errorAt('certificateDate')}
        />
        <FigureField
          label={text.totalPeriods}
          value={form.totalPeriods}
          onChange={(value) => set('totalPeriods', value)}
          error={errorAt('totalPeriods')}
        />
        <FigureField
          label={text.absentPeriods}
          value={form.absentPeriods}
          onChange={(value) => set('absentPeriods', value)}
          error={errorAt('absentPeriods')}
        />
        <FigureField
          label={text.excusedPeriods}
          value={form.excusedPeriods}
          onChange={(value) => set('excusedPeriods', value)}
          error={errorAt('excusedPeriods')}
        />
        <SelectField
          label={text.organiserKind}
          value={form.organiserKind}
          options={optionsOf(organiserKinds, organiserKindWords)}
          onChange={(kind) => set('organiserKind', kind)}
        />
        <SelectField
          label={text.organiserLevel}
          value={form.organiserLevel}
          options={levelOptions}
          onChange={(level) => set('organiserLevel', level)}
        />
        <SelectField
          label={text.stage}
          value={form.stage}
          options={optionsOf(schoolStages, schoolStageWords)}
          onChange={(stage) => set('stage', stage)}
        />
        <span />
        <CheckField
          isWide
          label={text.approved}
          value={form.approved}
          onChange={(is) => set('approved', is)}
        />
        <CheckField
          isWide
          label={text.registered}
          value={form.registered}
          onChange={(is) => set('registered', is)}
        />
        <CheckField
          isWide
          label={text.delegated}
          value={form.delegated}
          onChange={(is) => set('delegated', is)}
        />
        <CheckField
          label={text.inDistrict}
          value={form.inDistrict}
          onChange={(is) => set('inDistrict', is)}
        />
        <CheckField label={text.probation} value={form.probation} onChange={(is) => set('probation', is)} />
      </div>
    </details>
  );
}

/** Forms the pack speaks of first, the others after them. */
function formOptions(activities: DescribedPack['activities']): readonly Option<Form>[] {
  const known = new Set(activities.flatMap((activity) => activity.forms));
  const inOrder = [...forms.filter((form) => known.has(form)), ...forms.filter((form) => !known.has(form))];
  return optionsOf(inOrder, formWords);
}

function rolesOf(activities: DescribedPack['activities'], form: Form): readonly AwardForm['role'][] {
  const named = activities
    .filter(({ forms: spokenOf }) => spokenOf.length === 0 || spokenOf.includes(form))
    .flatMap((activity) => (activity.roles.length === 0 ? roles : activity.roles));
  return roles.filter((role) => named.includes(role));
}

/** The pack's own first activity, so that the box never opens on one it does not know. */
function startingForm(activities: DescribedPack['activities']): AwardForm {
  const isKnown = rulesFor(activities, firstAward).length > 0;
  const form = isKnown ? firstAward.form : (activities[0]?.forms[0] ?? firstAward.form);
  const role = rolesOf(activities, form)[0] ?? firstAward.role;
  const level = isKnown ? firstAward.level : 'school';
  const asked = { form, role };
  // Days become hours only where the pack says how long a day is.
  const countsDays = rulesFor(activities, asked).some(({ hours }) => hours.includes('一天计'));
  return {
    ...firstAward,
    ...asked,
    level,
    days: countsDays ? firstAward.days : null,
    hours: countsDays ? null : 16_000,
  };
}
