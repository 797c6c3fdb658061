import { describe, expect, test } from 'vitest';
import { moe4068, moe4068Lines } from '../../../../src-shared/sheet/layouts/moe-4068.ts';
import { trainingHours } from '../../../../src-shared/sheet/layouts/training-hours.ts';
import type { MappingCorrections } from '../../../../src-shared/sheet/template/template-mapping.ts';
import { proposeTemplate } from '../../../../src-shared/sheet/template/template-proposal.ts';
import { styledRows, templateOf, templateSheet } from './template-of.ts';

const NAMES = ['单位', '年度', '填报单位', 'count'];
const HEAD = ['序号', '教师姓名', '任教学科', '任教学段', '学时'];
const TITLE = ['培训统计表'];
const FORMATTED = { styledColumns: styledRows(3, 8, 5) };

type Rows = Parameters<typeof templateSheet>[0];

function propose(
  rows: Rows,
  extras: Parameters<typeof templateSheet>[1] = FORMATTED,
  corrections: MappingCorrections = {},
) {
  return proposeTemplate(trainingHours, templateOf([templateSheet(rows, extras)]), NAMES, corrections);
}

function codes({ problems }: ReturnType<typeof propose>): readonly string[] {
  return problems.map(({ code, severity }) => `${severity} ${code}`);
}

/** Blank rows 3 to 7, then a line for the total. */
function blank(foot: Rows[number], ...examples: Rows): Rows {
  return [TITLE, HEAD, ...examples, ...Array.from({ length: 5 - examples.length }, () => []), foot];
}

describe('a table', () => {
  test('is found by the words of its head, with the formatted rows below it', () => {
    const proposal = propose(blank(['合计']));
    expect(proposal.problems).toEqual([]);
    expect(proposal.mapping).toMatchObject({
      layoutId: 'training-hours',
      sheet: '登记',
      table: {
        headFirstRow: 2,
        headLastRow: 2,
        firstRow: 3,
        lastRow: 7,
        sampleRow: 4,
        rowsPerPage: null,
        columns: [
          { column: 1, fill: { kind: 'sequence' } },
          { column: 2, heading: '教师姓名', fill: { kind: 'field', key: 'name' } },
          { column: 3, fill: { kind: 'field', key: 'subject' } },
          { column: 4, fill: { kind: 'field', key: 'stage' } },
          { column: 5, fill: { kind: 'field', key: 'hours' } },
        ],
      },
    });
  });
  test('gets sums in the empty cells of its total row below columns of figures', () => {
    expect(propose(blank(['合计'])).mapping?.cells).toEqual([
      { kind: 'sum', row: 8, column: 5, key: 'hours' },
    ]);
    expect(propose(blank(['备注'])).mapping?.cells).toEqual([]);
    expect(propose(blank(['合计', '', '', '', '—'])).mapping?.cells).toEqual([]);
  });
  test('may be followed by a place for the number of people', () => {
    expect(propose(blank(['共   人'])).mapping?.cells).toEqual([{ kind: 'count', row: 8, column: 1 }]);
  });
  test('ends where the sums below it end', () => {
    const formulas = [{ row: 8, column: 5, formula: 'SUM(E3:E5)' }];
    expect(propose(blank(['合计']), { ...FORMATTED, formulas }).mapping?.table?.lastRow).toBe(5);
  });
  test('ends where its table object ends', () => {
    const tables = [{ top: 3, bottom: 6, left: 1, right: 5 }];
    expect(propose(blank(['合计']), { ...FORMATTED, tables }).mapping?.table?.lastRow).toBe(6);
  });
  test('begins below the numbers of the columns that statistics forms have', () => {
    const rows = [TITLE, HEAD, ['甲', '乙', '1', '2', '3'], [], []];
    expect(propose(rows, { styledColumns: styledRows(4, 6, 5) }).mapping?.table).toMatchObject({
      headLastRow: 3,
      firstRow: 4,
    });
  });
  test('is that of the sample row where somebody marked one with the names of the columns', () => {
    const rows = [TITLE, ['甲', '乙'], ['{{姓名}}', '{{hours}}'], ['备注']];
    expect(propose(rows, {}).mapping?.table).toMatchObject({
      headLastRow: 2,
      firstRow: 3,
      columns: [
        { column: 1, fill: { kind: 'field', key: 'name' } },
        { column: 2, fill: { kind: 'field', key: 'hours' } },
      ],
    });
  });
  test('leaves columns that the sheet computes, and says so', () => {
    const formulas = [3, 4, 5, 6, 7].map((row) => ({ row, column: 5, formula: `LEN(B${row})` }));
    const proposal = propose(blank(['备注']), { ...FORMATTED, formulas });
    expect(proposal.mapping?.table?.columns[4]?.fill).toEqual({ kind: 'leave' });
    expect(codes(proposal)).toEqual(['warning templateColumnComputed']);
  });
  test('leaves columns that no record has, and says so', () => {
    const rows = [TITLE, [...HEAD, '血型'], [], [], []];
    const proposal = propose(rows, { styledColumns: styledRows(3, 5, 6) });
    expect(proposal.mapping?.table?.columns[5]).toEqual({
      column: 6,
      heading: '血型',
      fill: { kind: 'leave' },
    });
    expect(proposal.problems).toMatchObject([
      { code: 'templateColumnUnknown', at: { column: 'F' }, values: { heading: '血型' } },
    ]);
  });
  test('says which required column it does not have', () => {
    const rows = [TITLE, ['任教学科', '任教学段', '学时'], [], [], []];
    expect(propose(rows, { styledColumns: styledRows(3, 5, 3) }).problems).toMatchObject([
      { code: 'templateColumnMissing', severity: 'warning', at: { field: 'name' } },
    ]);
  });
});

describe('rows that already hold something', () => {
  const example = (name: string) => ['1', name, '语文', '小学', '36'];

  test('are taken for an example as long as they are few', () => {
    const proposal = propose(blank(['备注'], example('王芳')));
    expect(proposal.problems).toMatchObject([
      { code: 'templateHoldsExample', severity: 'warning', values: { rows: 1 } },
    ]);
    expect(proposal.mapping?.table).toMatchObject({ firstRow: 3, lastRow: 7 });
  });
  test("are somebody's data when they are more than three", () => {
    const rows = blank(['备注'], ...['王芳', '李明', '赵云', '陈晨'].map(example));
    expect(codes(propose(rows))).toEqual(['error templateHoldsRows']);
  });
  test('are taken where the user chose them', () => {
    const rows = blank(['备注'], ...['王芳', '李明', '赵云', '陈晨'].map(example));
    const bodyRows = { first: 3, last: 7, sample: 4 };
    expect(codes(propose(rows, FORMATTED, { bodyRows }))).toEqual(['warning templateHoldsExample']);
  });
});

describe('sums below the table', () => {
  const withSum = (formula: string) => {
    const bodyRows = { first: 3, last: 7, sample: 4 };
    const formulas = [{ row: 8, column: 5, formula }];
    return codes(propose(blank(['合计']), { ...FORMATTED, formulas }, { bodyRows }));
  };
  test('that leave out a blank row are said', () => {
    expect(withSum('SUM(E3:E7)')).toEqual([]);
    expect(withSum('SUM(E3:E6)')).toEqual(['warning templateSumTooShort']);
  });
  test('that name cell by cell would miss inserted rows', () => {
    expect(withSum('E3+E4+E5+E6+E7')).toEqual(['warning templateSumTooShort']);
  });
});

describe('single values', () => {
  test('stand in placeholders, and one that is unknown is an error', () => {
    const proposal = propose([['{{单位}} {{年度}}年 {{月份}}'], ...blank(['备注']).slice(1)]);
    expect(proposal.mapping?.cells).toEqual([
      { kind: 'placeholders', row: 1, column: 1, names: ['单位', '年度', '月份'] },
    ]);
    expect(proposal.problems).toMatchObject([
      { code: 'templatePlaceholderUnknown', severity: 'error', values: { name: '月份' } },
    ]);
  });
  test('go to the empty cell beside their label', () => {
    const cells = (first: Rows[number]) => propose([first, ...blank(['备注']).slice(1)]).mapping?.cells;
    expect(cells(['填报单位：'])).toEqual([{ kind: 'value', row: 1, column: 2, name: '填报单位' }]);
    expect(cells(['填报单位：', '北塘小学'])).toEqual([]);
    expect(cells(['填报单位'])).toEqual([]);
  });
  test('go to the cell that bears their name', () => {
    const sheet = templateSheet(blank(['备注']), FORMATTED);
    const names = [
      { name: '年度', sheet: '登记', row: 1, column: 4 },
      { name: '别的', sheet: '登记', row: 1, column: 5 },
    ];
    expect(proposeTemplate(trainingHours, templateOf([sheet], names), NAMES).mapping?.cells).toEqual([
      { kind: 'value', row: 1, column: 4, name: '年度' },
    ]);
  });
  test('alone make a form', () => {
    expect(propose([['单位', '{{单位}}']], {}).mapping).toMatchObject({
      table: null,
      cells: [{ kind: 'placeholders', row: 1, column: 2, names: ['单位'] }],
    });
  });
});

describe('a form of fixed lines', () => {
  const rows = (lines: readonly { readonly code: string; readonly label: string }[]) => [
    ['指标名称', '代码', '人数'],
    ...lines.map(({ code, label }) => [label, String(Number(code))]),
  ];
  const of = (lines: Parameters<typeof rows>[0]) =>
    proposeTemplate(moe4068, templateOf([templateSheet(rows(lines))]), []);

  test('takes each figure in its own line, wherever that stands [JJ4068]', () => {
    const turned = [...moe4068Lines].reverse();
    const { mapping, problems } = of(turned);
    expect(problems).toEqual([]);
    expect(mapping?.table).toBeNull();
    expect(mapping?.cells).toEqual(
      turned.map(({ code }, index) => ({ kind: 'value', row: index + 2, column: 3, name: `line${code}` })),
    );
  });
  test('says which line it does not have [JJ4068]', () => {
    expect(of(moe4068Lines.slice(0, -1)).problems).toMatchObject([
      { code: 'templateLineMissing', severity: 'warning', values: { line: '11' } },
    ]);
  });
});

describe('a workbook', () => {
  test('in which nothing is found is not guessed at', () => {
    expect(propose([['通知'], ['请各校按时上报']], {})).toMatchObject({
      mapping: null,
      problems: [{ code: 'templateNotRecognised', severity: 'error', values: { headings: '教师姓名' } }],
    });
  });
  test('is filled where the head fits best, or where the user says', () => {
    const other = templateSheet([['{{单位}}']], {}, '封面');
    const workbook = templateOf([other, templateSheet(blank(['备注']), FORMATTED)]);
    expect(proposeTemplate(trainingHours, workbook, NAMES).mapping?.sheet).toBe('登记');
    expect(proposeTemplate(trainingHours, workbook, NAMES, { sheet: '封面' }).mapping?.sheet).toBe('封面');
    expect(proposeTemplate(trainingHours, workbook, NAMES, { sheet: '无' }).mapping).toBeNull();
  });
});

describe('corrections', () => {
  test('give a column another field, which leaves the column that had it', () => {
    const { mapping } = propose(blank(['备注']), FORMATTED, { columns: { '3': 'stage', '5': null } });
    expect(mapping?.table?.columns.map(({ fill }) => fill)).toEqual([
      { kind: 'sequence' },
      { kind: 'field', key: 'name' },
      { kind: 'field', key: 'stage' },
      { kind: 'leave' },
      { kind: 'leave' },
    ]);
  });
  test('clear a column or number it', () => {
    const { mapping } = propose(blank(['备注']), FORMATTED, { columns: { '3': 'clear', '4': 'sequence' } });
    expect(mapping?.table?.columns.slice(2, 4).map(({ fill }) => fill.kind)).toEqual(['clear', 'sequence']);
  });
  test('break pages after so many records', () => {
    expect(propose(blank(['备注']), FORMATTED, { rowsPerPage: 20 }).mapping?.table?.rowsPerPage).toBe(20);
  });
  test('are refused where the rows overlap or are too many', () => {
    const body = (first: number, last: number) =>
      propose(blank(['备注']), FORMATTED, { bodyRows: { first, last, sample: first } });
    expect(codes(body(2, 7))).toEqual(['error templateRowsOverlap']);
    expect(codes(body(3, 10_003))).toEqual(['error templateRowsTooMany']);
    expect(body(3, 10_003).mapping).toBeNull();
    expect(body(3, 10_002).mapping).not.toBeNull();
  });
  test('cannot put a single value among the rows of the table', () => {
    const cells = [{ kind: 'value', row: 4, column: 1, name: '单位' }] as const;
    const proposal = propose(blank(['备注']), FORMATTED, { cells });
    expect(proposal.mapping?.cells).toEqual([]);
    expect(proposal.problems).toMatchObject([
      { code: 'templateCellInRows', severity: 'error', at: { address: 'A4' } },
    ]);
  });
});

test('the fingerprint holds the sheets, the head, its merges and the placeholders, not the rows', () => {
  const rows = [['{{单位}}'], HEAD, ['1', '王芳', '语文', '小学', '36'], [], []];
  const merges = [
    { top: 2, bottom: 2, left: 3, right: 4 },
    { top: 1, bottom: 1, left: 1, right: 5 },
  ];
  const fingerprint = propose(rows, { styledColumns: styledRows(3, 5, 5), merges }).mapping?.fingerprint;
  expect(fingerprint).toMatchObject({
    version: 1,
    sheets: ['登记'],
    sheet: '登记',
    merges: ['C2:D2'],
    placeholders: [{ address: 'A1', name: '单位' }],
  });
  expect(fingerprint?.head.map(({ address }) => address)).toEqual(['A2', 'B2', 'C2', 'D2', 'E2']);
});
