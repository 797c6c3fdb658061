import { addToBucket, asideOf, bucketOfCodes, emptyTotals, type Totals } from './totals.ts';

/**
 * One entry in numbers alone, as the fold reads it: codes in place of words (`formCodes` …), 0 where a figure, a
 * make-up year or a classification is absent, `count` −1 in a reversal. A tuple without texts, because moving texts out of SQLite is half of
 * the work of folding a million entries.
 */
export type FoldedRow = readonly [
  id: number,
  teacherId: number,
  year: number,
  form: number | null,
  level: number | null,
  phase: number | null,
  makeUpFor: number,
  hours: number,
  credits: number,
  count: number,
  months: number,
  weeks: number,
  classificationId: number,
];

/** Adds rows to their teachers' totals in `byTeacher`, in place. The order of the rows never changes the result. */
export function foldRows(byTeacher: Map<number, Totals>, rows: readonly FoldedRow[]): void {
  for (const row of rows) {
    const [, teacherId, year, form, level, phase, makeUpFor, hours, credits, count, months, weeks] = row;
    const aside = asideOf(makeUpFor, row[12]);
    const known = byTeacher.get(teacherId);
    const totals = known ?? emptyTotals();
    if (known === undefined) byTeacher.set(teacherId, totals);
    addToBucket(totals, bucketOfCodes(year, form, level, phase), aside, {
      hours,
      credits,
      count,
      months,
      weeks,
    });
  }
}
