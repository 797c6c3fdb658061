import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Outputs } from '../../../../src-shared/rpc/contract/index.ts';
import type { Level } from '../../../../src-shared/training/training-words.ts';
import { Form, FormGrid, SelectField, TextField } from '../../../components/form/form.tsx';
import { ErrorPanel } from '../../../components/notes/error-panel.tsx';
import { enterLedger, useStatus } from '../../../ledger.ts';
import { client, orpc } from '../../../rpc.ts';
import { cycleStarts } from '../../../text/cycle-starts.ts';
import { firstRunText as text } from '../../../text/first-run.ts';
import { provinceWord } from '../../../text/regions.ts';
import { organisationLevelWords } from '../../../text/words.ts';
import css from './create-ledger.module.css';
import firstRun from './first-run.module.css';

type Policy = Outputs['app']['policies'][number];

const organisationLevels = ['school', 'county', 'city', 'provincial'] as const satisfies readonly Level[];

/** Region → policy → organisation → cycle; the ledger that comes of it opens empty and asks for its teachers. */
export function CreateLedger() {
  const policies = useQuery(orpc.app.policies.queryOptions());
  const [step, setStep] = useState(0);
  const [policy, setPolicy] = useState<Policy | null>(null);
  const [organisation, setOrganisation] = useState({
    name: '',
    level: 'school' as Level,
    regionCode: '',
    schoolCode: null as string | null,
  });
  const [cycleFrom, setCycleFrom] = useState<number | null>(null);
  const create = useMutation({
    mutationFn: (input: Parameters<typeof client.app.createLedger>[0]) => client.app.createLedger(input),
    onSuccess: () => enterLedger(),
  });
  // The first-run page is shown once the status is known; its day is the desk's, not this browser's.
  const presentYear = Number(useStatus().data?.today.slice(0, 4));
  const starts = cycleStarts(presentYear, policy?.cycleYears ?? null);
  const choosePolicy = (chosen: Policy | null) => {
    setPolicy(chosen);
    setCycleFrom(null);
    if (chosen === null) return;
    const isSameProvince = organisation.regionCode.slice(0, 2) === chosen.regionCode.slice(0, 2);
    if (!isSameProvince) setOrganisation((now) => ({ ...now, regionCode: chosen.regionCode }));
  };
  return (
    <>
      <ol className={css['steps']}>
        {text.steps.map((title, index) => (
          <li
            key={title}
            className={index === step ? css['isNow'] : ''}
            aria-current={index === step ? 'step' : undefined}
          >
            {index + 1}　{title}
          </li>
        ))}
      </ol>
      {policies.error !== null && <ErrorPanel error={policies.error} />}
      {step === 0 && policies.data !== undefined && (
        <ChoosePolicy
          policies={policies.data}
          chosen={policy}
          onChoose={choosePolicy}
          onNext={() => setStep(1)}
        />
      )}
      {step === 1 && (
        <DescribeOrganisation
          organisation={organisation}
          onChange={setOrganisation}
          onBack={() => setStep(0)}
          onNext={() => setStep(2)}
        />
      )}
      {step === 2 && policy !== null && (
        <ChooseCycle
          policy={policy}
          name={organisation.name.trim()}
          starts={starts}
          value={cycleFrom ?? starts[0] ?? null}
          isBusy={create.isPending}
          error={create.error}
          onChange={setCycleFrom}
          onBack={() => setStep(1)}
          onCreate={(from) =>
            create
              .mutateAsync({ organisation, policyId: policy.id, cycleFrom: from })
              // Said by `error`.
              .catch(() => undefined)
          }
        />
      )}
    </>
  );
}

type ChoosePolicyProps = {
  readonly policies: readonly Policy[];
  readonly chosen: Policy | null;
  readonly onChoose: (policy: Policy | null) => void;
  readonly onNext: () => void;
};

function ChoosePolicy({ policies, chosen, onChoose, onNext }: ChoosePolicyProps) {
  const regions = [...new Set(policies.map((policy) => provinceWord(policy.regionCode)))];
  const [region, setRegion] = useState<string | null>(
    chosen === null ? null : provinceWord(chosen.regionCode),
  );
  const policiesOf = (word: string | null) =>
    policies.filter((policy) => word === null || provinceWord(policy.regionCode) === word);
  const shown = policiesOf(region);
  // What is not on the screen is not chosen; the only one of a region is.
  const chooseRegion = (word: string | null) => {
    setRegion(word);
    const there = policiesOf(word);
    const [only = null] = there.length === 1 ? there : [];
    if (chosen === null || !there.includes(chosen)) onChoose(only);
  };
  return (
    <form
      className={firstRun['panel']}
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== null) onNext();
      }}
    >
      <FormGrid isSingle>
        <SelectField
          autoFocus
          isSearchable
          label={text.region}
          hint={text.regionHint}
          placeholder={text.allRegions}
          value={region}
          options={regions.map((word) => ({ value: word, label: word }))}
          onChange={chooseRegion}
        />
      </FormGrid>
      <fieldset className={css['choices']} style={{ margin: 0, padding: 0 }}>
        <legend className="visually-hidden">{text.policy}</legend>
        {shown.map((policy) => (
          <label key={policy.id} className={css['choice']}>
            <input
              type="radio"
              name="policy"
              checked={chosen?.id === policy.id}
              onChange={() => onChoose(policy)}
            />
            <span>{policy.title}</span>
            <small>
              {text.policyIssuer(policy.issuer)} · {text.policyCycle(policy.cycleYears)}
            </small>
          </label>
        ))}
      </fieldset>
      <div className={css['buttons']}>
        <Button type="submit" variant="filled" disabled={chosen === null}>
          {text.next}
        </Button>
      </div>
    </form>
  );
}

type Organisation = {
  readonly name: string;
  readonly level: Level;
  readonly regionCode: string;
  readonly schoolCode: string | null;
};

type DescribeOrganisationProps = {
  readonly organisation: Organisation;
  readonly onChange: (organisation: Organisation) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
};

function DescribeOrganisation({ organisation, onChange, onBack, onNext }: DescribeOrganisationProps) {
  const [isTouched, setIsTouched] = useState(false);
  const isCodeValid = /^\d{6}$/.test(organisation.regionCode);
  const isReady = organisation.name.trim() !== '' && isCodeValid;
  return (
    <Form label={text.create} onSave={() => (isReady ? onNext() : setIsTouched(true))}>
      <FormGrid>
        <TextField
          autoFocus
          isWide
          isRequired
          label={text.organisationName}
          placeholder={text.organisationPlaceholder}
          maxLength={100}
          value={organisation.name}
          onChange={(name) => onChange({ ...organisation, name })}
        />
        <SelectField
          isRequired
          label={text.organisationLevel}
          hint={text.organisationLevelHint}
          options={organisationLevels.map((level) => ({
            value: level,
            label: organisationLevelWords[level],
          }))}
          value={organisation.level as (typeof organisationLevels)[number]}
          onChange={(level) => level !== null && onChange({ ...organisation, level })}
        />
        <TextField
          isRequired
          label={text.regionCode}
          hint={text.regionCodeHint}
          maxLength={6}
          error={isTouched && !isCodeValid ? text.regionCodeInvalid : undefined}
          value={organisation.regionCode}
          onBlur={() => setIsTouched(true)}
          onChange={(regionCode) => onChange({ ...organisation, regionCode })}
        />
        {organisation.level === 'school' && (
          <TextField
            label={text.schoolCode}
            hint={text.schoolCodeHint}
            maxLength={20}
            value={organisation.schoolCode}
            onChange={(schoolCode) => onChange({ ...organisation, schoolCode })}
          />
        )}
      </FormGrid>
      <div className={css['buttons']}>
        <Button type="submit" variant="filled" disabled={!isReady}>
          {text.next}
        </Button>
        <Button onClick={onBack}>{text.back}</Button>
      </div>
    </Form>
  );
}

type ChooseCycleProps = {
  readonly policy: Policy;
  readonly name: string;
  readonly starts: readonly number[];
  readonly value: number | null;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onChange: (from: number) => void;
  readonly onBack: () => void;
  readonly onCreate: (from: number) => Promise<unknown>;
};

function ChooseCycle(props: ChooseCycleProps) {
  const { policy, value } = props;
  const length = policy.cycleYears ?? 1;
  return (
    <Form label={text.create} onSave={() => value !== null && props.onCreate(value)}>
      <p>{text.summary(props.name, policy.title)}</p>
      <FormGrid isSingle>
        <SelectField
          autoFocus
          isRequired
          label={text.cycle}
          hint={text.cycleHint}
          options={props.starts.map((from) => ({
            value: String(from),
            label: text.cycleOption(from, from + length - 1),
          }))}
          value={value === null ? null : String(value)}
          onChange={(from) => from !== null && props.onChange(Number(from))}
        />
      </FormGrid>
      {props.error !== null && <ErrorPanel error={props.error} />}
      <div className={css['buttons']}>
        <Button type="submit" variant="filled" loading={props.isBusy}>
          {text.finish}
        </Button>
        <Button onClick={props.onBack}>{text.back}</Button>
      </div>
    </Form>
  );
}
