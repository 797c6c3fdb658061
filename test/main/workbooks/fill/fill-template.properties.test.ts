import fc from 'fast-check';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { fillTemplate } from '../../../../src-main/workbooks/fill/fill-template.ts';
import { readTemplate } from '../../../../src-main/workbooks/template/read-template.ts';
import { addressOf, columnLetters } from '../../../../src-shared/sheet/render/sheet-cell.ts';
import { moveRow, shiftFor } from '../../../../src-shared/sheet/template/row-shift.ts';
import type { TemplateMapping } from '../../../../src-shared/sheet/template/template-mapping.ts';
import type { TemplateRow } from '../../../../src-shared/sheet/template/template-values.ts';
import { checkFilled } from '../../../helpers/check-filled.ts';
import { rawParts } from '../read/raw-xlsx.ts';
import { localEntries } from './template-cases.ts';

const STYLES =
  '<styleSheet><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="0" borderId="1"/><xf numFmtId="49"/></cellXfs></styleSheet>';

/** A sheet of words everywhere but in the blank rows' target columns, with totals below and a second sheet beside it. */
const templates = fc.record({
  head: fc.integer({ min: 1, max: 4 }),
  blank: fc.integer({ min: 1, max: 8 }),
  foot: fc.integer({ min: 0, max: 5 }),
  columns: fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }),
  gaps: fc.array(fc.tuple(fc.integer({ min: 1, max: 17 }), fc.integer({ min: 1, max: 9 })), {
    maxLength: 30,
  }),
  sample: fc.nat(),
  hasAddresses: fc.boolean(),
});
type Template = typeof templates extends fc.Arbitrary<infer Shape> ? Shape : never;

function mappingOf(template: Template): TemplateMapping {
  const firstRow = template.head + 1;
  return {
    version: 1,
    layoutId: null,
    sheet: '甲 表',
    fingerprint: {
      version: 1,
      sheets: [],
      sheet: '甲 表',
      head: [],
      columns: [],
      merges: [],
      placeholders: [],
    },
    table: {
      headFirstRow: template.head,
      headLastRow: template.head,
      firstRow,
      lastRow: firstRow + template.blank - 1,
      sampleRow: firstRow + (template.sample % template.blank),
      columns: template.columns.map((column) => ({
        column,
        heading: '',
        fill: { kind: 'field', key: `k${column}` },
      })),
      rowsPerPage: null,
    },
    cells: [],
  };
}

function bytesOf(template: Template): Uint8Array {
  const { table } = mappingOf(template);
  if (table === null) throw new Error('a table');
  const gaps = new Set(template.gaps.map(([row, column]) => `${row}:${column}`));
  const lastRow = table.lastRow + template.foot;
  const rows = Array.from({ length: lastRow }, (_, index) => index + 1).map((row) => {
    const isBlank = row >= table.firstRow && row <= table.lastRow;
    const cells = Array.from({ length: 9 }, (_, index) => index + 1)
      .filter((column) => !gaps.has(`${row}:${column}`) || template.hasAddresses === false)
      .map((column) => {
        const place = template.hasAddresses ? ` r="${addressOf(row, column)}"` : '';
        if (isBlank && template.columns.includes(column)) return `<c${place} s="1"/>`;
        if (row === lastRow && template.foot > 0 && column === 9)
          return `<c${place}><f>SUM(${columnLetters(template.columns[0] ?? 1)}${table.firstRow}:${columnLetters(template.columns[0] ?? 1)}${table.lastRow})</f></c>`;
        return `<c${place} t="inlineStr"><is><t>${columnLetters(column)}/${row}</t></is></c>`;
      });
    return `<row${template.hasAddresses ? ` r="${row}"` : ''}>${cells.join('')}</row>`;
  });
  const other = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>别处</t></is></c></row></sheetData>';
  return zipSync(
    rawParts(
      [
        { name: '甲 表', xml: `<sheetData>${rows.join('')}</sheetData>` },
        { name: '乙', xml: other },
      ],
      { styles: STYLES },
    ),
  );
}

const values = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => ({
    kind: 'text' as const,
    // What no cell can hold is refused, and tested elsewhere.
    text: text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, ''),
    mustStayText: true as const,
  })),
  fc
    .integer({ min: -10_000_000, max: 10_000_000 })
    .map((thousandths) => ({ kind: 'number' as const, thousandths })),
  fc.constant({ kind: 'empty' as const }),
);

/** All cells outside the target set, under the address that they should have once rows were inserted. */
async function others(bytes: Uint8Array, mapping: TemplateMapping, records: number, isFilled: boolean) {
  const { table } = mapping;
  if (table === null) throw new Error('a table');
  const shift = shiftFor(mapping.sheet, table, records);
  const lastRow = table.lastRow + (isFilled ? (shift?.count ?? 0) : 0);
  const targets = new Set(table.columns.map(({ column }) => column));
  const { sheets } = await readTemplate(bytes);
  return sheets.flatMap((sheet) => {
    const isOwn = sheet.name === mapping.sheet;
    const move = (row: number) => (isOwn && shift !== null && !isFilled ? moveRow(shift, row) : row);
    return [
      ...sheet.rows
        .flatMap(({ cells }) => cells)
        .filter(
          ({ row, column }) => !(isOwn && row >= table.firstRow && row <= lastRow && targets.has(column)),
        )
        .filter((cell) => !cell.isFormula)
        .map((cell) => `${sheet.name} ${addressOf(move(cell.row), cell.column)} ${cell.text}`),
      ...sheet.formulas.map(({ row, column }) => `${sheet.name} ${addressOf(move(row), column)} formula`),
    ];
  });
}

test('filling never changes a cell outside the target cells, and every target holds its value', async () => {
  await fc.assert(
    fc.asyncProperty(
      templates,
      fc.array(fc.array(values, { minLength: 9, maxLength: 9 }), { maxLength: 20 }),
      async (template, lists) => {
        const mapping = mappingOf(template);
        const rows = lists.map(
          (list): TemplateRow => Object.fromEntries(list.map((value, index) => [`k${index + 1}`, value])),
        );
        const before = bytesOf(template);
        const { bytes } = await fillTemplate(before, { mapping, rows });
        await checkFilled(bytes, mapping, rows);
        expect(await others(bytes, mapping, rows.length, true)).toEqual(
          await others(before, mapping, rows.length, false),
        );
        const [old, made] = [localEntries(before), localEntries(bytes)];
        for (const [name, entry] of old)
          if (!/sheet1\.xml$|styles\.xml$|xl\/workbook\.xml$/.test(name)) expect(made.get(name)).toBe(entry);
      },
    ),
    { seed: 20_251_122, numRuns: 150 },
  );
});
