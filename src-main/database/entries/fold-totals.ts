import type { Database } from 'better-sqlite3';
import { type FoldedRow, foldRows } from '../../../src-shared/ledger/fold-totals.ts';
import { formCodes, levelCodes, phaseCodes, type Totals } from '../../../src-shared/ledger/totals.ts';
import { timeSlices } from '../../lib/run-work.ts';

/** Entries read by one statement: some milliseconds of work. */
const ROWS_PER_STATEMENT = 4000;

/**
 * Every teacher's totals from the entries alone: what the stored ones must equal, byte for byte. By hand and as bare
 * arrays: it reads every entry, and drizzle knows no NOT INDEXED.
 *
 * @throws Cancelled when `signal` fires.
 */
export async function foldTotals(
  database: Database,
  signal?: AbortSignal,
): Promise<ReadonlyMap<number, Totals>> {
  const read = database.prepare<[number], FoldedRow>(ROWS).raw();
  const byTeacher = new Map<number, Totals>();
  const slices = timeSlices(signal);
  for (let last = 0; ; ) {
    const rows = read.all(last);
    foldRows(byTeacher, rows);
    last = rows.at(-1)?.[0] ?? last;
    if (rows.length < ROWS_PER_STATEMENT) return byTeacher;
    if (slices.isOver) await slices.next();
  }
}

/** A word's code, computed by SQLite; NULL for a word that has none. */
const codeOf = (column: string, codes: Readonly<Record<string, number>>): string =>
  `CASE ${column} ${Object.entries(codes)
    .map(([word, code]) => `WHEN '${word}' THEN ${code}`)
    .join(' ')} END`;

/** NOT INDEXED: the rows are wanted in the order in which they lie in the file, and an index would only send SQLite about. */
const ROWS = `
  SELECT id, teacher_id, year, ${codeOf('form', formCodes)}, ${codeOf('level', levelCodes)}, ${codeOf('phase', phaseCodes)},
    coalesce(make_up_for, 0), hours, coalesce(credits, 0), CASE WHEN reverses_id IS NULL THEN 1 ELSE -1 END,
    coalesce(months, 0), coalesce(weeks, 0), coalesce(classification_id, 0)
  FROM entry NOT INDEXED WHERE id > ? ORDER BY id LIMIT ${ROWS_PER_STATEMENT}`;
