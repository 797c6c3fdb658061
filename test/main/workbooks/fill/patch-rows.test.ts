import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planFormulas } from '../../../../src-main/workbooks/fill/formula-plan.ts';
import { patchRows, type RowPatch, widenDimension } from '../../../../src-main/workbooks/fill/patch-rows.ts';
import { openStyles } from '../../../../src-main/workbooks/fill/patch-styles.ts';
import { createSheetWrites, type SingleWrite } from '../../../../src-main/workbooks/fill/sheet-writes.ts';
import { createEdits } from '../../../../src-main/workbooks/ooxml/xml-edits.ts';
import { readSheetRows } from '../../../../src-main/workbooks/template/sheet-rows.ts';
import type { RowShift } from '../../../../src-shared/sheet/template/row-shift.ts';
import { BEHIND_ONE, partOf, THREE_MORE } from './part-of.ts';

type Options = {
  readonly shift?: RowShift | null;
  readonly singles?: readonly SingleWrite[];
  readonly sampleRow?: number;
  readonly results?: ReadonlyMap<string, number | string | null>;
  readonly columns?: string;
};

/** The rows of a sheet after patching; `results` by the formula's text. */
function rows(
  data: string,
  { shift = null, singles = [], sampleRow = 0, results = new Map(), columns = '' }: Options,
): string {
  const part = partOf(
    `<worksheet>${columns}${data.startsWith('<sheetData') ? data : `<sheetData>${data}</sheetData>`}</worksheet>`,
  );
  const read = readSheetRows(part);
  const edits = createEdits(part.text);
  const formulas = planFormulas('表', read, shift);
  const patch: RowPatch = {
    ...{ part, rows: read, edits, shift, formulas },
    writes: createSheetWrites(null, singles),
    context: { prefix: read.prefix, styles: openStyles(null), dates: 1900 },
    results: new Map(
      formulas
        .filter(({ text }) => results.has(text))
        .map((formula) => [formula, results.get(formula.text) ?? null]),
    ),
    sampleRow: read.rows.find(({ row }) => row === sampleRow) ?? null,
    isTableRow: (row) => row >= 3 && row <= 8,
  };
  patchRows(patch);
  return /<sheetData>(.*)<\/sheetData>/s.exec(edits.apply())?.[1] ?? edits.apply();
}

const number = (row: number, column: number, value: number): SingleWrite => ({
  row,
  column,
  write: { kind: 'number', thousandths: value * 1000 },
});
const nothing = (row: number, column: number): SingleWrite => ({ row, column, write: { kind: 'empty' } });

describe('a cell that is written', () => {
  test('keeps its format and loses what it held; its neighbours keep every character', () => {
    const before = `<row r="3" ht='15'><c r="A3"  s="2" t="s"><v>4</v></c><c r="B3" s="5" t="s"><v>0</v></c></row>`;
    expect(rows(before, { singles: [number(3, 2, 1.5)] })).toBe(
      `<row r="3" ht='15'><c r="A3"  s="2" t="s"><v>4</v></c><c r="B3" s="5"><v>1.5</v></c></row>`,
    );
  });
  test('and is not there is put in the order of columns, in the format of the row or of its column', () => {
    const row = '<row r="9" s="7" customFormat="1"><c r="B9"/></row>';
    expect(rows(row, { singles: [number(9, 1, 1), number(9, 3, 3)] })).toBe(
      '<row r="9" s="7" customFormat="1"><c r="A9" s="7"><v>1</v></c><c r="B9"/><c r="C9" s="7"><v>3</v></c></row>',
    );
    const columns = '<cols><col min="3" max="3" style="4"/></cols>';
    expect(rows('<row r="9"/>', { columns, singles: [number(9, 3, 3)] })).toBe(
      '<row r="9"><c r="C9" s="4"><v>3</v></c></row>',
    );
  });
  test('in a row of the table looks like the sample row’s', () => {
    const data = '<row r="4"><c r="B4" s="6"/></row><row r="5"><c r="A5" s="1"/></row>';
    expect(rows(data, { sampleRow: 4, singles: [number(5, 2, 2)] })).toContain(
      '<c r="B5" s="6"><v>2</v></c>',
    );
  });
  test('with nothing, and holds nothing, stays as it is', () => {
    const data = `<row r="3"><c  r="A3" s="1"/></row>`;
    expect(rows(data, { singles: [nothing(3, 1), nothing(3, 2), nothing(7, 1)] })).toBe(data);
    expect(rows('<row r="3"><c r="A3" s="1"><v>1</v></c></row>', { singles: [nothing(3, 1)] })).toBe(
      '<row r="3"><c r="A3" s="1"/></row>',
    );
  });
  test('widens the hint of the columns in use', () => {
    expect(rows('<row r="3" spans="2:3"><c r="B3"/></row>', { singles: [number(3, 5, 1)] })).toContain(
      '<row r="3" spans="2:5">',
    );
  });
});

describe('rows that are not there', () => {
  test('are made where they belong, with what is written alone', () => {
    expect(rows('<row r="2"/><row r="9"/>', { singles: [number(5, 2, 1)] })).toBe(
      '<row r="2"/><row r="5"><c r="B5"><v>1</v></c></row><row r="9"/>',
    );
    expect(rows('<sheetData/>', { singles: [number(5, 2, 1)] })).toBe(
      '<row r="5"><c r="B5"><v>1</v></c></row>',
    );
  });
});

describe('inserted rows', () => {
  const sample =
    '<row r="4" ht="20" customHeight="1" spans="1:2"><c r="A4" s="1"/><c r="B4" s="2" t="s"><v>0</v></c></row>';
  test('look like the sample row and hold nothing of it; what stands below moves', () => {
    const below = '<row r="5"><c r="A5"/></row><row r="6" ht="30"><c r="A6" t="s"><v>1</v></c></row>';
    expect(
      rows(sample + below, { shift: { ...THREE_MORE, count: 2 }, sampleRow: 4, singles: [number(6, 1, 8)] }),
    ).toBe(
      `${sample}<row r="5" ht="20" customHeight="1" spans="1:2"><c r="A5" s="1"/><c r="B5" s="2"/></row><row r="6" ht="20" customHeight="1" spans="1:2"><c r="A6" s="1"><v>8</v></c><c r="B6" s="2"/></row><row r="7"><c r="A7"/></row><row r="8" ht="30"><c r="A8" t="s"><v>1</v></c></row>`,
    );
  });
  test('behind the last row of the sheet are appended', () => {
    expect(rows('<row r="3"><c r="A3" s="1"/></row>', { shift: BEHIND_ONE, sampleRow: 3 })).toBe(
      '<row r="3"><c r="A3" s="1"/></row><row r="4"><c r="A4" s="1"/></row><row r="5"><c r="A5" s="1"/></row>',
    );
  });
  test('never lose, double or disorder a row', () => {
    const present = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 8 });
    fc.assert(
      fc.property(
        present,
        fc.integer({ min: 2, max: 12 }),
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.integer({ min: 1, max: 20 })),
        (there, pivot, count, anywhere) => {
          // Single cells never stand among inserted rows: those hold records.
          const written = anywhere.filter((row) => row < pivot || row >= pivot + count);
          const data = there
            .toSorted((a, b) => a - b)
            .map((row) => `<row r="${row}"><c r="A${row}" s="3"><v>${row}</v></c></row>`);
          const shift = { sheet: '表', pivot, count, growing: null, sampleRow: pivot - 1 };
          const made = rows(`<sheetData>${data.join('')}</sheetData>`, {
            shift,
            singles: [...new Set(written)].map((row) => number(row, 2, row)),
          });
          const numbers = [...made.matchAll(/<row r="(\d+)"/g)].map(([, row]) => Number(row));
          expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
          for (const row of there) {
            const now = row >= pivot ? row + count : row;
            expect(made).toContain(`<c r="A${now}" s="3"><v>${row}</v></c>`);
          }
          for (const row of written) expect(made).toContain(`<c r="B${row}"><v>${row}</v></c>`);
        },
      ),
    );
  });
});

describe('formulas in rows', () => {
  const formula = '<row r="9"><c r="E9" s="1" t="str"><f>SUM(E3:E5)</f><v>old</v></c></row>';
  test('move, and carry their new result', () => {
    const results = new Map([['SUM(E3:E8)', 4.5]]);
    expect(rows(formula, { shift: THREE_MORE, results })).toContain(
      '<row r="12"><c r="E12" s="1"><f>SUM(E3:E8)</f><v>4.5</v></c></row>',
    );
  });
  test('whose result is a text say so', () => {
    const results = new Map([['A1', '共 3 人']]);
    expect(rows('<row r="9"><c r="E9"><f>A1</f></c></row>', { results })).toBe(
      '<row r="9"><c t="str" r="E9"><f>A1</f><v>共 3 人</v></c></row>',
    );
  });
  test('whose result nobody knows lose the old one', () => {
    expect(rows(formula, { results: new Map([['SUM(E3:E5)', null]]) })).toBe(
      '<row r="9"><c r="E9" s="1"><f>SUM(E3:E5)</f></c></row>',
    );
  });
  test('that depend on nothing written keep theirs', () => {
    expect(rows(formula, {})).toBe(formula);
  });
  test('of an array move with the area that they fill', () => {
    const array = '<row r="9"><c r="E9"><f t="array" ref="E9:E10">C9:C10</f></c></row>';
    expect(rows(array, { shift: THREE_MORE })).toContain('<f t="array" ref="E12:E13">C12:C13</f>');
  });
  test('that shared one are written out once the group is broken', () => {
    const shared =
      '<row r="3"><c r="E3"><f t="shared" ref="E3:E9" si="0">C3</f></c></row><row r="9"><c r="E9"><f t="shared" si="0"/></c></row>';
    expect(rows(shared, { shift: THREE_MORE })).toBe(
      '<row r="3"><c r="E3"><f>C3</f></c></row><row r="5"></row><row r="6"></row><row r="7"></row><row r="12"><c r="E12"><f>C12</f></c></row>',
    );
  });
});

test('rows and cells without addresses get them where they are written to', () => {
  expect(rows('<row><c/><c/></row>', { singles: [number(1, 2, 1)] })).toBe(
    '<row r="1"><c r="A1"/><c r="B1"><v>1</v></c></row>',
  );
  expect(rows('<row><c/><c/></row>', {})).toBe('<row><c/><c/></row>');
});

describe('the size that a sheet says it has', () => {
  const widened = (size: string, ...singles: readonly SingleWrite[]) =>
    widenDimension(size, createSheetWrites(null, singles));
  test('is widened to what was written, never made smaller', () => {
    expect(widened('B2:C9', number(12, 28, 1))).toBe('B2:AB12');
    expect(widened('B2:C9', number(1, 1, 1))).toBe('A1:C9');
    expect(widened('B2', number(2, 3, 1))).toBe('B2:C2');
  });
  test('stays where everything stands inside, or nothing is written outside', () => {
    expect(widened('A1:H304', number(5, 3, 1), nothing(400, 3))).toBe('A1:H304');
    expect(widened('whatever', number(5, 3, 1))).toBe('whatever');
  });
});
