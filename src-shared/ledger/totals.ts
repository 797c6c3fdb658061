import { assert } from '../lib/assert.ts';
import { type Classification, type Classifications, NO_CLASSIFICATIONS } from '../training/classification.ts';
import type { Form, Level } from '../training/training-words.ts';
import type { Earning, NewEntry, Phase } from './entry.ts';

/** What entries are summed by: everything that a pack may group, cap or require by. `level` null: an old row without one. */
export type TotalsKey = Pick<Earning, 'year' | 'form' | 'makeUpFor' | 'phase' | 'classificationId'> & {
  readonly level: Level | null;
};

/** Sums of entries: `count` whole entries, the rest thousandths (months and weeks of enterprise practice). */
export type TotalsMeasures = {
  readonly hours: number;
  readonly credits: number;
  readonly count: number;
  readonly months: number;
  readonly weeks: number;
};

/**
 * Codes stored in ledgers, frozen: a code is never given to another word and never changes; new words take new codes.
 * Forms have four bits, levels three, phases two, so that year, form, level and phase fit one integer: comparing one
 * number is what makes a county's assessment cheap.
 */
export const formCodes = Object.freeze({
  centralized: 0,
  shadowing: 1,
  remote: 2,
  'school-based': 3,
  exam: 4,
  lecture: 5,
  mentoring: 6,
  degree: 7,
  enterprise: 8,
  'self-directed': 9,
  other: 10,
} as const satisfies Record<Form, number>);
export const levelCodes = Object.freeze({
  national: 1,
  provincial: 2,
  city: 3,
  county: 4,
  school: 5,
} as const satisfies Record<Level, number>);
export const phaseCodes = Object.freeze({
  'pre-job': 1,
  probation: 2,
  deducted: 3,
} as const satisfies Record<Phase, number>);

/**
 * Integers per row: bucket (year, form, level, phase) · make-up year and classification (`asideOf`) · hours · credits · count ·
 * months · weeks. The places follow.
 */
export const TOTALS_STRIDE = 7;
const BUCKET = 0;
const ASIDE = 1;
export const HOURS_AT = 2;
export const CREDITS_AT = 3;
const COUNT_AT = 4;
const MONTHS_AT = 5;
const WEEKS_AT = 6;
const NO_LEVEL = 0;
const NO_PHASE = 0;
const NO_YEAR = 0;
/** A year has twelve bits; the classification has the nineteen above them, so that rows without one are as they always were. */
const YEAR_BITS = 12;

/**
 * The totals of one teacher: `length` rows of `TOTALS_STRIDE` integers in `rows`, sorted by their first two, so that equal
 * totals have equal bytes whatever order the entries came in. 32 bits hold two million hours. `classifications` says what the
 * numbers of the rows mean and is no part of the bytes. Owned by whoever adds to it: `addToTotals` and `mergeTotals` change
 * it in place (and hand the same object back).
 */
export type Totals = { rows: Int32Array; length: number; readonly classifications: Classifications };

/** No entries. */
export function emptyTotals(classifications: Classifications = NO_CLASSIFICATIONS): Totals {
  return { rows: new Int32Array(8 * TOTALS_STRIDE), length: 0, classifications };
}

/** The second integer of a row: the year that is made up (0: none) and the number of the classification (0: none). */
export function asideOf(makeUp: number, classificationId: number): number {
  assert(classificationId >= 0 && classificationId < 2 ** (31 - YEAR_BITS), 'a number of no classification');
  return (classificationId << YEAR_BITS) | makeUp;
}

/** The make-up year in a second integer; 0 where nothing is made up. */
export const makeUpOfAside = (aside: number): number => aside & ((1 << YEAR_BITS) - 1);
/** The number of the classification in a second integer; 0 where there is none. */
export const classificationOfAside = (aside: number): number => aside >> YEAR_BITS;

/** The bucket of a key: year, form, level and phase in one integer that sorts by them. */
function bucketOf(key: TotalsKey): number {
  return (
    (key.year << 9) |
    (formCodes[key.form] << 5) |
    ((key.level === null ? NO_LEVEL : levelCodes[key.level]) << 2) |
    (key.phase === null ? NO_PHASE : phaseCodes[key.phase])
  );
}

/**
 * The same from codes as SQL gives them; null where there is no level or phase.
 * A null form is a word that has no code: a bug or a damaged row, and asserted.
 */
export function bucketOfCodes(
  year: number,
  form: number | null,
  level: number | null,
  phase: number | null,
): number {
  assert(form !== null, 'an entry with an unknown form');
  return (year << 9) | (form << 5) | ((level ?? NO_LEVEL) << 2) | (phase ?? NO_PHASE);
}

/** Where the buckets of a year begin: buckets sort by their year first. */
export const firstBucketOf = (year: number): number => year << 9;

/** Year, form code, level code and phase code of a bucket. */
export const yearOfBucket = (bucket: number): number => bucket >> 9;
export const formCodeOfBucket = (bucket: number): number => (bucket >> 5) & 15;
export const levelCodeOfBucket = (bucket: number): number => (bucket >> 2) & 7;
export const phaseCodeOfBucket = (bucket: number): number => bucket & 3;
/** Whether the row is hours that a rule took away (SR1): no training, and under no cap and in no group. */
export const isDeductedBucket = (bucket: number): boolean => (bucket & 3) === phaseCodes.deducted;

/** What one entry adds to its teacher's totals: its figures, and one entry; a reversal takes one away. */
export function measuresOf({ earned, reverses }: Pick<NewEntry, 'earned' | 'reverses'>): TotalsMeasures {
  return {
    hours: earned.hours,
    credits: earned.credits ?? 0,
    count: reverses === null ? 1 : -1,
    months: earned.months ?? 0,
    weeks: earned.weeks ?? 0,
  };
}

/** Adds an entry, or takes away what a reversal takes back. In place. */
export function addEntry(totals: Totals, entry: Pick<NewEntry, 'earned' | 'reverses'>): Totals {
  return addToTotals(totals, entry.earned, measuresOf(entry));
}

/**
 * Adds measures (negative for a reversal) to the row of `key`, making it where it is not there; a row whose measures all
 * become zero is removed, so that adding and subtracting the same leaves nothing. In place.
 */
export function addToTotals(totals: Totals, key: TotalsKey, measures: TotalsMeasures): Totals {
  const aside = asideOf(key.makeUpFor ?? NO_YEAR, key.classificationId ?? 0);
  return addToBucket(totals, bucketOf(key), aside, measures);
}

/** `addToTotals` with the key packed already (`bucketOfCodes`, `asideOf`). In place. */
export function addToBucket(totals: Totals, bucket: number, aside: number, measures: TotalsMeasures): Totals {
  const index = findRow(totals, bucket, aside);
  const at = index * TOTALS_STRIDE;
  const { rows } = totals;
  if (index < totals.length && rows[at] === bucket && rows[at + ASIDE] === aside) {
    const sum: TotalsMeasures = {
      hours: (rows[at + HOURS_AT] ?? 0) + measures.hours,
      credits: (rows[at + CREDITS_AT] ?? 0) + measures.credits,
      count: (rows[at + COUNT_AT] ?? 0) + measures.count,
      months: (rows[at + MONTHS_AT] ?? 0) + measures.months,
      weeks: (rows[at + WEEKS_AT] ?? 0) + measures.weeks,
    };
    if (isNothing(sum)) return removeRow(totals, at);
    writeMeasures(rows, at, sum);
    return totals;
  }
  if (isNothing(measures)) return totals;
  openRow(totals, at);
  totals.rows[at + BUCKET] = bucket;
  totals.rows[at + ASIDE] = aside;
  writeMeasures(totals.rows, at, measures);
  return totals;
}

function isNothing({ hours, credits, count, months, weeks }: TotalsMeasures): boolean {
  return hours === 0 && credits === 0 && count === 0 && months === 0 && weeks === 0;
}

function writeMeasures(
  rows: Int32Array,
  at: number,
  { hours, credits, count, months, weeks }: TotalsMeasures,
): void {
  assert(
    (hours | 0) === hours && (credits | 0) === credits && (count | 0) === count,
    'a total beyond 32 bits or not whole',
  );
  assert((months | 0) === months && (weeks | 0) === weeks, 'a total beyond 32 bits or not whole');
  rows[at + HOURS_AT] = hours;
  rows[at + CREDITS_AT] = credits;
  rows[at + COUNT_AT] = count;
  rows[at + MONTHS_AT] = months;
  rows[at + WEEKS_AT] = weeks;
}

/** Index of the first row not before the key. */
function findRow(totals: Totals, bucket: number, aside: number): number {
  const { rows } = totals;
  let low = 0;
  let high = totals.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = middle * TOTALS_STRIDE;
    const rowBucket = rows[at] ?? 0;
    if (rowBucket < bucket || (rowBucket === bucket && (rows[at + ASIDE] ?? 0) < aside)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function openRow(totals: Totals, at: number): void {
  const used = totals.length * TOTALS_STRIDE;
  if (used + TOTALS_STRIDE > totals.rows.length) {
    const grown = new Int32Array(Math.max(8 * TOTALS_STRIDE, totals.rows.length * 2));
    grown.set(totals.rows);
    totals.rows = grown;
  }
  totals.rows.copyWithin(at + TOTALS_STRIDE, at, used);
  totals.length += 1;
}

function removeRow(totals: Totals, at: number): Totals {
  totals.rows.copyWithin(at, at + TOTALS_STRIDE, totals.length * TOTALS_STRIDE);
  totals.length -= 1;
  return totals;
}

/** Adds every row of `added` to `totals`, in place. Both are of one ledger, whose numbers mean the same. */
export function mergeTotals(totals: Totals, added: Totals): Totals {
  const { rows } = added;
  for (let at = 0; at < added.length * TOTALS_STRIDE; at += TOTALS_STRIDE) {
    addToBucket(totals, rows[at] ?? 0, rows[at + ASIDE] ?? 0, {
      hours: rows[at + HOURS_AT] ?? 0,
      credits: rows[at + CREDITS_AT] ?? 0,
      count: rows[at + COUNT_AT] ?? 0,
      months: rows[at + MONTHS_AT] ?? 0,
      weeks: rows[at + WEEKS_AT] ?? 0,
    });
  }
  return totals;
}

/** Little-endian, as every platform the program runs on stores integers; checked once. */
const IS_LITTLE_ENDIAN = new Uint8Array(new Int32Array([1]).buffer)[0] === 1;

/**
 * Stored bytes → totals. Copies nothing where the bytes are aligned: do not add to totals whose bytes somebody else still
 * reads. Stops at bytes of another length.
 */
export function readTotals(bytes: Uint8Array, classifications: Classifications = NO_CLASSIFICATIONS): Totals {
  assert(IS_LITTLE_ENDIAN, 'totals are stored little-endian');
  assert(bytes.byteLength % (4 * TOTALS_STRIDE) === 0, 'totals of another layout');
  const length = bytes.byteLength / (4 * TOTALS_STRIDE);
  if (bytes.byteOffset % 4 === 0) {
    const rows = new Int32Array(bytes.buffer, bytes.byteOffset, length * TOTALS_STRIDE);
    return { rows, length, classifications };
  }
  return { rows: new Int32Array(bytes.slice().buffer), length, classifications };
}

/** Stored bytes into totals that are used again and again, in place of what they held. */
export function loadTotals(totals: Totals, bytes: Uint8Array): void {
  assert(IS_LITTLE_ENDIAN, 'totals are stored little-endian');
  assert(bytes.byteLength % (4 * TOTALS_STRIDE) === 0, 'totals of another layout');
  if (totals.rows.byteLength < bytes.byteLength) totals.rows = new Int32Array(bytes.byteLength / 2);
  new Uint8Array(totals.rows.buffer).set(bytes);
  totals.length = bytes.byteLength / (4 * TOTALS_STRIDE);
}

/** Totals → bytes to store: a copy of the rows in use, nothing else, so that equal totals have equal bytes. */
export function toBytes(totals: Totals): Uint8Array {
  assert(IS_LITTLE_ENDIAN, 'totals are stored little-endian');
  return new Uint8Array(totals.rows.slice(0, totals.length * TOTALS_STRIDE).buffer);
}

/** The words of the codes; undefined where a code was never given out. */
export const formOfCode: readonly (Form | undefined)[] = wordsByCode(formCodes);
export const levelOfCode: readonly (Level | undefined)[] = wordsByCode(levelCodes);
const phaseOfCode: readonly (Phase | undefined)[] = wordsByCode(phaseCodes);

function wordsByCode<Word extends string>(
  codes: Readonly<Record<Word, number>>,
): readonly (Word | undefined)[] {
  const words: (Word | undefined)[] = [];
  for (const word in codes) words[codes[word]] = word;
  return words;
}

/** A row of totals with what its classification says. */
export type TotalsRow = TotalsKey & TotalsMeasures & { readonly classification: Classification | null };

/** The rows as keys with measures, by year, form, level, phase, classification, make-up year. */
export function listTotals(totals: Totals): readonly TotalsRow[] {
  const found: TotalsRow[] = [];
  const { rows } = totals;
  for (let at = 0; at < totals.length * TOTALS_STRIDE; at += TOTALS_STRIDE) {
    const bucket = rows[at] ?? 0;
    const form = formOfCode[formCodeOfBucket(bucket)];
    assert(form !== undefined, 'totals with an unknown form');
    const aside = rows[at + ASIDE] ?? 0;
    const makeUp = makeUpOfAside(aside);
    const classificationId = classificationOfAside(aside);
    found.push({
      year: yearOfBucket(bucket),
      form,
      level: levelOfCode[levelCodeOfBucket(bucket)] ?? null,
      makeUpFor: makeUp === NO_YEAR ? null : makeUp,
      phase: phaseOfCode[phaseCodeOfBucket(bucket)] ?? null,
      classificationId: classificationId === 0 ? null : classificationId,
      classification: totals.classifications[classificationId] ?? null,
      hours: rows[at + HOURS_AT] ?? 0,
      credits: rows[at + CREDITS_AT] ?? 0,
      count: rows[at + COUNT_AT] ?? 0,
      months: rows[at + MONTHS_AT] ?? 0,
      weeks: rows[at + WEEKS_AT] ?? 0,
    });
  }
  return found;
}
