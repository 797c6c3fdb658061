import { type ReactNode, useState } from 'react';
import { ActorForm } from '../../../frame/actor-dialog.tsx';
import { firstRunText } from '../../../text/first-run.ts';
import { ChooseLedger } from './choose-ledger.tsx';
import { CreateLedger } from './create-ledger.tsx';
import css from './first-run.module.css';
import type { FirstRunStep } from './first-run-step.ts';
import { RestoreFile } from './restore-file.tsx';
import { RestoreKnown } from './restore-known.tsx';

/** What the window shows before a ledger is open: who works here, then which ledger. */
export function FirstRun({ actor }: { readonly actor: string | null }) {
  const [step, setStep] = useState<FirstRunStep>({ kind: 'choose' });
  if (actor === null)
    return (
      <Start title={firstRunText.actor.title} lead={firstRunText.lead}>
        <ActorForm initial="" label={firstRunText.actor.go} onDone={() => {}} />
      </Start>
    );
  const goBack = () => setStep({ kind: 'choose' });
  switch (step.kind) {
    case 'choose':
      return (
        <Start title={firstRunText.title} lead={firstRunText.lead}>
          <ChooseLedger onStep={setStep} />
        </Start>
      );
    case 'create':
      return (
        <Start title={firstRunText.create} onBack={goBack}>
          <CreateLedger />
        </Start>
      );
    case 'restoreFile':
      return (
        <Start title={firstRunText.restoreFromFile} onBack={goBack}>
          <RestoreFile />
        </Start>
      );
    case 'restoreKnown':
      return (
        <Start title={step.title} onBack={goBack}>
          <RestoreKnown ledgerId={step.ledgerId} onFile={() => setStep({ kind: 'restoreFile' })} />
        </Start>
      );
  }
}

type StartProps = {
  readonly title: string;
  readonly lead?: string;
  readonly onBack?: () => void;
  readonly children: ReactNode;
};

function Start({ title, lead, onBack, children }: StartProps) {
  return (
    <main className={css['start']}>
      {onBack !== undefined && (
        <button type="button" className={css['back']} onClick={onBack}>
          ‹ {firstRunText.toStart}
        </button>
      )}
      <h1>{title}</h1>
      <p className={css['lead']}>{lead}</p>
      {children}
    </main>
  );
}
