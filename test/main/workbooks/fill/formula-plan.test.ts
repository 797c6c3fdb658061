import { describe, expect, test } from 'vitest';
import {
  computeResults,
  createWrittenRows,
  findDependent,
  formulasByPlace,
  placeKey,
  planFormulas,
  planInsertedFormulas,
} from '../../../../src-main/workbooks/fill/formula-plan.ts';
import { readSheetRows } from '../../../../src-main/workbooks/template/sheet-rows.ts';
import { runNow } from '../../../../src-shared/lib/work.ts';
import { addressOf, parseAddress } from '../../../../src-shared/sheet/render/sheet-cell.ts';
import { tokenizeFormula } from '../../../../src-shared/sheet/template/formula-references.ts';
import type { CellContent } from '../../../../src-shared/sheet/template/formula-totals.ts';
import type { RowShift } from '../../../../src-shared/sheet/template/row-shift.ts';
import { partOf, THREE_MORE } from './part-of.ts';

/** Formulas by address as they stand in the sheet. */
function rowsOf(formulas: Readonly<Record<string, string>>) {
  const cells = Object.entries(formulas).map(([address, formula]) => ({
    address,
    row: parseAddress(address)?.row ?? 0,
    formula,
  }));
  const rows = [...Map.groupBy(cells, ({ row }) => row)].toSorted(([a], [b]) => a - b);
  const xml = rows.map(
    ([row, inRow]) =>
      `<row r="${row}">${inRow.map(({ address, formula }) => `<c r="${address}">${formula.startsWith('<') ? formula : `<f>${formula}</f>`}</c>`).join('')}</row>`,
  );
  return readSheetRows(partOf(`<worksheet><sheetData>${xml.join('')}</sheetData></worksheet>`));
}

const plan = (
  formulas: Readonly<Record<string, string>>,
  shift: RowShift | null = THREE_MORE,
  sheet = '表',
) => planFormulas(sheet, rowsOf(formulas), shift);
const shown = (planned: ReturnType<typeof plan>) =>
  Object.fromEntries(planned.map(({ row, column, text }) => [addressOf(row, column), text]));

describe('formulas after the insertion', () => {
  test('stand lower and speak of the rows as they are numbered then', () => {
    expect(shown(plan({ E4: 'C4*2', E9: 'SUM(E3:E5)+H1' }))).toEqual({ E4: 'C4*2', E12: 'SUM(E3:E8)+H1' });
  });
  test('of another sheet stay in their place', () => {
    expect(shown(plan({ A9: '表!E9+A9' }, THREE_MORE, '别表'))).toEqual({ A9: '表!E12+A9' });
  });
  test('that share one are written out once any of them moves, else left', () => {
    const shared = { E3: '<f t="shared" ref="E3:E9" si="0">C3</f>', E9: '<f t="shared" si="0"/>' };
    expect(plan(shared).map(({ text, isSpelledOut, isMoved }) => [text, isSpelledOut, isMoved])).toEqual([
      ['C3', true, false],
      ['C12', true, true],
    ]);
    expect(plan(shared, null).some(({ isSpelledOut }) => isSpelledOut)).toBe(false);
  });
});

test('formulas of the sample row are filled down, unless a value is written there', () => {
  const planned = plan({ D4: 'C4+$C$9', E4: 'B4' });
  const inserted = runNow(planInsertedFormulas(planned, THREE_MORE, (column) => column === 5));
  expect(shown(inserted)).toEqual({ D5: 'C5+$C$12', D6: 'C6+$C$12', D7: 'C7+$C$12' });
  expect(inserted.every(({ isInserted }) => isInserted)).toBe(true);
});

describe('written cells', () => {
  const touches = (formula: string, own = '表') => {
    const written = createWrittenRows();
    written.add('表', 3, 2);
    written.add('表', 8, 2);
    const [token] = tokenizeFormula(formula);
    return token?.kind === 'reference' && written.touches(token.reference, own);
  };
  test.each([
    ['B5', true],
    ['B2', false],
    ['C5', false],
    ['A1:C3', true],
    ['C3:A1', true],
    ['A9:C12', false],
    ['B:B', true],
    ['5:5', true],
    ['C:D', false],
    ['别表!B5', false],
    ["'表'!B5", true],
    ['甲:丙!B5', true],
    ['[1]表!B5', false],
  ])('%s is touched: %s', (formula, isTouched) => {
    expect(touches(formula)).toBe(isTouched);
  });
});

describe('what depends on written cells', () => {
  function dependent(
    formulas: Readonly<Record<string, string>>,
    names: Readonly<Record<string, string>> = {},
    shift: RowShift | null = null,
  ) {
    const written = createWrittenRows();
    written.add('表', 3, 2);
    const found = findDependent(plan(formulas, shift), written, new Map(Object.entries(names)));
    return Object.keys(shown([...found]));
  }
  test('is found through other formulas, in any order', () => {
    expect(dependent({ A10: 'A11', A11: 'A12+1', A12: 'SUM(B1:B5)', A13: 'C9' })).toEqual([
      'A12',
      'A11',
      'A10',
    ]);
  });
  test('is found through names, and a name that nobody knows is no excuse', () => {
    const names = { 范围: '表!$B$1:$B$9', 别处: '表!$D$1' };
    expect(dependent({ A10: 'SUM(范围)', A11: '别处', A12: '未知', A13: 'TRUE' }, names)).toEqual([
      'A10',
      'A12',
    ]);
  });
  test('is assumed of formulas that hide what they refer to', () => {
    expect(
      dependent({ A10: 'INDIRECT("Z9")', A11: 'OFFSET(Z9,1,1)', A12: 'SUM(表1[学时])', A13: 'Z9' }),
    ).toEqual(['A10', 'A11', 'A12']);
  });
  test('is what tells its own place, once it has moved', () => {
    expect(dependent({ A2: 'ROW()', A9: 'ROW()-2', B9: 'BROW(1)' }, {}, THREE_MORE)).toEqual(['A12']);
  });
  test('ends where names refer to each other in a circle', () => {
    expect(dependent({ A10: '甲' }, { 甲: '乙', 乙: '甲' })).toEqual(['A10']);
  });
});

describe('results', () => {
  function results(
    formulas: Readonly<Record<string, string>>,
    contentAt: (row: number, column: number) => CellContent = () => ({ kind: 'number', thousandths: 1500 }),
  ) {
    const planned = plan(formulas, null);
    const made = runNow(computeResults(new Set(planned), '表', 20, contentAt));
    return Object.fromEntries([...made].map(([{ row, column }, result]) => [addressOf(row, column), result]));
  }
  test('of totals are computed, those of totals of totals too', () => {
    expect(results({ E9: 'SUM(E3:E5)', E10: 'E9&amp;"学时"', E11: 'SUM(E9:E9)' })).toEqual({
      E9: 4.5,
      E10: '4.5学时',
      E11: 4.5,
    });
  });
  test('of anything else are left to the spreadsheet program, and whatever adds them up', () => {
    expect(results({ E9: 'AVERAGE(E3:E5)', E10: 'SUM(E8:E9)' })).toEqual({ E9: null, E10: null });
    expect(results({ E9: '<f t="array" ref="E9">SUM(E3:E5)</f>' })).toEqual({ E9: null });
  });
  test('of formulas in a circle are nobody’s', () => {
    expect(results({ E9: 'SUM(E10)', E10: 'SUM(E9)' })).toEqual({ E9: null, E10: null });
  });
});

test('each place of a sheet has its own number', () => {
  expect(
    new Set([placeKey(1, 1), placeKey(1, 16_384), placeKey(2, 1), placeKey(1_048_576, 16_384)]).size,
  ).toBe(4);
  const planned = plan({ E9: 'E8' }, null);
  expect(formulasByPlace(planned).get(placeKey(9, 5))).toBe(planned[0]);
});
