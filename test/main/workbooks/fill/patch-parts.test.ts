import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { patchRelatedParts } from '../../../../src-main/workbooks/fill/patch-parts.ts';
import { openTemplate } from '../../../../src-main/workbooks/template/open-template.ts';
import { rawParts } from '../read/raw-xlsx.ts';
import { BEHIND_ONE, THREE_MORE } from './part-of.ts';

/** A workbook whose only sheet has one related part; what becomes of that part's text. */
async function related(kind: string, path: string, xml: string, { type = '', shift = THREE_MORE } = {}) {
  const parts = rawParts([{ name: '表', xml: '<sheetData/>' }]);
  const target = path.replace('xl/', '../');
  parts['xl/worksheets/_rels/sheet1.xml.rels'] = strToU8(
    `<Relationships><Relationship Id="r1" Type="t/${kind}" Target="${target}"/></Relationships>`,
  );
  parts[path] = strToU8(xml);
  if (type !== '')
    parts['[Content_Types].xml'] = strToU8(
      `<Types><Override PartName="/${path}" ContentType="application/vnd.${type}"/></Types>`,
    );
  const template = await openTemplate(zipSync(parts));
  const [found, ...others] = patchRelatedParts(template, 'xl/worksheets/sheet1.xml', shift);
  expect(others).toEqual([]);
  if (found !== undefined) expect(found.part).toBe(path);
  return found?.text ?? null;
}

describe('parts that belong to the sheet', () => {
  test('a comment follows its cell', async () => {
    const xml = (row: number) => `<comments><comment ref="B${row}"/><comment ref="B2"/></comments>`;
    expect(await related('comments', 'xl/comments1.xml', xml(9))).toBe(xml(12));
    expect(
      await related('threadedComment', 'xl/threadedComments/t1.xml', `<T><threadedComment ref="B9"/></T>`),
    ).toContain('B12');
  });
  test('a table object grows with its filter, and its formulas move', async () => {
    const xml = (last: number, total: number) =>
      `<table ref="A2:F${last}"><autoFilter ref="A2:F${last}"/><tableColumn><totalsRowFormula>SUM(C3:C${last})+H${total}</totalsRowFormula></tableColumn></table>`;
    expect(await related('table', 'xl/tables/table1.xml', xml(5, 9))).toBe(xml(8, 12));
  });
  test('a drawing moves, and the cell that its words come from', async () => {
    const xml = (row: number, cell: number) =>
      `<wsDr><oneCellAnchor><from><row>${row}</row></from><sp textlink="表!$A$${cell}"/></oneCellAnchor></wsDr>`;
    expect(await related('drawing', 'xl/drawings/drawing1.xml', xml(8, 9))).toBe(xml(11, 12));
  });
  test('a pivot table moves', async () => {
    expect(await related('pivotTable', 'xl/pivotTables/p1.xml', '<p><location ref="A9:C12"/></p>')).toBe(
      '<p><location ref="A12:C15"/></p>',
    );
  });
  test('a control keeps its cell and its list', async () => {
    expect(
      await related(
        'ctrlProp',
        'xl/ctrlProps/c1.xml',
        '<formControlPr fmlaLink="$B$9" fmlaRange="$H$1:$H$9" fmlaTxbx=""/>',
      ),
    ).toBe('<formControlPr fmlaLink="$B$12" fmlaRange="$H$1:$H$12" fmlaTxbx=""/>');
  });
  test('what nothing moves in is not written', async () => {
    expect(
      await related('comments', 'xl/comments1.xml', '<comments><comment ref="B2"/></comments>'),
    ).toBeNull();
    expect(await related('printerSettings', 'xl/p.xml', '<x ref="B9"/>')).toBeNull();
  });
});

describe('old-style drawings', () => {
  const shape = (row: number, top: number, prefix = 'x:') =>
    `<v:shape><${prefix}ClientData ObjectType="Note"><${prefix}Anchor>1, 15, ${top}, 10, 3, 15, ${top + 4}, 4</${prefix}Anchor><${prefix}Row>${row}</${prefix}Row></${prefix}ClientData><br></v:shape>`;
  test('follow the cell that they belong to, though they are not well-formed XML', async () => {
    expect(await related('vmlDrawing', 'xl/drawings/v1.vml', shape(8, 7))).toBe(shape(11, 10));
    expect(await related('vmlDrawing', 'xl/drawings/v1.vml', shape(8, 7, 'q:'))).toBe(shape(11, 10, 'q:'));
    expect(await related('vmlDrawing', 'xl/drawings/v1.vml', shape(1, 7))).toBeNull();
  });
  test('without a cell follow their upper edge; links move anyway', async () => {
    const button = (top: number, link: number) =>
      `<x:ClientData><x:Anchor>1, 0, ${top}, 0, 3, 0, ${top + 2}, 0</x:Anchor><x:FmlaLink>$B$${link}</x:FmlaLink></x:ClientData>`;
    expect(await related('vmlDrawing', 'xl/drawings/v1.vml', button(8, 9))).toBe(button(11, 12));
    expect(await related('vmlDrawing', 'xl/drawings/v1.vml', button(0, 9))).toBe(button(0, 12));
  });
  test('with an anchor that is none keep it', async () => {
    const broken = '<x:ClientData><x:Anchor>1, 2</x:Anchor><x:Row>8</x:Row></x:ClientData>';
    expect(await related('vmlDrawing', 'xl/drawings/v1.vml', broken)).toBe(broken.replace('>8<', '>11<'));
  });
});

describe('parts that point to the sheet from anywhere', () => {
  test('series of charts grow, over a single blank row too', async () => {
    const xml = (area: string) => `<chart><ser><val><f>表!${area}</f></val></ser></chart>`;
    const type = 'drawingml.chart+xml';
    expect(await related('x', 'xl/charts/c1.xml', xml('$C$3:$C$5'), { type })).toBe(xml('$C$3:$C$8'));
    expect(await related('x', 'xl/charts/c1.xml', xml('$C$3'), { type, shift: BEHIND_ONE })).toBe(
      xml('$C$3:$C$5'),
    );
    expect(await related('x', 'xl/charts/c1.xml', '<chart><f>别表!$C$9</f></chart>', { type })).toBeNull();
  });
  test('the source of a pivot table moves where it is on this sheet', async () => {
    const xml = (sheet: string, last: number) =>
      `<c><worksheetSource ref="A2:F${last}" sheet="${sheet}"/></c>`;
    const type = 'pivotCacheDefinition+xml';
    expect(await related('x', 'xl/pivotCache/p1.xml', xml('表', 5), { type })).toBe(xml('表', 8));
    expect(await related('x', 'xl/pivotCache/p1.xml', xml('别表', 5), { type })).toBeNull();
  });
});
