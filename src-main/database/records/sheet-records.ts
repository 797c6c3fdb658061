import type { Database } from 'better-sqlite3';
import { asc, between, eq, max } from 'drizzle-orm';
import type { Earning, Reference } from '../../../src-shared/ledger/entry.ts';
import type { CalendarDate } from '../../../src-shared/training/calendar-date.ts';
import { query } from '../query.ts';
import * as schema from '../schema.ts';
import type { StoredRow } from '../stored-row.ts';

/*
 * Lines of sheets, read by hand and piece by piece: a sheet may show a county's entries, which drizzle maps at twice the
 * cost, and CROSS JOIN, which drizzle cannot say, keeps SQLite from walking the entries to find a few. They cannot ask the
 * view `standing_entry`, because a sheet shows one moment (see STANDING) however long it takes to gather.
 */

/** Who and what a line is about; `id` is the entry's number. */
type Line = Pick<Reference, 'id'> & { readonly teacherId: number };
/** The days of the training; null where the project has none. */
type Period = { readonly startOn: CalendarDate | null; readonly endOn: CalendarDate | null };

/** A standing entry with the training it was earned in, as sheets tell it. */
export type EntryLine = Line &
  Period &
  Pick<Earning, 'origin' | 'year' | 'form' | 'level' | 'role' | 'hours' | 'credits' | 'makeUpFor'> & {
    readonly projectId: number | null;
    readonly projectName: string | null;
    /** What hours were taken away for (SR1); null of a training. */
    readonly deduction: string | null;
  };

const LINE = `
  SELECT e.id, e.teacher_id AS teacherId, b.project_id AS projectId, j.name AS projectName, j.start_on AS startOn, j.end_on AS endOn,
    e.level, e.form, e.role, e.origin, e.hours, e.credits, e.year, e.make_up_for AS makeUpFor,
    CASE WHEN e.phase = 'deducted' THEN (SELECT f.content ->> '$.deduction.title' FROM facts f WHERE f.id = e.facts_id) END AS deduction`;

/**
 * An entry counts up to the last one of a moment, asked twice, whatever is written while a sheet is gathered piece by
 * piece: neither later entries nor later reversals are seen.
 */
const STANDING = `e.reverses_id IS NULL AND e.id <= ?
    AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = e.id AND r.id <= ?)`;

/** The moment that a sheet shows: the id of the last entry; 0 in a ledger without any. */
export function lastEntryId(database: Database): number {
  const { id } = schema.entry;
  return (
    query(database)
      .select({ last: max(id) })
      .from(schema.entry)
      .get()?.last ?? 0
  );
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
export type SchoolYearLine = Line &
  Period &
  Pick<Earning, 'role' | 'level' | 'hours'> &
  Pick<typeof schema.project.$inferSelect, 'days' | 'dayHours' | 'isAbroad'> & {
    readonly projectId: number;
    /** Minutes by the clock, of an own training of whose length nothing else is known. */
    readonly clockMinutes: number | null;
  };
type SchoolYearRow = StoredRow<SchoolYearLine>;

/** The one place where a row becomes a `SchoolYearLine`. */
function toSchoolYearLine(row: SchoolYearRow): SchoolYearLine {
  const dayHours = row.dayHours === null ? null : JSON.parse(row.dayHours);
  return { ...row, dayHours, isAbroad: row.isAbroad === 1 };
}

/** A time, both days included. */
type Time = { readonly from: CalendarDate; readonly to: CalendarDate };

/** Batches that registered trainings which ended within a time, with how many entries they hold. */
export function trainingBatches(
  database: Database,
  { from, to }: Time,
): readonly { readonly id: number; readonly entryCount: number }[] {
  const { batch, project } = schema;
  return query(database)
    .select({ id: batch.id, entryCount: batch.entryCount })
    .from(batch)
    .innerJoin(project, eq(project.id, batch.projectId))
    .where(between(project.endOn, from, to))
    .orderBy(asc(batch.id))
    .all();
}

/** Projects that ended within a time. */
export function projectsEndingIn(database: Database, { from, to }: Time): readonly number[] {
  const { id, endOn } = schema.project;
  const ended = query(database)
    .select({ id })
    .from(schema.project)
    .where(between(endOn, from, to));
  return ended
    .orderBy(asc(id))
    .all()
    .map((project) => project.id);
}

/**
 * What statistics ask of a line. The clock says something only of an own training with neither hours nor days; an outside
 * one is told by its proof.
 */
const SCHOOL_YEAR_LINE = `
  SELECT e.id, e.teacher_id AS teacherId, b.project_id AS projectId, e.role, e.level, e.hours, j.start_on AS startOn,
    j.end_on AS endOn, j.days, j.day_hours AS dayHours, j.is_abroad AS isAbroad,
    CASE WHEN e.origin = 'own' AND j.hours IS NULL AND j.days IS NULL THEN j.minutes END AS clockMinutes`;

/** The standing entries of those batches. */
export function linesOfBatches(
  database: Database,
  asked: { readonly batches: readonly number[]; readonly last: number },
): readonly SchoolYearLine[] {
  return database
    .prepare<[string, number, number], SchoolYearRow>(
      `${SCHOOL_YEAR_LINE}
       FROM json_each(?) k CROSS JOIN batch b ON b.id = k.value CROSS JOIN entry e ON e.batch_id = b.id
         JOIN project j ON j.id = b.project_id
       WHERE ${STANDING}`,
    )
    .all(JSON.stringify(asked.batches), asked.last, asked.last)
    .map(toSchoolYearLine);
}

/** The next standing entries of one batch, behind the one of that id. */
export function linesOfBatch(
  database: Database,
  asked: { readonly batch: number; readonly after: number; readonly last: number; readonly count: number },
): readonly SchoolYearLine[] {
  return database
    .prepare<[number, number, number, number, number], SchoolYearRow>(
      `${SCHOOL_YEAR_LINE}
       FROM entry e JOIN batch b ON b.id = e.batch_id JOIN project j ON j.id = b.project_id
       WHERE e.batch_id = ? AND e.id > ? AND ${STANDING} ORDER BY e.id LIMIT ?`,
    )
    .all(asked.batch, asked.after, asked.last, asked.last, asked.count)
    .map(toSchoolYearLine);
}

/** A national training that a teacher passed, by its category. */
type EarlierTraining = { readonly teacherId: number; readonly category: string | null };

/**
 * Categories of national trainings that teachers passed before a day: teacher → categories, from what the ledger registered
 * and from what was passed and still waits to be registered.
 */
export function earlierNational(
  database: Database,
  asked: { readonly teachers: readonly number[]; readonly before: string; readonly last: number },
): readonly EarlierTraining[] {
  const teachers = JSON.stringify(asked.teachers);
  return database
    .prepare<[string, string, number, number, string, string], EarlierTraining>(
      `SELECT DISTINCT e.teacher_id AS teacherId, j.category
       FROM json_each(?) k CROSS JOIN entry e ON e.teacher_id = k.value JOIN batch b ON b.id = e.batch_id
         JOIN project j ON j.id = b.project_id
       WHERE e.level = 'national' AND j.end_on < ? AND ${STANDING}
       UNION
       SELECT p.teacher_id, j.category
       FROM json_each(?) k CROSS JOIN participation p ON p.teacher_id = k.value JOIN project j ON j.id = p.project_id
       WHERE j.level = 'national' AND j.end_on < ? AND p.is_registered = 0 AND p.result IN ('passed', 'excellent')`,
    )
    .all(teachers, asked.before, asked.last, asked.last, teachers, asked.before);
}

/** What people last said on sheets, by the key of the question. */
export function keptAnswers(database: Database): Readonly<Record<string, string>> {
  const rows = query(database).select().from(schema.sheetAnswer).all();
  return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
}

/** Keeps what was said now in place of what was said before. */
export function keepAnswers(writer: Database, answers: Readonly<Record<string, string>>): void {
  const { sheetAnswer } = schema;
  for (const [key, value] of Object.entries(answers))
    query(writer)
      .insert(sheetAnswer)
      .values({ key, value })
      .onConflictDoUpdate({ target: sheetAnswer.key, set: { value } })
      .run();
}
