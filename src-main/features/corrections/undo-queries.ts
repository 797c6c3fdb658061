import type { Database } from 'better-sqlite3';
import { and, asc, eq, gt, inArray, isNull, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { PostedPair, UndoFacts } from '../../../src-shared/review/undo-checks.ts';
import { isOneOf, query } from '../../database/query.ts';
import * as schema from '../../database/schema.ts';

const { batch, certificate, certificateRevocation: revocation, entry, participation, teacher } = schema;

/** What became of the batches of a decided sheet, which was recorded at an instant. */
export type BatchWatcher = (pair: PostedPair, recordedAt: string) => UndoFacts['batches'][number];

/** Prepared once: the list asks of every batch of its two hundred sheets. */
export function batchWatcher(database: Database): BatchWatcher {
  const reversedSince = preparedReversedSince(database);
  const registeredAgain = preparedRegisteredAgain(database);
  const certificateSince = preparedCertificateSince(database);
  return ({ registration, reversed }, recordedAt) => {
    const uids = JSON.stringify(reversed);
    const nameOf = (found: { readonly name: string } | undefined) => found?.name ?? null;
    return {
      reversedSince: registration === null ? null : nameOf(reversedSince.get({ batchUid: registration })),
      registeredAgain: nameOf(registeredAgain.get({ uids, batchUid: registration })),
      certificateSince: nameOf(certificateSince.get({ uids, since: recordedAt })),
    };
  };
}

/** Somebody of a batch whose entry was reversed since; nobody while all of it stands. */
function preparedReversedSince(database: Database) {
  const reversal = alias(entry, 'reversal');
  return query(database)
    .select({ name: teacher.name })
    .from(batch)
    .innerJoin(entry, eq(entry.batchId, batch.id))
    .innerJoin(teacher, eq(teacher.id, entry.teacherId))
    .innerJoin(reversal, eq(reversal.reversesId, entry.id))
    .where(eq(batch.uid, sql.placeholder('batchUid')))
    .limit(1)
    .prepare();
}

/** Somebody whose reversed entry was not written anew by the batch (null: none), but by another one since. */
function preparedRegisteredAgain(database: Database) {
  const anew = alias(entry, 'anew');
  const byBatch = query(database)
    .select({ id: anew.id })
    .from(anew)
    .innerJoin(batch, eq(batch.id, anew.batchId))
    .where(
      and(
        eq(anew.teacherId, entry.teacherId),
        eq(anew.participationId, entry.participationId),
        eq(batch.uid, sql.placeholder('batchUid')),
      ),
    );
  return query(database)
    .select({ name: teacher.name })
    .from(entry)
    .innerJoin(participation, eq(participation.id, entry.participationId))
    .innerJoin(teacher, eq(teacher.id, entry.teacherId))
    .where(
      and(
        isOneOf(entry.uid, sql.placeholder('uids')),
        eq(participation.isRegistered, true),
        notExists(byBatch),
      ),
    )
    .limit(1)
    .prepare();
}

/** Somebody who got a certificate, still in force, for what one of these entries was about, after an instant. */
function preparedCertificateSince(database: Database) {
  const about = query(database)
    .select({ id: entry.participationId })
    .from(entry)
    .where(isOneOf(entry.uid, sql.placeholder('uids')));
  return query(database)
    .select({ name: teacher.name })
    .from(certificate)
    .innerJoin(teacher, eq(teacher.id, certificate.teacherId))
    .leftJoin(revocation, eq(revocation.certificateId, certificate.id))
    .where(
      and(
        inArray(certificate.participationId, about),
        isNull(revocation.certificateId),
        gt(certificate.issuedAt, sql.placeholder('since')),
      ),
    )
    .orderBy(asc(certificate.id))
    .limit(1)
    .prepare();
}
