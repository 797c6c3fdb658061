import type { Outputs } from '../../../src-shared/rpc/contract/index.ts';
import type { LayoutShape } from '../../../src-shared/sheet/layouts/sheet-layout.ts';
import type { JudgedMapping } from '../../../src-shared/sheet/template/complete-mapping.ts';
import { compareMappings } from '../../../src-shared/sheet/template/template-carry.ts';
import type { TemplateMapping } from '../../../src-shared/sheet/template/template-mapping.ts';
import type { TemplateWorkbook } from '../../../src-shared/sheet/template/template-sheet.ts';
import { valueNamesOf } from '../../../src-shared/sheet/template/template-value-names.ts';
import { drawSheet } from '../../workbooks/template/sheet-picture.ts';
import type { SavedTemplate } from './queries.ts';

/** A blank workbook as the contract gives it. */
export type Reading = Outputs['templates']['read'];

/** What the page that maps a workbook shows: its sheets, a picture of one, what can be filled, what is said about it. */
export async function describeBlank(
  layout: LayoutShape,
  blank: JudgedMapping & {
    readonly fileName: string;
    readonly bytes: Uint8Array;
    readonly workbook: TemplateWorkbook;
    readonly sheet: string | undefined;
    readonly known: SavedTemplate | null;
  },
): Promise<Reading> {
  const { workbook, mapping, known } = blank;
  const shown =
    workbook.sheets.find(({ name }) => name === blank.sheet) ??
    workbook.sheets.find(({ isHidden }) => !isHidden) ??
    workbook.sheets[0];
  const picture = shown === undefined ? null : await drawSheet(blank.bytes, shown);
  return {
    fileName: blank.fileName,
    sheets: workbook.sheets.map(({ name, isHidden }) => ({ name, isHidden })),
    picture: toWire(picture),
    mapping,
    problems: [
      ...workbook.notes.map(({ code, values }) => ({
        code: `workbook.${code}` as const,
        severity: 'warning' as const,
        values,
      })),
      ...blank.problems,
    ],
    // The lines of a form are single values.
    fields: (layout.lines === undefined ? layout.columns : []).map(
      ({ key, headings, isRequired, isSummed }) => ({
        key,
        heading: headings.join(' '),
        isRequired,
        isSummed,
      }),
    ),
    values: valueNamesOf(layout).map(({ name, heading }) => ({ name, heading })),
    known: known === null ? null : toKnown(known, mapping),
  };
}

function toKnown(template: SavedTemplate, mapping: TemplateMapping | null): Reading['known'] {
  const changes = mapping === null ? [] : compareMappings(template.mapping, mapping);
  return {
    uid: template.record.uid,
    version: template.record.version,
    name: template.record.name,
    changes: changes.map((change) => ({ ...change })),
    options: template.options,
  };
}

function toWire(picture: Awaited<ReturnType<typeof drawSheet>> | null): Reading['picture'] {
  if (picture === null) return { sheet: '', columns: [], rows: [], isCut: false };
  return {
    sheet: picture.sheet,
    columns: picture.columns.map((column) => ({ ...column })),
    rows: picture.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell })) })),
    isCut: picture.isCut,
  };
}
