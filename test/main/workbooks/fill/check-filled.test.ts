import { describe, expect, test } from 'vitest';
import { checkFilledSheets } from '../../../../src-main/workbooks/fill/check-filled.ts';
import type { CellTarget, TemplateMapping } from '../../../../src-shared/sheet/template/template-mapping.ts';
import type { TemplateRow, TemplateValues } from '../../../../src-shared/sheet/template/template-values.ts';
import { rawXlsx } from '../read/raw-xlsx.ts';
import { day } from './sample-sheets.ts';

const TABLE: NonNullable<TemplateMapping['table']> = {
  headFirstRow: 1,
  headLastRow: 1,
  firstRow: 2,
  lastRow: 4,
  sampleRow: 3,
  columns: [
    { column: 1, heading: '序号', fill: { kind: 'sequence' } },
    { column: 2, heading: '姓名', fill: { kind: 'field', key: 'name' } },
    { column: 3, heading: '学时', fill: { kind: 'field', key: 'hours' } },
    { column: 4, heading: '备注', fill: { kind: 'leave' } },
  ],
  rowsPerPage: null,
};

const text = (address: string, content: string) =>
  `<c r="${address}" t="inlineStr"><is><t>${content}</t></is></c>`;
const number = (address: string, value: number | string) => `<c r="${address}"><v>${value}</v></c>`;
const line = (row: number, ...cells: readonly string[]) => `<row r="${row}">${cells.join('')}</row>`;
const person = (name: string, hours: number): TemplateRow => ({
  name: { kind: 'text', text: name },
  hours: { kind: 'number', thousandths: hours },
});

const PEOPLE = [person('王芳', 1500), person('李明', 36_000)];
const FILLED = [
  line(2, number('A2', 1), text('B2', '王芳'), number('C2', 1.5)),
  line(3, number('A3', 2), text('B3', '李明'), number('C3', 36)),
];

function check(
  rows: readonly string[],
  cells: readonly CellTarget[] = [],
  values: TemplateValues = {},
  records = PEOPLE,
  after = '',
) {
  const fingerprint = {
    version: 1 as const,
    sheets: ['表'],
    sheet: '表',
    head: [],
    columns: [],
    merges: [],
    placeholders: [],
  };
  const mapping: TemplateMapping = {
    version: 1,
    layoutId: null,
    sheet: '表',
    fingerprint,
    table: TABLE,
    cells,
  };
  const bytes = rawXlsx([{ name: '表', xml: `<sheetData>${rows.join('')}</sheetData>${after}` }]);
  return checkFilledSheets(bytes, mapping, [{ sheet: '表', rows: records, values }]);
}

const differs = (address: string, cells = 1) => ({
  code: 'filledDiffers',
  values: { sheet: '表', address, cells },
});

describe('records read back', () => {
  test('are compared cell by cell, blank rows included', async () => {
    // Two records of three cells, and two cells that must be blank in the third row: its number is the template's.
    await expect(check(FILLED)).resolves.toBe(8);
    await expect(check([...FILLED, line(4, number('A4', 3))])).resolves.toBe(8);
  });
  test.each([
    ['another name', [line(2, number('A2', 1), text('B2', '王方'), number('C2', 1.5)), FILLED[1]], 'B2'],
    [
      'a figure that is off by a ten-thousandth',
      [line(2, number('A2', 1), text('B2', '王芳'), number('C2', 1.5001)), FILLED[1]],
      'C2',
    ],
    ['a figure as text', [line(2, number('A2', 1), text('B2', '王芳'), text('C2', '1.5')), FILLED[1]], 'C2'],
    ['a wrong number', [line(2, number('A2', 2), text('B2', '王芳'), number('C2', 1.5)), FILLED[1]], 'A2'],
    [
      'a formula with the right result',
      [line(2, number('A2', 1), text('B2', '王芳'), '<c r="C2"><f>1+0.5</f><v>1.5</v></c>'), FILLED[1]],
      'C2',
    ],
    ['something in a blank row', [...FILLED, line(4, text('B4', '例'))], 'B4'],
  ] as const)('%s is a difference', async (_, rows, address) => {
    await expect(check(rows.map((row) => row ?? ''))).rejects.toMatchObject(differs(address));
  });
  test('that are missing altogether are counted, the first of them named', async () => {
    await expect(check([FILLED[0] ?? ''])).rejects.toMatchObject(differs('A3', 3));
  });
  test('do not count where a merged cell only shows them', async () => {
    const merge = '<mergeCells><mergeCell ref="B2:B3"/></mergeCells>';
    const rows = [FILLED[0] ?? '', line(3, number('A3', 2), number('C3', 36))];
    await expect(
      check(
        rows,
        [],
        {},
        PEOPLE.map((row) => ({ ...row, name: { kind: 'text', text: '王芳' } })),
        merge,
      ),
    ).rejects.toMatchObject(differs('B3'));
  });
});

describe('single cells read back', () => {
  const cell = (target: Partial<CellTarget> & Pick<CellTarget, 'kind'>) =>
    [{ row: 6, column: 1, ...target }] as CellTarget[];
  test('hold the sum and the number of people', async () => {
    const sum = cell({ kind: 'sum', key: 'hours' });
    await expect(check([...FILLED, line(6, number('A6', 37.5))], sum)).resolves.toBe(9);
    await expect(check([...FILLED, line(6, number('A6', 37))], sum)).rejects.toMatchObject(differs('A6'));
    const count = cell({ kind: 'count' });
    await expect(check([...FILLED, line(6, text('A6', '共 2 人'))], count)).resolves.toBe(9);
    await expect(check([...FILLED, line(6, text('A6', '共 22 人'))], count)).rejects.toMatchObject(
      differs('A6'),
    );
  });
  test('hold each value of their placeholders, and no placeholder any more', async () => {
    const target = cell({ kind: 'placeholders', names: ['年度', '单位'] });
    const values: TemplateValues = {
      年度: { kind: 'number', thousandths: 2_025_000 },
      单位: { kind: 'text', text: '北塘小学' },
    };
    const read = (content: string) => check([...FILLED, line(6, text('A6', content))], target, values);
    await expect(read('北塘小学 2025 年')).resolves.toBe(9);
    await expect(read('北塘小学')).rejects.toMatchObject(differs('A6'));
    await expect(read('北塘小学 2025 {{年度}}')).rejects.toMatchObject(differs('A6'));
  });
  test('hold a day as a day or as its text', async () => {
    const target = cell({ kind: 'value', name: '日期' });
    const values: TemplateValues = { 日期: { kind: 'date', date: day(2025, 3, 1), text: '2025年3月1日' } };
    await expect(check([...FILLED, line(6, text('A6', '2025年3月1日'))], target, values)).resolves.toBe(9);
    await expect(
      check([...FILLED, line(6, '<c r="A6" t="d"><v>2025-03-01</v></c>')], target, values),
    ).resolves.toBe(9);
    await expect(check([...FILLED, line(6, number('A6', 45_717))], target, values)).rejects.toMatchObject(
      differs('A6'),
    );
  });
  test('are looked for where the inserted rows have moved them, also in rows without any value', async () => {
    const four = [...PEOPLE, person('赵云', 0), person('陈晨', 0)];
    const rows = [
      ...FILLED,
      line(4, number('A4', 3), text('B4', '赵云'), number('C4', 0)),
      line(5, number('A5', 4), text('B5', '陈晨'), number('C5', 0)),
    ];
    const sum = cell({ kind: 'sum', key: 'hours' });
    await expect(check([...rows, line(7, number('A7', 37.5))], sum, {}, four)).resolves.toBe(13);
    await expect(check(rows, sum, {}, four)).rejects.toMatchObject(differs('A7'));
  });
});

test('a sheet that is not in the file is a difference', async () => {
  const fingerprint = {
    version: 1 as const,
    sheets: ['表'],
    sheet: '表',
    head: [],
    columns: [],
    merges: [],
    placeholders: [],
  };
  const mapping: TemplateMapping = {
    version: 1,
    layoutId: null,
    sheet: '表',
    fingerprint,
    table: TABLE,
    cells: [],
  };
  await expect(
    checkFilledSheets(rawXlsx([{ name: '别表', xml: '<sheetData/>' }]), mapping, [
      { sheet: '表', rows: [], values: {} },
    ]),
  ).rejects.toMatchObject({
    code: 'filledDiffers',
    values: { sheet: '表', cells: 0 },
  });
});
