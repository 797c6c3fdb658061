import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import {
  definedNames,
  dropCalculationChain,
  patchWorkbook,
  type WorkbookChanges,
} from '../../../../src-main/workbooks/fill/patch-workbook.ts';
import { openTemplate } from '../../../../src-main/workbooks/template/open-template.ts';
import { rawParts } from '../read/raw-xlsx.ts';
import { partOf, THREE_MORE } from './part-of.ts';

const sheet = {
  name: "1班's",
  part: 'xl/worksheets/sheet1.xml',
  isHidden: false,
  index: 2,
  isWorksheet: true,
};
const NOTHING: WorkbookChanges = { sheet, shift: null, titleRows: null, mustCalculate: false };

const patch = (xml: string, changes: Partial<WorkbookChanges>) =>
  patchWorkbook(partOf(`<workbook>${xml}</workbook>`), { ...NOTHING, ...changes });

describe('the workbook part', () => {
  const names = '<definedNames><definedName name="范围">表!$A$1:$F$9</definedName></definedNames>';
  test('is left alone where nothing changes', () => {
    expect(patch(names, {})).toBeNull();
    expect(
      patch('<definedNames><definedName name="n">别表!$A$9</definedName></definedNames>', {
        shift: THREE_MORE,
      }),
    ).toBeNull();
  });
  test('has its names moved with the rows', () => {
    expect(patch(names, { shift: THREE_MORE })).toContain('>表!$A$1:$F$12<');
  });
  test('repeats the head on every page, by the place of the sheet', () => {
    const title = `<definedName name="_xlnm.Print_Titles" localSheetId="2">'1班''s'!$2:$3</definedName>`;
    const titleRows = { first: 2, last: 3 };
    expect(patch('<sheets/><calcPr/>', { titleRows })).toBe(
      `<workbook><sheets/><definedNames>${title}</definedNames><calcPr/></workbook>`,
    );
    expect(patch(names, { titleRows })).toContain(`${title}</definedNames>`);
  });
  test('keeps the rows that the center repeats already', () => {
    const own = `<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="2">x!$1:$1</definedName></definedNames>`;
    expect(patch(own, { titleRows: { first: 2, last: 3 } })).toBeNull();
    expect(patch(own.replace('"2"', '"1"'), { titleRows: { first: 2, last: 3 } })).not.toBeNull();
  });
  test('asks for calculation on load, where the schema wants it', () => {
    expect(patch('<calcPr calcId="1"/>', { mustCalculate: true })).toBe(
      '<workbook><calcPr fullCalcOnLoad="1" calcId="1"/></workbook>',
    );
    expect(patch('<sheets/><pivotCaches/>', { mustCalculate: true })).toBe(
      '<workbook><sheets/><calcPr fullCalcOnLoad="1"/><pivotCaches/></workbook>',
    );
    expect(patch('<sheets/>', { mustCalculate: true })).toBe(
      '<workbook><sheets/><calcPr fullCalcOnLoad="1"/></workbook>',
    );
  });
  test('written with a prefix gets elements with it', () => {
    expect(
      patchWorkbook(partOf('<x:workbook><x:sheets/></x:workbook>'), { ...NOTHING, mustCalculate: true }),
    ).toContain('<x:calcPr fullCalcOnLoad="1"/>');
  });
});

test('names are found by their lower-case spelling', () => {
  const part = partOf(
    '<workbook><definedNames><definedName name="Total">表!A1</definedName></definedNames></workbook>',
  );
  expect([...definedNames(part)]).toEqual([['total', '表!A1']]);
  expect(definedNames(partOf('<workbook/>')).size).toBe(0);
});

describe('the chain of calculation', () => {
  test('is taken out with its relation and its type, and nothing else', async () => {
    const parts = rawParts([{ name: '表', xml: '<sheetData/>' }]);
    const before = Buffer.from(parts['xl/_rels/workbook.xml.rels'] ?? []).toString();
    const relation = '<Relationship Id="rIdC" Type="t/calcChain" Target="calcChain.xml"/>';
    parts['xl/_rels/workbook.xml.rels'] = strToU8(
      before.replace('</Relationships>', `${relation}</Relationships>`),
    );
    parts['[Content_Types].xml'] = strToU8(
      '<Types><Override PartName="/XL/calcChain.xml" ContentType="c"/><Default Extension="xml" ContentType="x"/></Types>',
    );
    parts['xl/calcChain.xml'] = strToU8('<calcChain/>');
    expect(dropCalculationChain(await openTemplate(zipSync(parts)))).toEqual({
      dropped: 'xl/calcChain.xml',
      patched: [
        { part: 'xl/_rels/workbook.xml.rels', text: before },
        { part: '[Content_Types].xml', text: '<Types><Default Extension="xml" ContentType="x"/></Types>' },
      ],
    });
  });
  test('that is not there is not missed', async () => {
    expect(
      dropCalculationChain(await openTemplate(zipSync(rawParts([{ name: '表', xml: '<sheetData/>' }])))),
    ).toEqual({ dropped: null, patched: [] });
  });
});
