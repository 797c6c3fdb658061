import type { ActivityRow, DescribedPack } from '../../../../src-shared/policy/document/described-pack.ts';
import { isDivided } from '../../../../src-shared/policy/pack/classification-axis.ts';
import type { PackRef } from '../../../../src-shared/rpc/contract/policies.ts';
import { type Form, forms, roles } from '../../../../src-shared/training/training-words.ts';
import { optionsOf } from '../../../components/filters/options.ts';
import { CheckField, SelectField } from '../../../components/form/fields.tsx';
import { DateField } from '../../../components/form/parsed-fields.tsx';
import { trialText as text } from '../../../text/policies/trial.ts';
import { formWords, roleWords } from '../../../text/words.ts';
import { AwardAnswer } from './award-answer.tsx';
import { type AwardForm, rulesFor, withForm, withValue } from './award-facts.ts';
import { type AwardFieldsProps, levelOptions } from './fields/award-fields.ts';
import { AwardMeasures } from './fields/award-measures.tsx';
import { AwardMore } from './fields/award-more.tsx';
import { errorFinder, TrialFields } from './fields/trial-fields.tsx';
import { useAwardTrial } from './use-award-trial.ts';

type TryAwardProps = {
  readonly pack: PackRef;
  readonly document: DescribedPack;
  readonly isShown: boolean;
  readonly decideIn: string | null;
};

/** One activity: only what its form needs is asked, the answer follows while typing. */
export function TryAward({ pack, document, isShown, decideIn }: TryAwardProps) {
  const { activities } = document;
  const { form, change, needed, query } = useAwardTrial(pack, activities, isShown);
  const fields: AwardFieldsProps = {
    form,
    set: (key, value) => change((now) => ({ ...now, [key]: value })),
    errorAt: errorFinder(query.data?.problems),
  };
  return (
    <>
      <TrialFields label={text.modes.award} columns={3}>
        <ScopeFields {...fields} activities={activities} onChange={change} />
        <AxisFields {...fields} axes={document.axes} />
        <AwardMeasures {...fields} needed={needed} />
      </TrialFields>
      <TrialFields>
        <OutcomeFields {...fields} />
      </TrialFields>
      <AwardMore {...fields} />
      {rulesFor(activities, form).length === 0 && <p className="small tone-muted">{text.unknownForm}</p>}
      <AwardAnswer
        query={query}
        onRetry={() => void query.refetch()}
        hasCredits={document.head.hasCredits}
        decideIn={decideIn}
      />
    </>
  );
}

type ScopeFieldsProps = AwardFieldsProps & {
  readonly activities: readonly ActivityRow[];
  readonly onChange: (change: (now: AwardForm) => AwardForm) => void;
};

/** Which activity it was: form, level, role. */
function ScopeFields({ form, set, activities, onChange }: ScopeFieldsProps) {
  return (
    <>
      <SelectField
        label={text.form}
        isRequired
        value={form.form}
        options={optionsOf(knownFirst(activities), formWords)}
        onChange={(kind) => kind !== null && onChange((now) => withForm(now, kind, activities))}
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
    </>
  );
}

type AxisFieldsProps = Pick<AwardFieldsProps, 'form' | 'set'> & Pick<DescribedPack, 'axes'>;

/** What it is by the axes of the pack that its form has. */
function AxisFields({ form, set, axes }: AxisFieldsProps) {
  return axes
    .filter((axis) => isDivided(axis, form.form))
    .map(({ id, title, values }) => (
      <SelectField
        key={id}
        label={title}
        value={form.classification[id] ?? null}
        options={values.map((value) => ({ value: value.id, label: value.title }))}
        onChange={(value) => set('classification', withValue(form.classification, id, value))}
      />
    ));
}

/** Forms the pack speaks of first, the others after them. */
function knownFirst(activities: readonly ActivityRow[]): readonly Form[] {
  const known = new Set(activities.flatMap((activity) => activity.forms));
  return [...forms.filter((form) => known.has(form)), ...forms.filter((form) => !known.has(form))];
}

/** When it was, and what came of it. */
function OutcomeFields({ form, set, errorAt }: AwardFieldsProps) {
  return (
    <>
      {(['start', 'end'] as const).map((day) => (
        <DateField
          key={day}
          label={text[day]}
          value={form[day]}
          onChange={(date) => set(day, date)}
          error={errorAt(day)}
        />
      ))}
      {(['passed', 'certificate'] as const).map((key) => (
        <CheckField key={key} label={text[key]} value={form[key]} onChange={(is) => set(key, is)} />
      ))}
    </>
  );
}
