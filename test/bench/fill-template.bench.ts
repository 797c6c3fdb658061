import ExcelJS from 'exceljs';
import { test } from 'vitest';
import { checkFilled } from '../../src-main/workbooks/check-filled.ts';
import { fillTemplate } from '../../src-main/workbooks/fill-template.ts';
import type { TemplateMapping } from '../../src-shared/sheet/template-mapping.ts';
import type { TemplateRow } from '../../src-shared/sheet/template-values.ts';
import { mappingOf, templateBytes, templateCases } from '../sheets/template-cases.ts';
import { byTurns, print } from './measure.ts';

const RECORDS = 300;
const ROUNDS = 25;
const WARM = 10;

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

test.each(['wide-head.xlsx', 'charts.xlsx'])('fills %s with 300 rows', async (file) => {
  const template = templateCases.find((candidate) => candidate.file === file);
  if (template === undefined) throw new Error('a template of the suite');
  const mapping = await mappingOf(template);
  const bytes = templateBytes(file);
  const rows = template.rows(RECORDS);
  const ours = () => fillTemplate(bytes, mapping, rows, template.values);
  const theirs = () => fillWithExceljs(bytes, mapping, rows);
  for (let round = 0; round < WARM; round++) {
    await ours();
    await theirs();
  }
  const against = 'exceljs load + fill + write';
  const target = '≤ 0.1 (ten times faster)';
  const fill = await byTurns(ROUNDS, ours, theirs);
  print({
    name: `fill ${file}`,
    ratio: fill.ratio,
    against,
    n: RECORDS,
    target,
    ms: fill.ours,
    peerMs: fill.peer,
  });
  const both = await byTurns(
    ROUNDS,
    async () => checkFilled((await ours()).bytes, mapping, rows, template.values),
    theirs,
  );
  print({ name: `fill and read back ${file}`, ratio: both.ratio, against, n: RECORDS, ms: both.ours });
});
