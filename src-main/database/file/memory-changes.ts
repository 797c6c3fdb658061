import type { Database } from 'better-sqlite3';

/** How far the log of changes and the entries went when somebody last looked. */
export type LogMark = { readonly audit: number; readonly entry: number };

/*
 * By hand: all of this is asked after every write before the screen shows it again, and one edit is to be judged within a
 * millisecond, which making drizzle queries would take a third of.
 */

/** The mark of now. By the highest ids, which SQLite finds at the end of each table; both tables only ever grow. */
export function logMark(database: Database): LogMark {
  const row = database
    .prepare<[], { audit: number | null; entry: number | null }>(
      'SELECT (SELECT max(id) FROM audit) AS audit, (SELECT max(id) FROM entry) AS entry',
    )
    .get();
  return { audit: row?.audit ?? 0, entry: row?.entry ?? 0 };
}

/** Changes that touch no person, no decision and no policy: at most entries and the totals of their teachers. */
const ENTRIES_AT_MOST: ReadonlySet<string> = new Set([
  'certificate.issue',
  'certificate.print',
  'certificate.revoke',
  'certificate.scheme',
  'correction.apply',
  'correction.register',
  'correction.reject',
  'correction.reverse',
  'correction.undo',
  'doubling.explain',
  'doubling.withdraw',
  'entry.deduct',
  'entry.reverse',
  'ledger.backup',
  'project.addTrainees',
  'project.importTrainees',
  'project.material',
  'project.remove',
  'project.removeTrainees',
  'project.results',
  'project.undoTraineeImport',
  'registration.register',
  'registration.undo',
  'sheet.export',
]);

/**
 * What was written since a mark, by the log that every change leaves a line in: entries at most, or anything. A write
 * that left no line, or a line of another kind, may have been anything. `writes`: how many were committed since; fewer
 * lines than that mean that one left none. Doubt answers "anything", which costs no more than reading everything again.
 */
export function changesSince(database: Database, mark: LogMark, writes: number): 'entries' | 'anything' {
  const actions = database
    .prepare<[number], string>('SELECT action FROM audit WHERE id > ? LIMIT 1000')
    .pluck()
    .all(mark.audit);
  return actions.length >= writes &&
    actions.length < 1000 &&
    actions.every((action) => ENTRIES_AT_MOST.has(action))
    ? 'entries'
    : 'anything';
}

/** A teacher's packed totals (`readTotals`). */
export type StoredTotals = { readonly teacherId: number; readonly packed: Buffer };

/** Everybody's totals, a county's ten thousand whenever it is opened. */
export function allTotals(database: Database): readonly StoredTotals[] {
  return database
    .prepare<[], StoredTotals>('SELECT teacher_id AS teacherId, packed FROM teacher_total')
    .all();
}

/** The totals of every teacher who got an entry since the mark: read after each write of entries. */
export function totalsSince(database: Database, mark: LogMark): readonly StoredTotals[] {
  return database
    .prepare<[number], StoredTotals>(
      `SELECT teacher_id AS teacherId, packed FROM teacher_total
       WHERE teacher_id IN (SELECT teacher_id FROM entry WHERE id > ?)`,
    )
    .all(mark.entry);
}
