import type { Database } from 'better-sqlite3';
import type { Earning } from '../../../src-shared/ledger/entry.ts';
import type { StandingLine } from '../../../src-shared/policy/compare/standing-line.ts';

/** Lines read by one statement: a millisecond or two of work. */
const LINES_AT_ONCE = 1000;

type LineRow = readonly [
  id: number,
  teacherId: number,
  participationId: number | null,
  factsId: number,
  batchId: number,
  policyVersionId: number,
  origin: Earning['origin'],
  year: number,
  form: Earning['form'],
  level: Earning['level'],
  makeUpFor: Earning['makeUpFor'],
  phase: Earning['phase'],
  hours: number,
  credits: number | null,
  months: number | null,
  weeks: number | null,
  classificationId: number | null,
];

/**
 * Every standing line in the order of its id, as comparing two packs asks. Read piece by piece, so that other calls are
 * answered meanwhile.
 *
 * By hand and as bare arrays: this walks a million rows, which drizzle maps at twice the cost. The reversed lines are read
 * once and skipped, because the view `standing_entry` would look up every line of a county in an index.
 */
export function* standingLines(database: Database): Generator<StandingLine> {
  const reversed = new Set(
    database.prepare<[], number>('SELECT reverses_id FROM entry WHERE reverses_id IS NOT NULL').pluck().all(),
  );
  const next = database
    .prepare<[number, number], LineRow>(
      `SELECT id, teacher_id, participation_id, facts_id, batch_id, policy_version_id, origin, year, form, level,
         make_up_for, phase, hours, credits, months, weeks, classification_id
       FROM entry WHERE id > ? AND reverses_id IS NULL ORDER BY id LIMIT ?`,
    )
    .raw();
  for (let rows = next.all(0, LINES_AT_ONCE); rows.length > 0; ) {
    for (const row of rows) if (!reversed.has(row[0])) yield toLine(row);
    rows = next.all(rows.at(-1)?.[0] ?? 0, LINES_AT_ONCE);
  }
}

/** Months and weeks are null in most forms, and add nothing there. */
function toLine(row: LineRow): StandingLine {
  return {
    id: row[0],
    teacherId: row[1],
    participationId: row[2],
    factsId: row[3],
    batchId: row[4],
    policyVersionId: row[5],
    origin: row[6],
    key: {
      ...{ year: row[7], form: row[8], level: row[9], makeUpFor: row[10], phase: row[11] },
      classificationId: row[16],
    },
    hours: row[12],
    credits: row[13],
    months: row[14] ?? 0,
    weeks: row[15] ?? 0,
  };
}
