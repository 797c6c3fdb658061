import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import {
  addPacked,
  emptyTotals,
  formCodes,
  levelCodes,
  packCodes,
  phaseCodes,
  type Totals,
} from '../../../src-shared/ledger/totals.ts';
import { Cancelled } from './post-batch.ts';

/** Numbers only: moving texts into memory would be half of the work. */
type FoldedRow = readonly [
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
];

/** Entries read between two turns of other calls. */
const SLICE = 4000;

/** Every teacher's totals from the entries alone: what the stored ones must equal, byte for byte. */
export async function foldTotals(
  database: Database,
  signal?: AbortSignal,
): Promise<ReadonlyMap<number, Totals>> {
  const read = database.prepare<[number], FoldedRow>(ROWS).raw();
  const byTeacher = new Map<number, Totals>();
  let last = 0;
  for (;;) {
    const rows = read.all(last);
    for (const [
      id,
      teacherId,
      year,
      form,
      level,
      phase,
      makeUpFor,
      hours,
      credits,
      count,
      months,
      weeks,
    ] of rows) {
      last = id;
      const known = byTeacher.get(teacherId);
      const totals = known ?? emptyTotals();
      if (known === undefined) byTeacher.set(teacherId, totals);
      addPacked(totals, packCodes(year, form, level, phase), makeUpFor, {
        hours,
        credits,
        count,
        months,
        weeks,
      });
    }
    if (rows.length < SLICE) return byTeacher;
    if (signal?.aborted === true) throw new Cancelled();
    await setImmediate();
  }
}

const codeOf = (column: string, codes: Readonly<Record<string, number>>): string =>
  `CASE ${column} ${Object.entries(codes)
    .map(([word, code]) => `WHEN '${word}' THEN ${code}`)
    .join(' ')} END`;

const ROWS = `
  SELECT id, teacher_id, year, ${codeOf('form', formCodes)}, ${codeOf('level', levelCodes)}, ${codeOf('phase', phaseCodes)},
    coalesce(make_up_for, 0), hours, coalesce(credits, 0), CASE WHEN reverses_id IS NULL THEN 1 ELSE -1 END,
    coalesce(months, 0), coalesce(weeks, 0)
  FROM entry NOT INDEXED WHERE id > ? ORDER BY id LIMIT ${SLICE}`;
