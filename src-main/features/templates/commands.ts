import type { Database } from 'better-sqlite3';
import type { Problem } from '../../../src-shared/problems.ts';
import { type SheetKind, sheetTitles } from '../../../src-shared/sheet/layouts/sheet-kinds.ts';
import type { SheetAnswers } from '../../../src-shared/sheet/rows/built-in-sheet.ts';
import type { TemplateMapping } from '../../../src-shared/sheet/template/template-mapping.ts';
import { recordAudit, type Signature } from '../../database/records/audit-log.ts';
import { keepAnswers } from '../../database/records/sheet-records.ts';
import { findTemplate, insertTemplate } from '../../database/records/template-records.ts';
import { NotFound, Stale } from '../../session/refusals.ts';
import type { SavedTemplate } from './queries.ts';

/** A version of a template that is ready to be written. `old` is the one it follows; null where it is the first. */
export type NewVersion = {
  readonly record: Parameters<typeof insertTemplate>[2];
  readonly kind: SheetKind;
  readonly mapping: TemplateMapping;
  readonly old: SavedTemplate | null;
};

/** Adds a version. @throws Stale when somebody saved one meanwhile, NotFound when it was removed */
export function saveVersion(writer: Database, signature: Signature, saved: NewVersion): void {
  const { record, kind, mapping, old } = saved;
  requireVersion(writer, record.uid, old?.record.version ?? 0);
  insertTemplate(writer, signature, record);
  recordAudit(writer, signature, {
    action: 'template.save',
    subject: record.name,
    ...(old === null ? {} : { before: logged(old) }),
    after: logged({ record, kind, mapping }),
  });
}

/** Takes a template off the list; its versions stay in the ledger. @throws Stale, NotFound */
export function removeTemplate(writer: Database, signature: Signature, template: SavedTemplate): void {
  const { bytes: _bytes, actor: _actor, recordedAt: _recordedAt, ...record } = template.record;
  requireVersion(writer, record.uid, record.version);
  insertTemplate(writer, signature, {
    ...record,
    version: record.version + 1,
    // The versions before keep the workbook.
    content: new Uint8Array(),
    isRemoved: true,
  });
  recordAudit(writer, signature, {
    action: 'template.remove',
    subject: record.name,
    before: logged(template),
  });
}

/** Notes that a template was filled, and what was said on it. @throws NotFound when it was removed meanwhile */
export function recordFilling(
  writer: Database,
  signature: Signature,
  filling: {
    readonly template: SavedTemplate;
    readonly answers: SheetAnswers;
    readonly filled: {
      readonly file: File;
      readonly rows: number;
      readonly files: number;
      readonly checkedCells: number;
      readonly notes: readonly Problem[];
    };
    readonly seal: string | null;
  },
): void {
  const { template, filled, seal } = filling;
  const { uid, name, version } = template.record;
  if (findTemplate(writer, uid)?.isRemoved === true) throw new NotFound('template');
  keepAnswers(writer, filling.answers);
  recordAudit(writer, signature, {
    action: 'template.fill',
    subject: name,
    after: {
      version,
      sheet: sheetTitles[template.kind],
      file: filled.file.name,
      rows: filled.rows,
      files: filled.files,
      cells: filled.checkedCells,
      seal,
    },
  });
}

/** Asked again inside the transaction: another call may have been faster. */
function requireVersion(writer: Database, uid: string, version: number): void {
  const record = findTemplate(writer, uid);
  if (record?.isRemoved === true) throw new NotFound('template');
  if ((record?.version ?? 0) !== version) throw new Stale('template');
}

function logged({
  record,
  kind,
  mapping,
}: {
  readonly record: { readonly version: number; readonly fileName: string; readonly sha256: string };
  readonly kind: SheetKind;
  readonly mapping: TemplateMapping;
}): object {
  const { sheet, table, cells } = mapping;
  const columns = table?.columns.filter(({ fill }) => fill.kind !== 'leave').length ?? 0;
  const { version, fileName, sha256 } = record;
  return { sheet: sheetTitles[kind], version, fileName, sha256, tab: sheet, columns, cells: cells.length };
}
