import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { fillTemplate } from '../../../../src-main/workbooks/fill/fill-template.ts';
import { allElements, attributeOf, parseXml, textOf } from '../../../../src-main/workbooks/ooxml/xml-tree.ts';
import { readWorkbook } from '../../../../src-main/workbooks/read/read-workbook.ts';
import { readTemplate } from '../../../../src-main/workbooks/template/read-template.ts';
import { addressOf } from '../../../../src-shared/sheet/render/sheet-cell.ts';
import { moveRow, parseArea, shiftFor } from '../../../../src-shared/sheet/template/row-shift.ts';
import {
  type TemplateMapping,
  templateMappingSchema,
} from '../../../../src-shared/sheet/template/template-mapping.ts';
import { checkFilled } from '../../../helpers/check-filled.ts';
import {
  blankRowsOf,
  localEntries,
  mappingOf,
  partsOf,
  type TemplateCase,
  templateBytes,
  templateCases,
} from './template-cases.ts';

type Filling = 'three records' | 'as many as blank rows' | '300 records';

function countFor(filling: Filling, mapping: TemplateMapping): number {
  if (mapping.table === null) return 0;
  if (filling === '300 records') return 300;
  return filling === 'three records' ? Math.min(3, blankRowsOf(mapping)) : blankRowsOf(mapping);
}

async function fill(template: TemplateCase, filling: Filling) {
  const mapping = await mappingOf(template);
  const before = templateBytes(template.file);
  const rows = template.rows(countFor(filling, mapping));
  const { bytes } = await fillTemplate(before, { mapping, rows, values: template.values });
  const shift = mapping.table === null ? null : shiftFor(mapping.sheet, mapping.table, rows.length);
  return { mapping, rows, shift, before, after: bytes };
}

const FILLINGS: readonly Filling[] = ['three records', 'as many as blank rows', '300 records'];

describe.each(templateCases)('$file ($madeWith)', (template) => {
  test('is mapped, and the mapping survives being stored', async () => {
    const mapping = await mappingOf(template);
    expect(templateMappingSchema.parse(JSON.parse(JSON.stringify(mapping)))).toEqual(mapping);
  });

  describe.each(FILLINGS)('%s', (filling) => {
    test('changes only the parts that it must', async () => {
      const { before, after, shift } = await fill(template, filling);
      const allowed = new Set([
        template.sheetPart,
        ...Object.keys(template.changedAlways),
        ...(shift === null ? [] : Object.keys(template.changedByInsertion)),
      ]);
      const [old, made] = [localEntries(before), localEntries(after)];
      const changed = [...old.keys()].filter((name) => old.get(name) !== made.get(name));
      expect(changed.filter((name) => !allowed.has(name))).toEqual([]);
      if (filling === '300 records') expect(new Set(changed)).toEqual(allowed);
      expect([...made.keys()]).toEqual([...old.keys()].filter((name) => made.has(name)));
      expect([...old.keys()].filter((name) => !made.has(name) && name !== 'xl/calcChain.xml')).toEqual([]);
    });

    test('leaves every part well formed', async () => {
      const { after } = await fill(template, filling);
      for (const [name, text] of Object.entries(partsOf(after)))
        if (/\.(xml|rels)$/.test(name)) expect(() => parseXml(text), name).not.toThrow();
    });

    test('holds every value when it is read back', async () => {
      const { mapping, rows, after } = await fill(template, filling);
      await expect(checkFilled(after, mapping, rows, template.values)).resolves.toBeUndefined();
    });

    test('keeps every other cell, at its moved place', async () => {
      const { mapping, before, after, shift } = await fill(template, filling);
      expect(await otherCells(after, mapping, shift, true)).toEqual(
        await otherCells(before, mapping, shift, false),
      );
    });

    test('keeps the characters around the filled cells', async () => {
      const { mapping, before, after, shift } = await fill(template, filling);
      if (shift !== null) return;
      const bare = (bytes: Uint8Array) => withoutTargets(partsOf(bytes)[template.sheetPart] ?? '', mapping);
      expect(bare(after)).toBe(bare(before));
    });

    test('lets rules reach over all records', async () => {
      const { mapping, before, after, shift } = await fill(template, filling);
      const { table } = mapping;
      if (table === null) return;
      const old = rulesOf(partsOf(before)[template.sheetPart] ?? '');
      const made = rulesOf(partsOf(after)[template.sheetPart] ?? '');
      expect(made.map(({ name }) => name)).toEqual(old.map(({ name }) => name));
      const lastRow = table.lastRow + (shift?.count ?? 0);
      for (const [index, rule] of old.entries()) {
        const columns = [...rule.covers].filter((at) => at.endsWith(`:${table.sampleRow}`));
        for (const at of columns) {
          const column = at.split(':')[0];
          for (let row = table.sampleRow; row < lastRow; row++)
            expect(made[index]?.covers.has(`${column}:${row}`), `${rule.name} ${column} ${row}`).toBe(true);
        }
      }
    });

    // exceljs cannot read some of the blank templates themselves: there is nothing to compare with then.
    if (!template.isForeignToExceljs)
      test('opens in exceljs with the same values', async () => {
        const { mapping, rows, after } = await fill(template, filling);
        const book = new ExcelJS.Workbook();
        await book.xlsx.load(Uint8Array.from(after).buffer);
        const sheet = book.getWorksheet(mapping.sheet);
        const { table } = mapping;
        if (table === null) return;
        for (const index of [0, rows.length - 1]) {
          for (const { column, fill: target } of table.columns) {
            const value = target.kind === 'field' ? rows[index]?.[target.key] : undefined;
            const cell = sheet?.getCell(addressOf(table.firstRow + index, column));
            if (value?.kind === 'text') expect(cell?.text).toBe(value.text);
            if (value?.kind === 'number') expect(cell?.value).toBe(value.thousandths / 1000);
            if (value?.kind === 'date' && cell?.value instanceof Date)
              expect(cell.value.toISOString().slice(0, 10)).toBe(value.date);
          }
        }
      });
  });
});

/** Every cell that is not filled, of all sheets, under the address that it should have; formulas by their text. */
async function otherCells(
  bytes: Uint8Array,
  mapping: TemplateMapping,
  shift: ReturnType<typeof shiftFor>,
  isFilled: boolean,
): Promise<readonly string[]> {
  const { sheets } = await readTemplate(bytes);
  const { table } = mapping;
  const move = (row: number) => (shift === null || isFilled ? row : moveRow(shift, row));
  const lastRow = table === null ? 0 : table.lastRow + (isFilled ? (shift?.count ?? 0) : 0);
  const single = new Set(
    mapping.cells.map(({ row, column }) => addressOf(shift === null ? row : moveRow(shift, row), column)),
  );
  const columns = new Set(
    table?.columns.filter(({ fill: target }) => target.kind !== 'leave').map(({ column }) => column),
  );
  return sheets.flatMap((sheet) => {
    const isTarget = (row: number, column: number) => {
      if (sheet.name !== mapping.sheet) return false;
      const isInTable = table !== null && row >= table.firstRow && row <= lastRow;
      return (
        (isInTable && columns.has(column)) ||
        single.has(addressOf(sheet.name === mapping.sheet ? move(row) : row, column))
      );
    };
    const formulas = new Set(sheet.formulas.map(({ row, column }) => addressOf(row, column)));
    return sheet.rows.flatMap(({ cells }) =>
      cells
        .filter((cell) => !formulas.has(cell.address) && !cell.isFormula && cell.mergedFrom === undefined)
        .filter((cell) => !isTarget(cell.row, cell.column))
        .map((cell) => {
          const row = sheet.name === mapping.sheet ? move(cell.row) : cell.row;
          return `${sheet.name} ${addressOf(row, cell.column)} ${cell.kind} ${cell.text}`;
        }),
    );
  });
}

/** The sheet without target cells, results of formulas and its declared size. */
function withoutTargets(text: string, mapping: TemplateMapping): string {
  const { table } = mapping;
  const columns = new Set(table?.columns.map(({ column }) => column));
  const targets = new Set(mapping.cells.map(({ row, column }) => addressOf(row, column)));
  if (table !== null)
    for (let row = table.firstRow; row <= table.lastRow; row++)
      for (const column of columns) targets.add(addressOf(row, column));
  return text
    .replace(/<((?:\w+:)?)c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/\1c>)/g, (cell, _prefix, attributes: string) => {
      const address = /\sr="([A-Z]+\d+)"/.exec(attributes)?.[1];
      if (address !== undefined && targets.has(address)) return '';
      return /<(\w+:)?f[ >]/.test(cell)
        ? cell.replace(/<(\w+:)?v>[^<]*<\/(\w+:)?v>|<v\/>/, '').replace(/\st="(str|n|e)"/, '')
        : cell;
    })
    .replace(
      /<((?:\w+:)?)row(?=[ >])([^>]*)>/g,
      (_, prefix: string, attributes: string) =>
        `<${prefix}row${attributes.replace(/\s(spans|r)="[^"]*"/g, '').replace(/\/$/, '')}>`,
    )
    .replace(/<(\w+:)?row>|<\/(\w+:)?row>/g, '')
    .replace(/<((?:\w+:)?)c\s[^>]*\/>/g, '')
    .replace(/<dimension[^>]*>/, '');
}

type Rule = { readonly name: string; readonly covers: ReadonlySet<string> };

function rulesOf(text: string): readonly Rule[] {
  const rules: Rule[] = [];
  const root = parseXml(text);
  // A sparkline is no rule: it has its own test.
  const places = new Set(
    [...allElements(root)].filter(({ name }) => name === 'sparkline').flatMap(({ children }) => children),
  );
  for (const element of allElements(root)) {
    if (places.has(element)) continue;
    const isRule = ['dataValidation', 'conditionalFormatting', 'protectedRange', 'ignoredError'].includes(
      element.name,
    );
    const sqref = isRule ? attributeOf(text, element, 'sqref') : undefined;
    const inner = element.name === 'sqref' ? textOf(text, element) : undefined;
    const list = sqref ?? inner;
    if (list === undefined) continue;
    const covers = new Set<string>();
    for (const part of list.split(' ')) {
      const area = parseArea(part);
      if (area === null) continue;
      for (let row = area.top; row <= area.bottom; row++)
        for (let column = area.left; column <= area.right; column++) covers.add(`${column}:${row}`);
    }
    rules.push({ name: element.name, covers });
  }
  return rules;
}

test('every template is read without refusal by the reader of imports', async () => {
  for (const { file } of templateCases) {
    const workbook = await readWorkbook(templateBytes(file), file);
    expect(workbook.sheets.length).toBeGreaterThan(0);
  }
});
