import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Problem } from '../../../src-shared/problems.ts';
import type { Inputs, Outputs } from '../../../src-shared/rpc/contract/index.ts';
import { type TemplateOptions, templateOptionsSchema } from '../../../src-shared/rpc/contract/templates.ts';
import type { SheetKind } from '../../../src-shared/sheet/layouts/sheet-kinds.ts';
import type { SheetLayout } from '../../../src-shared/sheet/layouts/sheet-layout.ts';
import { correctionsOf, type TemplateMapping } from '../../../src-shared/sheet/template/template-mapping.ts';
import { proposeTemplate } from '../../../src-shared/sheet/template/template-proposal.ts';
import type { TemplateWorkbook } from '../../../src-shared/sheet/template/template-sheet.ts';
import { valueSpellingsOf } from '../../../src-shared/sheet/template/template-value-names.ts';
import { recordAudit } from '../../database/records/audit-log.ts';
import { findTemplate, insertTemplate } from '../../database/records/template-records.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';
import { NotFound, Refused, refuseErrors, Stale } from '../../session/refusals.ts';
import { layoutOfKind } from '../../session/sheets/layout-of-kind.ts';
import { requireRepeatable } from '../../workbooks/fill/sheet-dependents.ts';
import { TemplateRefused } from '../../workbooks/ooxml/template-refused.ts';
import { fingerprintKey, readTemplate } from '../../workbooks/template/read-template.ts';
import { bytesOf } from './file-bytes.ts';
import { proposeBlank, withFaults } from './read-blank.ts';
import { contentOf, type SavedTemplate, savedTemplate, savedTemplates } from './saved-template.ts';

type Save = Inputs['templates']['save'];
type Saved = Outputs['templates']['save'];

/**
 * Keeps a blank workbook with its mapping: a new template, or the next version of one. Nothing is written unless the
 * whole mapping can be filled into this workbook.
 *
 * @throws Refused with every problem at once, Stale when somebody saved or removed it meanwhile, NotFound
 */
export async function saveTemplate(ledger: OpenLedger, input: Save): Promise<Saved> {
  const signature = ledger.signature();
  const uid = input.uid ?? null;
  const version = input.version ?? null;
  const old = uid === null ? null : savedTemplate(ledger, uid);
  if (old !== null && old.record.version !== version) throw new Stale('template');
  const workbook = await workbookOf(ledger, input.file ?? null, old);
  const options = templateOptionsSchema.parse(input.options ?? {});
  const { mapping, problems } =
    input.mapping == null
      ? await proposeBlank(ledger, { ...workbook, kind: input.kind, corrections: {} })
      : checkMapping(ledger, input.kind, input.mapping, await readTemplate(workbook.bytes));
  const unrepeatable =
    options.split === 'sheetPerSchool' && mapping !== null
      ? await repeatProblems(workbook.bytes, mapping.sheet)
      : [];
  refuseErrors([...fieldProblems(ledger, { ...input, options }, old), ...problems, ...unrepeatable]);
  if (mapping === null) throw new Refused(problems);
  const saved = {
    uid: uid ?? ledger.options.newUid(),
    version: (version ?? 0) + 1,
    name: input.name.trim(),
    kind: input.kind,
    fileName: workbook.fileName,
    content: workbook.bytes,
    sha256: hash('sha256', workbook.bytes),
    fingerprint: fingerprintKey(mapping.fingerprint),
    mapping: JSON.stringify(mapping),
    options: JSON.stringify(options),
    isRemoved: false,
  };
  await ledger.database.write((writer) => {
    requireVersion(writer, saved.uid, old?.record.version ?? 0);
    insertTemplate(writer, signature, saved);
    recordAudit(writer, signature, {
      action: 'template.save',
      subject: saved.name,
      ...(old === null ? {} : { before: logged(titleOfKind(ledger, old.kind), old.record, old.mapping) }),
      after: logged(titleOfKind(ledger, saved.kind), saved, mapping),
    });
  });
  return { uid: saved.uid, version: saved.version };
}

/** Takes a template off the list; its versions stay in the ledger. @throws Stale, NotFound */
export async function removeTemplate(
  ledger: OpenLedger,
  { uid, version }: { readonly uid: string; readonly version: number },
): Promise<void> {
  const signature = ledger.signature();
  const { record, kind, mapping } = savedTemplate(ledger, uid);
  if (record.version !== version) throw new Stale('template');
  await ledger.database.write((writer) => {
    requireVersion(writer, uid, version);
    insertTemplate(writer, signature, {
      uid,
      version: version + 1,
      name: record.name,
      kind: record.kind,
      fileName: record.fileName,
      // The versions before keep the workbook.
      content: new Uint8Array(),
      sha256: record.sha256,
      fingerprint: record.fingerprint,
      mapping: record.mapping,
      options: record.options,
      isRemoved: true,
    });
    recordAudit(writer, signature, {
      action: 'template.remove',
      subject: record.name,
      before: logged(titleOfKind(ledger, kind), record, mapping),
    });
  });
}

/** Asked again inside the transaction: another call may have been faster. */
function requireVersion(writer: Database, uid: string, version: number): void {
  const record = findTemplate(writer, uid);
  if (record?.isRemoved === true) throw new NotFound('template');
  if ((record?.version ?? 0) !== version) throw new Stale('template');
}

/** The sheet as people call it. */
function titleOfKind(ledger: OpenLedger, kind: SheetKind): string {
  return layoutOfKind(ledger, kind)(({ title }) => title);
}

function logged(
  title: string,
  record: {
    readonly version: number;
    readonly fileName: string;
    readonly sha256: string;
  },
  { sheet, table, cells }: TemplateMapping,
): object {
  const columns = table?.columns.filter(({ fill }) => fill.kind !== 'leave').length ?? 0;
  const { version, fileName, sha256 } = record;
  return { sheet: title, version, fileName, sha256, tab: sheet, columns, cells: cells.length };
}

async function workbookOf(
  ledger: OpenLedger,
  file: File | null,
  old: SavedTemplate | null,
): Promise<{ readonly fileName: string; readonly bytes: Uint8Array<ArrayBuffer> }> {
  if (file !== null) return { fileName: file.name, bytes: await bytesOf(file) };
  if (old === null)
    throw new Refused([
      { code: 'template.fileMissing', severity: 'error', at: { field: 'file' }, values: {} },
    ]);
  return { fileName: old.record.fileName, bytes: contentOf(ledger, old) };
}

/** The mapping with the workbook's own fingerprint and every column of its head, or why it cannot be filled. */
function checkMapping(
  ledger: OpenLedger,
  kind: SheetKind,
  mapping: TemplateMapping,
  workbook: TemplateWorkbook,
): { readonly mapping: TemplateMapping | null; readonly problems: readonly Problem[] } {
  return layoutOfKind(
    ledger,
    kind,
  )((layout) => {
    const proposed = proposeTemplate(layout, workbook, valueSpellingsOf(layout), correctionsOf(mapping));
    const problems = withFaults(layout, workbook, mapping, proposed.problems);
    return {
      mapping: proposed.mapping === null ? null : completed(layout, mapping, proposed.mapping),
      problems,
    };
  });
}

function completed<Row>(
  layout: SheetLayout<Row>,
  mapping: TemplateMapping,
  proposed: TemplateMapping,
): TemplateMapping {
  const fills = new Map(mapping.table?.columns.map(({ column, fill }) => [column, fill]));
  return {
    ...proposed,
    layoutId: layout.id,
    table:
      proposed.table === null
        ? null
        : {
            ...proposed.table,
            columns: proposed.table.columns.map((column) => ({
              ...column,
              fill: fills.get(column.column) ?? { kind: 'leave' },
            })),
          },
  };
}

/** Why the sheet cannot be repeated for every school. */
async function repeatProblems(bytes: Uint8Array, sheet: string): Promise<readonly Problem[]> {
  try {
    await requireRepeatable(bytes, sheet);
    return [];
  } catch (error) {
    if (!(error instanceof TemplateRefused) || error.code !== 'sheetNotRepeatable') throw error;
    const at = { field: 'split' };
    return [{ code: `template.${error.code}`, severity: 'error', at, values: error.values }];
  }
}

/** Name and options. */
function fieldProblems(
  ledger: OpenLedger,
  input: Pick<Save, 'name' | 'kind'> & { readonly options: TemplateOptions },
  old: SavedTemplate | null,
): readonly Problem[] {
  const problems: Problem[] = [];
  const name = input.name.trim();
  if (name === '')
    problems.push({ code: 'template.nameMissing', severity: 'error', at: { field: 'name' }, values: {} });
  const isTaken = savedTemplates(ledger).some(
    ({ record }) => record.name === name && record.uid !== old?.record.uid,
  );
  if (isTaken)
    problems.push({ code: 'template.nameTaken', severity: 'error', at: { field: 'name' }, values: { name } });
  const keys = layoutOfKind(ledger, input.kind)((layout) => layout.columns.map(({ key }): string => key));
  for (const { key } of input.options.sort) {
    if (!keys.includes(key))
      problems.push({
        code: 'template.sortUnknown',
        severity: 'error',
        at: { field: 'sort' },
        values: { key },
      });
  }
  return problems;
}
