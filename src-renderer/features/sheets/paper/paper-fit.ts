import type { SheetPreview } from '../../../../src-shared/rpc/contract/sheets.ts';

/** Pixels of half a Chinese character at 12 px: widths of sheets count Chinese characters as two. */
const CHARACTER_PIXELS = 6.4;
const CELL_PADDING = 12;
/** Characters up to which a column is widened for a long value. */
const WIDENED_MAX = 23;
/** Pixels beside the table on both sides: room, frame, paper. */
const PAGE_PADDING = 98;
/** Pixels that title and signatures keep, however narrow the room is. */
const FRAME_MIN = 320;
/** Below this the text is too small to be read; the table is scrolled instead. */
const ZOOM_MIN = 0.5;
/** A table that fits at this zoom or above is fitted unasked. */
const FITTED_UNASKED = 0.85;

/** Pixels of each column. Dates that the file breaks into two lines are wider here, where every row is one line. */
export function widthsOf({ columns, rows }: Pick<SheetPreview, 'columns' | 'rows'>): readonly number[] {
  return columns.map(({ width }, column) => {
    const longest = Math.max(0, ...rows.map((row) => widthOfText(row[column] ?? '')));
    const characters = longest > width ? Math.max(width, Math.min(longest, WIDENED_MAX)) : width;
    return Math.round(characters * CHARACTER_PIXELS + CELL_PADDING);
  });
}

/** Characters of a text, Chinese ones counting two. */
function widthOfText(text: string): number {
  let width = 0;
  for (const sign of text) width += sign > '\u2e7f' ? 2 : 1;
  return width;
}

type FitOptions = {
  /** Pixels of the table at full size. */
  readonly tableWidth: number;
  /** Pixels of the window's part for it; 0 before it is measured. */
  readonly roomWidth: number;
  /** What the user chose; null while nothing was. */
  readonly isFitted: boolean | null;
};

/** Whether a table is wider than its room, whether it is shrunk to it, by how much, and how wide its title is drawn. */
export function fitPaper({ tableWidth, roomWidth, isFitted }: FitOptions) {
  const canFit = roomWidth > 0 && tableWidth + PAGE_PADDING > roomWidth;
  const fitting = (roomWidth - PAGE_PADDING) / tableWidth;
  const isFit = canFit && (isFitted ?? fitting >= FITTED_UNASKED);
  const zoom = isFit ? Math.max(ZOOM_MIN, fitting) : 1;
  // Title and signatures of a table wider than the window stay in sight.
  const seen = Math.max(FRAME_MIN, (roomWidth - PAGE_PADDING) / zoom);
  const isWider = tableWidth > seen;
  return { canFit, isFit, zoom, isWider, frameWidth: isWider ? seen : tableWidth };
}
