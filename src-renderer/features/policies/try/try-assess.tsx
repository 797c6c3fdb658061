import type { DescribedPack } from '../../../../src-shared/policy/document/described-pack.ts';
import type { PackRef } from '../../../../src-shared/rpc/contract/policies.ts';
import { optionsOf } from '../../../components/filters/options.ts';
import { CheckField } from '../../../components/form/fields.tsx';
import { DateField, NumberField } from '../../../components/form/parsed-fields.tsx';
import { trialText } from '../../../text/policies/trial.ts';
import { Fold } from '../fold.tsx';
import { AssessAnswer } from './assess-answer.tsx';
import type { AssessForm } from './assess-facts.ts';
import { AssessLines } from './assess-lines.tsx';
import { Segments } from './fields/segments.tsx';
import { type ErrorAt, errorFinder, TrialFields, WideField } from './fields/trial-fields.tsx';
import { useAssessTrial } from './use-assess-trial.ts';

const text = trialText.assess;
const asks = optionsOf(['year', 'cycle'], text.asks);

type TryAssessProps = {
  readonly pack: PackRef;
  readonly axes: DescribedPack['axes'];
  readonly isShown: boolean;
  readonly decideIn: string | null;
};

/** A year or a cycle of records, typed as rows: the verdict follows while typing. */
export function TryAssess({ pack, axes, isShown, decideIn }: TryAssessProps) {
  const { form, change, isAsked, query } = useAssessTrial(pack, isShown);
  const errorAt = errorFinder(query.data?.problems);
  const set: SetField = (key, value) => change((now) => ({ ...now, [key]: value }));
  return (
    <>
      <TrialFields label={trialText.modes.assess}>
        <WideField>
          <Segments
            label={text.asks.label}
            options={asks}
            value={form.asks}
            onChange={(value) => set('asks', value)}
          />
        </WideField>
        <PeriodFields form={form} set={set} errorAt={errorAt} />
      </TrialFields>
      <AssessLines form={form} axes={axes} errorAt={errorAt} onChange={change} />
      <Fold summary={text.teacher}>
        <TeacherFields form={form} set={set} errorAt={errorAt} />
      </Fold>
      {isAsked && (
        <AssessAnswer
          query={query}
          decideIn={decideIn}
          titles={{
            year: text.verdictYear(String(form.year ?? '')),
            cycle: text.verdictCycle(String(form.from ?? ''), String(form.to ?? '')),
          }}
          onRetry={() => void query.refetch()}
        />
      )}
    </>
  );
}

type SetField = <Key extends keyof AssessForm>(key: Key, value: AssessForm[Key]) => void;
type FieldsProps = { readonly form: AssessForm; readonly set: SetField; readonly errorAt: ErrorAt };

function PeriodFields({ form, set, errorAt }: FieldsProps) {
  if (form.asks === 'year')
    return (
      <NumberField
        label={text.year}
        isRequired
        value={form.year}
        onChange={(value) => set('year', value)}
        error={form.year === null ? text.need : errorAt('year')}
      />
    );
  return (['from', 'to'] as const).map((end) => (
    <NumberField
      key={end}
      label={text[end]}
      isRequired
      value={form[end]}
      onChange={(value) => set(end, value)}
      error={form[end] === null ? text.needCycle : errorAt(`cycle/${end}`)}
    />
  ));
}

function TeacherFields({ form, set, errorAt }: FieldsProps) {
  return (
    <TrialFields label={text.teacher}>
      {(['hiredOn', 'broughtInOn'] as const).map((day) => (
        <DateField
          key={day}
          label={text[day]}
          value={form[day]}
          onChange={(date) => set(day, date)}
          error={errorAt(`teacher/${day}`)}
        />
      ))}
      <CheckField
        isWide
        label={text.proof}
        value={form.hasProof}
        isDisabled={form.broughtInOn === null}
        onChange={(has) => set('hasProof', has)}
      />
    </TrialFields>
  );
}
