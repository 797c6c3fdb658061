import { type CalendarDate, parseCalendarDate } from '../../training/calendar-date.ts';
import type { DateStyle, SheetLayout } from '../layouts/sheet-layout.ts';
import { dateKind } from '../read/cell-kinds.ts';

/**
 * What one cell of somebody else's sheet is to hold.
 * - `number` is in thousandths, exact.
 * - `date` becomes a real day where the cell has a date format, else the text.
 * - `mustStayText`: identity, phone and certificate numbers, whatever the cell's format says.
 */
export type TemplateValue =
  | { readonly kind: 'text'; readonly text: string; readonly mustStayText?: true }
  | { readonly kind: 'number'; readonly thousandths: number }
  | { readonly kind: 'date'; readonly date: CalendarDate; readonly text: string }
  | { readonly kind: 'empty' };

/** One record by the keys of its layout; a key that is absent leaves its cell empty. */
export type TemplateRow = Readonly<Record<string, TemplateValue>>;

/** Single values by name, for placeholders and named cells. */
export type TemplateValues = Readonly<Record<string, TemplateValue>>;

/** Rows under a layout as values for a template. A date is written in `dates` where its cell has no date format. */
export function templateRows<Row>(
  layout: SheetLayout<Row>,
  rows: readonly Row[],
  dates: DateStyle = 'iso',
): readonly TemplateRow[] {
  return rows.map((row) => {
    const values: Record<string, TemplateValue> = {};
    for (const column of layout.columns) {
      const cell = column.format(row, dates);
      if (cell.kind !== 'text') {
        values[column.key] = cell;
        continue;
      }
      const iso = column.parse === dateKind.parse ? column.format(row, 'iso') : null;
      const date = iso?.kind === 'text' ? parseCalendarDate(iso.text) : null;
      if (date !== null) values[column.key] = { kind: 'date', date, text: cell.text };
      else values[column.key] = column.isText ? { ...cell, mustStayText: true } : cell;
    }
    return values;
  });
}

/** The value as a reader sees it inside a longer text. */
export function textOfValue(value: TemplateValue): string {
  switch (value.kind) {
    case 'text':
    case 'date':
      return value.text;
    case 'number':
      return String(value.thousandths / 1000);
    case 'empty':
      return '';
  }
}

/** Braces doubled, half-width or full-width: an input method set to Chinese writes the latter. */
const PLACEHOLDER = /\{\{\s*([^{}]+?)\s*\}\}|｛｛\s*([^｛｝]+?)\s*｝｝/gu;

/** A placeholder's name without braces and blanks, and its place in the text, in UTF-16 units. */
export type Placeholder = { readonly name: string; readonly start: number; readonly end: number };

/** `{{name}}` in a text, in order; full-width braces count. */
export function findPlaceholders(text: string): readonly Placeholder[] {
  if (!/[{｛]/u.test(text)) return [];
  return [...text.matchAll(PLACEHOLDER)].map((match) => ({
    name: match[1] ?? match[2] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Blanks or underscores around the number are room to write by hand; the number itself is missing or 0. */
const COUNT = /(共[\s_＿]*)(\d*)([\s_＿]*)(人|名)/u;

/**
 * Where a text leaves room for the number of persons (共   人, 共 0 人, 共__人) and the words around the number;
 * `null` where it does not.
 */
export function findCount(
  text: string,
): { readonly start: number; readonly end: number; readonly write: (count: number) => string } | null {
  const match = COUNT.exec(text);
  if (match === null || !(match[2] === '' || match[2] === '0')) return null;
  const unit = match[4] ?? '人';
  return {
    start: match.index,
    end: match.index + match[0].length,
    write: (count) => `共 ${count} ${unit}`,
  };
}
