import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorPanel } from '../../../components/notes/error-panel.tsx';
import { enterLedger, useStatus } from '../../../ledger.ts';
import { client, orpc } from '../../../rpc.ts';
import { cycleStarts } from '../../../text/cycle-starts.ts';
import { firstRunText as text } from '../../../text/first-run.ts';
import { ChooseCycle } from './choose-cycle.tsx';
import { ChoosePolicy, type Policy } from './choose-policy.tsx';
import { ChooseTexts, VocationalField } from './choose-texts.tsx';
import css from './create-ledger.module.css';
import { DescribeOrganisation, type Organisation } from './describe-organisation.tsx';
import { regionUnder } from './policy-regions.ts';
import { useProposedTexts } from './use-proposed-texts.ts';

/** Region → policy → organisation → cycle; the ledger that comes of it opens empty and asks for its teachers. */
export function CreateLedger() {
  const policies = useQuery(orpc.app.policies.queryOptions());
  const [step, setStep] = useState(0);
  const { policy, choosePolicy, organisation, setOrganisation, cycleFrom, setCycleFrom } = useNewLedger();
  return (
    <>
      <Steps now={step} />
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
        <FirstCycle
          {...{ policy, organisation }}
          chosen={cycleFrom}
          onChange={setCycleFrom}
          onBack={() => setStep(1)}
        />
      )}
    </>
  );
}

/** What is chosen on the way; a policy proposes its region, and another policy counts its cycles anew. */
function useNewLedger() {
  const [policy, setPolicy] = useState<Policy | null>(null);
  const [organisation, setOrganisation] = useState<Organisation>({
    name: '',
    level: 'school',
    regionCode: '',
    schoolCode: null,
  });
  const [cycleFrom, setCycleFrom] = useState<number | null>(null);
  const choosePolicy = (chosen: Policy | null) => {
    setPolicy(chosen);
    setCycleFrom(null);
    if (chosen === null) return;
    setOrganisation((now) => ({ ...now, regionCode: regionUnder(chosen, now.regionCode) }));
  };
  return { policy, choosePolicy, organisation, setOrganisation, cycleFrom, setCycleFrom };
}

function Steps({ now }: { readonly now: number }) {
  return (
    <ol className={css['steps']}>
      {text.steps.map((title, index) => (
        <li
          key={title}
          className={index === now ? css['isNow'] : ''}
          aria-current={index === now ? 'step' : undefined}
        >
          {index + 1}　{title}
        </li>
      ))}
    </ol>
  );
}

type FirstCycleProps = {
  readonly policy: Policy;
  readonly organisation: Organisation;
  /** Null leaves the usual start. */
  readonly chosen: number | null;
  readonly onChange: (from: number) => void;
  readonly onBack: () => void;
};

function FirstCycle({ policy, organisation, chosen, onChange, onBack }: FirstCycleProps) {
  const texts = useProposedTexts(policy, organisation);
  const create = useMutation({
    mutationFn: (cycleFrom: number) =>
      client.app.createLedger({ organisation, policyId: policy.id, ...texts.chosen, cycleFrom }),
    onSuccess: () => enterLedger(),
  });
  // The first-run page is shown once the status is known; its day is the ledger's, not this browser's.
  const presentYear = Number(useStatus().data?.today.slice(0, 4));
  const starts = cycleStarts(presentYear, texts.cycleYears);
  return (
    <ChooseCycle
      cycleYears={texts.cycleYears}
      summary={text.summary(organisation.name.trim(), texts.isSet ? texts.titles : policy.title)}
      starts={starts}
      value={chosen ?? starts[0] ?? null}
      isBusy={create.isPending}
      error={create.error ?? texts.error}
      onChange={onChange}
      onBack={onBack}
      // Said by `error`.
      onCreate={(cycleFrom) => create.mutateAsync(cycleFrom).catch(() => undefined)}
    >
      {organisation.level === 'school' && (
        <VocationalField value={texts.isVocational} onChange={texts.setIsVocational} />
      )}
      {texts.proposal !== null && (
        <ChooseTexts
          proposal={texts.proposal}
          alone={policy.title}
          isSet={texts.isSet}
          onChange={texts.setIsSet}
        />
      )}
    </ChooseCycle>
  );
}
