import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { addToProperties, addToWorkbook } from '../../../../src-main/workbooks/fill/list-sheets.ts';
import { sheetOf } from '../../../../src-main/workbooks/fill/sheet-dependents.ts';
import { createPackage } from '../../../../src-main/workbooks/fill/sheet-package.ts';
import { openTemplate } from '../../../../src-main/workbooks/template/open-template.ts';
import { rawParts } from '../read/raw-xlsx.ts';

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A cover, the sheet for schools and a last sheet; `inside` stands behind the list of sheets. */
function bytesOf(inside = '', views = ''): Uint8Array {
  const parts = rawParts(['封面', '校表', '说明'].map((name) => ({ name, xml: '<sheetData/>' })));
  const sheets = ['封面', '校表', '说明'].map(
    (name, index) => `<sheet name="${name}" sheetId="${index + 4}" r:id="rId${index + 1}"/>`,
  );
  parts['xl/workbook.xml'] = strToU8(
    `<workbook xmlns:r="${RELATION}">${views}<sheets>${sheets.join('')}</sheets>${inside}</workbook>`,
  );
  const relations = strFromU8(parts['xl/_rels/workbook.xml.rels'] ?? new Uint8Array());
  parts['xl/_rels/workbook.xml.rels'] = strToU8(
    relations.replace(
      '</Relationships>',
      '<Relationship Id="rIdC" Type="t/calcChain" Target="calcChain.xml"/></Relationships>',
    ),
  );
  parts['xl/calcChain.xml'] = strToU8('<calcChain/>');
  parts['_rels/.rels'] = strToU8(
    `<Relationships><Relationship Id="rId1" Type="${RELATION}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${RELATION}/extended-properties" Target="docProps/app.xml"/></Relationships>`,
  );
  parts['docProps/app.xml'] = strToU8(
    '<Properties><HeadingPairs><vector size="4"><variant><lpstr>工作表</lpstr></variant><variant><i4>3</i4></variant><variant><lpstr>命名范围</lpstr></variant><variant><i4>1</i4></variant></vector></HeadingPairs><TitlesOfParts><vector size="4"><lpstr>封面</lpstr><lpstr>校表</lpstr><lpstr>说明</lpstr><lpstr>校表!Print_Area</lpstr></vector></TitlesOfParts></Properties>',
  );
  return zipSync(parts);
}

async function listed(inside = '', { views = '', copy = inside } = {}) {
  const base = await openTemplate(bytesOf(inside, views));
  const last = await openTemplate(bytesOf(copy, views));
  const sheetPackage = createPackage(base);
  const repeated = [7, 8].map((number) => ({
    name: `校${number}`,
    part: `xl/worksheets/sheet${number}.xml`,
    template: last,
  }));
  addToWorkbook(sheetPackage, base, last, {
    sheet: sheetOf(base, '校表'),
    names: ['校6', '校7', '校8'],
    repeated,
  });
  addToProperties(sheetPackage, base, '校表', ['校6', '校7', '校8']);
  const parts = unzipSync(sheetPackage.write());
  return (name: string) => (parts[name] === undefined ? null : strFromU8(parts[name]));
}

const namesIn = (workbook: string | null) =>
  [...(workbook ?? '').matchAll(/<definedName( [^>]*)>([^<]*)</g)].map(
    ([, attributes = '', formula]) =>
      `${/name="([^"]*)"/.exec(attributes)?.[1]}@${/localSheetId="(\d+)"/.exec(attributes)?.[1] ?? ''} ${formula}`,
  );

describe('the workbook', () => {
  test('lists the new sheets behind the first, each with an id and a relation of its own', async () => {
    const read = await listed();
    const sheets = [
      ...(read('xl/workbook.xml') ?? '').matchAll(/<sheet name="([^"]*)" sheetId="(\d+)" r:id="(\w+)"/g),
    ].map(([, ...found]) => found);
    expect(sheets.map(([name]) => name)).toEqual(['封面', '校6', '校7', '校8', '说明']);
    expect(sheets.map(([, id]) => id)).toEqual(['4', '5', '7', '8', '6']);
    const targets = new Map(
      [
        ...(read('xl/_rels/workbook.xml.rels') ?? '').matchAll(
          /Id="(\w+)" Type="[^"]*worksheet" Target="([^"]*)"/g,
        ),
      ].map(([, id, target]) => [id, target]),
    );
    expect(sheets.map(([, , id]) => targets.get(id ?? ''))).toEqual(
      [1, 2, 7, 8, 3].map((number) => `worksheets/sheet${number}.xml`),
    );
  });
  test('loses its chain of calculation', async () => {
    const read = await listed();
    expect(read('xl/calcChain.xml')).toBeNull();
    expect(read('xl/_rels/workbook.xml.rels')).not.toContain('calcChain');
  });
  test('shows the same sheet first, though it stands further back now', async () => {
    const read = await listed('', {
      views: '<bookViews><workbookView activeTab="2" firstSheet="1"/></bookViews>',
    });
    expect(read('xl/workbook.xml')).toContain('<workbookView activeTab="4" firstSheet="1"/>');
  });
  test('is calculated on load where a copy asks for it', async () => {
    expect((await listed('', { copy: '<calcPr fullCalcOnLoad="1"/>' }))('xl/workbook.xml')).toContain(
      '<calcPr fullCalcOnLoad="1"/>',
    );
    expect(
      (await listed('<calcPr calcId="1"/>', { copy: '<calcPr fullCalcOnLoad="true"/>' }))('xl/workbook.xml'),
    ).toContain('<calcPr fullCalcOnLoad="1" calcId="1"/>');
    expect((await listed('<calcPr calcId="1"/>'))('xl/workbook.xml')).toContain('<calcPr calcId="1"/>');
  });
});

test('names of the sheet are repeated, those of the workbook into it get twins, those behind are counted anew', async () => {
  const name = (attributes: string, formula: string) => `<definedName ${attributes}>${formula}</definedName>`;
  const names = `<definedNames>${[
    name('name="区" localSheetId="0"', '封面!A1'),
    name('name="区" localSheetId="1"', '校表!A1:B9'),
    name('name="区" localSheetId="2"', '说明!A1'),
    name('name="签字"', '校表!B20'),
    name('name="区"', '校表!Z1'),
    name('name="单位"', '封面!B2'),
  ].join('')}</definedNames>`;
  expect(namesIn((await listed(names))('xl/workbook.xml'))).toEqual([
    '区@0 封面!A1',
    "区@1 '校6'!A1:B9",
    '区@4 说明!A1',
    "签字@ '校6'!B20",
    "区@ '校6'!Z1",
    '单位@ 封面!B2',
    "区@2 '校7'!A1:B9",
    "签字@2 '校7'!B20",
    "区@3 '校8'!A1:B9",
    "签字@3 '校8'!B20",
  ]);
});

test('properties list the sheets and count each group', async () => {
  const properties = (await listed())('docProps/app.xml') ?? '';
  expect([...properties.matchAll(/<i4>(\d+)</g)].map(([, count]) => count)).toEqual(['5', '3']);
  expect(properties).toContain(
    '<vector size="8"><lpstr>封面</lpstr><lpstr>校6</lpstr><lpstr>校7</lpstr><lpstr>校8</lpstr><lpstr>说明</lpstr>',
  );
  expect([...properties.matchAll(/<lpstr>([^<]*Print_Area)</g)].map(([, title]) => title)).toEqual([
    "'校6'!Print_Area",
    "'校7'!Print_Area",
    "'校8'!Print_Area",
  ]);
});
