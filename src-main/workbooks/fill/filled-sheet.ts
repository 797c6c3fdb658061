import { assertPresent } from '../../../src-shared/lib/assert.ts';
import { parseArea, type SheetArea } from '../../../src-shared/sheet/template/row-shift.ts';
import type { CellTarget } from '../../../src-shared/sheet/template/template-mapping.ts';
import { TemplateRefused } from '../ooxml/template-refused.ts';
import { attributeOf, childOf, type XmlElement } from '../ooxml/xml-tree.ts';
import type { OpenTemplate, TemplatePart, TemplateSheetPart } from '../template/open-template.ts';
import { type CellElement, readSheetRows, type SheetRows } from '../template/sheet-rows.ts';

/** The sheet that is filled, as the template has it. */
export type FilledSheet = {
  readonly part: TemplatePart;
  readonly rows: SheetRows;
  readonly merges: readonly SheetArea[];
};

/**
 * Reads the sheet that is filled. Merges whose reference makes no sense are left out: they stay in the file as
 * they are.
 *
 * @throws TemplateRefused templateSheetMissing
 */
export function readFilledSheet(template: OpenTemplate, sheet: TemplateSheetPart): FilledSheet {
  const part = template.read(sheet.part);
  if (part === null) throw new TemplateRefused('templateSheetMissing', { sheet: sheet.name });
  const merges = childOf(part.root, 'mergeCells')?.children ?? [];
  return {
    part,
    rows: readSheetRows(part),
    merges: merges.flatMap((element) => parseArea(attributeOf(part.text, element, 'ref') ?? '') ?? []),
  };
}

/** The cell as the template has it; `null` where there is none. */
export function findCell(filled: FilledSheet, row: number, column: number): CellElement | null {
  const found = filled.rows.rows.find((candidate) => candidate.row === row);
  return found?.cells.find((cell) => cell.column === column) ?? null;
}

/** A sheet that is not filled, but computes. */
export type OtherSheet = {
  readonly sheet: TemplateSheetPart;
  readonly part: TemplatePart;
  readonly rows: SheetRows;
};

/**
 * Other sheets matter for their formulas only. A search in the text tells whether a sheet has any, or a link,
 * before it is parsed: a workbook may hold years of filled lists beside the blank form.
 */
export function readOtherSheets(template: OpenTemplate, filled: TemplateSheetPart): readonly OtherSheet[] {
  const others: OtherSheet[] = [];
  for (const sheet of template.sheets) {
    if (sheet.part === filled.part || !sheet.isWorksheet) continue;
    const text = template.readText(sheet.part);
    if (text === null || !/<(?:[\w.-]+:)?(?:f|formula\d?|hyperlink)[\s>]/.test(text)) continue;
    const part = assertPresent(template.read(sheet.part), 'a part whose text was read');
    others.push({ sheet, part, rows: readSheetRows(part) });
  }
  return others;
}

/** The workbook's table of texts, which cells name by number. */
export type SharedStrings = { readonly part: TemplatePart; readonly items: readonly XmlElement[] } | null;

/**
 * The shared texts, read only where a single cell's own text has to be known: a table of texts can be longer
 * than the sheet.
 */
export function sharedStringsOf(
  template: OpenTemplate,
  relations: readonly { readonly type: string; readonly part: string }[],
  filled: FilledSheet,
  cells: readonly CellTarget[],
): SharedStrings {
  const isNeeded = cells.some(
    (target) =>
      (target.kind === 'placeholders' || target.kind === 'count') &&
      findCell(filled, target.row, target.column)?.type === 's',
  );
  const name = relations.find(({ type }) => type.endsWith('/sharedStrings'))?.part;
  const part = isNeeded && name !== undefined ? template.read(name) : null;
  return part === null ? null : { part, items: part.root.children.filter((child) => child.name === 'si') };
}
