import type { Database } from 'better-sqlite3';
import type { StandingCertificate } from '../../../src-shared/review/known-consequences.ts';
import type { StandingSheetLine } from '../../../src-shared/review/standing-line.ts';
import { ownRemark } from '../../../src-shared/sheet/rows/own-remark.ts';
import type { CalendarDate } from '../../../src-shared/training/calendar-date.ts';
import { credits, hours } from '../../../src-shared/training/thousandths.ts';
import type { Form, Level } from '../../../src-shared/training/training-words.ts';

type LineRow = {
  readonly uid: string;
  readonly batch_id: number;
  readonly teacher_uid: string;
  readonly name: string;
  readonly sex: 'male' | 'female' | null;
  readonly id_number: string | null;
  readonly organisation: string;
  readonly stage: string | null;
  readonly subject: string | null;
  readonly participation_uid: string | null;
  readonly project_uid: string | null;
  readonly project_name: string | null;
  readonly start_on: CalendarDate | null;
  readonly end_on: CalendarDate | null;
  readonly level: Level;
  readonly form: Form;
  readonly origin: 'own' | 'outside';
  readonly hours: number;
  readonly credits: number | null;
  readonly year: number;
  readonly make_up_for: number | null;
};

const LINE = `
  SELECT e.uid, e.batch_id, t.uid AS teacher_uid, t.name, t.sex, t.id_number, o.name AS organisation, t.stage, t.subject,
    p.uid AS participation_uid, j.uid AS project_uid, j.name AS project_name, j.start_on, j.end_on, e.level, e.form, e.origin,
    e.hours, e.credits, e.year, e.make_up_for
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
  const ids = database
    .prepare<[string], number>(
      `SELECT e.id FROM json_each(?) k CROSS JOIN project j ON j.uid = k.value CROSS JOIN batch b ON b.project_id = j.id
         CROSS JOIN entry e ON e.batch_id = b.id WHERE e.reverses_id IS NULL`,
    )
    .pluck();
  const lines = database.prepare<[string], LineRow>(
    `${LINE} WHERE e.id IN (SELECT value FROM json_each(?)) ORDER BY e.id`,
  );
  const all: number[] = [];
  for (const uid of projectUids) {
    all.push(...ids.all(JSON.stringify([uid])));
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
  const people = database
    .prepare<[string | null, string | null], number>(
      `SELECT t.id FROM teacher t JOIN organisation o ON o.id = t.organisation_id
       WHERE ? IS NULL OR o.name = ? ORDER BY t.id`,
    )
    .pluck()
    .all(organisationName, organisationName);
  const lines = database.prepare<[string, number], LineRow>(
    `${LINE} WHERE e.teacher_id IN (SELECT value FROM json_each(?)) AND e.year = ? ORDER BY e.id`,
  );
  for (let start = 0; start < people.length; start += PEOPLE_AT_ONCE)
    yield lines.all(JSON.stringify(people.slice(start, start + PEOPLE_AT_ONCE)), year).map(toLine);
}

function toLine(row: LineRow): StandingSheetLine {
  return {
    entryUid: row.uid,
    teacherUid: row.teacher_uid,
    batchId: row.batch_id,
    organisationName: row.organisation,
    participationUid: row.participation_uid,
    project:
      row.project_uid === null || row.project_name === null
        ? null
        : { uid: row.project_uid, name: row.project_name },
    values: {
      name: row.name,
      sex: row.sex,
      idNumber: row.id_number,
      organisationName: row.organisation,
      stage: row.stage,
      subject: row.subject,
      projectName: row.project_name ?? '',
      level: row.level,
      form: row.form,
      period:
        row.start_on === null || row.end_on === null ? null : { startOn: row.start_on, endOn: row.end_on },
      hours: hours(row.hours),
      credits: row.credits === null ? null : credits(row.credits),
      year: row.year,
      remark: ownRemark({ origin: row.origin, makeUpFor: row.make_up_for }),
    },
  };
}

/** Projects with entries, for telling a sheet's trainings by name. */
export function registeredProjects(
  database: Database,
): readonly { readonly uid: string; readonly name: string }[] {
  return database
    .prepare<[], { uid: string; name: string }>(
      `SELECT j.uid, j.name FROM project j WHERE j.id IN (SELECT project_id FROM batch) ORDER BY j.id DESC`,
    )
    .all();
}

/** The newest batch that the seal on a printed sheet can have known; `null` when no batch has that seal. */
export function batchOfSeal(database: Database, sealStart: string): number | null {
  return (
    database
      .prepare<[string], number>('SELECT id FROM batch WHERE substr(seal, 1, 8) = ? ORDER BY id DESC LIMIT 1')
      .pluck()
      .get(sealStart) ?? null
  );
}

/** Of these participations, those that had been registered by a batch, whatever came of it later. */
export function registeredUntil(
  database: Database,
  participationUids: readonly string[],
  batchId: number,
): readonly string[] {
  return database
    .prepare<[string, number], string>(
      `SELECT DISTINCT p.uid FROM json_each(?) u JOIN participation p ON p.uid = u.value
         JOIN entry e ON e.teacher_id = p.teacher_id AND e.participation_id = p.id
       WHERE e.reverses_id IS NULL AND e.batch_id <= ?`,
    )
    .pluck()
    .all(JSON.stringify(participationUids), batchId);
}

/** Certificates in force of these participations or people. */
export function certificatesOf(
  database: Database,
  of: { readonly participationUids: readonly string[]; readonly teacherUids: readonly string[] },
): readonly StandingCertificate[] {
  return database
    .prepare<[string, string], StandingCertificate>(
      `SELECT c.uid, c.number, t.name, t.uid AS teacherUid, p.uid AS participationUid
       FROM certificate c JOIN participation p ON p.id = c.participation_id JOIN teacher t ON t.id = c.teacher_id
       WHERE NOT EXISTS (SELECT 1 FROM certificate_revocation v WHERE v.certificate_id = c.id)
         AND (c.participation_id IN (SELECT id FROM participation WHERE uid IN (SELECT value FROM json_each(?)))
           OR c.participation_id IN (SELECT q.id FROM participation q JOIN teacher u ON u.id = q.teacher_id
             WHERE u.uid IN (SELECT value FROM json_each(?))))
       ORDER BY c.id`,
    )
    .all(JSON.stringify(of.participationUids), JSON.stringify(of.teacherUids));
}
