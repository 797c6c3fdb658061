import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addressOf,
  cellAt,
  columnLetters,
  emptyCell,
  isPlainText,
  parseAddress,
  plainDecimal,
  toSheetNumber,
} from '../../../../src-shared/sheet/render/sheet-cell.ts';
import { sheetOf } from '../read/sheet-of.ts';

describe('an address', () => {
  test.each([
    [1, 'A'],
    [26, 'Z'],
    [27, 'AA'],
    [702, 'ZZ'],
    [703, 'AAA'],
    [16_384, 'XFD'],
  ])('column %i is %s', (column, letters) => expect(columnLetters(column)).toBe(letters));
  test('is read as it is written', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_048_576 }),
        fc.integer({ min: 1, max: 16_384 }),
        (row, column) => {
          expect(parseAddress(addressOf(row, column))).toEqual({ row, column });
        },
      ),
    );
  });
  test('may be fixed or in small letters', () => {
    expect(parseAddress('$B$12')).toEqual({ row: 12, column: 2 });
    expect(parseAddress('ab3')).toEqual({ row: 3, column: 28 });
  });
  test.each(['', 'A', '12', 'A0', '1A', 'A1B', 'A-1', 'A1:B2', '表1'])('"%s" is none', (text) =>
    expect(parseAddress(text)).toBeNull(),
  );
});

test('a cell without a value is an empty one', () => {
  const [row] = sheetOf([['甲', null, '丙']]).rows;
  if (row === undefined) throw new Error('the sheet has a row');
  expect([1, 3].map((column) => cellAt(row, column).text)).toEqual(['甲', '丙']);
  expect(cellAt(row, 2)).toEqual(emptyCell(1, 2));
  expect(cellAt(row, 9)).toEqual({
    row: 1,
    column: 9,
    address: 'I1',
    text: '',
    kind: 'empty',
    value: null,
  });
});

describe('a number', () => {
  test('loses the noise of binary fractions and keeps fifteen digits', () => {
    expect(toSheetNumber(0.1 + 0.2)).toBe(0.3);
    expect(toSheetNumber(36.125)).toBe(36.125);
    expect(toSheetNumber(1.000_000_000_000_001)).toBe(1);
    expect(toSheetNumber(1234.56789)).toBe(1234.56789);
  });
  test('is never shown in scientific notation', () => {
    expect(plainDecimal(36.5)).toBe('36.5');
    expect(plainDecimal(1e21)).toBe('1000000000000000000000');
    expect(plainDecimal(-1.5e-7)).toBe('-0.00000015');
  });
});

test('plain text has nothing to be tidied', () => {
  for (const text of ['', '王芳', 'A-1', '北塘小学2024']) expect(isPlainText(text)).toBe(true);
  for (const text of ['王 芳', '王\u200b芳', '１', '王\n', '𬱖']) expect(isPlainText(text)).toBe(false);
});
