import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { checkFilled } from '../../src-main/workbooks/check-filled.ts';
import { fillTemplate } from '../../src-main/workbooks/fill-template.ts';
import type { TemplateMapping } from '../../src-shared/sheet/template-mapping.ts';
import type { TemplateRow } from '../../src-shared/sheet/template-values.ts';
import { mappingOf, templateBytes, templateCases } from '../sheets/template-cases.ts';

const RECORDS = 300;
const ROUNDS = 15;

/** What one would do with exceljs: load the template, insert rows like the sample row, fill, write. */
async function fillWithExceljs(
  bytes: Uint8Array,
  mapping: TemplateMapping,
  rows: readonly TemplateRow[],
): Promise<ArrayBuffer> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Uint8Array.from(bytes).buffer);
  const sheet = book.getWorksheet(mapping.sheet);
  const { table } = mapping;
  if (sheet === undefined || table === null) throw new Error('the template has its table');
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

async function medianOf(run: () => Promise<unknown>): Promise<number> {
  for (let round = 0; round < 10; round++) await run();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? 0;
}

test.each(['wide-head.xlsx', 'charts.xlsx'])('fills %s with 300 rows', async (file) => {
  const template = templateCases.find((candidate) => candidate.file === file);
  if (template === undefined) throw new Error('a template of the suite');
  const mapping = await mappingOf(template);
  const bytes = templateBytes(file);
  const rows = template.rows(RECORDS);
  const ours = () => fillTemplate(bytes, mapping, rows, template.values);
  const theirs = () => fillWithExceljs(bytes, mapping, rows);
  const peer = await medianOf(theirs);
  const own = await medianOf(ours);
  const { bytes: filled } = await ours();
  const checked = await medianOf(() => checkFilled(filled, mapping, rows, template.values));
  const against = 'exceljs load, fill and write';
  console.log(
    JSON.stringify({ name: `fill ${file}`, ratio: peer / own, against, n: RECORDS, ms: own, peerMs: peer }),
  );
  console.log(
    JSON.stringify({ name: `fill and check ${file}`, ratio: peer / (own + checked), against, n: RECORDS }),
  );
  expect(peer / own).toBeGreaterThan(1);
});
