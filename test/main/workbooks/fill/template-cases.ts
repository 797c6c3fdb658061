import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { readTemplate } from '../../../../src-main/workbooks/template/read-template.ts';
import { assertPresent } from '../../../../src-shared/lib/assert.ts';
import { qualifiedList } from '../../../../src-shared/sheet/layouts/qualified-list.ts';
import { registrationSheet } from '../../../../src-shared/sheet/layouts/registration-sheet.ts';
import { teacherRoster } from '../../../../src-shared/sheet/layouts/teacher-roster.ts';
import { yearSummary } from '../../../../src-shared/sheet/layouts/year-summary.ts';
import type { TemplateMapping } from '../../../../src-shared/sheet/template/template-mapping.ts';
import {
  proposeTemplate,
  type TemplateProposal,
} from '../../../../src-shared/sheet/template/template-proposal.ts';
import {
  type TemplateRow,
  type TemplateValues,
  templateRows,
} from '../../../../src-shared/sheet/template/template-values.ts';
import { day, qualifiedRow, registrationRow, rosterRow, yearRow } from './sample-sheets.ts';

const FOLDER = join(import.meta.dirname, '../templates');

/** A template of the suite: what fills it, and which parts may change besides its own sheet, and why. */
export type TemplateCase = {
  readonly file: string;
  readonly madeWith: string;
  readonly sheetPart: string;
  readonly rows: (count: number) => readonly TemplateRow[];
  readonly propose: (workbook: Awaited<ReturnType<typeof readTemplate>>) => TemplateProposal;
  readonly values: TemplateValues;
  /** Parts that change however many records there are. */
  readonly changedAlways: Readonly<Record<string, string>>;
  /** Parts that change, besides, when rows are inserted. */
  readonly changedByInsertion: Readonly<Record<string, string>>;
  /** exceljs cannot read what this writer makes, filled or not. */
  readonly isForeignToExceljs?: true;
};

const several = <Row>(count: number, make: (index: number) => Row): readonly Row[] =>
  Array.from({ length: count }, (_, index) => make(index));

const qualified = {
  rows: (count: number) => templateRows(qualifiedList, several(count, qualifiedRow)),
  propose: (workbook: Awaited<ReturnType<typeof readTemplate>>) =>
    proposeTemplate(qualifiedList, workbook, []),
  values: {},
};
const roster = (values: TemplateValues) => ({
  rows: (count: number) => templateRows(teacherRoster, several(count, rosterRow)),
  propose: (workbook: Awaited<ReturnType<typeof readTemplate>>) =>
    proposeTemplate(teacherRoster, workbook, Object.keys(values)),
  values,
});

const STYLES = { 'xl/styles.xml': 'numbers as text get a text format derived from the blank cell' };
const STYLES_QUOTED = { 'xl/styles.xml': 'numbers as text' };
const NAMES = { 'xl/workbook.xml': 'print area, print titles and names move' };
const FILTER_NAMES = { 'xl/workbook.xml': 'the filter and the names over rows move' };

const text = (value: string) => ({ kind: 'text', text: value }) as const;
const number = (value: number) => ({ kind: 'number', thousandths: value * 1000 }) as const;
const FILLED_ON = { kind: 'date', date: day(2025, 12, 31), text: '2025年12月31日' } as const;

export const templateCases: readonly TemplateCase[] = [
  {
    file: 'wide-head.xlsx',
    madeWith: 'XlsxWriter',
    sheetPart: 'xl/worksheets/sheet1.xml',
    rows: (count) => templateRows(yearSummary, several(count, yearRow)),
    propose: (workbook) => proposeTemplate(yearSummary, workbook, []),
    values: {},
    changedAlways: {
      'xl/worksheets/sheet2.xml': 'its formulas refer to filled cells',
      'xl/workbook.xml': 'an average is left to the spreadsheet program: full calculation on load',
    },
    changedByInsertion: {},
  },
  {
    file: 'charts.xlsx',
    madeWith: 'XlsxWriter',
    sheetPart: 'xl/worksheets/sheet1.xml',
    ...qualified,
    changedAlways: {
      ...STYLES,
      'xl/workbook.xml': 'a text with an average is left to the spreadsheet program',
    },
    changedByInsertion: {
      'xl/drawings/drawing1.xml': 'the picture, the text box and the chart below move',
      'xl/drawings/vmlDrawing1.vml': 'the comment on the total moves',
      'xl/comments1.xml': 'the comment on the total moves',
      'xl/charts/chart1.xml': 'the series grow',
      'xl/charts/chart2.xml': 'the series of the chart sheet grow',
    },
  },
  {
    file: 'table.xlsx',
    madeWith: 'XlsxWriter',
    sheetPart: 'xl/worksheets/sheet2.xml',
    ...qualified,
    changedAlways: {
      ...STYLES,
      'xl/worksheets/sheet1.xml': 'the cover adds up filled cells',
      'xl/workbook.xml':
        'totals of the table object are left to the spreadsheet program; names over rows move',
    },
    changedByInsertion: { 'xl/tables/table1.xml': 'the table grows' },
  },
  {
    file: 'marked-row.xlsx',
    madeWith: 'XlsxWriter',
    sheetPart: 'xl/worksheets/sheet1.xml',
    ...roster({
      项目名称: text('骨干教师培训'),
      年度: text('2025'),
      填表日期: FILLED_ON,
      总学时: number(72.5),
    }),
    changedAlways: STYLES_QUOTED,
    changedByInsertion: {},
  },
  {
    file: 'school-page.xlsx',
    madeWith: 'XlsxWriter',
    sheetPart: 'xl/worksheets/sheet2.xml',
    ...qualified,
    propose: (workbook) => proposeTemplate(qualifiedList, workbook, ['单位', '学校']),
    values: { 单位: text('琼山区教师发展中心'), 学校: text('北塘实验小学') },
    changedAlways: STYLES,
    changedByInsertion: {
      ...NAMES,
      'xl/charts/chart1.xml': 'the series grow',
      'xl/drawings/drawing1.xml': 'the chart below moves',
      'xl/drawings/vmlDrawing1.vml': 'the comment on the signature moves',
      'xl/comments1.xml': 'the comment on the signature moves',
      'xl/tables/table1.xml': 'the table grows',
    },
  },
  {
    file: 'three-rows.xlsx',
    madeWith: 'openpyxl',
    sheetPart: 'xl/worksheets/sheet1.xml',
    rows: (count) => templateRows(registrationSheet, several(count, registrationRow)),
    propose: (workbook) => proposeTemplate(registrationSheet, workbook, ['年度', '单位', '填报日期']),
    values: { 年度: text('2025'), 单位: text('琼山区教师发展中心'), 填报日期: FILLED_ON },
    isForeignToExceljs: true,
    changedAlways: {},
    changedByInsertion: {},
  },
  {
    file: 'protected.xlsx',
    madeWith: 'openpyxl',
    sheetPart: 'xl/worksheets/sheet1.xml',
    ...qualified,
    isForeignToExceljs: true,
    changedAlways: {},
    changedByInsertion: {
      ...NAMES,
      'xl/comments/comment1.xml': 'the comment on the total moves',
      'xl/drawings/commentsDrawing1.vml': 'the comment on the total moves',
    },
  },
  {
    file: 'single-row.xlsx',
    madeWith: 'openpyxl',
    sheetPart: 'xl/worksheets/sheet1.xml',
    rows: (count) => templateRows(registrationSheet, several(count, registrationRow)),
    propose: (workbook) => proposeTemplate(registrationSheet, workbook, []),
    values: {},
    isForeignToExceljs: true,
    changedAlways: {
      'xl/styles.xml': 'years as text',
      'xl/workbook.xml': 'computed columns are left to the spreadsheet program; the print area grows',
    },
    changedByInsertion: {
      'xl/charts/chart1.xml': 'the series over the one row grows',
    },
  },
  {
    file: 'example-row.xlsx',
    madeWith: 'exceljs',
    sheetPart: 'xl/worksheets/sheet1.xml',
    ...roster({}),
    changedAlways: STYLES,
    changedByInsertion: {
      ...NAMES,
      'xl/comments1.xml': 'the comment on the foot moves',
      'xl/drawings/vmlDrawing1.vml': 'the comment on the foot moves',
    },
  },
  {
    file: 'libreoffice.xlsx',
    madeWith: 'LibreOffice',
    sheetPart: 'xl/worksheets/sheet1.xml',
    ...qualified,
    changedAlways: STYLES,
    changedByInsertion: FILTER_NAMES,
  },
  {
    file: 'bare-list.xlsx',
    madeWith: 'LibreOffice from CSV',
    sheetPart: 'xl/worksheets/sheet1.xml',
    ...qualified,
    changedAlways: STYLES,
    changedByInsertion: {},
  },
  {
    file: 'extensions.xlsx',
    madeWith: 'XlsxWriter, patched by hand',
    sheetPart: 'xl/worksheets/sheet1.xml',
    ...qualified,
    changedAlways: {
      ...STYLES,
      'xl/worksheets/sheet2.xml': 'a formula refers to the total',
    },
    changedByInsertion: {
      'xl/calcChain.xml': 'formulas moved: the chain of calculation is taken out',
      'xl/_rels/workbook.xml.rels': 'its relation',
      '[Content_Types].xml': 'its content type',
    },
  },
  {
    file: 'prefixed.xlsx',
    madeWith: 'by hand, every element with a prefix',
    sheetPart: 'xl/worksheets/sheet.xml',
    ...qualified,
    changedAlways: STYLES,
    changedByInsertion: {},
    isForeignToExceljs: true,
  },
  {
    file: 'macros.xlsm',
    madeWith: 'XlsxWriter, patched by hand',
    sheetPart: 'xl/worksheets/sheet1.xml',
    ...qualified,
    changedAlways: STYLES,
    changedByInsertion: {},
  },
  {
    file: 'form.xlsx',
    madeWith: 'openpyxl',
    sheetPart: 'xl/worksheets/sheet1.xml',
    rows: () => [],
    propose: (workbook) => proposeTemplate(qualifiedList, workbook, Object.keys(FORM_VALUES)),
    get values() {
      return FORM_VALUES;
    },
    changedAlways: { 'xl/styles.xml': 'the project number stays text' },
    changedByInsertion: {},
  },
  {
    file: 'rich-text.xlsx',
    madeWith: 'XlsxWriter, patched by hand',
    sheetPart: 'xl/worksheets/sheet1.xml',
    rows: () => [],
    propose: (workbook) => proposeTemplate(qualifiedList, workbook, ['姓名', '学时']),
    values: { 姓名: text('欧阳㼆宁 & <张𬱖𠅤>'), 学时: number(36.5) },
    changedAlways: {},
    changedByInsertion: {},
  },
];

const FORM_VALUES: TemplateValues = {
  登记机构: text('海口市琼山区教师培训中心'),
  填表日期: FILLED_ON,
  项目名称: text('小学骨干教师集中培训'),
  项目编号: { kind: 'text', text: '0312202201', mustStayText: true },
  开始: { kind: 'date', date: day(2025, 7, 10), text: '2025年7月10日' },
  结束: { kind: 'date', date: day(2025, 7, 12), text: '2025年7月12日' },
  学时: number(24),
  学分: number(3.125),
  参训人数: number(60),
  合格人数: number(58),
  合格率: text('96.7%'),
};

export function templateBytes(file: string): Uint8Array {
  return new Uint8Array(readFileSync(join(FOLDER, file)));
}

/** The mapping that is proposed for a template of the suite. */
export async function mappingOf(
  { file, propose }: TemplateCase,
  rowsPerPage: number | null = null,
): Promise<TemplateMapping> {
  const { mapping } = propose(await readTemplate(templateBytes(file)));
  const found = assertPresent(mapping, `a mapping for ${file}`);
  return found.table === null ? found : { ...found, table: { ...found.table, rowsPerPage } };
}

export function blankRowsOf(mapping: TemplateMapping): number {
  return mapping.table === null ? 0 : mapping.table.lastRow - mapping.table.firstRow + 1;
}

export function partsOf(bytes: Uint8Array): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, data]) => [
      name,
      /\.(xml|rels|vml)$/.test(name) ? strFromU8(data) : String(crc32(data)),
    ]),
  );
}

/** Local entries of a zip as they lie in the file: name → header, compressed bytes and all, without what may follow. */
export function localEntries(bytes: Uint8Array): ReadonlyMap<string, string> {
  const zip = Buffer.from(bytes);
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const entries = new Map<string, string>();
  let at = zip.readUInt32LE(end + 16);
  for (let count = zip.readUInt16LE(end + 10); count > 0; count--) {
    const name = zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28));
    const local = zip.readUInt32LE(at + 42);
    const data = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const directory = Buffer.from(
      zip.subarray(at, at + 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30)),
    );
    directory.writeUInt32LE(0, 42);
    entries.set(
      name,
      zip.toString('hex', local, data + zip.readUInt32LE(at + 20)) + directory.toString('hex'),
    );
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}
