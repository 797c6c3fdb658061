import type { Database } from 'better-sqlite3';
import type { TeacherFacts } from '../../../src-shared/people/teacher.ts';
import {
  type ComparedProject,
  type NumberHolder,
  numberKey,
  type TakenTraining,
} from '../../../src-shared/registration/one-training-once.ts';
import type { DoublingReason } from '../../../src-shared/registration/withhold-doublings.ts';
import { query } from '../query.ts';
import * as schema from '../schema.ts';
import { columnList, type StoredRow } from '../stored-row.ts';
import { type Signature, signed } from './audit-log.ts';

/*
 * By hand: registering asks of everybody on a list what else they take part in, and a county has a million places on
 * lists. What keeps that to the people asked about is the index that each statement names.
 */

const { project } = schema;
const COMPARED = columnList('j', {
  id: project.id,
  uid: project.uid,
  kind: project.kind,
  name: project.name,
  number: project.number,
  sessionNumber: project.sessionNumber,
  form: project.form,
  organiserName: project.organiserName,
  startOn: project.startOn,
  endOn: project.endOn,
  hours: project.hours,
  lessons: project.lessons,
  minutes: project.minutes,
  dayHours: project.dayHours,
});

type Compared = ComparedProject & { readonly id: number };
type ComparedRow = Omit<StoredRow<Compared>, 'dayHours'> & { readonly dayHours: string | null };

/** Every training as it is compared with others, by its number in this file. */
export function comparedProjects(database: Database): ReadonlyMap<number, ComparedProject> {
  return new Map(
    database
      .prepare<[], ComparedRow>(`SELECT ${COMPARED} FROM project j`)
      .all()
      .map((row) => [row.id, toCompared(row)]),
  );
}

function toCompared({ id: _, dayHours, ...row }: ComparedRow): ComparedProject {
  return { ...row, dayHours: dayHours === null ? null : JSON.parse(dayHours) };
}

/** A place on a list with whose it is. */
export type PlacedTraining = TakenTraining & {
  readonly id: number;
  readonly teacherId: number;
  readonly proofCertificateNumber: string | null;
  readonly isRegistered: boolean;
};

type PlaceRow = Omit<StoredRow<PlacedTraining>, 'project'> & { readonly projectId: number };

/**
 * What people take part in, among some trainings: own and outside, registered and not yet. Who failed or was absent earns
 * nothing and is left out, and so is who had an entry that was reversed. The people are few (one step of a longer walk).
 */
export function takenTrainings(
  database: Database,
  teacherIds: readonly number[],
  projects: ReadonlyMap<number, ComparedProject>,
): ReadonlyMap<number, readonly PlacedTraining[]> {
  if (projects.size === 0) return new Map();
  const rows = database
    .prepare<[string, string], PlaceRow>(
      `SELECT q.id, q.uid, q.teacher_id AS teacherId, q.project_id AS projectId, q.role, q.lessons, q.proof_hours AS proofHours,
         q.make_up_for AS makeUpFor, q.proof_certificate_number AS proofCertificateNumber, q.is_registered AS isRegistered
       FROM json_each(?) t CROSS JOIN participation q INDEXED BY participation_teacher ON q.teacher_id = t.value
       WHERE q.project_id IN (SELECT value FROM json_each(?)) AND q.result NOT IN ('failed', 'absent')
         AND (q.is_registered = 1
           OR NOT EXISTS (SELECT 1 FROM entry e WHERE e.teacher_id = q.teacher_id AND e.participation_id = q.id))
       ORDER BY q.id`,
    )
    .all(JSON.stringify(teacherIds), JSON.stringify([...projects.keys()]));
  const placed = rows.flatMap(({ projectId, isRegistered, ...row }) => {
    const taken = projects.get(projectId);
    return taken === undefined ? [] : [{ ...row, isRegistered: isRegistered === 1, project: taken }];
  });
  return Map.groupBy(placed, ({ teacherId }) => teacherId);
}

type HolderRow = {
  readonly number: string;
  readonly placeUid: string;
  readonly projectId: number;
  readonly uid: string;
  readonly name: string;
};

/** The text of the index on the numbers, by which alone SQLite finds it. */
const keyOf = (column: string) => `upper(replace(replace(${column}, ' ', ''), '　', ''))`;

/**
 * Everybody who has one of these certificate numbers: as an outside proof, or as a certificate in force of this ledger.
 * By `numberKey`. Reversed and failed ones are left out as in `takenTrainings`.
 */
export function numberHolders(
  database: Database,
  numbers: readonly string[],
  projects: ReadonlyMap<number, ComparedProject>,
): ReadonlyMap<string, readonly NumberHolder[]> {
  const keys = [...new Set(numbers.map(numberKey))];
  if (keys.length === 0) return new Map();
  const person = 'q.uid AS placeUid, q.project_id AS projectId, t.uid, t.name';
  const rows = database
    .prepare<[string, string], HolderRow>(
      `SELECT q.proof_certificate_number AS number, ${person}
       FROM json_each(?) k CROSS JOIN participation q INDEXED BY participation_proof_number
         ON ${keyOf('q.proof_certificate_number')} = k.value
         CROSS JOIN teacher t ON t.id = q.teacher_id
       WHERE q.proof_certificate_number IS NOT NULL AND q.result NOT IN ('failed', 'absent')
         AND (q.is_registered = 1
           OR NOT EXISTS (SELECT 1 FROM entry e WHERE e.teacher_id = q.teacher_id AND e.participation_id = q.id))
       UNION
       SELECT c.number, ${person}
       FROM json_each(?) k CROSS JOIN certificate c INDEXED BY certificate_number_key ON ${keyOf('c.number')} = k.value
         CROSS JOIN participation q ON q.id = c.participation_id CROSS JOIN teacher t ON t.id = q.teacher_id
       WHERE NOT EXISTS (SELECT 1 FROM certificate_revocation v WHERE v.certificate_id = c.id)`,
    )
    .all(JSON.stringify(keys), JSON.stringify(keys));
  const holders = rows.flatMap(({ number, placeUid, projectId, uid, name }) => {
    const of = projects.get(projectId);
    return of === undefined ? [] : [{ number, taken: { uid: placeUid, project: of }, person: { uid, name } }];
  });
  return Map.groupBy(holders, ({ number }) => numberKey(number));
}

type LookAlikeRow = { readonly teacherId: number; readonly uid: string; readonly name: string };

/** Other records of the same name in the same unit, where one of the two has no document number, by teacher. */
export function lookAlikesOf(
  database: Database,
  teacherIds: readonly number[],
): ReadonlyMap<number, readonly LookAlikeRow[]> {
  const rows = database
    .prepare<[string], LookAlikeRow>(
      `SELECT me.id AS teacherId, o.uid, o.name
       FROM json_each(?) t CROSS JOIN teacher me ON me.id = t.value
         CROSS JOIN teacher o INDEXED BY teacher_name ON o.name = me.name
       WHERE o.organisation_id = me.organisation_id AND o.id <> me.id AND o.merged_into IS NULL AND me.merged_into IS NULL
         AND (o.id_number IS NULL OR me.id_number IS NULL)
       ORDER BY o.id`,
    )
    .all(JSON.stringify(teacherIds));
  return Map.groupBy(rows, ({ teacherId }) => teacherId);
}

/** Another record of a name in a unit, where one of the two has no number; undefined where there is none. */
export function findLookAlike(
  database: Database,
  uid: string | null,
  { name, organisationName, idNumber }: Pick<TeacherFacts, 'name' | 'organisationName' | 'idNumber'>,
): { readonly uid: string; readonly name: string } | undefined {
  return database
    .prepare<[string, string, string | null, string | null], { readonly uid: string; readonly name: string }>(
      `SELECT t.uid, t.name FROM teacher t INDEXED BY teacher_name JOIN organisation o ON o.id = t.organisation_id
       WHERE t.name = ? AND o.name = ? AND t.uid IS NOT ? AND t.merged_into IS NULL AND (? IS NULL OR t.id_number IS NULL)
       ORDER BY t.id LIMIT 1`,
    )
    .get(name, organisationName, uid, idNumber);
}

type ReasonRow = DoublingReason & { readonly participationId: number; readonly key: string };

/** The reasons that stand, by place and by the key of the finding. */
export function doublingReasons(
  database: Database,
  participationIds: readonly number[],
): ReadonlyMap<number, ReadonlyMap<string, DoublingReason>> {
  // Of two rows of one key the later counts; SQLite gives the bare columns of the row with the maximum.
  const rows = database
    .prepare<[string], ReasonRow>(
      `SELECT r.participation_id AS participationId, r.key, r.reason AS text, a.name AS actor, r.recorded_at AS recordedAt,
         max(r.id)
       FROM json_each(?) p CROSS JOIN doubling_reason r ON r.participation_id = p.value JOIN actor a ON a.id = r.actor_id
       GROUP BY r.participation_id, r.key HAVING r.reason IS NOT NULL`,
    )
    .all(JSON.stringify(participationIds));
  const reasons = new Map<number, Map<string, DoublingReason>>();
  for (const { participationId, key, text, actor, recordedAt } of rows) {
    const ofPlace = reasons.get(participationId) ?? new Map<string, DoublingReason>();
    reasons.set(participationId, ofPlace.set(key, { text, actor, recordedAt }));
  }
  return reasons;
}

/** Writes why a finding passes; null takes back what was said. Earlier rows stay. */
export function insertDoublingReason(
  writer: Database,
  signature: Signature,
  said: { readonly participationId: number; readonly key: string; readonly reason: string | null },
): void {
  query(writer)
    .insert(schema.doublingReason)
    .values({ ...said, ...signed(writer, signature) })
    .run();
}
