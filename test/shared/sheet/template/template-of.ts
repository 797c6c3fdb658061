import type {
  TemplateSheet,
  TemplateWorkbook,
} from '../../../../src-shared/sheet/template/template-sheet.ts';
import { sheetOf } from '../read/sheet-of.ts';

type Extras = Partial<Pick<TemplateSheet, 'merges' | 'formulas' | 'tables' | 'styledColumns' | 'isHidden'>>;

/** A template's sheet from rows of values, with what else matters to a mapping. */
export function templateSheet(
  rows: Parameters<typeof sheetOf>[0],
  extras: Extras = {},
  name = '登记',
): TemplateSheet {
  return {
    ...sheetOf(rows, name),
    merges: [],
    formulas: [],
    tables: [],
    styledColumns: new Map(),
    ...extras,
  };
}

export function templateOf(
  sheets: readonly TemplateSheet[],
  names: TemplateWorkbook['names'] = [],
): TemplateWorkbook {
  return { sheets, names, notes: [] };
}

/** The same columns with a format of their own in each of the rows `from` to `to`. */
export function styledRows(
  from: number,
  to: number,
  columns: number,
): ReadonlyMap<number, readonly number[]> {
  const all = Array.from({ length: columns }, (_, index) => index + 1);
  return new Map(Array.from({ length: to - from + 1 }, (_, index) => [from + index, all] as const));
}
