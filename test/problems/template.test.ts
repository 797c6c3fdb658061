import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { toDeclaredError } from '../../src-main/app/call-errors.ts';
import { fillTemplate } from '../../src-main/workbooks/fill/fill-template.ts';
import type { Inputs } from '../../src-shared/rpc/contract/index.ts';
import type { TemplateMapping } from '../../src-shared/sheet/template/template-mapping.ts';
import type { TemplateRow } from '../../src-shared/sheet/template/template-values.ts';
import { checkFilled } from '../helpers/check-filled.ts';
import { failureOf } from '../helpers/ledger-probe.ts';
import { workbookOf } from '../helpers/make-workbook.ts';
import { codesOf, type ProblemCase, refused, testCases } from '../helpers/problem-cases.ts';
import { projectUpTo } from '../helpers/project-steps.ts';
import { addTeachers, resultOf, type TestClient } from '../helpers/test-session.ts';
import { mappingOf, templateBytes, templateCases } from '../main/workbooks/fill/template-cases.ts';
import { rawParts } from '../main/workbooks/read/raw-xlsx.ts';

type Save = Inputs['templates']['save'];

const FOLDER = join(import.meta.dirname, '../main/workbooks/templates');
const blank = (name: string) => new File([new Uint8Array(readFileSync(join(FOLDER, name)))], name);

/** Saves a blank workbook with the mapping that is proposed for it. */
async function saveTemplate(client: TestClient, file: File, kind: Save['kind'], change: Partial<Save> = {}) {
  const { mapping, problems } = await client.templates.read({ file, kind });
  if (mapping === null) throw new Error(JSON.stringify(problems));
  return client.templates.save({ name: file.name, kind, file, mapping, options: {}, ...change });
}

const saving = (change: Partial<Save>, file = 'charts.xlsx') =>
  refused(
    ({ client }) =>
      () =>
        saveTemplate(client, blank(file), 'qualified', change),
  );

/** A head in row 1, four blank rows below it: a name in column A, a figure in column B. */
const HEAD =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c><c r="B1" t="inlineStr"><is><t>学时</t></is></c></row>';
const row = (number: number, more = '') =>
  `<row r="${number}"${more}><c r="A${number}"/><c r="B${number}"/></row>`;
const BLANK = [2, 3, 4, 5].map((number) => row(number)).join('');

const center = (data: string, after = '', more: Readonly<Record<string, string>> = {}) =>
  zipSync({
    ...rawParts([{ name: '表', xml: `<sheetData>${HEAD}${data}</sheetData>${after}` }]),
    ...Object.fromEntries(Object.entries(more).map(([name, text]) => [name, strToU8(text)])),
  });

const MAPPING: TemplateMapping = {
  version: 1,
  layoutId: null,
  sheet: '表',
  fingerprint: {
    version: 1,
    sheets: ['表'],
    sheet: '表',
    head: [],
    columns: [],
    merges: [],
    placeholders: [],
  },
  table: {
    headFirstRow: 1,
    headLastRow: 1,
    firstRow: 2,
    lastRow: 5,
    sampleRow: 3,
    columns: ['name', 'figure'].map((key, index) => ({
      column: index + 1,
      heading: key,
      fill: { kind: 'field', key } as const,
    })),
    rowsPerPage: null,
  },
  cells: [],
};

const person = (name: string, thousandths = 1500): TemplateRow => ({
  name: { kind: 'text', text: name },
  figure: { kind: 'number', thousandths },
});
const PEOPLE = [person('王芳'), person('李强')];

/** What a refusal of the engine becomes on its way out of a call. */
async function refusalOf(work: Promise<unknown>) {
  const call = work.catch((error: unknown) => {
    throw toDeclaredError(error);
  });
  return (await failureOf(call)).problems;
}

/** Filling that is refused. */
const unfilled =
  (bytes: Uint8Array, rows: readonly TemplateRow[] = PEOPLE, mapping = MAPPING): ProblemCase =>
  () =>
    refusalOf(fillTemplate(bytes, { mapping, rows }));

/** What is noted about a filled workbook. */
const noted =
  (bytes: Uint8Array, rows: readonly TemplateRow[] = PEOPLE): ProblemCase =>
  async () =>
    (await fillTemplate(bytes, { mapping: MAPPING, rows })).notes.map(({ code }) => ({
      code: `template.${code}`,
    }));

function caseOf(file: string) {
  const template = templateCases.find((known) => known.file === file);
  if (template === undefined) throw new Error(file);
  return template;
}

const kept: ProblemCase = async () => {
  const template = caseOf('macros.xlsm');
  const { notes } = await fillTemplate(templateBytes(template.file), {
    mapping: await mappingOf(template),
    rows: template.rows(2),
  });
  return notes.map(({ code }) => ({ code: `template.${code}` }));
};

const PERCENT =
  '<styleSheet xmlns="m"><numFmts count="1"><numFmt numFmtId="170" formatCode="0%"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>';

testCases(codesOf('template'), {
  'template.fileMissing': refused(async ({ client }) => {
    const file = blank('charts.xlsx');
    const { mapping } = await client.templates.read({ file, kind: 'qualified' });
    if (mapping === null) throw new Error('a mapping');
    return () => client.templates.save({ name: '表', kind: 'qualified', mapping, options: {} });
  }),
  'template.fileTooLarge': refused(
    ({ client }) =>
      () =>
        client.templates.read({
          file: new File([new Uint8Array(11 * 1024 * 1024)], '大.xlsx'),
          kind: 'qualified',
        }),
  ),
  'template.nameMissing': saving({ name: ' ' }),
  'template.nameTaken': refused(async ({ client }) => {
    await saveTemplate(client, blank('charts.xlsx'), 'qualified');
    return () => saveTemplate(client, blank('charts.xlsx'), 'qualified');
  }),
  'template.sortUnknown': saving({ options: { sort: [{ key: 'nothing', descending: false }] } }),
  'template.kindDiffers': refused(async ({ client }) => {
    const { uid } = await saveTemplate(client, blank('single-row.xlsx'), 'registration');
    const projectUid = await projectUpTo(client, 'passed');
    return async () =>
      resultOf(await client.templates.fill({ uid, request: { kind: 'qualified', projectUid } }));
  }),
  // The sheet of one cycle, asked to be filled with the years of another.
  'template.fieldsNotThere': refused(async ({ client }) => {
    await addTeachers(client, 1);
    const file = await workbookOf([['姓名', '身份证号', '2025年学时', '2025年学分'], [], []], '周期表.xlsx');
    const { uid } = await saveTemplate(client, file, 'cycleSummary');
    return async () =>
      resultOf(await client.templates.fill({ uid, request: { kind: 'cycleSummary', year: 2030 } }));
  }),
  'template.templateNotXlsx': unfilled(strToU8('姓名,学时')),
  'template.templateSigned': unfilled(center(BLANK, '', { '_xmlsignatures/sig1.xml': '<s/>' })),
  'template.templateSheetMissing': unfilled(center(BLANK), PEOPLE, { ...MAPPING, sheet: '没有' }),
  'template.targetHoldsFormula': unfilled(
    center(`<row r="2"><c r="A2"/><c r="B2"><f>1</f></c></row>${row(3)}${row(4)}${row(5)}`),
  ),
  'template.targetMerged': unfilled(center(BLANK, '<mergeCells><mergeCell ref="A3:B3"/></mergeCells>')),
  'template.tooManyRecords': unfilled(center(BLANK), Array.from<TemplateRow>({ length: 1_048_576 }).fill({})),
  'template.valueMissing': async () => {
    const template = caseOf('rich-text.xlsx');
    return refusalOf(
      fillTemplate(templateBytes(template.file), {
        mapping: await mappingOf(template),
        rows: [],
        values: {},
      }),
    );
  },
  'template.valueNotWritable': unfilled(center(BLANK), [person('王\u0007芳')]),
  'template.sheetNotRepeatable': saving({ options: { split: 'sheetPerSchool' } }),
  'template.filledDiffers': async () => {
    const { bytes } = await fillTemplate(center(BLANK), { mapping: MAPPING, rows: PEOPLE });
    const parts = unzipSync(bytes);
    const name = 'xl/worksheets/sheet1.xml';
    const spoilt = strFromU8(parts[name] ?? new Uint8Array()).replace('王芳', '王方');
    return refusalOf(checkFilled(zipSync({ ...parts, [name]: strToU8(spoilt) }), MAPPING, PEOPLE));
  },
  'template.macrosKept': kept,
  'template.externalLinksKept': kept,
  'template.recordsHidden': noted(center(row(2) + row(3, ' hidden="1"') + row(4) + row(5))),
  'template.figuresShownUnlike': async () => {
    const parts = rawParts(
      [
        {
          name: '表',
          xml: `<sheetData>${HEAD}${BLANK.replaceAll(/<c r="B(\d)"\/>/g, '<c r="B$1" s="1"/>')}</sheetData>`,
        },
      ],
      { styles: PERCENT },
    );
    const { notes } = await fillTemplate(zipSync(parts), { mapping: MAPPING, rows: PEOPLE });
    return notes.map(({ code }) => ({ code: `template.${code}` }));
  },
  'template.formulasNotComputed': noted(
    center(`${BLANK}<row r="6"><c r="B6"><f>AVERAGE(B2:B5)</f><v>0</v></c></row>`),
  ),
});
