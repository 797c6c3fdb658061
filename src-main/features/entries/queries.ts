import type { Database } from 'better-sqlite3';
import { and, asc, count, desc, eq, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import { alias, type SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { type Entry, type Origin, stateOf } from '../../../src-shared/ledger/entry.ts';
import type { EarnedEntry } from '../../../src-shared/policy/assess/counted-share.ts';
import type { ListedEntry } from '../../../src-shared/rpc/contract/entries.ts';
import { type Classification, readClassification } from '../../../src-shared/training/classification.ts';
import type { Form, Level } from '../../../src-shared/training/training-words.ts';
import { entryCount } from '../../database/entries/entry-records.ts';
import { query } from '../../database/query.ts';
import * as schema from '../../database/schema.ts';

const {
  actor,
  batch,
  certificate,
  certificateRevocation: revocation,
  classification,
  entry,
  organisation,
} = schema;
const { facts, policyVersion, project, standingEntry, teacher } = schema;

/** An entry as a list shows it, with what finding more about it takes. */
export type FoundEntry = Pick<Entry, 'id'> & {
  readonly teacherId: number;
  /** The entry that took it back. */
  readonly reversedById: number | null;
  readonly classification: Classification | null;
  readonly listed: ListedEntry;
};

/** What a list of entries is narrowed to; null: by nothing. */
export type EntryFilter = {
  readonly teacherId: number | null;
  readonly projectId: number | null;
  readonly year: number | null;
  readonly form: Form | null;
  readonly level: Level | null;
  readonly origin: Origin | null;
  /** Teachers whose name was searched for; null when nothing was. */
  readonly teacherIds: readonly number[] | null;
  readonly projectNameLike: string | null;
  readonly withReversed: boolean;
};

/** All entries, or those that stand: table and view have the same columns. */
type Source = typeof entry | typeof standingEntry;
const sourceOf = ({ withReversed }: EntryFilter): Source => (withReversed ? entry : standingEntry);

/** The condition of a filter; undefined where it narrows nothing. */
function conditionOf(database: Database, source: Source, filter: EntryFilter): SQL | undefined {
  const equals = (column: SQLiteColumn, value: string | number | null) =>
    value === null ? undefined : eq(column, value);
  const ofProject = (where: SQL) =>
    inArray(
      source.batchId,
      query(database)
        .select({ id: batch.id })
        .from(batch)
        .innerJoin(project, eq(project.id, batch.projectId))
        .where(where),
    );
  return and(
    equals(source.teacherId, filter.teacherId),
    filter.projectId === null ? undefined : ofProject(eq(project.id, filter.projectId)),
    equals(source.year, filter.year),
    equals(source.form, filter.form),
    equals(source.level, filter.level),
    equals(source.origin, filter.origin),
    or(
      filter.teacherIds === null ? undefined : isOneOfIds(source.teacherId, filter.teacherIds),
      filter.projectNameLike === null
        ? undefined
        : ofProject(sql`instr(${project.name}, ${filter.projectNameLike}) > 0`),
    ),
  );
}

/** Written out, because a search may find more people than SQLite takes parameters. */
function isOneOfIds(column: Source['teacherId'], ids: readonly number[]): SQL {
  return sql`${column} in (${sql.raw(ids.join(','))})`;
}

/** Entries of a source with what lists show of them. Whoever asks says which, because joining a ledger whole reads it. */
function found(database: Database, source: Source) {
  const reversal = alias(entry, 'reversal');
  const { id, uid, teacherId, origin, year, level, form, role, hours, credits, endedOn, makeUpFor } = source;
  const { months, weeks } = source;
  return (
    query(database)
      .select({
        ...{ id, uid, teacherId, origin, year, level, form, role, hours, credits, endedOn, makeUpFor },
        ...{ months, weeks },
        classification: classification.content,
        deduction: sql<string | null>`${facts.content} ->> '$.deduction.title'`,
        reverses: source.reversesId,
        reversedBy: reversal.id,
        teacher: { uid: teacher.uid, name: teacher.name, organisationName: organisation.name },
        project: { uid: project.uid, name: project.name },
        recordedAt: batch.recordedAt,
        actor: actor.name,
      })
      .from(source)
      .innerJoin(teacher, eq(teacher.id, teacherId))
      .innerJoin(organisation, eq(organisation.id, teacher.organisationId))
      .innerJoin(batch, eq(batch.id, source.batchId))
      .innerJoin(actor, eq(actor.id, batch.actorId))
      .leftJoin(project, eq(project.id, batch.projectId))
      .leftJoin(classification, eq(classification.id, source.classificationId))
      // Only of hours that were taken away: facts of trainings are read when somebody asks why.
      .leftJoin(facts, and(eq(source.phase, 'deducted'), eq(facts.id, source.factsId)))
      .leftJoin(reversal, eq(reversal.reversesId, id))
  );
}
type FoundRow = NonNullable<ReturnType<ReturnType<typeof found>['get']>>;

function toFound({
  id,
  teacherId,
  reverses,
  reversedBy,
  classification: content,
  ...shown
}: FoundRow): FoundEntry {
  return {
    id,
    teacherId,
    reversedById: reversedBy,
    classification: content === null ? null : readClassification(content),
    listed: { ...shown, state: stateOf({ reverses, reversedBy }) },
  };
}

/**
 * One page of a list, newest first by row id: the first page of a million entries is read backwards from the end instead
 * of being sorted. Ids first, because skipping a long offset over wide joined rows would read them all.
 */
export function entriesWhere(
  database: Database,
  filter: EntryFilter,
  page: { readonly offset: number; readonly limit: number },
): readonly FoundEntry[] {
  const source = sourceOf(filter);
  const ids = query(database)
    .select({ id: source.id })
    .from(source)
    .where(conditionOf(database, source, filter))
    .orderBy(desc(source.id))
    .limit(page.limit)
    .offset(page.offset);
  return found(database, entry).where(inArray(entry.id, ids)).orderBy(desc(entry.id)).all().map(toFound);
}

/** How many entries a list holds. Without a filter the batches know it: a million entries are not walked for a number. */
export function countWhere(database: Database, filter: EntryFilter): number {
  const source = sourceOf(filter);
  const where = conditionOf(database, source, filter);
  if (where === undefined) {
    const counts = entryCount(database);
    return filter.withReversed ? counts.entries : counts.standing;
  }
  return query(database).select({ count: count() }).from(source).where(where).get()?.count ?? 0;
}

/** An entry by its uid, whatever its state. */
export function findEntry(database: Database, uid: string): FoundEntry | undefined {
  const row = found(database, entry).where(eq(entry.uid, uid)).get();
  return row === undefined ? undefined : toFound(row);
}

/** The same by its number in this file. */
export function findEntryById(database: Database, id: number): FoundEntry | undefined {
  const row = found(database, entry).where(eq(entry.id, id)).get();
  return row === undefined ? undefined : toFound(row);
}

/** What an entry keeps for the auditor: facts and trail (JSON), the pack as it stood, the batch. */
export function detailOf(database: Database, entryId: number) {
  const { trail } = schema;
  return query(database)
    .select({
      facts: facts.content,
      trail: trail.content,
      policy: { id: policyVersion.policyId, version: policyVersion.version, content: policyVersion.content },
      batch: { uid: batch.uid, seal: batch.seal, reason: batch.reason },
    })
    .from(entry)
    .innerJoin(facts, eq(facts.id, entry.factsId))
    .innerJoin(trail, eq(trail.id, entry.trailId))
    .innerJoin(policyVersion, eq(policyVersion.id, entry.policyVersionId))
    .innerJoin(batch, eq(batch.id, entry.batchId))
    .where(eq(entry.id, entryId))
    .get();
}

/** The standing trainings of a teacher in a year, in the order in which they use up a cap: by end, then uid (A26). */
export function standingOfYear(database: Database, teacherId: number, year: number): readonly EarnedEntry[] {
  const { endedOn, uid } = standingEntry;
  return found(database, standingEntry)
    .where(and(eq(standingEntry.teacherId, teacherId), eq(standingEntry.year, year)))
    .orderBy(asc(endedOn), asc(uid))
    .all()
    .map(toFound)
    .filter(({ listed }) => listed.deduction === null)
    .map(earnedOf);
}

/** A found entry as the caps of its year see it. */
export function earnedOf({ listed, classification }: FoundEntry): EarnedEntry {
  return { ...listed, classification };
}

/** The number of a certificate in force that rests on a participation; null where none does. */
export function certificateOn(database: Database, participationId: number): string | null {
  const standing = query(database)
    .select({ number: certificate.number })
    .from(certificate)
    .leftJoin(revocation, eq(revocation.certificateId, certificate.id))
    .where(and(eq(certificate.participationId, participationId), isNull(revocation.certificateId)));
  return standing.get()?.number ?? null;
}

/** Registration years of the other entries that stand for a participation: a project split by year has one in each. */
export function otherStandingYears(
  database: Database,
  entryOf: { readonly entryId: number; readonly participationId: number; readonly teacherId: number },
): readonly number[] {
  const { id, year, teacherId, participationId } = standingEntry;
  return query(database)
    .select({ year })
    .from(standingEntry)
    .where(
      and(
        eq(teacherId, entryOf.teacherId),
        eq(participationId, entryOf.participationId),
        ne(id, entryOf.entryId),
      ),
    )
    .orderBy(asc(year))
    .all()
    .map((row) => row.year);
}
