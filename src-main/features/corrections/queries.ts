import type { Database } from 'better-sqlite3';
import type { LedgerLine } from '../../../src-shared/review/match-return.ts';
import { ownRemark } from '../../../src-shared/review/review-words.ts';
import type { Correction } from '../../../src-shared/rpc/contract/corrections.ts';
import type { CalendarDate } from '../../../src-shared/training/calendar-date.ts';
import { credits, hours } from '../../../src-shared/training/thousandths.ts';
import type { Form, Level } from '../../../src-shared/training/training-words.ts';
import { actorIdOf, type Signature } from '../../database/records/audit-log.ts';

/** A standing entry as the registration sheet shows it, with what it hangs on. */
export type StandingSheetLine = LedgerLine & {
  readonly batchId: number;
  readonly organisationName: string;
  readonly participationUid: string | null;
  readonly project: { readonly uid: string; readonly name: string } | null;
};

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

export type StandingCertificate = {
  readonly uid: string;
  readonly number: string;
  readonly name: string;
  readonly teacher_uid: string;
  readonly participation_uid: string;
};

/** Certificates in force of these participations or people. */
export function certificatesOf(
  database: Database,
  of: { readonly participationUids: readonly string[]; readonly teacherUids: readonly string[] },
): readonly StandingCertificate[] {
  return database
    .prepare<[string, string], StandingCertificate>(
      `SELECT c.uid, c.number, t.name, t.uid AS teacher_uid, p.uid AS participation_uid
       FROM certificate c JOIN participation p ON p.id = c.participation_id JOIN teacher t ON t.id = c.teacher_id
       WHERE NOT EXISTS (SELECT 1 FROM certificate_revocation v WHERE v.certificate_id = c.id)
         AND (c.participation_id IN (SELECT id FROM participation WHERE uid IN (SELECT value FROM json_each(?)))
           OR c.participation_id IN (SELECT q.id FROM participation q JOIN teacher u ON u.id = q.teacher_id
             WHERE u.uid IN (SELECT value FROM json_each(?))))
       ORDER BY c.id`,
    )
    .all(JSON.stringify(of.participationUids), JSON.stringify(of.teacherUids));
}

/** Somebody of a batch whose entry was reversed since; `null` while all of it stands. */
export function reversedSince(database: Database, batchUid: string): string | null {
  return (
    database
      .prepare<[string], string>(
        `SELECT t.name FROM batch b CROSS JOIN entry e ON e.batch_id = b.id JOIN teacher t ON t.id = e.teacher_id
         WHERE b.uid = ? AND EXISTS (SELECT 1 FROM entry r WHERE r.reverses_id = e.id) LIMIT 1`,
      )
      .pluck()
      .get(batchUid) ?? null
  );
}

/** Somebody whose reversed entry was not written anew by the batch, but by another one since. */
export function registeredAgain(
  database: Database,
  reversedUids: readonly string[],
  batchUid: string | null,
): string | null {
  return (
    database
      .prepare<[string, string | null], string>(
        `SELECT t.name FROM json_each(?) k CROSS JOIN entry e ON e.uid = k.value
           JOIN participation p ON p.id = e.participation_id JOIN teacher t ON t.id = e.teacher_id
         WHERE p.is_registered = 1 AND NOT EXISTS (SELECT 1 FROM entry n JOIN batch b ON b.id = n.batch_id
           WHERE n.teacher_id = e.teacher_id AND n.participation_id = p.id AND b.uid = ?) LIMIT 1`,
      )
      .pluck()
      .get(JSON.stringify(reversedUids), batchUid) ?? null
  );
}

/** The participations that entries belong to. */
export function participationsOf(database: Database, entryUids: readonly string[]): readonly string[] {
  return database
    .prepare<[string], string>(
      `SELECT DISTINCT p.uid FROM json_each(?) k CROSS JOIN entry e ON e.uid = k.value
         JOIN participation p ON p.id = e.participation_id`,
    )
    .pluck()
    .all(JSON.stringify(entryUids));
}

export type CorrectionRecord = {
  readonly id: number;
  readonly uid: string;
  readonly file_name: string;
  readonly sheet: string;
  readonly decided_by: string;
  readonly decided_on: CalendarDate;
  readonly document: string | null;
  readonly reason: string;
  readonly rejection: string | null;
  readonly accepted: number;
  readonly rejected: number;
  readonly undo: string;
  readonly actor: string;
  readonly recorded_at: string;
  readonly undone_at: string | null;
};

const CORRECTION = `
  SELECT c.id, c.uid, c.file_name, c.sheet, c.decided_by, c.decided_on, c.document, c.reason, c.rejection, c.accepted, c.rejected,
    c.undo, a.name AS actor, c.recorded_at, u.recorded_at AS undone_at
  FROM correction c JOIN actor a ON a.id = c.actor_id LEFT JOIN correction_undo u ON u.correction_id = c.id`;

export function findCorrection(database: Database, uid: string): CorrectionRecord | undefined {
  return database.prepare<[string], CorrectionRecord>(`${CORRECTION} WHERE c.uid = ?`).get(uid);
}

/** What was decided on a sheet of a file, and not undone since. */
export function decidedCorrection(
  database: Database,
  fileSha256: string,
  sheet: string,
): CorrectionRecord | undefined {
  return database
    .prepare<[string, string], CorrectionRecord>(
      `${CORRECTION} WHERE c.file_sha256 = ? AND c.sheet = ? AND u.correction_id IS NULL ORDER BY c.id DESC LIMIT 1`,
    )
    .get(fileSha256, sheet);
}

/** Newest first. */
export function listCorrections(database: Database): readonly CorrectionRecord[] {
  return database.prepare<[], CorrectionRecord>(`${CORRECTION} ORDER BY c.id DESC LIMIT 200`).all();
}

/** What was rejected on earlier sheets, by the key of the difference; the latest comes last. */
export function rejectedDifferences(database: Database): readonly {
  readonly key: string;
  readonly decided_on: CalendarDate;
  readonly actor: string;
  readonly rejection: string | null;
}[] {
  return database
    .prepare<[], { key: string; decided_on: CalendarDate; actor: string; rejection: string | null }>(
      `SELECT d.value ->> 'key' AS key, c.decided_on, a.name AS actor, c.rejection
       FROM correction c JOIN actor a ON a.id = c.actor_id, json_each(c.differences) d
       WHERE d.value ->> 'canAccept' AND NOT d.value ->> 'isAccepted'
         AND NOT EXISTS (SELECT 1 FROM correction_undo u WHERE u.correction_id = c.id)
       ORDER BY c.id`,
    )
    .all();
}

export function toWireCorrection(record: CorrectionRecord, canUndo: boolean): Correction {
  return {
    uid: record.uid,
    fileName: record.file_name,
    sheet: record.sheet,
    recordedAt: record.recorded_at,
    actor: record.actor,
    decidedBy: record.decided_by,
    decidedOn: record.decided_on,
    document: record.document,
    reason: record.reason,
    rejection: record.rejection,
    accepted: record.accepted,
    rejected: record.rejected,
    undoneAt: record.undone_at,
    canUndo,
  };
}

export type NewCorrection = {
  readonly uid: string;
  readonly fileName: string;
  readonly fileSha256: string;
  readonly sheet: string;
  readonly fingerprint: string;
  readonly decidedBy: string;
  readonly decidedOn: string;
  readonly document: string | null;
  readonly reason: string;
  readonly rejection: string | null;
  readonly accepted: number;
  readonly rejected: number;
  readonly differences: string;
  readonly undo: string;
};

export function insertCorrection(writer: Database, signature: Signature, made: NewCorrection): void {
  writer
    .prepare(
      `INSERT INTO correction (uid, file_name, file_sha256, sheet, fingerprint, decided_by, decided_on, document, reason, rejection,
         accepted, rejected, differences, undo, actor_id, recorded_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      made.uid,
      made.fileName,
      made.fileSha256,
      made.sheet,
      made.fingerprint,
      made.decidedBy,
      made.decidedOn,
      made.document,
      made.reason,
      made.rejection,
      made.accepted,
      made.rejected,
      made.differences,
      made.undo,
      actorIdOf(writer, signature),
      signature.at,
    );
}

export function insertUndo(writer: Database, signature: Signature, id: number, reason: string): void {
  writer
    .prepare('INSERT INTO correction_undo (correction_id, reason, actor_id, recorded_at) VALUES (?, ?, ?, ?)')
    .run(id, reason, actorIdOf(writer, signature), signature.at);
}
