import { describe, expect, it } from 'vitest';
import { runNow } from '../../../../src-shared/lib/work.ts';
import { type SortKey, sortRows } from '../../../../src-shared/sheet/fill/sort-rows.ts';
import type { TemplateRow, TemplateValue } from '../../../../src-shared/sheet/template/template-values.ts';

const text = (words: string): TemplateValue => ({ kind: 'text', text: words });
const number = (thousandths: number): TemplateValue => ({ kind: 'number', thousandths });

function sorted(rows: readonly TemplateRow[], ...keys: readonly SortKey[]): readonly TemplateRow[] {
  return runNow(sortRows(rows, keys));
}

describe('rows of a form', () => {
  const rows = [
    { name: text('王甲'), hours: number(8000) },
    { name: text('李乙'), hours: number(24_000) },
    { name: text('李乙'), hours: number(2500) },
    { name: text(''), hours: { kind: 'empty' } },
  ] as const satisfies readonly TemplateRow[];
  const [wang, long, short, empty] = rows;

  it('are sorted by the first key, equal ones by the next, empty ones last either way', () => {
    const name = { key: 'name', descending: false };
    const hours = { key: 'hours', descending: true };
    expect(sorted(rows, name, hours)).toEqual([long, short, wang, empty]);
    expect(sorted(rows, { ...name, descending: true })).toEqual([wang, long, short, empty]);
    expect(sorted(rows, { ...hours, descending: false })).toEqual([short, wang, long, empty]);
  });

  it('keep their order where nothing is asked for', () => {
    expect(sorted(rows)).toBe(rows);
  });
});

it('keeps equal rows in order over many pieces, and may be interrupted between them', () => {
  const rows = Array.from({ length: 1203 }, (_, index) => ({ key: number(index % 7), index: number(index) }));
  const work = sortRows(rows, [{ key: 'key', descending: false }]);
  let pauses = 0;
  let step = work.next();
  for (; step.done !== true; step = work.next()) pauses++;
  expect(step.value).toEqual(
    rows.toSorted((a, b) =>
      a.key.kind === 'number' && b.key.kind === 'number' ? a.key.thousandths - b.key.thousandths : 0,
    ),
  );
  expect(pauses).toBeGreaterThan(5);
});
