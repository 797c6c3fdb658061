import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { renamed, repeat } from '../../../../src-main/workbooks/fill/repeat-parts.ts';
import { createPackage } from '../../../../src-main/workbooks/fill/sheet-package.ts';
import { openTemplate } from '../../../../src-main/workbooks/template/open-template.ts';
import { rawParts } from '../read/raw-xlsx.ts';

const RENAMING = { from: '校表', to: "东'校", tables: new Map([['名单', '名单_2']]) };

/** A workbook with a sheet 校表, its table and its old-style drawing. */
async function open(sheet = '<sheetData/>', more: Readonly<Record<string, string>> = {}) {
  const parts = rawParts([{ name: '校表', xml: sheet }]);
  const texts: Record<string, string> = {
    'xl/worksheets/_rels/sheet1.xml.rels':
      '<Relationships><Relationship Id="a" Type="t/table" Target="../tables/table1.xml"/><Relationship Id="b" Type="t/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/><Relationship Id="c" Type="t/image" Target="../media/image1.png"/><Relationship Id="d" Type="t/hyperlink" Target="#校表!A1" TargetMode="External"/></Relationships>',
    'xl/tables/table1.xml':
      '<table id="1" name="名单" displayName="名单" ref="A1:B2"><calculatedColumnFormula>SUM(名单[学时])</calculatedColumnFormula></table>',
    'xl/drawings/vmlDrawing1.vml': '<xml><br><x:FmlaLink>校表!$A$1</x:FmlaLink></xml>',
    '[Content_Types].xml':
      '<Types><Default Extension="xml" ContentType="x"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="ws"/><Override PartName="/xl/tables/table1.xml" ContentType="tbl"/></Types>',
    ...more,
  };
  for (const [name, text] of Object.entries(texts)) parts[name] = strToU8(text);
  return openTemplate(zipSync(parts));
}

describe('a part under a new name of its sheet', () => {
  test('has its formulas renamed, and those in attributes', async () => {
    const sheet =
      '<sheetData><row r="1"><c r="A1"><f>校表!B1+别表!B1+SUM(名单[学时])</f></c></row></sheetData><hyperlink ref="A1" location="校表!C3"/>';
    expect(renamed(await open(sheet), 'xl/worksheets/sheet1.xml', RENAMING)).toContain(
      "<f>'东''校'!B1+别表!B1+SUM(名单_2[学时])</f></c></row></sheetData><hyperlink ref=\"A1\" location=\"'东''校'!C3\"/>",
    );
  });
  test('that is no well-formed XML is renamed as text', async () => {
    expect(renamed(await open(), 'xl/drawings/vmlDrawing1.vml', RENAMING)).toBe(
      "<xml><br><x:FmlaLink>'东''校'!$A$1</x:FmlaLink></xml>",
    );
  });
  test('that is no XML is the same bytes', async () => {
    const template = await open('<sheetData/>', { 'xl/printerSettings/p.bin': '校表!A1' });
    expect(renamed(template, 'xl/printerSettings/p.bin', RENAMING)).toEqual(Buffer.from('校表!A1'));
  });
});

describe('a repeated sheet', () => {
  async function repeated(sheet?: string) {
    const base = await open(sheet);
    const sheetPackage = createPackage(base);
    const made = repeat(sheetPackage, await open(sheet), { from: '校表', to: '东校' });
    const parts = unzipSync(sheetPackage.write());
    return {
      made,
      types: sheetPackage.types,
      read: (name: string) => strFromU8(parts[name] ?? new Uint8Array()),
    };
  }
  test('takes its parts along under free names, and shares its pictures', async () => {
    const { made, types, read } = await repeated();
    expect(made).toMatchObject({ name: '东校', part: 'xl/worksheets/sheet2.xml' });
    expect(read('xl/worksheets/_rels/sheet2.xml.rels')).toBe(
      '<Relationships><Relationship Id="a" Type="t/table" Target="../tables/table2.xml"/><Relationship Id="b" Type="t/vmlDrawing" Target="../drawings/vmlDrawing2.vml"/><Relationship Id="c" Type="t/image" Target="../media/image1.png"/><Relationship Id="d" Type="t/hyperlink" Target="#\'东校\'!A1" TargetMode="External"/></Relationships>',
    );
    expect(types).toEqual([
      '<Override PartName="/xl/worksheets/sheet2.xml" ContentType="ws"/>',
      '<Override PartName="/xl/tables/table2.xml" ContentType="tbl"/>',
    ]);
  });
  test('has tables with numbers and names of their own', async () => {
    const { read } = await repeated();
    expect(read('xl/tables/table2.xml')).toBe(
      '<table id="2" name="名单_2" displayName="名单_2" ref="A1:B2"><calculatedColumnFormula>SUM(名单_2[学时])</calculatedColumnFormula></table>',
    );
  });
  test('is not chosen together with the first, and no macro knows it', async () => {
    const { read } = await repeated(
      '<sheetPr codeName="Sheet1" filterMode="1"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><sheetData/>',
    );
    expect(read('xl/worksheets/sheet2.xml')).toBe(
      '<worksheet xmlns="m"><sheetPr filterMode="1"/><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetData/></worksheet>',
    );
  });
});
