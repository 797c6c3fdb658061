import type { Work } from '../../lib/work.ts';
import { addressOf } from './sheet-cell.ts';

/**
 * How a cell is made to stand out. Colours are `#RRGGBB`; `null` is what a plain cell has (no or white filling, black
 * text), and what a file does not tell.
 */
export type CellStyle = {
  readonly fill: string | null;
  readonly fontColour: string | null;
  readonly isStruck: boolean;
  /** Words of the cell that are struck through while others are not. */
  readonly struckText: string | null;
  /** The words that are left, where some are struck through. */
  readonly keptText: string | null;
};

/** What a sheet shows beside its values. Cells that look plain are absent. */
export type SheetStyles = {
  readonly cells: ReadonlyMap<string, CellStyle>;
  /** Address → comment or note. */
  readonly comments: ReadonlyMap<string, string>;
  /** Headers and footers of printed pages. */
  readonly pageTexts: readonly string[];
};

/** What somebody did to a cell that its column does not have: how a reviewer points at it. */
export type CellMark = {
  readonly fill: string | null;
  readonly fontColour: string | null;
  readonly isStruck: boolean;
  readonly struckText: string | null;
  readonly comment: string | null;
};

/** A cell that nobody pointed at. */
export const NO_MARK: CellMark = {
  fill: null,
  fontColour: null,
  isStruck: false,
  struckText: null,
  comment: null,
};

export type SheetMarks = {
  /** The mark of a cell; without one, `null`. A colour that the whole row has is the row's. */
  cell(row: number, column: number): CellMark | null;
  /** The filling or text colour that all cells of a row share and other rows do not, and a line through the whole row. */
  row(row: number): RowStyle | null;
};

/** What all written cells of a row share. */
type RowStyle = Pick<CellMark, 'fill' | 'fontColour' | 'isStruck'>;

/** Cells of one column looked up in a step. */
const ROWS_PER_STEP = 500;

/** So many rows, and so great a share of them, make stripes out of rows of one colour. */
const STRIPES = { rows: 6, share: 0.4 };

/**
 * Tells marks from design: a colour counts where most cells of the column do not have it. Rows that are coloured from
 * end to end are marked as rows, unless so many are that the sheet is striped.
 */
export function* findMarks(
  styles: SheetStyles,
  rows: readonly number[],
  columns: readonly number[],
  isWritten: (row: number, column: number) => boolean,
): Work<SheetMarks> {
  // A cell that looks plain is absent from `styles`.
  const style = (row: number, column: number) => styles.cells.get(addressOf(row, column)) ?? null;
  // What most rows of a column have is its design; only what differs from it can be a mark.
  const usual = {
    fill: new Map<number, string | null>(),
    fontColour: new Map<number, string | null>(),
  };
  for (const column of columns) {
    usual.fill.set(column, yield* mostOf(rows, (row) => style(row, column)?.fill ?? null));
    usual.fontColour.set(column, yield* mostOf(rows, (row) => style(row, column)?.fontColour ?? null));
  }
  const unusual = (key: 'fill' | 'fontColour', row: number, column: number) => {
    const colour = style(row, column)?.[key] ?? null;
    return colour === (usual[key].get(column) ?? null) ? null : colour;
  };
  const rowStyles = new Map<number, RowStyle>();
  for (const row of rows) {
    const written = columns.filter((column) => isWritten(row, column));
    rowStyles.set(row, {
      fill: shared(written.map((column) => unusual('fill', row, column))),
      fontColour: shared(written.map((column) => unusual('fontColour', row, column))),
      isStruck: written.length > 1 && written.every((column) => style(row, column)?.isStruck === true),
    });
    yield;
  }
  const stripes = {
    fill: stripesOf(rowStyles, 'fill'),
    fontColour: stripesOf(rowStyles, 'fontColour'),
  };
  const rowMark: SheetMarks['row'] = (row) => {
    const found = rowStyles.get(row);
    if (found === undefined) return null;
    const fill = found.fill === stripes.fill ? null : found.fill;
    const fontColour = found.fontColour === stripes.fontColour ? null : found.fontColour;
    return fill === null && fontColour === null && !found.isStruck
      ? null
      : { fill, fontColour, isStruck: found.isStruck };
  };
  return {
    row: rowMark,
    cell: (row, column) => {
      const ofRow = rowStyles.get(row);
      const own = (key: 'fill' | 'fontColour') => {
        const colour = unusual(key, row, column);
        return colour === ofRow?.[key] ? null : colour;
      };
      const found = style(row, column);
      const mark: CellMark = {
        fill: own('fill'),
        fontColour: own('fontColour'),
        isStruck: found?.isStruck === true && ofRow?.isStruck !== true,
        struckText: found?.struckText ?? null,
        comment: styles.comments.get(addressOf(row, column)) ?? null,
      };
      return isPlain(mark) ? null : mark;
    },
  };
}

function isPlain(mark: CellMark): boolean {
  return (
    mark.fill === null &&
    mark.fontColour === null &&
    !mark.isStruck &&
    mark.struckText === null &&
    mark.comment === null
  );
}

/** The value most rows have; where several are as frequent, the plain one. */
function* mostOf(rows: readonly number[], of: (row: number) => string | null): Work<string | null> {
  const counts = new Map<string | null, number>([[null, 0]]);
  for (const [index, row] of rows.entries()) {
    const value = of(row);
    counts.set(value, (counts.get(value) ?? 0) + 1);
    if (index % ROWS_PER_STEP === 0) yield;
  }
  let best: string | null = null;
  for (const [value, count] of counts) if (count > (counts.get(best) ?? 0)) best = value;
  return best;
}

/** The one colour of several cells; `null` when they differ. A single cell shares nothing: it is marked itself. */
function shared(colours: readonly (string | null)[]): string | null {
  const [first = null, ...others] = colours;
  return others.length > 0 && others.every((colour) => colour === first) ? first : null;
}

/**
 * The colour of a sheet's stripes, if it has any: many rows of one colour are design, a few are somebody's
 * marks.
 */
function stripesOf(
  rows: ReadonlyMap<number, Readonly<Record<'fill' | 'fontColour', string | null>>>,
  key: 'fill' | 'fontColour',
): string | null {
  if (rows.size < STRIPES.rows) return null;
  const counts = new Map<string, number>();
  for (const row of rows.values())
    if (row[key] !== null) counts.set(row[key], (counts.get(row[key]) ?? 0) + 1);
  for (const [colour, count] of counts) if (count >= rows.size * STRIPES.share) return colour;
  return null;
}
