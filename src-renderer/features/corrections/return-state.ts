import type { ReturnDifference, ReturnScope } from '../../../src-shared/rpc/contract/corrections.ts';
import type { Decision } from '../../text/corrections.ts';

/** A file with everything the user said about how to read it. */
export type ReturnSource = {
  readonly file: File;
  readonly sheet?: string;
  readonly mapping?: Record<string, string | null>;
  readonly scope?: ReturnScope;
};

/** What the user writes under a decided sheet. */
export type ReviewFields = {
  readonly decidedBy: string;
  readonly decidedOn: string;
  readonly document: string | null;
  readonly reason: string;
  readonly rejection: string | null;
};

/** What was decided, by the id of the difference. */
export type Decisions = ReadonlyMap<string, Decision>;

/** The file as the user has it read and decided so far; `number` tells files apart that were dropped one after another. */
export type ReturnState = {
  readonly source: (ReturnSource & { readonly number: number }) | null;
  readonly decisions: Decisions;
};

/** No file yet. */
export const noReturn: ReturnState = { source: null, decisions: new Map() };

/** Another file begins anew. */
export function withFile(file: File, number: number): ReturnState {
  return { source: { file, number }, decisions: new Map() };
}

/** Reads the same file otherwise. Another worksheet has other columns, another range and other differences. */
export function withReading(
  { source, decisions }: ReturnState,
  change: Partial<Omit<ReturnSource, 'file'>>,
): ReturnState {
  if (source === null) return { source, decisions };
  if (change.sheet === undefined) return { source: { ...source, ...change }, decisions };
  return { source: { file: source.file, number: source.number, sheet: change.sheet }, decisions: new Map() };
}

type Decidable = Pick<ReturnDifference, 'id' | 'canAccept'>;

/**
 * Decides on each of the differences alike; null opens them again. What cannot be accepted can only be seen, and what can
 * be accepted is not settled by being seen.
 */
export function withDecision(
  decisions: Decisions,
  differences: readonly Decidable[],
  decision: Decision | null,
): Decisions {
  const next = new Map(decisions);
  for (const { id, canAccept } of differences)
    if (decision === null || (canAccept && decision === 'seen')) next.delete(id);
    else next.set(id, canAccept ? decision : 'seen');
  return next;
}

/** The ids of what is taken over from the sheet, in its order. */
export function acceptedIds(differences: readonly Decidable[], decisions: Decisions): string[] {
  return differences
    .filter(({ id, canAccept }) => canAccept && decisions.get(id) === 'accept')
    .map(({ id }) => id);
}

/** How many differences are accepted, rejected and still open; an unseen remark is open too. */
export type Tally = { readonly accepted: number; readonly rejected: number; readonly open: number };

/** Counts what is decided. */
export function tallyOf(differences: readonly Decidable[], decisions: Decisions): Tally {
  const tally = { accepted: 0, rejected: 0, open: 0 };
  for (const { id, canAccept } of differences) {
    const decision = decisions.get(id);
    if (decision === undefined) tally.open++;
    else if (canAccept && decision === 'accept') tally.accepted++;
    else if (canAccept && decision === 'reject') tally.rejected++;
  }
  return tally;
}

/** The source as calls take it. */
export function wireOf({ file, sheet, mapping, scope }: ReturnSource): ReturnSource {
  return {
    file,
    ...(sheet === undefined ? {} : { sheet }),
    ...(mapping === undefined ? {} : { mapping }),
    ...(scope === undefined ? {} : { scope }),
  };
}
