import type { Database } from 'better-sqlite3';
import { and, desc, eq, gt, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { query } from '../query.ts';
import * as schema from '../schema.ts';
import { type Signature, signed } from './audit-log.ts';

/**
 * A center's blank workbook as one of its versions was saved, without the workbook itself. `mapping` is JSON of a
 * `TemplateMapping`, `options` of sorting and splitting; `bytes` the size of the workbook.
 */
export type TemplateRecord = Omit<typeof schema.template.$inferSelect, 'id' | 'actorId' | 'content'> & {
  readonly bytes: number;
  readonly actor: string;
};

/** The latest version of each template: saving and removing add a version, and nothing is overwritten. */
function latestTemplates(database: Database) {
  const { template, actor } = schema;
  const later = alias(template, 'later');
  const { uid, version, name, kind, fileName, sha256, fingerprint, mapping, options, isRemoved, recordedAt } =
    template;
  const isLatest = notExists(
    query(database)
      .select({ id: later.id })
      .from(later)
      .where(and(eq(later.uid, uid), gt(later.version, version))),
  );
  const records = query(database)
    .select({
      ...{ uid, version, name, kind, fileName, sha256, fingerprint, mapping, options, isRemoved, recordedAt },
      bytes: sql<number>`length(${template.content})`,
      actor: actor.name,
    })
    .from(template)
    .innerJoin(actor, eq(actor.id, template.actorId));
  return { records, isLatest };
}

/** The latest version of every template that was not removed, the last saved first. */
export function templates(database: Database): readonly TemplateRecord[] {
  const { records, isLatest } = latestTemplates(database);
  const { id, isRemoved } = schema.template;
  return records
    .where(and(isLatest, eq(isRemoved, false)))
    .orderBy(desc(id))
    .all();
}

/** The latest version of one template; of a removed one the version that says so. */
export function findTemplate(database: Database, uid: string): TemplateRecord | undefined {
  const { records, isLatest } = latestTemplates(database);
  return records.where(and(isLatest, eq(schema.template.uid, uid))).get();
}

/** The blank workbook of a version, as it came. */
export function templateContent(
  database: Database,
  { uid, version }: Pick<TemplateRecord, 'uid' | 'version'>,
): Uint8Array | undefined {
  const { template } = schema;
  return query(database)
    .select({ content: template.content })
    .from(template)
    .where(and(eq(template.uid, uid), eq(template.version, version)))
    .get()?.content;
}

/** Adds a version: the first of a uid, the next one, or the one that says it was removed. */
export function insertTemplate(
  writer: Database,
  signature: Signature,
  saved: Omit<TemplateRecord, 'bytes' | 'actor' | 'recordedAt'> & { readonly content: Uint8Array },
): void {
  query(writer)
    .insert(schema.template)
    .values({ ...saved, content: Buffer.from(saved.content), ...signed(writer, signature) })
    .run();
}
