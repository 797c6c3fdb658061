import type { Database } from 'better-sqlite3';
import { and, asc, desc, eq, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { StandingCertificate } from '../../../src-shared/review/known-consequences.ts';
import type { Correction } from '../../../src-shared/rpc/contract/corrections.ts';
import { isOneOf, query } from '../../database/query.ts';
import * as schema from '../../database/schema.ts';

const {
  batch,
  certificate,
  certificateRevocation: revocation,
  entry,
  participation,
  project,
  teacher,
} = schema;

/** A sheet that was decided, with who entered it and when it was taken back. `undo` is JSON (`undoSchema`). */
export type CorrectionRecord = Omit<Correction, 'canUndo'> & { readonly id: number; readonly undo: string };

function corrections(database: Database, where?: SQL) {
  const { correction, correctionUndo, actor } = schema;
  const { id, uid, fileName, sheet, decidedBy, decidedOn, document, reason, rejection } = correction;
  const { accepted, rejected, undo, recordedAt } = correction;
  return query(database)
    .select({
      ...{ id, uid, fileName, sheet, decidedBy, decidedOn, document, reason, rejection },
      ...{ accepted, rejected, undo, recordedAt },
      actor: actor.name,
      undoneAt: correctionUndo.recordedAt,
    })
    .from(correction)
    .innerJoin(actor, eq(actor.id, correction.actorId))
    .leftJoin(correctionUndo, eq(correctionUndo.correctionId, correction.id))
    .where(where)
    .orderBy(desc(id));
}

/** A decided sheet by uid. */
export function findCorrection(database: Database, uid: string): CorrectionRecord | undefined {
  return corrections(database, eq(schema.correction.uid, uid)).get();
}

/** What was decided on a sheet of a file, and not undone since. */
export function decidedCorrection(
  database: Database,
  of: { readonly fileSha256: string; readonly sheet: string },
): CorrectionRecord | undefined {
  const { fileSha256, sheet } = schema.correction;
  return corrections(
    database,
    and(eq(fileSha256, of.fileSha256), eq(sheet, of.sheet), isNull(schema.correctionUndo.correctionId)),
  ).get();
}

const LISTED_MAX = 200;

/** The latest sheets, newest first. */
export function listCorrections(database: Database): readonly CorrectionRecord[] {
  return corrections(database).limit(LISTED_MAX).all();
}

/** Projects with entries, for telling a sheet's trainings by name; the newest first. */
export function registeredProjects(
  database: Database,
): readonly { readonly uid: string; readonly name: string }[] {
  const { id, uid, name } = project;
  const registered = query(database).select({ id: batch.projectId }).from(batch);
  return query(database)
    .select({ uid, name })
    .from(project)
    .where(inArray(id, registered))
    .orderBy(desc(id))
    .all();
}

/** The name of a project by its row id. */
export function nameOfProject(database: Database, id: number): string | undefined {
  return query(database).select({ name: project.name }).from(project).where(eq(project.id, id)).get()?.name;
}

/** The newest batch that the seal on a printed sheet can have known; `null` when no batch has that seal. */
export function batchOfSeal(database: Database, sealStart: string): number | null {
  const newest = query(database)
    .select({ id: batch.id })
    .from(batch)
    .where(sql`substr(${batch.seal}, 1, 8) = ${sealStart}`)
    .orderBy(desc(batch.id));
  return newest.limit(1).get()?.id ?? null;
}

/** Of these participations, those that had been registered by a batch, whatever came of it later. */
export function registeredUntil(
  database: Database,
  participationUids: readonly string[],
  batchId: number,
): readonly string[] {
  const rows = query(database)
    .selectDistinct({ uid: participation.uid })
    .from(participation)
    .innerJoin(entry, isEntryOf(entry))
    .where(
      and(
        isOneOf(participation.uid, participationUids),
        isNull(entry.reversesId),
        lte(entry.batchId, batchId),
      ),
    )
    .all();
  return rows.map(({ uid }) => uid);
}

/** By teacher first: the index entry_teacher begins with it, and there is none on participations. */
function isEntryOf(of: Pick<typeof entry, 'teacherId' | 'participationId'>): SQL | undefined {
  return and(eq(of.teacherId, participation.teacherId), eq(of.participationId, participation.id));
}

/** Certificates in force of these participations or people. */
export function certificatesOf(
  database: Database,
  of: { readonly participationUids: readonly string[]; readonly teacherUids: readonly string[] },
): readonly StandingCertificate[] {
  const listed = alias(participation, 'listed');
  const participations = query(database)
    .select({ id: listed.id })
    .from(listed)
    .where(isOneOf(listed.uid, of.participationUids));
  const ofPeople = query(database)
    .select({ id: listed.id })
    .from(listed)
    .innerJoin(teacher, eq(teacher.id, listed.teacherId))
    .where(isOneOf(teacher.uid, of.teacherUids));
  return query(database)
    .select({
      uid: certificate.uid,
      number: certificate.number,
      name: teacher.name,
      teacherUid: teacher.uid,
      participationUid: participation.uid,
    })
    .from(certificate)
    .innerJoin(participation, eq(participation.id, certificate.participationId))
    .innerJoin(teacher, eq(teacher.id, certificate.teacherId))
    .leftJoin(revocation, eq(revocation.certificateId, certificate.id))
    .where(
      and(
        isNull(revocation.certificateId),
        or(
          inArray(certificate.participationId, participations),
          inArray(certificate.participationId, ofPeople),
        ),
      ),
    )
    .orderBy(asc(certificate.id))
    .all();
}
