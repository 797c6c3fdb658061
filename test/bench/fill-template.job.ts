import ExcelJS from 'exceljs';
import { fillTemplate } from '../../src-main/workbooks/fill/fill-template.ts';
import { readTemplate } from '../../src-main/workbooks/template/read-template.ts';
import { assertPresent } from '../../src-shared/lib/assert.ts';
import { qualifiedList } from '../../src-shared/sheet/layouts/qualified-list.ts';
import type { TemplateMapping } from '../../src-shared/sheet/template/template-mapping.ts';
import { proposeTemplate } from '../../src-shared/sheet/template/template-proposal.ts';
import {
  type TemplateRow,
  type TemplateValues,
  templateRows,
} from '../../src-shared/sheet/template/template-values.ts';
import { checkFilled } from '../helpers/check-filled.ts';
import { qualifiedRow } from '../main/workbooks/fill/sample-sheets.ts';
import { mappingOf, templateBytes, templateCases } from '../main/workbooks/fill/template-cases.ts';
import { makeCenterTemplate } from './center-template.ts';
import { print, timed } from './measure.ts';

const RECORDS = 300;
const ROUNDS = 40;
const WARM = 15;
const AGAINST = 'exceljs load + fill + write';
const TARGET = '≤ 0.1 (ten times faster)';

type Job = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mapping: TemplateMapping;
  readonly rows: readonly TemplateRow[];
  readonly values: TemplateValues;
};

/** What one would do with exceljs: load the template, insert rows like the sample row, fill, write. */
async function fillWithExceljs({ bytes, mapping, rows }: Job): Promise<ArrayBuffer> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Uint8Array.from(bytes).buffer);
  const sheet = assertPresent(book.getWorksheet(mapping.sheet), 'the sheet of the mapping');
  const table = assertPresent(mapping.table, 'the template has its table');
  const blank = table.lastRow - table.firstRow + 1;
  if (rows.length > blank) sheet.duplicateRow(table.sampleRow, rows.length - blank, true);
  for (const [index, record] of rows.entries()) {
    const row = sheet.getRow(table.firstRow + index);
    for (const { column, fill } of table.columns) {
      const value = fill.kind === 'field' ? record[fill.key] : undefined;
      if (fill.kind === 'sequence') row.getCell(column).value = index + 1;
      else if (value?.kind === 'text') row.getCell(column).value = value.text;
      else if (value?.kind === 'number') row.getCell(column).value = value.thousandths / 1000;
    }
  }
  return book.xlsx.writeBuffer();
}

async function jobs(): Promise<readonly Job[]> {
  const bytes = await makeCenterTemplate();
  const { mapping } = proposeTemplate(qualifiedList, await readTemplate(bytes), []);
  const center: Job = {
    name: "a center's workbook (five sheets, two pictures)",
    bytes,
    mapping: assertPresent(mapping, 'a mapping'),
    rows: templateRows(
      qualifiedList,
      Array.from({ length: RECORDS }, (_, index) => qualifiedRow(index)),
    ),
    values: {},
  };
  const small = ['wide-head.xlsx', 'charts.xlsx', 'table.xlsx', 'libreoffice.xlsx'].map(async (file) => {
    const template = assertPresent(
      templateCases.find((candidate) => candidate.file === file),
      'a template of the suite',
    );
    const { values } = template;
    return {
      name: file,
      bytes: templateBytes(file),
      mapping: await mappingOf(template),
      rows: template.rows(RECORDS),
      values,
    };
  });
  return [center, ...(await Promise.all(small))];
}

/** A quarter of the rounds were faster: what others do on the machine slows single rounds, never speeds one up. */
function quarter(times: readonly number[]): number {
  return assertPresent(times.toSorted((a, b) => a - b)[times.length >> 2], 'measured');
}

for (const job of await jobs()) {
  const { mapping, rows, values } = job;
  const times = { first: [] as number[], again: [] as number[], check: [] as number[], peer: [] as number[] };
  for (let round = -WARM; round < ROUNDS; round++) {
    // Fresh bytes are a template that was not opened before.
    const fresh = job.bytes.slice();
    const first = await timed(() => fillTemplate(fresh, { mapping, rows, values }));
    let filled = await fillTemplate(fresh, { mapping, rows, values });
    const again = await timed(async () => {
      filled = await fillTemplate(fresh, { mapping, rows, values });
    });
    const check = await timed(() => checkFilled(filled.bytes, mapping, rows, values));
    const peer = await timed(() => fillWithExceljs(job));
    if (round < 0) continue;
    times.first.push(first);
    times.again.push(again);
    times.check.push(check);
    times.peer.push(peer);
  }
  const [first, again, check, peer] = [times.first, times.again, times.check, times.peer].map(quarter) as [
    number,
    number,
    number,
    number,
  ];
  const common = { against: AGAINST, n: RECORDS, peerMs: peer };
  print({ name: `fill ${job.name}`, ratio: first / peer, ...common, target: TARGET, ms: first });
  print({ name: `fill again ${job.name}`, ratio: again / peer, ...common, target: TARGET, ms: again });
  print({
    name: `fill and read back ${job.name}`,
    ratio: (first + check) / peer,
    ...common,
    ms: first + check,
  });
}
