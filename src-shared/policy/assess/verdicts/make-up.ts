import {
  isDeductedBucket,
  levelCodeOfBucket,
  levelOfCode,
  makeUpOfAside,
  TOTALS_STRIDE,
  type Totals,
  yearOfBucket,
} from '../../../ledger/totals.ts';
import type { Level } from '../../../training/training-words.ts';
import { type Classes, classOfRow } from './book.ts';

/**
 * Why a training that was meant as a make-up repairs nothing: below the level the text asks for, taken before the year it
 * should repair, or for a year that lacks nothing: it was reached without it, or is not assessed at all (A8, A30).
 */
export type MakeUpFault = 'level' | 'early' | 'reached' | 'exempt';

/** Trainings of one year that were meant for another year and count where they were taken. Figures in thousandths. */
export type WrongMakeUp = {
  readonly takenIn: number;
  readonly makeUpFor: number;
  readonly level: Level | null;
  readonly hours: number;
  readonly credits: number;
  readonly fault: MakeUpFault;
};

/** The year in which each row of the totals counts, and the make-ups among them that are none. */
export type SettledMakeUps = { readonly counted: Int32Array; readonly wrong: readonly WrongMakeUp[] };

/** Sums of one year by class, thousandths. */
export type YearSums = { readonly hours: Float64Array; readonly credits: Float64Array };

/** What settling make-ups asks of the pack and the person. */
export type MakeUpRules = {
  readonly classes: Classes;
  /** The last year that is not assessed; -1 where every year is. */
  readonly exemptThrough: number;
  /** Whether a year of these sums passes by itself. */
  readonly isReached: (sums: YearSums) => boolean;
};

/**
 * Which year each row counts in; null where nothing was meant as a make-up, and each row counts in its own year.
 *
 * Only a year that was not reached can be made up (H9.2, A30): a make-up for any other counts in the year it was taken. Years
 * are settled from the earliest on, because what falls back to a year may be what reaches it; the make-ups of one year in the
 * order of the years they were taken in, so that one taken after the year was made up already counts where it was taken. What
 * was taken in one year for one year stays together: the text knows no order within it.
 */
export function settleMakeUps(totals: Totals, rules: MakeUpRules): SettledMakeUps | null {
  const meant = meantRows(totals);
  if (meant.length === 0) return null;
  const counted = new Int32Array(totals.length);
  for (let index = 0; index < totals.length; index++)
    counted[index] = yearOfBucket(totals.rows[index * TOTALS_STRIDE] ?? 0);
  const wrong: WrongMakeUp[] = [];
  const waiting = new Set<number>();
  const rows: Row[] = [];
  for (const index of meant) {
    const row = rowAt(totals, index);
    if (row.makeUpFor === row.year) continue;
    const fault = faultOf(row, rules);
    if (fault !== null) wrong.push(toWrong(row, fault));
    else {
      rows.push(row);
      waiting.add(index);
    }
  }
  for (const year of distinct(rows.map(({ makeUpFor }) => makeUpFor))) {
    const ofYear = rows.filter(({ makeUpFor }) => makeUpFor === year);
    for (const takenIn of distinct(ofYear.map((row) => row.year))) {
      const isOwn = (index: number) => counted[index] === year && !waiting.has(index);
      const isReached = rules.isReached(sumsOf(totals, isOwn, rules.classes));
      for (const row of ofYear) {
        if (row.year !== takenIn) continue;
        waiting.delete(row.index);
        if (isReached) wrong.push(toWrong(row, 'reached'));
        else counted[row.index] = year;
      }
    }
  }
  return { counted, wrong: wrong.sort((a, b) => a.takenIn - b.takenIn || a.makeUpFor - b.makeUpFor) };
}

/** Rows that were meant for a year; of most people none, and then nothing is built. */
function meantRows({ rows, length }: Totals): readonly number[] {
  const found: number[] = [];
  // Most rows have neither a make-up nor a classification: one comparison sees it.
  const stride = TOTALS_STRIDE;
  for (let index = 0; index < length; index++) {
    const aside = rows[index * stride + 1] ?? 0;
    if (aside !== 0 && makeUpOfAside(aside) !== 0) found.push(index);
  }
  return found;
}

/** A row of totals as settling reads it; `makeUpFor` 0 where nothing is made up. */
type Row = {
  readonly index: number;
  readonly year: number;
  readonly makeUpFor: number;
  readonly levelCode: number;
  readonly hours: number;
  readonly credits: number;
};

function rowAt({ rows }: Totals, index: number): Row {
  const at = index * TOTALS_STRIDE;
  const bucket = rows[at] ?? 0;
  return {
    index,
    year: yearOfBucket(bucket),
    makeUpFor: makeUpOfAside(rows[at + 1] ?? 0),
    levelCode: levelCodeOfBucket(bucket),
    hours: rows[at + 2] ?? 0,
    credits: rows[at + 3] ?? 0,
  };
}

/** What of the training itself keeps it from repairing anything; null where the year decides. */
function faultOf({ year, makeUpFor, levelCode }: Row, { classes, exemptThrough }: MakeUpRules) {
  if (classes.repairs[levelCode] !== 1) return 'level';
  if (year < makeUpFor) return 'early';
  return makeUpFor <= exemptThrough ? 'exempt' : null;
}

function toWrong({ year, makeUpFor, levelCode, hours, credits }: Row, fault: MakeUpFault): WrongMakeUp {
  return { takenIn: year, makeUpFor, level: levelOfCode[levelCode] ?? null, hours, credits, fault };
}

function sumsOf(
  { rows, length, classifications }: Totals,
  isOwn: (index: number) => boolean,
  classes: Classes,
): YearSums {
  const { count } = classes;
  const cells = classes.cellsOf?.(classifications) ?? null;
  const sums = { hours: new Float64Array(count), credits: new Float64Array(count) };
  for (let index = 0; index < length; index++) {
    if (!isOwn(index)) continue;
    const at = index * TOTALS_STRIDE;
    if (isDeductedBucket(rows[at] ?? 0)) continue;
    const ofClass = classOfRow(classes, cells, rows[at] ?? 0, rows[at + 1] ?? 0);
    sums.hours[ofClass] = (sums.hours[ofClass] ?? 0) + (rows[at + 2] ?? 0);
    sums.credits[ofClass] = (sums.credits[ofClass] ?? 0) + (rows[at + 3] ?? 0);
  }
  return sums;
}

function distinct(years: readonly number[]): readonly number[] {
  return [...new Set(years)].sort((a, b) => a - b);
}
