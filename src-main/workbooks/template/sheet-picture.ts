import type { SheetCell } from '../../../src-shared/sheet/render/sheet-cell.ts';
import type { TemplateSheet } from '../../../src-shared/sheet/template/template-sheet.ts';
import { isTrue } from '../ooxml/xml-markup.ts';
import { attributeOf, childOf } from '../ooxml/xml-tree.ts';
import { openTemplate, type TemplatePart } from './open-template.ts';
import { openPictureStyles, type PictureStyle } from './picture-styles.ts';
import { type RowElement, readSheetRows, type SheetRows } from './sheet-rows.ts';

/** A sheet as it looks: rows and columns count from 1, widths in characters, heights in points. */
export type SheetPicture = {
  readonly sheet: string;
  readonly columns: readonly {
    readonly column: number;
    readonly width: number;
    readonly isHidden: boolean;
  }[];
  readonly rows: readonly PictureRow[];
  /** There is more than the picture shows. */
  readonly isCut: boolean;
};

/** A row of the picture; `height` in points, `null` for the program's own. */
type PictureRow = {
  readonly row: number;
  /** In points (1/72 inch). */
  readonly height: number | null;
  readonly isHidden: boolean;
  readonly cells: readonly PictureCell[];
};

/** A cell of the picture with what it is merged over. */
type PictureCell = {
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly text: string;
  /** The cell computes what it shows: nothing may be filled in. */
  readonly isFormula: boolean;
  readonly isBold: boolean;
  /** By the cell's format, else by the kind of its value. */
  readonly align: 'left' | 'center' | 'right';
  readonly fill: string | null;
  /** Any side; where frames end is how people see where rows end. */
  readonly hasBorder: boolean;
};

/** A picture is for pointing at cells: heads and blank rows stand at the top. */
const ROWS_MAX = 80;
const COLUMNS_MAX = 60;
/** What a column is wide when the sheet does not say so, in characters of the default font (Excel's 64 pixels). */
const USUAL_WIDTH = 8.43;

/**
 * The first rows of a sheet as they look, for the screen on which a person says what goes where.
 *
 * Cells that a merged one covers are left out; so are cells without words, colour and border. Colours of themes
 * and palettes are resolved. Conditional formats, drawings and runs of rich text are not shown: none of them
 * decides where records go.
 */
export async function drawSheet(bytes: Uint8Array, sheet: TemplateSheet): Promise<SheetPicture> {
  const template = await openTemplate(bytes);
  const place = template.sheets.find(({ name }) => name === sheet.name);
  const part = place === undefined ? null : template.read(place.part);
  if (part === null) return { sheet: sheet.name, columns: [], rows: [], isCut: false };
  const extent = extentOf(sheet);
  // Looks are shared by all cells of a format; most of a form's cells have one of a dozen.
  const looks = openPictureStyles(template);
  const rows = readSheetRows(part);
  const cells = new Map(
    sheet.rows.flatMap((row) => row.cells.map((cell) => [keyOf(cell.row, cell.column), cell])),
  );
  return {
    sheet: sheet.name,
    columns: columnsOf(part, Math.min(extent.column, COLUMNS_MAX)),
    rows: rowsOf(sheet, rows, { part, extent, looks, cells }),
    isCut: extent.row > ROWS_MAX || extent.column > COLUMNS_MAX,
  };
}

function keyOf(row: number, column: number): string {
  return `${row}:${column}`;
}

/** The last row and column with a value, a format or a merge. */
function extentOf(sheet: TemplateSheet): { readonly row: number; readonly column: number } {
  // Rows ascend, so the last one is the lowest; columns of each row have to be looked at.
  let row = sheet.rows.at(-1)?.row ?? 0;
  let column = 0;
  for (const { cells } of sheet.rows) column = Math.max(column, cells.at(-1)?.column ?? 0);
  for (const [styledRow, columns] of sheet.styledColumns) {
    row = Math.max(row, styledRow);
    column = Math.max(column, columns.at(-1) ?? 0);
  }
  for (const { bottom, right } of sheet.merges) {
    row = Math.max(row, bottom);
    column = Math.max(column, right);
  }
  return { row, column };
}

/** Widths in characters of the default font, as the file has them (ECMA-376 part 1, 18.3.1.13). */
function columnsOf(part: TemplatePart, last: number): SheetPicture['columns'] {
  const format = childOf(part.root, 'sheetFormatPr');
  const at = (element: Parameters<typeof attributeOf>[1] | undefined, name: string) =>
    element === undefined ? undefined : attributeOf(part.text, element, name);
  const usual = Number(at(format, 'defaultColWidth') ?? at(format, 'baseColWidth') ?? USUAL_WIDTH);
  const spans = (childOf(part.root, 'cols')?.children ?? []).map((element) => ({
    min: Number(at(element, 'min')),
    max: Number(at(element, 'max')),
    width: Number(at(element, 'width') ?? usual),
    isHidden: isTrue(at(element, 'hidden')),
  }));
  return Array.from({ length: last }, (_, index) => {
    const column = index + 1;
    // A `col` element stands for a run of columns; those of no run have the usual width.
    const span = spans.find(({ min, max }) => min <= column && column <= max);
    const width = span?.width ?? usual;
    return { column, width: Number.isFinite(width) ? width : USUAL_WIDTH, isHidden: span?.isHidden ?? false };
  });
}

/** What drawing the rows needs. */
type Drawing = {
  readonly part: TemplatePart;
  /** The last row and column in use, uncut. */
  readonly extent: { readonly row: number; readonly column: number };
  /** By the number of the cell's format. */
  readonly looks: (style: number) => PictureStyle;
  readonly cells: ReadonlyMap<string, SheetCell>;
};

function rowsOf(sheet: TemplateSheet, rows: SheetRows, drawing: Drawing): readonly PictureRow[] {
  const { extent, looks, cells } = drawing;
  const lastRow = Math.min(extent.row, ROWS_MAX);
  const lastColumn = Math.min(extent.column, COLUMNS_MAX);
  const areas = new Map(sheet.merges.map((area) => [keyOf(area.top, area.left), area]));
  const covered = coveredCells(sheet, lastRow, lastColumn);
  const stored = new Map(rows.rows.map((row) => [row.row, row]));
  return Array.from({ length: lastRow }, (_, index): PictureRow => {
    const row = index + 1;
    const element = stored.get(row);
    const styles = new Map(element?.cells.map((cell) => [cell.column, cell]));
    const drawn: PictureCell[] = [];
    for (let column = 1; column <= lastColumn; column++) {
      // What a merged cell covers is part of that cell.
      if (covered.has(keyOf(row, column))) continue;
      const own = styles.get(column);
      // The cell's own format, else its row's, else its column's: as spreadsheet programs look it up.
      const look = looks(own?.style ?? element?.style ?? rows.columnStyle(column) ?? 0);
      const area = areas.get(keyOf(row, column));
      const cell = cells.get(keyOf(row, column));
      const text = cell?.text ?? '';
      const isFormula = own?.formula != null;
      // A cell that looks like paper is left out: a picture of 80 by 60 is 4,800 cells, of which a form uses a
      // few hundred.
      if (text === '' && !isFormula && area === undefined && look.fill === null && !look.hasBorder) continue;
      const size = area === undefined ? { rows: 1, columns: 1 } : sizeOf(area);
      drawn.push({ column, ...size, text, isFormula, ...look, align: look.align ?? usualAlign(cell) });
    }
    return { row, ...rowLook(drawing.part, element), cells: drawn };
  });
}

/** Height and visibility of a row; rows that are not in the file have the usual ones. */
function rowLook(
  part: TemplatePart,
  row: RowElement | undefined,
): { readonly height: number | null; readonly isHidden: boolean } {
  if (row === undefined) return { height: null, isHidden: false };
  const height = Number(attributeOf(part.text, row.element, 'ht') ?? Number.NaN);
  return {
    height: Number.isFinite(height) ? height : null,
    isHidden: isTrue(attributeOf(part.text, row.element, 'hidden')),
  };
}

function sizeOf(area: TemplateSheet['merges'][number]): { rows: number; columns: number } {
  return { rows: area.bottom - area.top + 1, columns: area.right - area.left + 1 };
}

/** How a value stands where its format does not say: texts left, numbers and days right, the rest in the middle. */
function usualAlign(cell: SheetCell | undefined): PictureCell['align'] {
  if (cell === undefined || cell.kind === 'text') return 'left';
  return cell.kind === 'number' || cell.kind === 'date' ? 'right' : 'center';
}

/** Cells under merged ones; an area as large as the sheet costs no more than the picture. */
function coveredCells(sheet: TemplateSheet, lastRow: number, lastColumn: number): ReadonlySet<string> {
  const covered = new Set<string>();
  for (const { top, bottom, left, right } of sheet.merges)
    for (let row = top; row <= Math.min(bottom, lastRow); row++)
      for (let column = left; column <= Math.min(right, lastColumn); column++)
        if (row !== top || column !== left) covered.add(keyOf(row, column));
  return covered;
}
