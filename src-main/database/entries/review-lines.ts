import type { Database } from 'better-sqlite3';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Earning, Entry } from '../../../src-shared/ledger/entry.ts';
import type { StandingSheetLine } from '../../../src-shared/review/standing-line.ts';
import { lineName } from '../../../src-shared/sheet/rows/line-name.ts';
import { ownRemark } from '../../../src-shared/sheet/rows/own-remark.ts';
import type { CalendarDate } from '../../../src-shared/training/calendar-date.ts';
import { credits, hours } from '../../../src-shared/training/thousandths.ts';
import { query } from '../query.ts';
import * as schema from '../schema.ts';

/*
 * The lines that a returned sheet is read against, by hand and piece by piece: a county's year has a hundred thousand,
 * which drizzle maps at twice the cost.
 */

type Person = Pick<typeof schema.teacher.$inferSelect, 'name' | 'sex' | 'idNumber' | 'stage' | 'subject'>;

/** A standing entry with its person and its training, flat as SQLite gives it. */
type LineRow = Pick<Entry, 'uid'> &
  Pick<Earning, 'origin' | 'year' | 'form' | 'level' | 'hours' | 'credits' | 'makeUpFor'> &
  Person & {
    readonly batchId: number;
    readonly teacherUid: string;
    readonly organisation: string;
    readonly participationUid: string | null;
    readonly projectUid: string | null;
    readonly projectName: string | null;
    /** What hours were taken away for (SR1). */
    readonly deduction: string | null;
    readonly startOn: CalendarDate | null;
    readonly endOn: CalendarDate | null;
  };

const LINE = `
  SELECT e.uid, e.batch_id AS batchId, t.uid AS teacherUid, t.name, t.sex, t.id_number AS idNumber, o.name AS organisation,
    t.stage, t.subject, p.uid AS participationUid, j.uid AS projectUid, j.name AS projectName, j.start_on AS startOn,
    j.end_on AS endOn, e.level, e.form, e.origin, e.hours, e.credits, e.year, e.make_up_for AS makeUpFor,
    CASE WHEN e.phase = 'deducted' THEN (SELECT f.content ->> '$.deduction.title' FROM facts f WHERE f.id = e.facts_id) END AS deduction
  FROM standing_entry e JOIN teacher t ON t.id = e.teacher_id JOIN organisation o ON o.id = t.organisation_id
    JOIN batch b ON b.id = e.batch_id LEFT JOIN project j ON j.id = b.project_id
    LEFT JOIN participation p ON p.id = e.participation_id`;

/** Lines, and people, read by one statement: some milliseconds of work. */
const LINES_AT_ONCE = 250;
const PEOPLE_AT_ONCE = 50;

/** Standing entries of some projects, as they were made; piece by piece. */
export function* linesOfProjects(
  database: Database,
  projectUids: readonly string[],
): Generator<readonly StandingSheetLine[]> {
  const { batch, entry, project } = schema;
  const ids = query(database)
    .select({ id: entry.id })
    .from(project)
    .innerJoin(batch, eq(batch.projectId, project.id))
    .innerJoin(entry, eq(entry.batchId, batch.id))
    .where(and(eq(project.uid, sql.placeholder('uid')), isNull(entry.reversesId)))
    .prepare();
  const lines = database.prepare<[string], LineRow>(
    `${LINE} WHERE e.id IN (SELECT value FROM json_each(?)) ORDER BY e.id`,
  );
  const all: number[] = [];
  for (const uid of projectUids) {
    for (const { id } of ids.all({ uid })) all.push(id);
    yield [];
  }
  all.sort((a, b) => a - b);
  for (let start = 0; start < all.length; start += LINES_AT_ONCE)
    yield lines.all(JSON.stringify(all.slice(start, start + LINES_AT_ONCE))).map(toLine);
}

/** Standing entries of a registration year, of everybody or of one school; people by people. */
export function* linesOfYear(
  database: Database,
  year: number,
  organisationName: string | null,
): Generator<readonly StandingSheetLine[]> {
  const { organisation, teacher } = schema;
  const people = query(database)
    .select({ id: teacher.id })
    .from(teacher)
    .innerJoin(organisation, eq(organisation.id, teacher.organisationId))
    .where(organisationName === null ? undefined : eq(organisation.name, organisationName))
    .orderBy(asc(teacher.id))
    .all()
    .map(({ id }) => id);
  const lines = database.prepare<[string, number], LineRow>(
    `${LINE} WHERE e.teacher_id IN (SELECT value FROM json_each(?)) AND e.year = ? ORDER BY e.id`,
  );
  for (let start = 0; start < people.length; start += PEOPLE_AT_ONCE)
    yield lines.all(JSON.stringify(people.slice(start, start + PEOPLE_AT_ONCE)), year).map(toLine);
}

function toLine(row: LineRow): StandingSheetLine {
  return {
    entryUid: row.uid,
    teacherUid: row.teacherUid,
    batchId: row.batchId,
    organisationName: row.organisation,
    participationUid: row.participationUid,
    project:
      row.projectUid === null || row.projectName === null
        ? null
        : { uid: row.projectUid, name: row.projectName },
    values: {
      name: row.name,
      sex: row.sex,
      idNumber: row.idNumber,
      organisationName: row.organisation,
      stage: row.stage,
      subject: row.subject,
      projectName: lineName(row),
      level: row.level,
      form: row.form,
      period: row.startOn === null || row.endOn === null ? null : { startOn: row.startOn, endOn: row.endOn },
      hours: hours(row.hours),
      credits: row.credits === null ? null : credits(row.credits),
      year: row.year,
      remark: ownRemark({ origin: row.origin, makeUpFor: row.makeUpFor, hours: row.hours, form: row.form }),
    },
  };
}
