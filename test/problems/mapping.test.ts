import { templateProblemCodes } from '../../src-shared/problems.ts';
import { moe4068 } from '../../src-shared/sheet/layouts/moe-4068.ts';
import { qualifiedList } from '../../src-shared/sheet/layouts/qualified-list.ts';
import { mappingProblems } from '../../src-shared/sheet/template/template-check.ts';
import type {
  CellTarget,
  ColumnFill,
  MappingCorrections,
  TemplateMapping,
} from '../../src-shared/sheet/template/template-mapping.ts';
import { proposeTemplate } from '../../src-shared/sheet/template/template-proposal.ts';
import type { TemplateSheet, TemplateWorkbook } from '../../src-shared/sheet/template/template-sheet.ts';
import { type ProblemCase, testCases } from '../helpers/problem-cases.ts';
import { sheetOf } from '../shared/sheet/read/sheet-of.ts';

type Rows = Parameters<typeof sheetOf>[0];
type Extras = Partial<Omit<TemplateSheet, 'name' | 'isHidden' | 'rows'>>;

const HEAD = ['姓名', '身份证号', '学时', '学分'] as const;
const EMPTY = [null, null, null, null] as const;
const VALUES = ['项目名称'];

function workbook(rows: Rows, extras: Extras = {}): TemplateWorkbook {
  const plain = { merges: [], formulas: [], tables: [], styledColumns: new Map() };
  return { sheets: [{ ...sheetOf(rows), ...plain, ...extras }], names: [], notes: [] };
}

/** What is said of a blank sheet when its filling is proposed. */
const proposed = (
  rows: Rows,
  { extras, corrections }: { readonly extras?: Extras; readonly corrections?: MappingCorrections } = {},
): ProblemCase => {
  return () => proposeTemplate(qualifiedList, workbook(rows, extras), VALUES, corrections).problems;
};

const body = (last: number) => ({ first: 2, last, sample: 2 });

type Table = NonNullable<TemplateMapping['table']>;

/** A mapping of the plain sheet below; `columns` and `cells` stand for the sound ones. */
function mapping(change: {
  readonly columns?: readonly { readonly column: number; readonly fill: ColumnFill }[];
  readonly cells?: readonly CellTarget[];
}): TemplateMapping {
  const { columns = [{ column: 1, fill: { kind: 'field', key: 'name' } }], cells = [] } = change;
  const table: Table = {
    headFirstRow: 1,
    headLastRow: 1,
    firstRow: 2,
    lastRow: 4,
    sampleRow: 2,
    columns: columns.map((column) => ({ ...column, heading: '列' })),
    rowsPerPage: null,
  };
  const fingerprint = {
    version: 1,
    sheets: ['表'],
    sheet: '表',
    head: [],
    columns: [],
    merges: [],
    placeholders: [],
  } as const;
  return { version: 1, layoutId: 'qualified-list', sheet: '表', fingerprint, table, cells: [...cells] };
}

/** What is said of a mapping that somebody made. */
const checked = (change: Parameters<typeof mapping>[0], extras: Extras = {}): ProblemCase => {
  const rows = [HEAD, EMPTY, EMPTY, EMPTY, ['共   人', null, null, null], ['{{项目名称}}', null, null, null]];
  return () => mappingProblems(qualifiedList, workbook(rows, extras), mapping(change), VALUES);
};

const area = (top: number, left: number, bottom: number, right: number) => ({ top, left, bottom, right });
const field = (column: number, key: string) => ({ column, fill: { kind: 'field', key } as const });
const value = (row: number, column: number, name = '项目名称') =>
  ({ kind: 'value', row, column, name }) as const;

testCases(templateProblemCodes, {
  templateNotRecognised: proposed([['甲', '乙']]),
  templateColumnMissing: proposed([['身份证号', '单位', '学时', '学分'], EMPTY], {
    corrections: { headRows: { first: 1, last: 1 }, bodyRows: body(2) },
  }),
  templateHeadingTwice: proposed([[...HEAD, '学分'], EMPTY], { corrections: { bodyRows: body(2) } }),
  templateColumnUnknown: proposed([[...HEAD, '血型'], EMPTY], { corrections: { bodyRows: body(2) } }),
  templateColumnComputed: proposed([[...HEAD, '折算'], EMPTY], {
    extras: { formulas: [{ row: 2, column: 5, formula: 'C2*2' }] },
    corrections: { bodyRows: body(2) },
  }),
  templateHoldsExample: proposed([HEAD, ['张三', '460106198506150021', '24', '3']]),
  templateHoldsRows: proposed([
    HEAD,
    ...['张三', '李四', '王五', '赵六', '钱七'].map((name) => [name, '460106198506150021', '24', '3']),
  ]),
  templateLineMissing: () =>
    proposeTemplate(
      moe4068,
      workbook([
        ['指标名称', '代码', '人数'],
        ['接受过培训的专任教师', '01', null],
      ]),
      [],
    ).problems,
  templateSumTooShort: proposed([HEAD, EMPTY, EMPTY, EMPTY, ['合计', null, null, null]], {
    extras: { formulas: [{ row: 5, column: 3, formula: 'SUM(C2:C3)' }] },
    corrections: { bodyRows: body(4) },
  }),
  templatePlaceholderUnknown: proposed([['{{没有}}', null, null, null], HEAD, EMPTY]),
  templateRowsOverlap: proposed([HEAD, EMPTY], {
    corrections: { headRows: { first: 1, last: 1 }, bodyRows: { first: 1, last: 2, sample: 1 } },
  }),
  templateRowsTooMany: proposed([HEAD, EMPTY], { corrections: { bodyRows: body(20_000) } }),
  templateNothingToFill: checked({ columns: [{ column: 1, fill: { kind: 'leave' } }] }),
  templateColumnAbsent: checked({ columns: [field(9, 'name')] }),
  templateFieldUnknown: checked({ columns: [field(1, 'shoeSize')] }),
  templateValueUnknown: checked({ cells: [value(5, 2, '没有')] }),
  templateTargetMerged: checked({ cells: [value(5, 2)] }, { merges: [area(5, 1, 5, 2)] }),
  templateTargetFormula: checked(
    { cells: [value(5, 2)] },
    { formulas: [{ row: 5, column: 2, formula: 'NOW()' }] },
  ),
  templateCellTwice: checked({ cells: [value(5, 2), value(5, 2)] }),
  templateCellInRows: proposed([HEAD, EMPTY, EMPTY], {
    corrections: { bodyRows: body(3), cells: [value(2, 2)] },
  }),
  templateCellHasNoRoom: checked({ cells: [{ kind: 'count', row: 5, column: 2 }] }),
});
