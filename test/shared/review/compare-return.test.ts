import { describe, expect, it } from 'vitest';
import { compareRow, rowMarks } from '../../../src-shared/review/compare-return.ts';
import { NO_MARK, type SheetMarks } from '../../../src-shared/sheet/render/cell-styles.ts';
import { hours } from '../../../src-shared/training/thousandths.ts';
import { FIELDS, headerOf, NO_MARKS, sheetLine, sheetRow } from './sample-return.ts';

const HEADER = headerOf([...FIELDS, '县里意见']);
const YELLOW = { ...NO_MARK, fill: '#FFFF00' };

function compared(row: ReturnType<typeof sheetRow>, marks: Partial<SheetMarks> = {}, line = sheetLine()) {
  return compareRow({ row, line }, HEADER, { ...NO_MARKS, ...marks });
}

describe('a row beside its line', () => {
  it('differs in what somebody changed, in the order of the columns', () => {
    const row = sheetRow(3, { name: '王方', hours: hours(16_000), projectName: '班主任培训' });
    expect(
      compared(row).map(({ kind, field, address, ours, theirs }) => [kind, field, address, ours, theirs]),
    ).toEqual([
      ['person', 'name', 'A3', '王芳', '王方'],
      ['training', 'projectName', 'C3', '骨干教师培训', '班主任培训'],
      ['figure', 'hours', 'D3', '24', '16'],
    ]);
  });

  it('does not differ in what our own sheet would be read as', () => {
    expect(compared(sheetRow(3, { projectName: '骨干 教师培训' }, { projectName: '骨干 教师培训' }))).toEqual(
      [],
    );
    expect(
      compared(sheetRow(3, { remark: '外单位' }), {}, sheetLine({ values: { remark: '外单位' } })),
    ).toEqual([]);
  });

  it('asks about a cell that is marked without a change, also in a column that is not read', () => {
    const marks = { cell: (_: number, column: number) => (column === 4 || column === 8 ? YELLOW : null) };
    expect(
      compared(sheetRow(3), marks).map(({ kind, field, heading, address }) => [
        kind,
        field,
        heading,
        address,
      ]),
    ).toEqual([
      ['question', 'hours', null, 'D3'],
      ['question', null, '县里意见', 'H3'],
    ]);
  });

  it('is struck where the row or its name is, or where a remark or comment says so', () => {
    const struck = { ...NO_MARK, isStruck: true };
    const kinds = (row: ReturnType<typeof sheetRow>, marks: Partial<SheetMarks> = {}) =>
      compared(row, marks).map(({ kind, theirs }) => [kind, theirs])[0];
    expect(kinds(sheetRow(3), { row: () => struck })).toEqual(['struck', null]);
    expect(kinds(sheetRow(3), { cell: (_, column) => (column === 1 ? struck : null) })).toEqual([
      'struck',
      null,
    ]);
    expect(kinds(sheetRow(3, { remark: '重复，不予认定' }))).toEqual(['struck', '不予认定']);
    const comment = { ...NO_MARK, comment: '退回' };
    expect(kinds(sheetRow(3), { cell: (_, column) => (column === 4 ? comment : null) })).toEqual([
      'struck',
      '退回',
    ]);
  });

  it('is asked about where only something was added to its remark, or the row as a whole is coloured', () => {
    expect(compared(sheetRow(3, { remark: '请核对' }))).toEqual([
      expect.objectContaining({ kind: 'question', field: 'remark', address: null, theirs: '请核对' }),
    ]);
    expect(
      compared(sheetRow(3), { row: () => ({ fill: '#FFFF00', fontColour: null, isStruck: false }) }),
    ).toEqual([
      expect.objectContaining({
        kind: 'question',
        field: null,
        marks: [expect.objectContaining({ isRow: true })],
      }),
    ]);
  });
});

it('keeps what a reviewer left on a row that stands for no line', () => {
  const marks: SheetMarks = {
    row: () => ({ fill: '#FF0000', fontColour: null, isStruck: false }),
    cell: (_, column) => (column === 2 ? YELLOW : null),
  };
  expect(rowMarks(marks, 3, HEADER).map(({ fill, isRow }) => [fill, isRow])).toEqual([
    ['#FF0000', true],
    ['#FFFF00', false],
  ]);
});
