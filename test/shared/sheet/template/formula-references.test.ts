import { describe, expect, test } from 'vitest';
import {
  type FormulaReference,
  isOnSheet,
  mapReferences,
  quoteSheet,
  renameSheet,
  renameTable,
  speaksOf,
  tokenizeFormula,
  translateFormula,
} from '../../../../src-shared/sheet/template/formula-references.ts';

function references(formula: string): readonly FormulaReference[] {
  return tokenizeFormula(formula).flatMap((token) => (token.kind === 'reference' ? [token.reference] : []));
}

function texts(formula: string): readonly string[] {
  return tokenizeFormula(formula).flatMap((token) => (token.kind === 'reference' ? [token.raw] : []));
}

describe('a formula cut into tokens', () => {
  test.each([
    'SUM(A1:B2)',
    '"共"&COUNTA(B5:B24)&"人 ""A1"" "',
    "IF('二〇二四 年'!$A$1>3.5E+2,表1[学时],[1]S!B2)",
    'SUM(2025年度!A1, A:C, 3:$4)+LOG10(7)-.5',
    '',
  ])('is the formula again: %s', (formula) => {
    expect(
      tokenizeFormula(formula)
        .map(({ raw }) => raw)
        .join(''),
    ).toBe(formula);
  });
  test('knows references from texts, functions and names that look like them', () => {
    expect(texts('LOG10(A1)&"B2"&总数1&C3.x&$D$4')).toEqual(['A1', '$D$4']);
    expect(texts('表1[A1]')).toEqual([]);
    expect(texts('A:C+$3:4')).toEqual(['A:C', '$3:4']);
  });
  test('says what is fixed, and what a whole row or column leaves open', () => {
    expect(references('$AB7:C$9')).toMatchObject([
      {
        first: { row: 7, column: 28, isRowFixed: false, isColumnFixed: true },
        last: { row: 9, column: 3, isRowFixed: true, isColumnFixed: false },
      },
    ]);
    expect(references('$A:B')).toMatchObject([
      { first: { row: null, column: 1, isColumnFixed: true }, last: { row: null, column: 2 } },
    ]);
    expect(references('3:$4')).toMatchObject([
      { first: { row: 3, column: null, isRowFixed: false }, last: { row: 4, isRowFixed: true } },
    ]);
  });
  test('names the sheet of a reference unquoted, and those elsewhere', () => {
    expect(references("'王''s 表'!A1+汇总!B2+C3").map(({ sheet }) => sheet)).toEqual([
      "王's 表",
      '汇总',
      null,
    ]);
    expect(references('[1]S!B2+一:三!C3+D4').map(({ isElsewhere }) => isElsewhere)).toEqual([
      true,
      true,
      false,
    ]);
  });
  test('knows the function whose only argument a reference is', () => {
    expect(references('sum(A1:A3)+SUM(B1,B2)').map((reference) => reference.onlyArgumentOf)).toEqual([
      'SUM',
      null,
      null,
    ]);
  });
});

describe('a formula copied to another cell', () => {
  test('moves relative corners and keeps fixed ones', () => {
    expect(translateFormula('A1+$A1+A$1+$A$1', { rows: 2, columns: 1 })).toBe('B3+$A3+B$1+$A$1');
  });
  test('moves areas, whole columns and whole rows', () => {
    expect(translateFormula('SUM(A1:$B$2)+SUM(A:$C)+SUM(3:$4)', { rows: 1, columns: 1 })).toBe(
      'SUM(B2:$B$2)+SUM(B:$C)+SUM(4:$4)',
    );
  });
  test('keeps texts and the sheet in front', () => {
    expect(translateFormula('"A1"&\'一 班\'!Z9', { rows: 1, columns: 1 })).toBe('"A1"&\'一 班\'!AA10');
  });
  test('becomes #REF! beyond the edges of the sheet', () => {
    expect(translateFormula('A1+B2', { rows: -1, columns: 0 })).toBe('#REF!+B1');
    expect(translateFormula('XFD1', { rows: 0, columns: 1 })).toBe('#REF!');
    expect(translateFormula('A1:A1048576', { rows: 1, columns: 0 })).toBe('#REF!');
  });
  test('stays as it is where nothing moves', () => {
    expect(translateFormula('sum( a1 )', { rows: 0, columns: 0 })).toBe('sum( a1 )');
    expect(mapReferences('sum( a1 )', () => null)).toBe('sum( a1 )');
  });
});

describe('names', () => {
  test('of sheets are quoted, with their quotes doubled', () => {
    expect(quoteSheet("王's")).toBe("'王''s'");
  });
  test('of sheets are compared without case; a reference without a name is on its own sheet', () => {
    const [own, named, elsewhere] = references('A1+Total!B2+[1]Total!C3');
    const on = (reference: FormulaReference | undefined, sheet: string) =>
      reference !== undefined && isOnSheet(reference, sheet, '登记');
    expect([on(own, '登记'), on(own, 'TOTAL')]).toEqual([true, false]);
    expect([on(named, 'TOTAL'), on(named, '登记')]).toEqual([true, false]);
    expect(on(elsewhere, 'total')).toBe(false);
  });
  test('a renamed sheet is renamed in references and names, not in texts or other sheets', () => {
    expect(renameSheet('旧!A1+\'旧\'!B2:C3+旧!总数+别!A1&"旧!A1"', '旧', '新 表')).toBe(
      "'新 表'!A1+'新 表'!B2:C3+'新 表'!总数+别!A1&\"旧!A1\"",
    );
  });
  test('a renamed table is renamed with and without its columns', () => {
    expect(renameTable('SUM(表1[学时])+ROWS(表1)+表12[学时]&"表1"', '表1', '表9')).toBe(
      'SUM(表9[学时])+ROWS(表9)+表12[学时]&"表1"',
    );
  });
  test('a formula speaks of a sheet, a name or a table only where it names them', () => {
    const names = new Set(['总数', '表1']);
    expect(speaksOf('SUM(登记!A1)', '登记', new Set())).toBe(true);
    expect(speaksOf('SUM(一:登记!A1)', '登记', new Set())).toBe(true);
    expect(speaksOf('[1]登记!A1', '登记', new Set())).toBe(false);
    expect(speaksOf('登记!别名', '登记', new Set())).toBe(true);
    expect(speaksOf('A1+别!A1', '登记', names)).toBe(false);
    expect(speaksOf('总数*2', '登记', names)).toBe(true);
    expect(speaksOf('SUM(表1[学时])', '登记', names)).toBe(true);
    expect(speaksOf('"总数"', '登记', names)).toBe(false);
  });
});
