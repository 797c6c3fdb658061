import {
  classificationOfAside,
  formCodeOfBucket,
  formCodes,
  levelCodeOfBucket,
  levelCodes,
  phaseCodeOfBucket,
  phaseCodes,
  TOTALS_STRIDE,
  yearOfBucket,
} from '../../../ledger/totals.ts';
import type { Classification, Classifications } from '../../../training/classification.ts';
import { forms, type Level, levels } from '../../../training/training-words.ts';
import { classificationsAlong } from '../../pack/classification-axis.ts';
import { matches } from '../../pack/match.ts';
import type { PolicyPack } from '../../pack/policy-pack.ts';
import type { AssessRequest } from '../assess-outcome.ts';
import type { AssessmentRuleOf, Match } from '../assess-rules.ts';

/**
 * Entries of one class are alike to every rule of the pack: the same caps, the same group, counted or not. A year of a
 * teacher is a handful of sums, one per class.
 */
export type Classes = {
  readonly count: number;
  /** Class by cell × `CODES` + form code × 8 + level code; the cell is what rules tell of the classification (`cellsOf`). */
  readonly ofCode: Uint16Array;
  /** First place of the cell in `ofCode` by the number of a classification; null where no rule names one. */
  readonly cellsOf: ((classifications: Classifications) => Uint16Array) | null;
  /** 1 where the hours count by themselves nowhere (A13). */
  readonly uncounted: Uint8Array;
  /** Can a training of this level repair an earlier year? By level code. */
  readonly repairs: Uint8Array;
  /** Classes a match holds, by the match. */
  readonly ofMatch: ReadonlyMap<Match, readonly number[]>;
};

/** Form and level codes come from `totals`; forms have four bits, levels three. */
const CODES = 16 * 8;

/** Lays the pack's matches over every form, level and classification and joins what no rule tells apart. */
export function classify(pack: PolicyPack): Classes {
  const makeUp = pack.assessment.find((rule) => rule.kind === 'make-up');
  const uncountedRules = pack.assessment.filter((rule) => rule.kind === 'uncounted');
  const watched = pack.assessment.flatMap((rule) =>
    rule.kind === 'cap' || rule.kind === 'uncounted' ? [rule.match] : [],
  );
  const matchList: readonly Match[] = [...watched, ...pack.groups.map((group) => group.match)];
  // Two cells that every match treats alike need one sum: most packs come down to a handful of classes.
  const signatures = new Map<string, number>();
  const kinds = namedClassifications(pack, matchList);
  const ofCode = new Uint16Array(CODES * kinds.length);
  const uncounted: number[] = [];
  const members = new Map<Match, number[]>(matchList.map((match) => [match, []]));
  const asked: readonly (Level | null)[] = [null, ...levels];
  for (const [cell, classification] of kinds.entries()) {
    for (const form of forms) {
      for (const level of asked) {
        const held = matchList.filter((match) => matches(match, { form, level, classification }));
        const signature = matchList.map((match) => (held.includes(match) ? '1' : '0')).join('');
        const index = signatures.get(signature) ?? signatures.size;
        if (index === signatures.size) {
          signatures.set(signature, index);
          uncounted.push(uncountedRules.some(({ match }) => held.includes(match)) ? 1 : 0);
          for (const match of held) members.get(match)?.push(index);
        }
        ofCode[cell * CODES + formCodes[form] * 8 + (level === null ? 0 : levelCodes[level])] = index;
      }
    }
  }
  return {
    count: signatures.size,
    ofCode,
    cellsOf: kinds.length === 1 ? null : cellFinder(kinds),
    uncounted: Uint8Array.from(uncounted),
    repairs: repairsBy(makeUp),
    ofMatch: members,
  };
}

/** Every classification that some match may tell from another; the first is the one of which nothing is known. */
function namedClassifications(
  { classifications }: PolicyPack,
  matchList: readonly Match[],
): readonly Classification[] {
  const named = new Set(
    matchList.flatMap(({ classification, also }) => [
      ...Object.keys(classification ?? {}),
      ...Object.keys(also?.classification ?? {}),
    ]),
  );
  return classificationsAlong(classifications.filter(({ id }) => named.has(id)));
}

/** Where the cell of each classification begins in `ofCode`; found once for each list that a ledger hands out. */
function cellFinder(kinds: readonly Classification[]): NonNullable<Classes['cellsOf']> {
  const axes = [...new Set(kinds.flatMap((kind) => Object.keys(kind)))];
  const keyOf = (one: Classification | null) => axes.map((axis) => one?.[axis] ?? '').join('/');
  const places = new Map(kinds.map((kind, index) => [keyOf(kind), index * CODES]));
  // A value that the pack does not know is as good as none.
  const placeOf = (one: Classification | null) => {
    const known = Object.entries(one ?? {}).filter(([axis, value]) =>
      kinds.some((kind) => kind[axis] === value),
    );
    return places.get(keyOf(Object.fromEntries(known))) ?? 0;
  };
  const found = new WeakMap<Classifications, Uint16Array>();
  return (classifications) => {
    const known = found.get(classifications);
    if (known !== undefined) return known;
    const cells = Uint16Array.from(classifications, placeOf);
    found.set(classifications, cells);
    return cells;
  };
}

/** Class of a row of totals; `cells` as `cellsOf` gives them. */
export function classOfRow(
  { ofCode }: Classes,
  cells: Uint16Array | null,
  bucket: number,
  aside: number,
): number {
  const cell = cells === null ? 0 : (cells[classificationOfAside(aside)] ?? 0);
  return ofCode[cell + formCodeOfBucket(bucket) * 8 + levelCodeOfBucket(bucket)] ?? 0;
}

/** H9 asks for a make-up of county level or above; without the rule no training repairs an earlier year. */
function repairsBy(rule: AssessmentRuleOf<'make-up'> | undefined): Uint8Array {
  const repairs = new Uint8Array(8);
  if (rule === undefined) return repairs;
  for (const level of levels) {
    if (levels.indexOf(level) <= levels.indexOf(rule.atLeast)) repairs[levelCodes[level]] = 1;
  }
  return repairs;
}

/** One teacher's sums per year and class; reused from request to request, so it never leaves the assessment. */
export type Book = {
  firstYear: number;
  lastYear: number;
  hours: Float64Array;
  credits: Float64Array;
  /** The asked year without what was taken to make it up. */
  readonly ownHours: Float64Array;
  readonly ownCredits: Float64Array;
  /** Hours and credits of probation, in whatever years they fell (W3.2). */
  readonly probationHours: Float64Array;
  readonly probationCredits: Float64Array;
  /** Enterprise practice per year, thousandths of a month and of a week (V2). */
  months: Float64Array;
  weeks: Float64Array;
  /** Hours that rules took away, by year; they lie in no class (SR1). */
  deducted: Float64Array;
  /** Something was taken to make up the asked year. */
  hasMakeUp: boolean;
};

/** An empty book for a pack's classes. It grows to the longest span that is asked of it. */
export function newBook(classes: Classes): Book {
  return {
    firstYear: 0,
    lastYear: -1,
    hours: new Float64Array(0),
    credits: new Float64Array(0),
    ownHours: new Float64Array(classes.count),
    ownCredits: new Float64Array(classes.count),
    probationHours: new Float64Array(classes.count),
    probationCredits: new Float64Array(classes.count),
    months: new Float64Array(0),
    weeks: new Float64Array(0),
    deducted: new Float64Array(0),
    hasMakeUp: false,
  };
}

/**
 * Sorts a teacher's totals into the book. `counted`: the year in which each row counts (`settleMakeUps`); null where nothing
 * was meant as a make-up, and each counts in its own (A8).
 */
export function fillBook(
  book: Book,
  classes: Classes,
  request: AssessRequest,
  counted: Int32Array | null,
): void {
  openBook(book, classes, request);
  const { rows, length, classifications } = request.totals;
  const { count } = classes;
  const cells = classes.cellsOf?.(classifications) ?? null;
  // Locals: before bundling, an imported constant is looked up anew in each of a million rows.
  const { ofCode } = classes;
  const { deducted } = phaseCodes;
  const { firstYear, lastYear } = book;
  const askedYear = request.year ?? -1;
  const wantsProbation = request.teacher.probation === true;
  for (let at = 0; at < length * TOTALS_STRIDE; at += TOTALS_STRIDE) {
    const bucket = rows[at] ?? 0;
    const takenIn = yearOfBucket(bucket);
    const year = counted === null ? takenIn : (counted[at / TOTALS_STRIDE] ?? takenIn);
    const phase = phaseCodeOfBucket(bucket);
    if (phase === deducted) {
      if (takenIn >= firstYear && takenIn <= lastYear)
        book.deducted[takenIn - firstYear] = (book.deducted[takenIn - firstYear] ?? 0) - (rows[at + 2] ?? 0);
      continue;
    }
    const ofClass =
      cells === null
        ? (ofCode[formCodeOfBucket(bucket) * 8 + levelCodeOfBucket(bucket)] ?? 0)
        : classOfRow(classes, cells, bucket, rows[at + 1] ?? 0);
    const hours = rows[at + 2] ?? 0;
    const credits = rows[at + 3] ?? 0;
    if (wantsProbation && phase === phaseCodes.probation) {
      book.probationHours[ofClass] = (book.probationHours[ofClass] ?? 0) + hours;
      book.probationCredits[ofClass] = (book.probationCredits[ofClass] ?? 0) + credits;
    }
    const isInside = year >= firstYear && year <= lastYear;
    if (!isInside) continue;
    const index = (year - firstYear) * count + ofClass;
    book.hours[index] = (book.hours[index] ?? 0) + hours;
    book.credits[index] = (book.credits[index] ?? 0) + credits;
    const yearIndex = year - firstYear;
    book.months[yearIndex] = (book.months[yearIndex] ?? 0) + (rows[at + 5] ?? 0);
    book.weeks[yearIndex] = (book.weeks[yearIndex] ?? 0) + (rows[at + 6] ?? 0);

    if (year !== askedYear) continue;
    if (year !== takenIn) book.hasMakeUp = true;
    else {
      book.ownHours[ofClass] = (book.ownHours[ofClass] ?? 0) + hours;
      book.ownCredits[ofClass] = (book.ownCredits[ofClass] ?? 0) + credits;
    }
  }
}

/** Arrays are kept and cleared: a county would otherwise allocate some for every teacher. */
function openBook(book: Book, classes: Classes, request: AssessRequest): void {
  const { year, cycle } = request;
  // The year before the asked one is part of the two-year demand of enterprise practice.
  book.firstYear = Math.min(year === undefined ? 9999 : year - 1, cycle?.from ?? 9999);
  book.lastYear = Math.max(year ?? -1, cycle?.to ?? -1);
  const years = Math.max(0, book.lastYear - book.firstYear + 1);
  if (book.hours.length < years * classes.count) {
    book.hours = new Float64Array(years * classes.count);
    book.credits = new Float64Array(years * classes.count);
    book.months = new Float64Array(years);
    book.weeks = new Float64Array(years);
    book.deducted = new Float64Array(years);
  } else {
    book.hours.fill(0);
    book.credits.fill(0);
    book.months.fill(0);
    book.weeks.fill(0);
    book.deducted.fill(0);
  }
  book.ownHours.fill(0);
  book.ownCredits.fill(0);
  book.probationHours.fill(0);
  book.probationCredits.fill(0);
  book.hasMakeUp = false;
}
