import type { Work } from '../../lib/work.ts';
import type { TemplateRow, TemplateValue } from '../template/template-values.ts';

/** A column to sort by, and whether from the largest down. */
export type SortKey = { readonly key: string; readonly descending: boolean };

const collator = new Intl.Collator('zh-CN', { numeric: true });
const ROWS_PER_STEP = 250;

/**
 * Rows in the order of their values, most important key first; equal ones keep their order, empty ones come last
 * whichever way is sorted. `Array.sort` cannot be interrupted, so pieces are sorted and then merged.
 */
export function* sortRows(
  rows: readonly TemplateRow[],
  keys: readonly SortKey[],
): Work<readonly TemplateRow[]> {
  if (keys.length === 0) return rows;
  const compare = (a: TemplateRow, b: TemplateRow) => {
    for (const { key, descending } of keys) {
      const order = compareValues(a[key], b[key], descending ? -1 : 1);
      if (order !== 0) return order;
    }
    return 0;
  };
  let runs: TemplateRow[][] = [];
  for (let start = 0; start < rows.length; start += ROWS_PER_STEP) {
    runs.push(rows.slice(start, start + ROWS_PER_STEP).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const merged: TemplateRow[][] = [];
    for (let at = 0; at < runs.length; at += 2)
      merged.push(yield* mergeRuns(runs[at] ?? [], runs[at + 1] ?? [], compare));
    runs = merged;
  }
  return runs[0] ?? [];
}

function* mergeRuns(
  a: readonly TemplateRow[],
  b: readonly TemplateRow[],
  compare: (a: TemplateRow, b: TemplateRow) => number,
): Work<TemplateRow[]> {
  const merged: TemplateRow[] = [];
  let [left, right] = [0, 0];
  for (;;) {
    const [first, second] = [a[left], b[right]];
    if (first === undefined || second === undefined) return [...merged, ...a.slice(left), ...b.slice(right)];
    if (compare(first, second) <= 0) {
      merged.push(first);
      left++;
    } else {
      merged.push(second);
      right++;
    }
    if (merged.length % ROWS_PER_STEP === 0) yield;
  }
}

function compareValues(a: TemplateValue | undefined, b: TemplateValue | undefined, way: 1 | -1): number {
  const [isEmptyA, isEmptyB] = [isEmpty(a), isEmpty(b)];
  if (isEmptyA || isEmptyB) return Number(isEmptyA) - Number(isEmptyB);
  if (a?.kind === 'number' && b?.kind === 'number') return way * (a.thousandths - b.thousandths);
  return way * collator.compare(sortText(a), sortText(b));
}

function isEmpty(value: TemplateValue | undefined): boolean {
  return value === undefined || value.kind === 'empty' || (value.kind === 'text' && value.text === '');
}

function sortText(value: TemplateValue | undefined): string {
  switch (value?.kind) {
    case 'text':
      return value.text;
    case 'date':
      return value.date;
    case 'number':
      return String(value.thousandths / 1000);
    default:
      return '';
  }
}
