import type { SheetPicture } from '../../../../src-shared/rpc/contract/templates.ts';
import { addressOf } from '../../../../src-shared/sheet/render/sheet-cell.ts';
import type {
  CellTarget,
  TemplateMapping,
  TemplateTable,
} from '../../../../src-shared/sheet/template/template-mapping.ts';

type PictureCell = SheetPicture['rows'][number]['cells'][number];

/** A cell as it is drawn, merged ones once, blank ones too. */
export type DrawnCell = {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly cell: PictureCell | null;
};

/** A row as it is drawn; heights are pixels. */
export type DrawnRow = {
  readonly row: number;
  readonly height: number;
  readonly isHidden: boolean;
  readonly cells: readonly DrawnCell[];
};

/** The whole rectangle of a picture, without gaps; widths are pixels. */
export type PictureGrid = {
  readonly columns: readonly {
    readonly column: number;
    readonly width: number;
    readonly isHidden: boolean;
  }[];
  readonly rows: readonly DrawnRow[];
  /** The cell that covers a place. */
  readonly at: (row: number, column: number) => DrawnCell | undefined;
};

/** Pixels of a character and of a cell's margins, as spreadsheets reckon a column's width. */
const CHARACTER_PIXELS = 7;
const MARGIN_PIXELS = 5;
const WIDTH_MIN = 34;
const WIDTH_MAX = 360;
const WIDTH_DEFAULT = 72;
const HIDDEN_PIXELS = 14;
const HEIGHT_DEFAULT = 22;
const HEIGHT_MIN = 18;
const HEIGHT_MAX = 160;
const PIXELS_PER_POINT = 4 / 3;

/** Fills the gaps of a picture: every place of its rectangle is a cell of its own or part of a merged one. */
export function layOut(picture: SheetPicture): PictureGrid {
  const lastRow = Math.max(1, ...picture.rows.map(({ row }) => row));
  const lastColumn = Math.max(
    1,
    ...picture.columns.map(({ column }) => column),
    ...picture.rows.flatMap(({ cells }) => cells.map(({ column }) => column)),
  );
  const owners = new Map<string, DrawnCell>();
  const own = (drawn: DrawnCell) => {
    for (let row = drawn.row; row < drawn.row + drawn.rows; row++)
      for (let column = drawn.column; column < drawn.column + drawn.columns; column++)
        owners.set(`${row}:${column}`, drawn);
  };
  for (const { row, cells } of picture.rows)
    for (const cell of cells) {
      const rows = Math.min(cell.rows, lastRow - row + 1);
      const columns = Math.min(cell.columns, lastColumn - cell.column + 1);
      own({ row, column: cell.column, rows, columns, cell });
    }
  const known = new Map(picture.rows.map((row) => [row.row, row]));
  const rows: DrawnRow[] = [];
  for (let row = 1; row <= lastRow; row++) {
    const cells: DrawnCell[] = [];
    for (let column = 1; column <= lastColumn; column++) {
      const owner = owners.get(`${row}:${column}`);
      if (owner === undefined) {
        const blank = { row, column, rows: 1, columns: 1, cell: null };
        own(blank);
        cells.push(blank);
      } else if (owner.row === row && owner.column === column) cells.push(owner);
    }
    const isHidden = known.get(row)?.isHidden ?? false;
    rows.push({ row, height: heightOf(known.get(row)?.height ?? null, isHidden), isHidden, cells });
  }
  const widths = new Map(picture.columns.map((column) => [column.column, column]));
  const columns = Array.from({ length: lastColumn }, (_, index) => {
    const column = widths.get(index + 1);
    const isHidden = column?.isHidden ?? false;
    return { column: index + 1, width: widthOf(column?.width, isHidden), isHidden };
  });
  return { columns, rows, at: (row, column) => owners.get(`${row}:${column}`) };
}

function widthOf(characters: number | undefined, isHidden: boolean): number {
  if (isHidden) return HIDDEN_PIXELS;
  if (characters === undefined) return WIDTH_DEFAULT;
  const pixels = Math.round(characters * CHARACTER_PIXELS + MARGIN_PIXELS);
  return Math.min(WIDTH_MAX, Math.max(WIDTH_MIN, pixels));
}

function heightOf(points: number | null, isHidden: boolean): number {
  if (isHidden) return HIDDEN_PIXELS;
  if (points === null) return HEIGHT_DEFAULT;
  return Math.min(HEIGHT_MAX, Math.max(HEIGHT_MIN, Math.round(points * PIXELS_PER_POINT)));
}

/** What the mapping uses a row as. */
export type RowRole = 'head' | 'sample' | 'body' | 'none';

/** The role of a row; `none` for rows outside of head and data, or without a table. */
export function roleOfRow(table: TemplateTable | null, row: number): RowRole {
  if (table === null) return 'none';
  if (row >= table.headFirstRow && row <= table.headLastRow) return 'head';
  if (row === table.sampleRow) return 'sample';
  return row >= table.firstRow && row <= table.lastRow ? 'body' : 'none';
}

/** A place of the picture: row 0 is the band of labels, column 0 the numbers of the rows. */
export type Place = { readonly row: number; readonly column: number };

/** What is chosen at a place; nothing in the corner. */
export type PlaceKind = 'column' | 'row' | 'cell' | 'corner';

/** What choosing at a place is about. Columns take fields only once there is a table. */
export function kindOfPlace(mapping: TemplateMapping | null, { row, column }: Place): PlaceKind {
  if (row === 0) return column === 0 || !mapping?.table ? 'corner' : 'column';
  if (column === 0) return 'row';
  return roleOfRow(mapping?.table ?? null, row) === 'none' ? 'cell' : 'column';
}

/** A direction of the arrow keys. */
export type Step = 'up' | 'down' | 'left' | 'right';

/** The next place in a direction; a merged cell is passed as one. */
export function stepFrom(grid: PictureGrid, place: Place, step: Step): Place {
  const lastRow = grid.rows.length;
  const lastColumn = grid.columns.length;
  const here = place.row > 0 && place.column > 0 ? grid.at(place.row, place.column) : undefined;
  const top = here?.row ?? place.row;
  const left = here?.column ?? place.column;
  const below = top + (here?.rows ?? 1);
  const after = left + (here?.columns ?? 1);
  switch (step) {
    case 'up':
      return { row: Math.max(0, top - 1), column: place.column };
    case 'down':
      return below > lastRow ? place : { row: below, column: place.column };
    case 'left':
      return { row: place.row, column: Math.max(0, left - 1) };
    case 'right':
      return after > lastColumn ? place : { row: place.row, column: after };
  }
}

/** Single cells by address. */
export function targetsByAddress(mapping: TemplateMapping | null): ReadonlyMap<string, CellTarget> {
  return new Map((mapping?.cells ?? []).map((target) => [addressOf(target.row, target.column), target]));
}

/** Whether text on this fill must be light to be read. */
export function isDarkFill(fill: string | null): boolean {
  const match = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/iu.exec(fill ?? '');
  if (match === null) return false;
  const [red = 255, green = 255, blue = 255] = match.slice(1).map((part) => Number.parseInt(part, 16));
  return red * 0.299 + green * 0.587 + blue * 0.114 < 128;
}

/** The id of the element that draws a place; of a merged cell the one that covers it. */
export function idOf({ row, column }: Place, grid: PictureGrid): string {
  if (row === 0) return `label-${column}`;
  if (column === 0) return `row-${row}`;
  const drawn = grid.at(row, column);
  return `cell-${drawn?.row ?? row}-${drawn?.column ?? column}`;
}

/** Whether both are the same row and column. */
export function isSamePlace(a: Place, b: Place): boolean {
  return a.row === b.row && a.column === b.column;
}
