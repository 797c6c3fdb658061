import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { singleFlight } from '../../../../src-shared/lib/single-flight.ts';
import type { knownLedgerSchema } from '../../../../src-shared/rpc/contract/app.ts';
import { ErrorPanel } from '../../../components/notes/error-panel.tsx';
import { useDelayed } from '../../../components/use-delayed.ts';
import { enterLedger } from '../../../ledger.ts';
import { client, orpc } from '../../../rpc.ts';
import { firstRunText as text } from '../../../text/first-run.ts';
import { formatInstant } from '../../../text/format.ts';
import { Choice, type ChoiceProps } from './choice.tsx';
import firstRun from './first-run.module.css';
import type { FirstRunStep } from './first-run-step.ts';
import css from './ledger-list.module.css';

type KnownLedger = z.infer<typeof knownLedgerSchema>;

/** The second click of a double click comes before the button is grey. */
const openOnce = singleFlight((ledgerId: string) => client.app.openLedger({ ledgerId }));
const openDemoOnce = singleFlight((which: 'school' | 'center') => client.app.openDemo({ which }));

type ChooseLedgerProps = { readonly onStep: (step: FirstRunStep) => void };

/** The four ways to a ledger, after those this machine knows. */
export function ChooseLedger({ onStep }: ChooseLedgerProps) {
  const known = useQuery(orpc.app.knownLedgers.queryOptions());
  const open = useMutation({ mutationFn: openOnce, onSuccess: () => enterLedger() });
  const demo = useMutation({ mutationFn: openDemoOnce, onSuccess: () => enterLedger() });
  const isBusy = open.isPending || demo.isPending;
  const isSlow = useDelayed(isBusy, 200);
  const error = open.error ?? demo.error ?? known.error;
  return (
    <>
      {known.data !== undefined && known.data.length > 0 && (
        <KnownLedgers ledgers={known.data} isBusy={isBusy} onOpen={open.mutate} onStep={onStep} />
      )}
      <div className={css['list']}>
        {waysTo({ onStep, onOpen: open.mutate, onDemo: demo.mutate }).map((way) => (
          <Choice key={way.title} isBusy={isBusy} {...way} />
        ))}
      </div>
      <p className={firstRun['busy']} role="status">
        {isSlow && (demo.isPending ? text.building : text.opening)}
      </p>
      {error !== null && <ErrorPanel error={error} />}
    </>
  );
}

type Ways = ChooseLedgerProps & {
  readonly onOpen: (ledgerId: string) => void;
  readonly onDemo: (which: 'school' | 'center') => void;
};

/** Only the desktop window can ask for a folder; a browser has none to offer. */
function waysTo({ onStep, onOpen, onDemo }: Ways): readonly Omit<ChoiceProps, 'isBusy'>[] {
  const { host } = window;
  const openFolder = async () => {
    const ledgerId = await host?.chooseLedgerFolder();
    if (ledgerId !== undefined && ledgerId !== null) onOpen(ledgerId);
  };
  return [
    { title: text.create, hint: text.createHint, onClick: () => onStep({ kind: 'create' }) },
    ...(host === undefined
      ? []
      : [{ title: text.openFolder, hint: text.openFolderHint, onClick: () => void openFolder() }]),
    { title: text.restore, hint: text.restoreHint, onClick: () => onStep({ kind: 'restoreFile' }) },
    { title: text.demoSchool, hint: text.demoSchoolHint, onClick: () => onDemo('school') },
    { title: text.demoCenter, hint: text.demoCenterHint, onClick: () => onDemo('center') },
  ];
}

type KnownLedgersProps = ChooseLedgerProps & {
  readonly ledgers: readonly KnownLedger[];
  readonly isBusy: boolean;
  readonly onOpen: (ledgerId: string) => void;
};

function KnownLedgers({ ledgers, isBusy, onOpen, onStep }: KnownLedgersProps) {
  return (
    <>
      <h3>{text.known}</h3>
      <div className={css['list']}>
        {ledgers.map((ledger) => (
          <KnownLine
            key={ledger.ledgerId}
            ledger={ledger}
            isBusy={isBusy}
            onOpen={() => onOpen(ledger.ledgerId)}
            onRestore={() =>
              onStep({
                kind: 'restoreKnown',
                ledgerId: ledger.ledgerId,
                title: ledger.organisationName ?? ledger.folderName,
              })
            }
          />
        ))}
      </div>
      <h3>{text.others}</h3>
    </>
  );
}

type KnownLineProps = {
  readonly ledger: KnownLedger;
  readonly isBusy: boolean;
  readonly onOpen: () => void;
  readonly onRestore: () => void;
};

function KnownLine({ ledger, isBusy, onOpen, onRestore }: KnownLineProps) {
  const isReady = ledger.state === 'ready';
  const opened = ledger.openedAt === null ? text.neverOpened : text.openedAt(formatInstant(ledger.openedAt));
  return (
    <div className={css['row']} data-ledger={ledger.ledgerId}>
      <button type="button" className={css['item']} disabled={isBusy || !isReady} onClick={onOpen}>
        <b className="truncate">{ledger.organisationName ?? ledger.folderName}</b>
        <small className={isReady ? '' : 'tone-bad'}>
          {isReady ? `${ledger.folderName} · ${opened}` : text.knownStates[ledger.state]}
        </small>
        {isReady && <span className={css['arrow']}>›</span>}
      </button>
      {ledger.state === 'damaged' && (
        <Button size="xs" onClick={onRestore}>
          {text.restoreKnown}
        </Button>
      )}
    </div>
  );
}
