import { describe, expect, test } from 'vitest';
import { createSheetWrites, NO_WRITES } from '../../../../src-main/workbooks/fill/sheet-writes.ts';
import type { CellWrite } from '../../../../src-main/workbooks/ooxml/cell-xml.ts';

const text = (content: string): CellWrite => ({ kind: 'text', text: content });
const table = {
  firstRow: 3,
  columns: [2, 4],
  values: [
    [text('a'), text('b')],
    [text('c'), undefined],
  ],
};

describe('what goes where', () => {
  const writes = createSheetWrites(table, [
    { row: 9, column: 1, write: text('合计') },
    { row: 4, column: 4, write: text('single') },
    { row: 1, column: 3, write: text('年度') },
  ]);
  test('is told by place', () => {
    expect(writes.at(3, 4)).toEqual(text('b'));
    expect(writes.at(9, 1)).toEqual(text('合计'));
    expect([writes.at(3, 3), writes.at(5, 2), writes.at(2, 2)]).toEqual([undefined, undefined, undefined]);
  });
  test('a single cell wins over the table', () => {
    expect(writes.at(4, 4)).toEqual(text('single'));
  });
  test('columns of a row are those that something is written to, in order', () => {
    expect([writes.columns(3), writes.columns(4), writes.columns(9), writes.columns(7)]).toEqual([
      [2, 4],
      [2, 4],
      [1],
      [],
    ]);
    expect(createSheetWrites(table, []).columns(4)).toEqual([2]);
  });
  test('rows come in order, each once', () => {
    expect([...writes.rows()]).toEqual([1, 3, 4, 9]);
    expect(writes.lastRow).toBe(9);
  });
});

test('nothing is written where there is neither', () => {
  expect([...NO_WRITES.rows()]).toEqual([]);
  expect(NO_WRITES.lastRow).toBe(0);
  expect(NO_WRITES.at(1, 1)).toBeUndefined();
});
