import { notifications } from '@mantine/notifications';
import { type Query, useQuery } from '@tanstack/react-query';
import { createContext, use } from 'react';
import { assert } from '../src-shared/lib/assert.ts';
import { singleFlight } from '../src-shared/lib/single-flight.ts';
import type { LedgerSummary } from '../src-shared/rpc/contract/app.ts';
import { askAgain, forgetAll, watchLedger } from './ask-again.ts';
import { navigate } from './routing.ts';
import { client, orpc, queryClient, speakOf, whenNotOpen } from './rpc.ts';
import { shellText } from './text/shell.ts';

/** What every page of an open ledger may ask: the ledger itself (`cycle` is the one that holds the chosen year) and that year. */
export type LedgerFrame = {
  readonly ledger: LedgerSummary;
  readonly actor: string;
  readonly year: number;
  /** Years that can be looked at, newest first: this cycle so far and the one before. */
  readonly years: readonly number[];
  readonly setYear: (year: number) => void;
};

/** Null outside an open ledger; `Frame` provides it. */
export const LedgerFrameContext = createContext<LedgerFrame | null>(null);

/** The open ledger; only pages inside the frame may ask. */
export function useLedger(): LedgerFrame {
  const frame = use(LedgerFrameContext);
  assert(frame !== null, 'useLedger outside an open ledger');
  return frame;
}

/** Day and hour go on while nothing is changed. */
const CLOCK_READ_EVERY = 5 * 60_000;

/**
 * The status is asked again whenever the user comes back to this window: another one of the same program may have closed
 * the ledger or opened another.
 */
export function useStatus() {
  const options = orpc.app.status.queryOptions();
  return useQuery({
    ...options,
    queryFn: async (context) => {
      const status = await options.queryFn(context);
      const ledgerId = status.ledger?.ledgerId ?? null;
      speakOf(ledgerId);
      noticeLedger(ledgerId);
      return status;
    },
    refetchInterval: CLOCK_READ_EVERY,
    refetchOnWindowFocus: 'always',
  });
}

/** Nothing of one ledger is shown in another: neither its answers nor its messages, whose buttons would act on the wrong one. */
const noticeLedger = watchLedger(() => {
  notifications.clean();
  void forgetAll(queryClient, isStatus);
  if (!isMoving) notifications.show({ message: shellText.movedElsewhere, autoClose: 10_000 });
});

/** Whether this window itself closes or opens a ledger. */
let isMoving = false;

async function moving<Result>(move: () => Promise<Result>): Promise<Result> {
  isMoving = true;
  try {
    return await move();
  } finally {
    isMoving = false;
  }
}

const askStatus = () => queryClient.invalidateQueries({ queryKey: orpc.app.status.key() });
whenNotOpen(() => void askStatus());

/** After any change: everything shown is asked again; rows on screen stay until the new ones are here. */
export async function invalidateLedger(): Promise<void> {
  await askAgain(queryClient, orpc.key());
}

/** After another ledger was opened or the present one closed: nothing of the old one may be shown. */
export async function forgetLedger(): Promise<void> {
  notifications.clean();
  await moving(async () => {
    await forgetAll(queryClient, isStatus);
    await askStatus();
  });
}

function isStatus({ queryKey }: Query): boolean {
  return JSON.stringify(queryKey[0]) === JSON.stringify(orpc.app.status.key()[0]);
}

/** A county's backup takes seconds; whoever closes sees that something is being done. */
const closingNote = {
  id: 'closing',
  message: shellText.closing,
  loading: true,
  autoClose: false,
  withCloseButton: false,
} as const;

/** Closes the ledger (the host backs it up) and shows the start screen; asked again meanwhile it is the same closing. */
export const closeLedger = singleFlight(async (): Promise<void> => {
  const slow = setTimeout(() => notifications.show(closingNote), 300);
  try {
    await moving(() => client.app.closeLedger());
  } finally {
    clearTimeout(slow);
    notifications.hide(closingNote.id);
  }
  navigate('/', { replace: true });
  await forgetLedger();
});

/** After a ledger was opened, created or restored: show it from its first page, or `to`. */
export async function enterLedger(to = '/'): Promise<void> {
  navigate(to, { replace: true });
  await forgetLedger();
}
