import type { ReactNode } from 'react';

/** One column of a `DataTable`. */
export type Column<Row> = {
  readonly key: string;
  readonly heading: string;
  /** Least width in pixels. */
  readonly width: number;
  /** Share of the room left over; 0 keeps the width. */
  readonly grow?: number;
  readonly align?: 'left' | 'right' | 'center';
  readonly render: (row: Row, index: number) => ReactNode;
  /** Makes the heading a button that sorts by this key. */
  readonly sortKey?: string;
  /** Explains the heading. */
  readonly headingTooltip?: string;
  /** Text shown over the cell; a cut-off cell shows its own text without this. */
  readonly tooltip?: (row: Row) => string | undefined;
};

/** The order of a list, by the `sortKey` of a column. */
export type Sort = { readonly key: string; readonly descending: boolean };

/** Pixels of the column of check boxes, and of the padding left and right of the columns. */
const CHECK_WIDTH = 32;
const SIDES_WIDTH = 16;

type Widths = readonly Pick<Column<never>, 'width' | 'grow'>[];

/** The columns as a CSS grid template; without a growing column the last track takes what is left over. */
export function gridTemplate(columns: Widths, hasChecks: boolean): string {
  const parts = columns.map(({ width, grow }) => (grow ? `minmax(${width}px, ${grow}fr)` : `${width}px`));
  const fills = columns.some(({ grow }) => grow) ? [] : ['1fr'];
  return [...(hasChecks ? [`${CHECK_WIDTH}px`] : []), ...parts, ...fills].join(' ');
}

/** Pixels that the columns need at least; below it the table scrolls sideways. */
export function gridWidth(columns: Widths, hasChecks: boolean): number {
  const own = columns.reduce((sum, { width }) => sum + width, 0);
  return own + SIDES_WIDTH + (hasChecks ? CHECK_WIDTH : 0);
}

/** The order after a click on a heading: ascending first, then the other way round. */
export function nextSort(sort: Sort | null | undefined, key: string): Sort {
  return { key, descending: sort?.key === key ? !sort.descending : false };
}
