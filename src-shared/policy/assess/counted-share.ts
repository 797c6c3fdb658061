import type { PolicyPack } from '../pack/policy-pack.ts';
import { type CappedEntry, capAllocation, capsHours, capsOf, measureOf } from './cap-allocation.ts';
import type { Measure } from './verdicts/cap.ts';

/** A standing entry of one person, as the list of entries shows it. Hours and credits in thousandths. */
export type EarnedEntry = Pick<CappedEntry, 'uid' | 'form' | 'level' | 'classification'> & {
  readonly year: number;
  /** The year whose shortfall it makes up: it counts there (A8). */
  readonly makeUpFor: number | null;
  readonly endedOn: string | null;
  readonly hours: number;
  readonly credits: number | null;
};

/** What of an entry counts in its year, in thousandths of `measure`, and the clause of the cap that cut most of it. */
export type CountedShare = {
  readonly measure: Measure;
  readonly earned: number;
  readonly counted: number;
  readonly over: number;
  readonly clause: string | null;
};

/** The year that an entry counts in. */
export function countedYear({ year, makeUpFor }: Pick<EarnedEntry, 'year' | 'makeUpFor'>): number {
  return makeUpFor ?? year;
}

/**
 * What of an entry counts, when every other entry of its year is looked at too (Q4, A26). `pack` is the one that judges the
 * year; `others` may hold the entry itself. Null for an entry without credits where those are capped, and where a text that
 * knows hours alone caps none.
 */
export function countedShare(
  pack: PolicyPack,
  entry: EarnedEntry,
  others: readonly EarnedEntry[],
): CountedShare | null {
  const measure = measureOf(pack);
  if (entry[measure] === null) return null;
  if (measure === 'hours' && !capsHours(capsOf(pack, 'always'))) return null;
  const year = countedYear(entry);
  // A cycle's caps are left out: the list of entries shows years one by one.
  const entries = others
    .filter((other) => countedYear(other) === year)
    .map(({ uid, endedOn, form, level, classification, ...figures }) => ({
      ...{ uid, year, form, level, classification },
      endDate: endedOn,
      amount: figures[measure] ?? 0,
    }));
  const share = capAllocation(pack, entries).find(({ uid }) => uid === entry.uid);
  if (share === undefined) return null;
  const { earned, counted, over } = share;
  return {
    measure,
    earned,
    counted,
    over,
    clause: pack.assessment.find(({ id }) => id === share.rule)?.clause ?? null,
  };
}
