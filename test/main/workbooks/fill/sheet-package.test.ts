import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { createPackage, isLegacyDrawing } from '../../../../src-main/workbooks/fill/sheet-package.ts';
import { openTemplate } from '../../../../src-main/workbooks/template/open-template.ts';
import { rawParts } from '../read/raw-xlsx.ts';
import { localEntries } from './template-cases.ts';

async function open() {
  const parts = rawParts([{ name: '表', xml: '<sheetData/>' }]);
  parts['xl/worksheets/_rels/sheet1.xml.rels'] = strToU8(
    '<R><Relationship Id="t" Type="t/table" Target="../tables/table3.xml"/></R>',
  );
  parts['xl/tables/table3.xml'] = strToU8('<table id="7" displayName="名单" ref="A1:B2"/>');
  parts['xl/workbook.xml'] = strToU8(
    Buffer.from(parts['xl/workbook.xml'] ?? [])
      .toString()
      .replace(
        '</workbook>',
        '<definedNames><definedName name="名单_2">表!A1</definedName></definedNames></workbook>',
      ),
  );
  const bytes = zipSync(parts);
  return { bytes, sheetPackage: createPackage(await openTemplate(bytes)) };
}

describe('free names', () => {
  test('of parts take the next number that nothing has, whatever the case', async () => {
    const { sheetPackage } = await open();
    expect(sheetPackage.freePart('xl/worksheets/sheet1.xml')).toBe('xl/worksheets/sheet2.xml');
    expect(sheetPackage.freePart('xl/worksheets/sheet1.xml')).toBe('xl/worksheets/sheet3.xml');
    expect(sheetPackage.freePart('xl/tables/TABLE3.xml')).toBe('xl/tables/TABLE1.xml');
    expect(sheetPackage.freePart('xl/media/image.png')).toBe('xl/media/image1.png');
  });
  test('of tables collide with no other table and no name of the workbook', async () => {
    const { sheetPackage } = await open();
    expect(sheetPackage.freeTableName('名单')).toBe('名单_3');
    expect(sheetPackage.freeTableName('名单')).toBe('名单_4');
    expect([sheetPackage.freeTable(), sheetPackage.freeTable()]).toEqual([8, 9]);
  });
});

describe('what is written', () => {
  test('holds changes and additions; all other entries lie as they lay', async () => {
    const { bytes, sheetPackage } = await open();
    sheetPackage.change('XL/worksheets/sheet1.xml', '<worksheet>新</worksheet>');
    sheetPackage.add('xl/worksheets/sheet2.xml', strToU8('<b/>'), 'xl/worksheets/sheet1.xml');
    sheetPackage.drop('xl/tables/table3.xml');
    sheetPackage.drop('xl/nothing.xml');
    const made = sheetPackage.write();
    const parts = unzipSync(made);
    expect(strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).toBe(
      '<worksheet>新</worksheet>',
    );
    expect(strFromU8(parts['xl/worksheets/sheet2.xml'] ?? new Uint8Array())).toBe('<b/>');
    expect(parts['xl/tables/table3.xml']).toBeUndefined();
    const [before, after] = [localEntries(bytes), localEntries(made)];
    for (const name of ['xl/workbook.xml', '_rels/.rels', '[Content_Types].xml'])
      expect(after.get(name)).toBe(before.get(name));
  });
  test('is the same file where a part is changed into itself', async () => {
    const { bytes, sheetPackage } = await open();
    sheetPackage.change('xl/tables/table3.xml', '<table id="7" displayName="名单" ref="A1:B2"/>');
    expect(localEntries(sheetPackage.write())).toEqual(localEntries(bytes));
  });
});

test('old-style drawings are known by their ending', () => {
  expect([
    isLegacyDrawing('xl/drawings/vmlDrawing1.VML'),
    isLegacyDrawing('xl/drawings/drawing1.xml'),
  ]).toEqual([true, false]);
});
