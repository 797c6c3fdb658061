import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import {
  partsOfSheet,
  requireRepeatable,
  sheetOf,
  tablesOf,
} from '../../../../src-main/workbooks/fill/sheet-dependents.ts';
import { TemplateRefused } from '../../../../src-main/workbooks/ooxml/template-refused.ts';
import { openTemplate } from '../../../../src-main/workbooks/template/open-template.ts';
import { mappingOf, templateBytes, templateCases } from './template-cases.ts';

async function reasonOf(bytes: Uint8Array, sheet: string): Promise<string | null> {
  try {
    await requireRepeatable(bytes, sheet);
    return null;
  } catch (error) {
    if (!(error instanceof TemplateRefused)) throw error;
    return String(error.values['reason']);
  }
}

test('what there may be only one of is refused, with the reason', async () => {
  const reasons: Record<string, string | null> = {};
  for (const template of templateCases) {
    const { sheet } = await mappingOf(template);
    const reason = await reasonOf(templateBytes(template.file), sheet);
    if (reason !== null) reasons[template.file] = reason;
  }
  expect(reasons).toEqual({
    'wide-head.xlsx': 'referred',
    'charts.xlsx': 'referred',
    'table.xlsx': 'referred',
    'extensions.xlsx': 'referred',
    'macros.xlsm': 'macros',
  });
});

test('pivot tables, unknown belongings and a protected structure are refused', async () => {
  const change = (part: string, from: string | RegExp, to: string) => {
    const parts = unzipSync(templateBytes('school-page.xlsx'));
    const old = strFromU8(parts[part] ?? new Uint8Array());
    const made = old.replace(from, to);
    expect(made).not.toBe(old);
    return zipSync({ ...parts, [part]: strToU8(made) });
  };
  const relations = 'xl/worksheets/_rels/sheet2.xml.rels';
  const pivot = change(relations, /relationships\/table"/, 'relationships/pivotTable"');
  expect(await reasonOf(pivot, '校表')).toBe('belongings');
  const unknown = change(relations, /relationships\/comments"/, 'relationships/novelty"');
  expect(await reasonOf(unknown, '校表')).toBe('belongings');
  const locked = change(
    'xl/workbook.xml',
    '<bookViews>',
    '<workbookProtection lockStructure="1"/><bookViews>',
  );
  expect(await reasonOf(locked, '校表')).toBe('protectedStructure');
  const referred = change(
    'xl/worksheets/sheet1.xml',
    '</sheetData>',
    '<row r="9"><c r="A9"><f>SUM(名单表[学时])</f></c></row></sheetData>',
  );
  expect(await reasonOf(referred, '校表')).toBe('referred');
  const named = change(
    'xl/worksheets/sheet1.xml',
    '</sheetData>',
    '<row r="9"><c r="A9"><f>本表学分*2</f></c></row></sheetData>',
  );
  expect(await reasonOf(named, '校表')).toBe('referred');
});

describe('what belongs to a sheet', () => {
  test('is found however deep, pictures aside, which all sheets share', async () => {
    const template = await openTemplate(templateBytes('school-page.xlsx'));
    const { part } = sheetOf(template, '校表');
    expect(partsOfSheet(template, part).toSorted()).toEqual(
      [
        part,
        'xl/charts/chart1.xml',
        'xl/comments1.xml',
        'xl/drawings/drawing1.xml',
        'xl/drawings/vmlDrawing1.vml',
        'xl/tables/table1.xml',
      ].toSorted(),
    );
    expect(tablesOf(template, part)).toEqual([
      { part: 'xl/tables/table1.xml', id: 1, displayName: '名单表' },
    ]);
  });
  test('a sheet that is not there is refused by name', async () => {
    await expect(requireRepeatable(templateBytes('school-page.xlsx'), '无')).rejects.toMatchObject({
      code: 'templateSheetMissing',
      values: { sheet: '无' },
    });
  });
});
