import type { Database } from 'better-sqlite3';
import type { Form, Level, Role } from '../../../src-shared/training/training-words.ts';

/*
 * Lines of sheets, read by hand and piece by piece: a sheet may show a county's entries. They cannot ask the view
 * `standing_entry`, because a sheet shows one moment (see STANDING) however long it takes to gather.
 */

/** A standing entry with the training it was earned in, as sheets tell it. */
export type EntryLine = {
  readonly id: number;
  readonly teacher_id: number;
  readonly project_id: number | null;
  readonly project_name: string | null;
  readonly start_on: string | null;
  readonly end_on: string | null;
  readonly level: Level;
  readonly form: Form;
  readonly role: Role;
  readonly origin: 'own' | 'outside';
  readonly hours: number;
  readonly credits: number | null;
  readonly year: number;
  readonly make_up_for: number | null;
};

const LINE = `
  SELECT e.id, e.teacher_id, b.project_id, j.name AS project_name, j.start_on, j.end_on, e.level, e.form, e.role, e.origin,
    e.hours, e.credits, e.year, e.make_up_for`;

/**
 * An entry counts up to the last one of a moment, asked twice, whatever is written while a sheet is gathered piece by
 * piece: neither later entries nor later reversals are seen.
 */
const STANDING = `e.reverses_id IS NULL AND e.id <= ?
    AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = e.id AND r.id <= ?)`;

/** The moment that a sheet shows: the id of the last entry; 0 in a ledger without any. */
export function lastEntryId(database: Database): number {
  return database.prepare<[], number | null>('SELECT max(id) FROM entry').pluck().get() ?? 0;
}

/** Standing entries of some teachers in one registration year, in the order of the ids given, then as they were made. */
export function linesOfTeachers(
  database: Database,
  asked: { readonly teachers: readonly number[]; readonly year: number; readonly last: number },
): readonly EntryLine[] {
  return database
    .prepare<[string, number, number, number], EntryLine>(
      `${LINE}
       FROM json_each(?) k CROSS JOIN entry e ON e.teacher_id = k.value JOIN batch b ON b.id = e.batch_id
         LEFT JOIN project j ON j.id = b.project_id
       WHERE e.year = ? AND ${STANDING} ORDER BY k.key, e.id`,
    )
    .all(JSON.stringify(asked.teachers), asked.year, asked.last, asked.last);
}

/** Ids of the standing entries of one project, as they were made. */
export function lineIdsOfProject(
  database: Database,
  asked: { readonly project: number; readonly last: number },
): readonly number[] {
  return database
    .prepare<[number, number, number], number>(
      `SELECT e.id FROM batch b CROSS JOIN entry e ON e.batch_id = b.id
       WHERE b.project_id = ? AND ${STANDING} ORDER BY e.id`,
    )
    .pluck()
    .all(asked.project, asked.last, asked.last);
}

/** The entries of those ids, in the order given. */
export function linesOfIds(database: Database, ids: readonly number[]): readonly EntryLine[] {
  return database
    .prepare<[string], EntryLine>(
      `${LINE}
       FROM json_each(?) k CROSS JOIN entry e ON e.id = k.value JOIN batch b ON b.id = e.batch_id
         LEFT JOIN project j ON j.id = b.project_id
       ORDER BY k.key`,
    )
    .all(JSON.stringify(ids));
}

/** A standing entry with what the statistics of a school year ask of its training. Hours and days in thousandths. */
export type SchoolYearLine = {
  readonly id: number;
  readonly teacher_id: number;
  readonly project_id: number;
  readonly role: Role;
  readonly level: Level;
  readonly hours: number;
  readonly start_on: string | null;
  readonly end_on: string | null;
  readonly days: number | null;
  readonly day_hours: string | null;
  /** Minutes by the clock, of an own training of whose length nothing else is known. */
  readonly clock_minutes: number | null;
  readonly is_abroad: number;
};

/** Batches that registered trainings which ended within a time, both days included, with how many entries they hold. */
export function trainingBatches(
  database: Database,
  time: { readonly from: string; readonly to: string },
): readonly { readonly id: number; readonly entry_count: number }[] {
  return database
    .prepare<[string, string], { id: number; entry_count: number }>(
      `SELECT b.id, b.entry_count FROM project j CROSS JOIN batch b ON b.project_id = j.id
       WHERE j.end_on BETWEEN ? AND ? ORDER BY b.id`,
    )
    .all(time.from, time.to);
}

/** Projects that ended within a time, both days included. */
export function projectsEndingIn(
  database: Database,
  time: { readonly from: string; readonly to: string },
): readonly number[] {
  return database
    .prepare<[string, string], number>('SELECT id FROM project WHERE end_on BETWEEN ? AND ? ORDER BY id')
    .pluck()
    .all(time.from, time.to);
}

/**
 * What statistics ask of a line. The clock says something only of an own training with neither hours nor days; an outside
 * one is told by its proof.
 */
const SCHOOL_YEAR_LINE = `
  SELECT e.id, e.teacher_id, b.project_id, e.role, e.level, e.hours, j.start_on, j.end_on, j.days, j.day_hours, j.is_abroad,
    CASE WHEN e.origin = 'own' AND j.hours IS NULL AND j.days IS NULL THEN j.minutes END AS clock_minutes`;

/** The standing entries of those batches. */
export function linesOfBatches(
  database: Database,
  asked: { readonly batches: readonly number[]; readonly last: number },
): readonly SchoolYearLine[] {
  return database
    .prepare<[string, number, number], SchoolYearLine>(
      `${SCHOOL_YEAR_LINE}
       FROM json_each(?) k CROSS JOIN batch b ON b.id = k.value CROSS JOIN entry e ON e.batch_id = b.id
         JOIN project j ON j.id = b.project_id
       WHERE ${STANDING}`,
    )
    .all(JSON.stringify(asked.batches), asked.last, asked.last);
}

/** The next standing entries of one batch, behind the one of that id. */
export function linesOfBatch(
  database: Database,
  asked: { readonly batch: number; readonly after: number; readonly last: number; readonly count: number },
): readonly SchoolYearLine[] {
  return database
    .prepare<[number, number, number, number, number], SchoolYearLine>(
      `${SCHOOL_YEAR_LINE}
       FROM entry e JOIN batch b ON b.id = e.batch_id JOIN project j ON j.id = b.project_id
       WHERE e.batch_id = ? AND e.id > ? AND ${STANDING} ORDER BY e.id LIMIT ?`,
    )
    .all(asked.batch, asked.after, asked.last, asked.last, asked.count);
}

/** Categories of national trainings that teachers passed before a day: teacher → categories, from what the ledger registered. */
export function earlierNational(
  database: Database,
  asked: { readonly teachers: readonly number[]; readonly before: string; readonly last: number },
): readonly { readonly teacher_id: number; readonly category: string | null }[] {
  return database
    .prepare<
      [string, string, number, number],
      { readonly teacher_id: number; readonly category: string | null }
    >(
      `SELECT DISTINCT e.teacher_id, j.category
       FROM json_each(?) k CROSS JOIN entry e ON e.teacher_id = k.value JOIN batch b ON b.id = e.batch_id
         JOIN project j ON j.id = b.project_id
       WHERE e.level = 'national' AND j.end_on < ? AND ${STANDING}`,
    )
    .all(JSON.stringify(asked.teachers), asked.before, asked.last, asked.last);
}

/** What people last said on sheets, by the key of the question. */
export function keptAnswers(database: Database): Readonly<Record<string, string>> {
  const rows = database
    .prepare<[], { key: string; value: string }>('SELECT key, value FROM sheet_answer')
    .all();
  return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
}

/** Keeps what was said now in place of what was said before. */
export function keepAnswers(writer: Database, answers: Readonly<Record<string, string>>): void {
  const keep = writer.prepare<[string, string]>(
    'INSERT INTO sheet_answer (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  for (const [key, value] of Object.entries(answers)) keep.run(key, value);
}
