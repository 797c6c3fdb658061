import type { Database } from 'better-sqlite3';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import type { Outputs } from '../../../src-shared/rpc/contract/index.ts';
import { type TemplateOptions, templateOptionsSchema } from '../../../src-shared/rpc/contract/templates.ts';
import type { SheetKind } from '../../../src-shared/sheet/layouts/sheet-kinds.ts';
import { sheetKinds } from '../../../src-shared/sheet/layouts/sheet-kinds.ts';
import {
  type TemplateMapping,
  templateMappingSchema,
} from '../../../src-shared/sheet/template/template-mapping.ts';
import {
  findTemplate,
  type TemplateRecord,
  templateContent,
  templates,
} from '../../database/records/template-records.ts';
import { requireFound } from '../../session/refusals.ts';

/** A template as it was saved last, its JSON read. */
export type SavedTemplate = {
  readonly record: TemplateRecord;
  readonly kind: SheetKind;
  readonly mapping: TemplateMapping;
  readonly options: TemplateOptions;
};

function toSaved(record: TemplateRecord): SavedTemplate {
  const kind = assertPresent(
    sheetKinds.find((known) => known === record.kind),
    'a template is of a known kind',
  );
  return {
    record,
    kind,
    mapping: templateMappingSchema.parse(JSON.parse(record.mapping)),
    options: templateOptionsSchema.parse(JSON.parse(record.options)),
  };
}

/** Every template on the list, the last saved first. */
export function savedTemplates(database: Database): readonly SavedTemplate[] {
  return templates(database).map(toSaved);
}

/** The latest version of a template on the list. @throws NotFound when it was removed, too */
export function savedTemplate(database: Database, uid: string): SavedTemplate {
  const record = findTemplate(database, uid);
  return toSaved(requireFound(record?.isRemoved === true ? null : record, 'template'));
}

/** The blank workbook as it came. */
export function contentOf(database: Database, { record }: SavedTemplate): Uint8Array<ArrayBuffer> {
  const content = assertPresent(templateContent(database, record), 'a version has its workbook');
  return new Uint8Array(content);
}

type TemplateRow = Outputs['templates']['list']['rows'][number];

/** A template as the list shows it. */
export function toRow({ record, kind, mapping, options }: SavedTemplate): TemplateRow {
  return {
    uid: record.uid,
    version: record.version,
    name: record.name,
    kind,
    fileName: record.fileName,
    sheet: mapping.sheet,
    bytes: record.bytes,
    recordedAt: record.recordedAt,
    actor: record.actor,
    options,
  };
}
