import { hash } from 'node:crypto';
import { isOnSheet, tokenizeFormula } from '../../../src-shared/sheet/template/formula-references.ts';
import { parseArea } from '../../../src-shared/sheet/template/row-shift.ts';
import {
  canonicalFingerprint,
  type TemplateFingerprint,
} from '../../../src-shared/sheet/template/template-fingerprint.ts';
import type { TemplateSheet, TemplateWorkbook } from '../../../src-shared/sheet/template/template-sheet.ts';
import { definedNames } from '../fill/patch-workbook.ts';
import { attributeOf, childOf } from '../ooxml/xml-tree.ts';
import { readWorkbook } from '../read/read-workbook.ts';
import { type OpenTemplate, openTemplate, type TemplatePart } from './open-template.ts';
import { readSheetRows, type SheetRows } from './sheet-rows.ts';

/**
 * Reads a blank workbook for `proposeTemplate`: values, merges, formulas, formatted blank cells and names of single
 * cells. Throws `TemplateRefused` and `WorkbookRefused` like `fillTemplate`.
 */
export async function readTemplate(bytes: Uint8Array): Promise<TemplateWorkbook> {
  const template = await openTemplate(bytes);
  // Values come from the reader of imports, so that a template means here what it would mean as a list.
  const { sheets: read } = await readWorkbook(bytes, 'template.xlsx');
  const sheets: TemplateSheet[] = [];
  for (const sheet of read) {
    const place = template.sheets.find(({ name }) => name === sheet.name);
    const part = place === undefined ? null : template.read(place.part);
    if (part === null) continue;
    const rows = readSheetRows(part);
    const tables = tablesOf(template, place?.part ?? '');
    sheets.push({ ...sheet, merges: mergesOf(part), tables, ...cellsOf(rows) });
  }
  return { sheets, names: namedCells(template), notes: template.notes };
}

/** Merges whose reference makes sense. */
function mergesOf(part: TemplatePart): TemplateSheet['merges'] {
  const merges = childOf(part.root, 'mergeCells')?.children ?? [];
  return merges.flatMap((element) => parseArea(attributeOf(part.text, element, 'ref') ?? '') ?? []);
}

/** The rows of table objects that take records: between head and total rows, of which a table may have none. */
function tablesOf(template: OpenTemplate, sheetPart: string): TemplateSheet['tables'] {
  const tables: TemplateSheet['tables'][number][] = [];
  for (const relation of template.relationsOf(sheetPart)) {
    const part = relation.type.endsWith('/table') ? template.read(relation.part) : null;
    const area = part === null ? null : parseArea(attributeOf(part.text, part.root, 'ref') ?? '');
    if (part === null || area === null) continue;
    const rows = (name: string, usual: number) => Number(attributeOf(part.text, part.root, name) ?? usual);
    const top = area.top + rows('headerRowCount', 1);
    tables.push({ ...area, top, bottom: area.bottom - rows('totalsRowCount', 0) });
  }
  return tables;
}

/**
 * Formulas, shared ones spelled out, and which cells of a row have a format. Format 0 is the workbook's default
 * and says nothing.
 */
function cellsOf(rows: SheetRows): Pick<TemplateSheet, 'formulas' | 'styledColumns'> {
  const formulas: TemplateSheet['formulas'][number][] = [];
  const styledColumns = new Map<number, readonly number[]>();
  for (const { row, cells } of rows.rows) {
    for (const { column, formula } of cells)
      if (formula !== null) formulas.push({ row, column, formula: formula.text });
    const styled = cells.filter(({ style }) => style !== null && style > 0).map(({ column }) => column);
    if (styled.length > 0) styledColumns.set(row, styled);
  }
  return { formulas, styledColumns };
}

/** Defined names that stand for exactly one cell, spelled as the workbook has them. */
function namedCells(template: OpenTemplate): TemplateWorkbook['names'] {
  const workbook = template.read(template.workbookPart);
  if (workbook === null) return [];
  const elements = childOf(workbook.root, 'definedNames')?.children ?? [];
  const spelling = elements.map((element) => attributeOf(workbook.text, element, 'name') ?? '');
  return [...definedNames(workbook)].flatMap(([name, formula]) => {
    // One reference to one cell, and nothing else: a name for an area or a constant takes no single value.
    const [token, more] = tokenizeFormula(formula.trim());
    if (token?.kind !== 'reference' || more !== undefined || token.reference.last !== null) return [];
    const { row, column } = token.reference.first;
    const { reference } = token;
    const sheet = template.sheets.find((candidate) => isOnSheet(reference, candidate.name, ''));
    if (sheet === undefined || row === null || column === null) return [];
    const written = spelling.find((candidate) => candidate.toLowerCase() === name) ?? name;
    return [{ name: written, sheet: sheet.name, row, column }];
  });
}

/** The key under which a template's mapping is kept: SHA-256 of its fingerprint, in hexadecimal. */
export function fingerprintKey(fingerprint: TemplateFingerprint): string {
  return hash('sha256', canonicalFingerprint(fingerprint));
}
