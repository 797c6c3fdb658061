import type { LayoutShape } from '../layouts/sheet-layout.ts';
import {
  findHeader,
  headerAt,
  namesOf,
  normaliseHeading,
  SEQUENCE_HEADINGS,
  type SheetHeader,
} from '../read/find-header.ts';
import { indexOf, ownCells } from './sheet-index.ts';
import type { MappingCorrections } from './template-mapping.ts';
import type { TemplateSheet } from './template-sheet.ts';
import { findPlaceholders } from './template-values.ts';

type FoundColumn = {
  readonly column: number;
  readonly heading: string;
  readonly key: string | null;
  /** The user said so, `null` included. */
  readonly isChosen: boolean;
};

/** The head of a table and what its columns mean, before anything is known of the rows below it. */
export type FoundTable = {
  readonly header: SheetHeader | null;
  readonly headFirstRow: number;
  readonly headLastRow: number;
  readonly columns: readonly FoundColumn[];
};

/** Key of a column whose rows are numbered 1, 2, 3 …; no field of any layout has this name. */
export const SEQUENCE = 'sequence';

/** Key of a column that is emptied: what the template shows there is an example. */
export const CLEAR = 'clear';

/**
 * The table of a sheet, before anything is known of its blank rows; `null` where there is none.
 *
 * A row of placeholders wins over the words of a head: who writes {{姓名}} into a row has said what goes where.
 * It stops counting when the user moves the head elsewhere. A marked row in row 1 has no room for a head above
 * it and is no table.
 */
export function findTable(
  layout: LayoutShape,
  sheet: TemplateSheet,
  corrections: MappingCorrections,
): FoundTable | null {
  const header = headerOf(layout, sheet, corrections);
  const found = findMarkedRow(layout, sheet);
  const { headRows, bodyRows } = corrections;
  const isMarked = found !== null && (headRows === undefined || found.row === headRows.last + 1);
  if (isMarked) {
    const above = { first: found.row - 1, last: found.row - 1 };
    const head = header ?? headerAt(layout, sheet, above, keysIn(corrections.columns));
    return found.row === 1 ? null : markedTable(found, head, corrections);
  }
  if (header === null) return null;
  const headLastRow = headRows?.last ?? afterColumnNumbers(sheet, header.lastRow);
  const firstRow = bodyRows?.first ?? headLastRow + 1;
  const columns = header.columns.map(({ column, heading, key }) => ({
    column: masterColumn(sheet, firstRow, column),
    heading,
    key: SEQUENCE_HEADINGS.has(normaliseHeading(heading)) && key === null ? SEQUENCE : key,
  }));
  const single = columns.filter(
    (entry, index) => columns.findIndex((other) => other.column === entry.column) === index,
  );
  if (single.length === 0) return null;
  return { header, headFirstRow: header.firstRow, headLastRow, columns: applyChoices(single, corrections) };
}

/** The head by its words, or at the rows that the user points at. */
function headerOf(
  layout: LayoutShape,
  sheet: TemplateSheet,
  { headRows, columns }: MappingCorrections,
): SheetHeader | null {
  const mapping = keysIn(columns);
  if (headRows === undefined) {
    const header = findHeader(layout, sheet, mapping);
    if (header === null) return null;
    const first = topOfHead(sheet, header.firstRow);
    return first === header.firstRow
      ? header
      : headerAt(layout, sheet, { first, last: header.lastRow }, mapping);
  }
  const { first, last } = headRows;
  // A row of column numbers at the end of the head says nothing about the columns.
  const isNumbered = last > first && afterColumnNumbers(sheet, last - 1) === last;
  return headerAt(layout, sheet, { first, last: isNumbered ? last - 1 : last }, mapping);
}

/** Corrections as the finder of heads takes them: keys of the layout alone. */
function keysIn(columns: MappingCorrections['columns']): Readonly<Record<string, string | null>> {
  return Object.fromEntries(
    choicesOf(columns).map(([column, key]) => [
      String(column),
      key === SEQUENCE || key === CLEAR ? null : key,
    ]),
  );
}

/**
 * A cell merged from above into the row that names the columns belongs to the head, though `findHeader`, which
 * sees rows with words only, begins below it.
 */
function topOfHead(sheet: TemplateSheet, firstRow: number): number {
  const tops = sheet.merges
    .filter(({ top, bottom }) => top < firstRow && bottom >= firstRow)
    .map(({ top }) => top);
  return Math.min(firstRow, ...tops);
}

/** The last column of a sheet, XFD. */
const COLUMN_MAX = 16_384;

/**
 * The user's choices by column number. They come from outside as the keys of an object, so what is no column is
 * dropped.
 */
function choicesOf(columns: MappingCorrections['columns']): readonly (readonly [number, string | null])[] {
  return Object.entries(columns ?? {})
    .map(([column, key]) => [Number(column), key] as const)
    .filter(([column]) => Number.isInteger(column) && column >= 1 && column <= COLUMN_MAX);
}

/**
 * The columns with the user's choices on top. A field that is chosen for one column leaves the one that had it:
 * a value written twice into one row is never meant. 序号 and 清空 may be chosen for any number of columns.
 */
function applyChoices(
  columns: readonly Omit<FoundColumn, 'isChosen'>[],
  corrections: MappingCorrections,
): readonly FoundColumn[] {
  const choices = new Map(choicesOf(corrections.columns));
  const chosen = new Set([...choices.values()].filter((key) => key !== null));
  const special = new Set([SEQUENCE, CLEAR]);
  return columns.map((entry) => {
    const choice = choices.get(entry.column);
    const isTaken = entry.key !== null && chosen.has(entry.key) && !special.has(entry.key);
    if (choice === undefined) return { ...entry, key: isTaken ? null : entry.key, isChosen: false };
    // A key that the layout does not have was not taken over, and stays what was proposed.
    const isKnown = choice === null || special.has(choice) || entry.key === choice;
    return isKnown ? { ...entry, key: choice, isChosen: true } : { ...entry, isChosen: false };
  });
}

/**
 * The table below a head whose blank row is marked by hand. The placeholders name the columns, the head above
 * only lends its words; the user's choices are applied to both kinds of column.
 */
function markedTable(
  marked: { readonly row: number; readonly columns: readonly { column: number; key: string }[] },
  header: SheetHeader | null,
  corrections: MappingCorrections,
): FoundTable {
  const headings = new Map(header?.columns.map(({ column, heading }) => [column, heading]));
  const keys = new Map(header?.columns.map(({ column, key }) => [column, key]));
  const choices = choicesOf(corrections.columns);
  const own = new Set(marked.columns.map(({ column }) => column));
  const others = choices.filter(([column]) => !own.has(column));
  const columns = [
    ...marked.columns.map(({ column, key }) => {
      const isChosen = choices.some(([number]) => number === column);
      return { column, key: isChosen ? (keys.get(column) ?? null) : key };
    }),
    ...others.map(([column]) => ({ column, key: keys.get(column) ?? null })),
  ].sort((a, b) => a.column - b.column);
  const headLastRow = Math.max(1, marked.row - 1);
  return {
    header,
    headFirstRow: Math.min(header?.firstRow ?? headLastRow, headLastRow),
    headLastRow,
    columns: applyChoices(
      columns.map((entry) => ({ ...entry, heading: headings.get(entry.column) ?? '' })),
      corrections,
    ),
  };
}

/**
 * The first row whose cells are mostly placeholders named after columns of the layout, by key or by heading.
 *
 * At least two, at least half of the row's cells, and none twice: a form may well show 姓名 {{姓名}} 单位 {{单位}} in
 * one row, or the same name in the title and below it, without being a table.
 */
function findMarkedRow(
  layout: LayoutShape,
  sheet: TemplateSheet,
): { readonly row: number; readonly columns: readonly { column: number; key: string }[] } | null {
  const names = namesOf(layout);
  const keys = new Set<string>(layout.columns.map((column) => column.key));
  for (const row of sheet.rows) {
    const columns = ownCells(row).flatMap((cell) => {
      const [placeholder, more] = findPlaceholders(cell.text.trim());
      if (placeholder === undefined || more !== undefined) return [];
      if (placeholder.end - placeholder.start !== cell.text.trim().length) return [];
      const { name } = placeholder;
      const isSequence = SEQUENCE_HEADINGS.has(normaliseHeading(name));
      const key = keys.has(name) ? name : isSequence ? SEQUENCE : names.get(normaliseHeading(name));
      return key === undefined ? [] : [{ column: cell.column, key }];
    });
    const isWhole = columns.length >= 2 && columns.length * 2 >= ownCells(row).length;
    if (isWhole && new Set(columns.map(({ key }) => key)).size === columns.length)
      return { row: row.row, columns };
  }
  return null;
}

/**
 * Of cells merged side by side only the leftmost holds a value (ECMA-376 part 1, 18.3.1.55); what is written
 * into the others is in the file and never seen.
 */
function masterColumn(sheet: TemplateSheet, row: number, column: number): number {
  const area = sheet.merges.find(
    ({ top, bottom, left, right }) => top === row && bottom === row && left <= column && column <= right,
  );
  return area?.left ?? column;
}

/** What a cell of a row of column numbers holds: 1, (1), A, 甲, 栏次. */
const COLUMN_NUMBER = /^(?:\(?\d{1,3}\)?|[A-Z]|[甲乙丙丁戊己庚辛壬癸]|栏次|列次)$/u;

/**
 * The last row of the head, a row of column numbers below it included: statistics forms have one (甲 乙 1 2 3).
 * Taken for a blank row it would be filled with the first record. At least three cells, because a blank row may
 * begin with 1.
 */
function afterColumnNumbers(sheet: TemplateSheet, headLastRow: number): number {
  if (indexOf(sheet).formulas.has(headLastRow + 1)) return headLastRow;
  const below = sheet.rows.find((row) => row.row === headLastRow + 1);
  const cells = below === undefined ? [] : ownCells(below);
  const isNumbering =
    cells.length >= 3 && cells.every((cell) => COLUMN_NUMBER.test(cell.text.normalize('NFKC').trim()));
  return isNumbering ? headLastRow + 1 : headLastRow;
}
