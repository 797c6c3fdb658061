import { expect, test } from 'vitest';
import { fillTemplate } from '../../../../src-main/workbooks/fill/fill-template.ts';
import { fingerprintKey, readTemplate } from '../../../../src-main/workbooks/template/read-template.ts';
import { qualifiedList } from '../../../../src-shared/sheet/layouts/qualified-list.ts';
import { teacherRoster } from '../../../../src-shared/sheet/layouts/teacher-roster.ts';
import { columnLetters, emptyCell } from '../../../../src-shared/sheet/render/sheet-cell.ts';
import { compareFingerprints } from '../../../../src-shared/sheet/template/template-fingerprint.ts';
import { proposeTemplate } from '../../../../src-shared/sheet/template/template-proposal.ts';
import { valueSpellingsOf } from '../../../../src-shared/sheet/template/template-value-names.ts';
import { mappingOf, templateBytes, templateCases } from '../fill/template-cases.ts';

/** Head, blank rows and sample row; single cells; what is said about it. */
const expected: Readonly<Record<string, readonly [rows: string, cells: string, problems: string]>> = {
  'wide-head.xlsx': [
    '3–5 6–25 7',
    '',
    'templateColumnUnknown T, templateColumnUnknown U, templateColumnUnknown W',
  ],
  'charts.xlsx': ['2–2 3–12 4', 'count 13:1', ''],
  'table.xlsx': ['3–3 4–8 5', '', 'templateColumnComputed M'],
  'marked-row.xlsx': ['2–2 3–3 3', 'placeholders 1:1, count 4:1, placeholders 6:2, placeholders 6:4', ''],
  'school-page.xlsx': ['4–4 5–12 6', 'placeholders 1:1, placeholders 2:1, count 15:1', ''],
  'three-rows.xlsx': [
    '4–6 7–18 8',
    'placeholders 2:1, placeholders 3:1, placeholders 3:11',
    'templateColumnMissing 6, templateHeadingTwice L, templateColumnUnknown F, templateColumnUnknown H, templateColumnUnknown K, templateColumnUnknown L, templateColumnUnknown M',
  ],
  'protected.xlsx': ['2–4 5–15 6', '', ''],
  'single-row.xlsx': ['1–1 2–2 2', '', 'templateColumnComputed I'],
  'example-row.xlsx': ['3–3 4–18 5', '', 'templateColumnUnknown I, templateHoldsExample 4'],
  'libreoffice.xlsx': ['2–2 3–8 4', '', ''],
  'bare-list.xlsx': ['1–1 2–2 2', '', ''],
  'extensions.xlsx': ['2–2 3–12 4', '', 'templateColumnComputed L'],
  'prefixed.xlsx': ['1–1 2–5 3', '', ''],
  'macros.xlsm': ['1–1 2–6 3', 'sum 7:9, sum 7:10', ''],
  'form.xlsx': [
    '',
    'placeholders 2:2, placeholders 2:4, placeholders 3:2, value 3:4, placeholders 4:2, placeholders 4:4, placeholders 5:2, placeholders 5:4',
    '',
  ],
  'rich-text.xlsx': ['', 'placeholders 1:1, placeholders 1:2, placeholders 2:1, placeholders 3:1', ''],
};

test.each(templateCases)(
  '$file: where the head, the blank rows and the totals are',
  async ({ file, propose }) => {
    const { mapping, problems } = propose(await readTemplate(templateBytes(file)));
    const table = mapping?.table;
    const rows = table
      ? `${table.headFirstRow}–${table.headLastRow} ${table.firstRow}–${table.lastRow} ${table.sampleRow}`
      : '';
    const cells = mapping?.cells.map(({ kind, row, column }) => `${kind} ${row}:${column}`).join(', ');
    const said = problems.map(({ code, at }) => `${code} ${at?.column ?? at?.row ?? ''}`).join(', ');
    expect([rows, cells, said]).toEqual(expected[file]);
  },
);

test('a sheet that is no template of the layout is not guessed at', async () => {
  const workbook = await readTemplate(templateBytes('form.xlsx'));
  const bare = { ...workbook, sheets: workbook.sheets.map((sheet) => ({ ...sheet, rows: [] })) };
  const { mapping, problems } = proposeTemplate(qualifiedList, bare, []);
  expect(mapping).toBeNull();
  expect(problems.map(({ code }) => code)).toEqual(['templateNotRecognised']);
});

test('a sheet without head and placeholders takes the single cells that somebody names', async () => {
  const workbook = await readTemplate(templateBytes('form.xlsx'));
  const bare = { ...workbook, sheets: workbook.sheets.map((sheet) => ({ ...sheet, rows: [] })) };
  const cells = [{ kind: 'value', row: 2, column: 2, name: '单位' }] as const;
  const sheet = bare.sheets[0]?.name ?? '';
  const { mapping, problems } = proposeTemplate(qualifiedList, bare, ['单位'], { sheet, cells });
  expect(problems).toEqual([]);
  expect(mapping).toMatchObject({ sheet, table: null, cells });
});

test('placeholders without a value and a column that the layout requires are said', async () => {
  const workbook = await readTemplate(templateBytes('marked-row.xlsx'));
  const { problems } = proposeTemplate(teacherRoster, workbook, ['年度']);
  expect(problems.map(({ code, values }) => `${code} ${values['name']}`)).toEqual([
    'templatePlaceholderUnknown 项目名称',
    'templatePlaceholderUnknown 填表日期',
    'templatePlaceholderUnknown 总学时',
  ]);
});

test('a correction of the columns stands above the proposal', async () => {
  const workbook = await readTemplate(templateBytes('charts.xlsx'));
  const { mapping } = proposeTemplate(qualifiedList, workbook, [], {
    columns: { 12: 'title', 8: null },
    rowsPerPage: 25,
  });
  const fills = new Map(mapping?.table?.columns.map(({ column, fill }) => [column, fill]));
  expect(fills.get(12)).toEqual({ kind: 'field', key: 'title' });
  expect(fills.get(8)).toEqual({ kind: 'leave' });
  expect(mapping?.table?.rowsPerPage).toBe(25);
});

test('the empty cell beside a label with its colon is proposed for what the label names', async () => {
  const workbook = await readTemplate(templateBytes('charts.xlsx'));
  const words: readonly (readonly [column: number, text: string])[] = [
    [1, '填报单位：'],
    [3, '审 核 人:'],
    [5, '填表日期：'],
    [6, '2026-11-22'],
    [7, '制表人'],
    [9, '单位（盖章）：'],
    [11, '年度：'],
  ];
  const cells = words.map(([column, text]) => ({
    ...emptyCell(20, column),
    ...{ text, value: text, kind: 'text' as const },
  }));
  const labelled = {
    ...workbook,
    sheets: workbook.sheets.map((sheet, index) =>
      index > 0
        ? sheet
        : {
            ...sheet,
            rows: [...sheet.rows.filter(({ row }) => row !== 20), { row: 20, isHidden: false, cells }],
            merges: [...sheet.merges, { top: 20, bottom: 20, left: 3, right: 4 }],
          },
    ),
  };
  const names = valueSpellingsOf(qualifiedList);
  const { mapping } = proposeTemplate(qualifiedList, labelled, names);
  expect(mapping?.cells.filter(({ row }) => row === 20)).toEqual([
    { kind: 'value', row: 20, column: 2, name: '填报单位' },
    { kind: 'value', row: 20, column: 12, name: '年度' },
  ]);
  const free = { ...labelled, sheets: labelled.sheets.map((sheet) => ({ ...sheet, merges: [] })) };
  expect(proposeTemplate(qualifiedList, free, names).mapping?.cells).toContainEqual({
    ...{ kind: 'value', row: 20, column: 4, name: '审核人' },
  });
});

test('totals that leave out blank rows, or name them one by one, are said', async () => {
  const [template] = templateCases.filter(({ file }) => file === 'charts.xlsx');
  const workbook = await readTemplate(templateBytes('charts.xlsx'));
  const hours = template
    ?.propose(workbook)
    .mapping?.table?.columns.find(({ fill }) => fill.kind === 'field' && fill.key === 'hours')?.column;
  const letter = columnLetters(hours ?? 0);
  const said = (formula: string) => {
    const [first, ...others] = workbook.sheets;
    const sheets = first && [
      {
        ...first,
        formulas: [...first.formulas, { row: 20, column: 2, formula: formula.replaceAll('#', letter) }],
      },
      ...others,
    ];
    const problems = template?.propose({ ...workbook, sheets: sheets ?? [] }).problems ?? [];
    return problems.filter(({ code }) => code === 'templateSumTooShort').map(({ at }) => at?.address);
  };
  expect(said('SUM(#3:#12)')).toEqual([]);
  expect(said('#3*2')).toEqual([]);
  expect(said('SUM(#3:#11)')).toEqual(['B20']);
  expect(said('#3+#4+#5')).toEqual(['B20']);
  expect(said('SUM(#3,#4)')).toEqual(['B20']);
});

test('a first blank row that computes its number is no row of column numbers', async () => {
  const [template] = templateCases.filter(({ file }) => file === 'charts.xlsx');
  const workbook = await readTemplate(templateBytes('charts.xlsx'));
  const numbered = (isComputed: boolean) => ({
    ...workbook,
    sheets: workbook.sheets.map((sheet, index) => {
      if (index > 0) return sheet;
      const cells = [1, 14, 15].map((column) => ({
        ...emptyCell(3, column),
        text: '1',
        value: 1,
        kind: 'number' as const,
      }));
      const formulas = cells.map(({ column }) => ({ row: 3, column, formula: 'ROW()-2' }));
      return {
        ...sheet,
        rows: [...sheet.rows.filter(({ row }) => row !== 3), { row: 3, isHidden: false, cells }].sort(
          (a, b) => a.row - b.row,
        ),
        formulas: isComputed ? [...sheet.formulas, ...formulas] : sheet.formulas,
      };
    }),
  });
  const firstRow = (isComputed: boolean) => template?.propose(numbered(isComputed)).mapping?.table?.firstRow;
  expect([firstRow(true), firstRow(false)]).toEqual([3, 4]);
});

test('the fingerprint does not depend on values: a filled sheet is the same template', async () => {
  for (const template of templateCases.filter(({ file }) =>
    ['charts.xlsx', 'wide-head.xlsx', 'protected.xlsx'].includes(file),
  )) {
    const mapping = await mappingOf(template);
    const { bytes } = await fillTemplate(templateBytes(template.file), {
      mapping,
      rows: template.rows(30),
      values: template.values,
    });
    const again = template.propose(await readTemplate(bytes)).mapping;
    expect(again?.fingerprint).toEqual(mapping.fingerprint);
    expect(fingerprintKey(mapping.fingerprint)).toMatch(/^[0-9a-f]{64}$/);
    expect(compareFingerprints(mapping.fingerprint, { ...mapping.fingerprint, sheets: ['x'] })).not.toEqual(
      [],
    );
  }
});
