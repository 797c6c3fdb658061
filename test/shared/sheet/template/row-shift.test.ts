import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  tokenizeFormula,
  translateFormula,
} from '../../../../src-shared/sheet/template/formula-references.ts';
import { computeTotal } from '../../../../src-shared/sheet/template/formula-totals.ts';
import {
  moveCoverage,
  moveFormula,
  moveReference,
  shiftFor,
} from '../../../../src-shared/sheet/template/row-shift.ts';

const several = shiftFor('名单', { firstRow: 5, lastRow: 10, sampleRow: 6 }, 9);
const single = shiftFor('名单', { firstRow: 5, lastRow: 5, sampleRow: 5 }, 4);
if (several === null || single === null) throw new Error('rows are inserted');

describe('formulas', () => {
  test.each([
    ['SUM(C5:C10)', 'SUM(C5:C13)'],
    ['SUM($C$5:$C$10)', 'SUM($C$5:$C$13)'],
    ['C11+C4', 'C14+C4'],
    ['C:C', 'C:C'],
    ['$3:$11', '$3:$14'],
    ["'名单'!C11", "'名单'!C14"],
    ['名单!C11&别处!C11', '名单!C14&别处!C11'],
    ["[1]名单!C11+'[book.xlsx]名单'!C11", "[1]名单!C11+'[book.xlsx]名单'!C11"],
    ['一:三!C11', '一:三!C11'],
    ['"C11"&LOG10(C11)', '"C11"&LOG10(C14)'],
    ['表[[#This Row],[C11]]', '表[[#This Row],[C11]]'],
    ['AB12C+C11', 'AB12C+C14'],
    ['SUM(C10:C5)', 'SUM(C5:C13)'],
    ['#REF!+C11', '#REF!+C14'],
    ['IF(C11>1E5,"a""C11",C12)', 'IF(C14>1E5,"a""C11",C15)'],
  ])('%s → %s', (before, after) => {
    expect(moveFormula(several, before, '名单')).toBe(after);
  });

  test('of another sheet move only where they name the filled one', () => {
    expect(moveFormula(several, "C11+名单!C11+'名单'!C5:C10", '封面')).toBe("C11+名单!C14+'名单'!C5:C13");
  });

  test('behind a single blank row only ranges and sole arguments of totals grow', () => {
    expect(moveFormula(single, 'SUM(C5)+SUM(C5,D6)+C5+SUM(C4:C5)', '名单')).toBe(
      'SUM(C5:C8)+SUM(C5,D9)+C5+SUM(C4:C8)',
    );
    expect(moveFormula(single, '名单!$C$5', '图', true)).toBe('名单!$C$5:$C$8');
  });

  test('tokens joined are the formula, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'A1$:!\'"[](),表 +9e.'.split('')) }), (formula) => {
        expect(
          tokenizeFormula(formula)
            .map(({ raw }) => raw)
            .join(''),
        ).toBe(formula);
      }),
      { seed: 7 },
    );
  });

  test('copied down, relative corners move and fixed ones stay; beyond the edge is an error', () => {
    expect(translateFormula('A5*$B$3+C$1+别!D4', { rows: 2, columns: 1 })).toBe('B7*$B$3+D$1+别!E6');
    expect(translateFormula('A1', { rows: -1, columns: 0 })).toBe('#REF!');
  });
});

describe('places', () => {
  test('cells and areas', () => {
    expect(moveReference(several, 'A11')).toBe('A14');
    expect(moveReference(several, 'A1:F10')).toBe('A1:F13');
    expect(moveReference(several, 'A1:F9')).toBe('A1:F9');
  });

  test('rules laid over the sample row cover what is inserted, however they were written', () => {
    expect(moveCoverage(several, 'C5:C10')).toBe('C5:C13');
    expect(moveCoverage(several, 'C5 C6 C7 C8 C9 C10')).toBe('C5 C6 C7 C8 C9 C13 C10:C12');
    expect(moveCoverage(several, 'C5:C9')).toBe('C5:C9 C10:C12');
    expect(moveCoverage(several, 'C1 D20')).toBe('C1 D23');
    expect(moveCoverage(single, 'C5')).toBe('C5:C8');
  });

  test('nothing moves when the blank rows suffice', () => {
    expect(shiftFor('名单', { firstRow: 5, lastRow: 10, sampleRow: 6 }, 6)).toBeNull();
  });
});

describe('totals', () => {
  const source = {
    sheet: '名单',
    lastRow: 9,
    at: (row: number, column: number) =>
      column === 2
        ? ({ kind: 'text', text: '王' } as const)
        : row === 9
          ? ({ kind: 'unknown' } as const)
          : ({ kind: 'number', thousandths: 100 + row } as const),
  };

  test('are exact and leave to others what they do not know', () => {
    expect(computeTotal('SUM(A1:A8)', '名单', source)).toBe(0.836);
    expect(computeTotal('SUM(A1:A9)', '名单', source)).toBeNull();
    expect(computeTotal('COUNTA(A1:B8)', '名单', source)).toBe(16);
    expect(computeTotal('"共"&COUNTA(B1:B3)&"人"', '名单', source)).toBe('共3人');
    expect(computeTotal('名单!A1', '封面', source)).toBe(0.101);
    expect(computeTotal('A1', '封面', source)).toBeNull();
    expect(computeTotal('SUM(A1:A8)*2', '名单', source)).toBeNull();
    expect(computeTotal('SUMIF(A1:A8,1)', '名单', source)).toBeNull();
  });
});
