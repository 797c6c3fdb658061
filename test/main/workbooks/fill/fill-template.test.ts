import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { fillTemplate } from '../../../../src-main/workbooks/fill/fill-template.ts';
import { readWorkbook } from '../../../../src-main/workbooks/read/read-workbook.ts';
import type { TemplateMapping } from '../../../../src-shared/sheet/template/template-mapping.ts';
import type { TemplateRow, TemplateValue } from '../../../../src-shared/sheet/template/template-values.ts';
import { checkFilled } from '../../../helpers/check-filled.ts';
import { rawParts } from '../read/raw-xlsx.ts';
import { day } from './sample-sheets.ts';
import { mappingOf, partsOf, templateBytes, templateCases } from './template-cases.ts';

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const STYLES =
  '<styleSheet xmlns="m"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy/m/d"/></numFmts><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="0" borderId="1"/><xf numFmtId="164"/><xf numFmtId="49"/><xf numFmtId="0"><alignment wrapText="1"/></xf></cellXfs></styleSheet>';

/** A head in row 1, blank rows 2 to `lastRow`, columns A (name), B (figure), C (day). */
function mappingFor(lastRow: number, options: Partial<TemplateMapping> = {}): TemplateMapping {
  return {
    version: 1,
    layoutId: null,
    sheet: '表',
    fingerprint: {
      version: 1,
      sheets: ['表'],
      sheet: '表',
      head: [],
      columns: [],
      merges: [],
      placeholders: [],
    },
    table: {
      headFirstRow: 1,
      headLastRow: 1,
      firstRow: 2,
      lastRow,
      sampleRow: lastRow > 3 ? 3 : 2,
      columns: ['name', 'figure', 'day'].map((key, index) => ({
        column: index + 1,
        heading: key,
        fill: { kind: 'field', key },
      })),
      rowsPerPage: null,
    },
    cells: [],
    ...options,
  };
}

const row = (number: number, cells = '<c r="A#" s="1"/><c r="B#" s="1"/><c r="C#" s="2"/>') =>
  `<row r="${number}">${cells.replaceAll('#', String(number))}</row>`;
const blankRows = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => row(first + index)).join('');
const HEAD =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c><c r="B1" t="inlineStr"><is><t>学时</t></is></c><c r="C1" t="inlineStr"><is><t>日期</t></is></c></row>';

function workbook(
  data: string,
  after = '',
  more: Readonly<Record<string, string>> = {},
  sheets: readonly { readonly name: string; readonly xml: string }[] = [],
): Uint8Array {
  const parts = rawParts([{ name: '表', xml: `<sheetData>${HEAD}${data}</sheetData>${after}` }, ...sheets], {
    styles: STYLES,
  });
  for (const [name, text] of Object.entries(more)) parts[name] = strToU8(text);
  return zipSync(parts);
}

const person = (index: number): TemplateRow => ({
  name: { kind: 'text', text: `教师${index}` },
  figure: { kind: 'number', thousandths: 1500 + index },
  day: { kind: 'date', date: day(2025, 3, 1 + (index % 28)), text: `2025年3月${1 + (index % 28)}日` },
});
const people = (count: number): readonly TemplateRow[] =>
  Array.from({ length: count }, (_, index) => person(index));

async function sheetAfter(bytes: Uint8Array, mapping: TemplateMapping, rows: readonly TemplateRow[]) {
  const filled = await fillTemplate(bytes, { mapping, rows });
  await checkFilled(filled.bytes, mapping, rows);
  return partsOf(filled.bytes)['xl/worksheets/sheet1.xml'] ?? '';
}

describe('values', () => {
  async function cellFor(value: TemplateValue, style = 1) {
    const cells = `<c r="A2" s="${style}"/><c r="B2"/><c r="C2"/>`;
    const bytes = workbook(`<row r="2">${cells}</row>`);
    const { bytes: filled } = await fillTemplate(bytes, { mapping: mappingFor(2), rows: [{ name: value }] });
    const parts = partsOf(filled);
    return {
      cell: /<c r="A2".*?(?:<\/c>|\/>)/s.exec(parts['xl/worksheets/sheet1.xml'] ?? '')?.[0] ?? '',
      styles: parts['xl/styles.xml'] ?? '',
      read: (await readWorkbook(filled, 'x.xlsx')).sheets[0]?.rows[1]?.cells[0],
    };
  }

  test('a text that looks like a formula stays a text, also when somebody edits the cell', async () => {
    for (const text of ['=1+1', '+86', '-', '@A1', '＝A1', ' =1+1', '\n=1+1', '　@A1']) {
      const { cell, styles, read } = await cellFor({ kind: 'text', text });
      expect(cell).toContain('t="inlineStr"');
      expect(cell).not.toContain('<f');
      expect(read?.text).toBe(text);
      expect(styles).toContain('quotePrefix="1"');
    }
  });

  test('numbers as text get a text format that keeps everything else of the blank cell', async () => {
    const { cell, styles } = await cellFor({ kind: 'text', text: '03122022010007', mustStayText: true }, 4);
    expect(cell).toContain('s="5"');
    expect(styles).toContain('count="6"');
    expect(styles).toMatch(/<xf[^>]*numFmtId="49"[^>]*><alignment wrapText="1"\/><\/xf><\/cellXfs>/);
  });

  test('a cell that is text already, and a name, keep their format', async () => {
    expect((await cellFor({ kind: 'text', text: '13800000000', mustStayText: true }, 3)).cell).toContain(
      's="3"',
    );
    expect((await cellFor({ kind: 'text', text: '欧阳㼆宁', mustStayText: true }, 1)).cell).toContain(
      's="1"',
    );
  });

  test('figures are exact decimals', async () => {
    for (const [thousandths, text] of [
      [3125, '3.125'],
      [-500, '-0.5'],
      [0, '0'],
      [7_200_000, '7200'],
    ] as const)
      expect((await cellFor({ kind: 'number', thousandths })).cell).toContain(`<v>${text}</v>`);
  });

  test('a day is a number where the cell shows days, a text elsewhere', async () => {
    const date = { kind: 'date', date: day(2025, 3, 1), text: '2025年3月1日' } as const;
    expect((await cellFor(date, 2)).cell).toContain('<v>45717</v>');
    expect((await cellFor(date, 1)).cell).toContain('<t>2025年3月1日</t>');
  });

  test('days of a workbook that counts from 1904', async () => {
    const bytes = zipSync(
      rawParts([{ name: '表', xml: `<sheetData>${HEAD}${row(2)}</sheetData>` }], {
        styles: STYLES,
        date1904: true,
      }),
    );
    expect(await sheetAfter(bytes, mappingFor(2), people(1))).toContain('<v>44255</v>');
  });

  test('control characters and texts beyond a cell are refused with the address', async () => {
    for (const text of ['a\u0007b', 'a\tb', '\ud800', 'x'.repeat(32_768)])
      await expect(cellFor({ kind: 'text', text })).rejects.toMatchObject({
        code: 'valueNotWritable',
        values: { address: 'A2' },
      });
  });

  test('markup, line breaks and look-alikes of escapes survive', async () => {
    for (const text of ['<a & "b">', ' two  blanks ', 'line\nbreak', '_x0041_'])
      expect((await cellFor({ kind: 'text', text })).read?.text).toBe(text);
  });
});

describe('inserted rows', () => {
  const total =
    '<row r="6"><c r="A6" t="inlineStr"><is><t>合计</t></is></c><c r="B6"><f>SUM(B2:B5)</f><v>0</v></c></row>';

  test('stand in front of the last blank row, in the style of the sample row', async () => {
    const data = `${row(2)}<row r="3" ht="33" customHeight="1"><c r="A3" s="4"/><c r="B3" s="1"/><c r="C3" s="2"/><c r="D3" s="4"/></row>${row(4)}${row(5)}${total}`;
    const xml = await sheetAfter(workbook(data), mappingFor(5), people(9));
    expect(xml.match(/<row r="\d+" ht="33" customHeight="1">/g)).toHaveLength(6);
    expect(xml.match(/<c r="D\d+" s="4"\/>/g)).toHaveLength(6);
    expect(xml).toContain('<c r="B11"><f>SUM(B2:B10)</f><v>13.536</v></c>');
  });

  test('behind a single blank row sums, ranges and rules grow', async () => {
    const data = `${row(2)}<row r="3"><c r="B3"><f>SUM(B2)</f></c><c r="C3"><f>SUM(B2:B2)+B2</f><v>9</v></c></row>`;
    const after =
      '<autoFilter ref="A1:C2"/><conditionalFormatting sqref="B2"><cfRule type="cellIs" priority="1"><formula>$B$3</formula></cfRule></conditionalFormatting>';
    const xml = await sheetAfter(workbook(data, after), mappingFor(2), people(4));
    expect(xml).toContain('<f>SUM(B2:B5)</f><v>6.006</v>');
    expect(xml).toContain('<f>SUM(B2:B5)+B2</f></c>');
    expect(xml).toContain('<autoFilter ref="A1:C5"/>');
    expect(xml).toContain('sqref="B2:B5"');
    expect(xml).toContain('<formula>$B$6</formula>');
  });

  test('everything around them moves', async () => {
    const after = [
      '<sheetProtection sheet="1"/>',
      '<protectedRanges><protectedRange sqref="A2:C5 A8" name="x"/></protectedRanges>',
      '<scenarios><scenario><inputCells r="B8" val="1"/></scenario></scenarios>',
      '<sortState ref="A2:C5"><sortCondition ref="B2:B5"/></sortState>',
      '<mergeCells count="3"><mergeCell ref="A3:B3"/><mergeCell ref="A8:C9"/><mergeCell ref="E2:E5"/></mergeCells>',
      '<conditionalFormatting sqref="A3 A4 A5"><cfRule type="colorScale"><colorScale><cfvo type="formula" val="$B$6"/></colorScale></cfRule></conditionalFormatting>',
      '<dataValidations count="1"><dataValidation sqref="C2:C5"><formula1>$A$8:$A$9</formula1></dataValidation></dataValidations>',
      '<hyperlinks><hyperlink ref="A8" location="表!A9"/></hyperlinks>',
      '<rowBreaks count="1" manualBreakCount="1"><brk id="6" max="16383" man="1"/></rowBreaks>',
      '<cellWatches><cellWatch r="B6"/></cellWatches>',
      '<ignoredErrors><ignoredError sqref="A2:A5"/></ignoredErrors>',
      '<extLst><ext><x14:sparklineGroups><x14:sparklineGroup><x14:sparklines><x14:sparkline><xm:f>表!B3:C3</xm:f><xm:sqref>D3</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>',
    ].join('');
    const mapping = mappingFor(5, {});
    const table = mapping.table;
    if (table === null) throw new Error('a table');
    const columns = table.columns.filter(({ column }) => column !== 2);
    const own = { ...mapping, table: { ...table, columns } };
    const xml = await sheetAfter(workbook(blankRows(2, 5) + total, after), own, people(6));
    for (const piece of [
      'sqref="A2:C7 A10"',
      'inputCells r="B10"',
      '<sortState ref="A2:C7"><sortCondition ref="B2:B7"/>',
      'count="5"',
      '<mergeCell ref="A3:B3"/><mergeCell ref="A10:C11"/><mergeCell ref="E2:E7"/><mergeCell ref="A5:B5"/><mergeCell ref="A6:B6"/>',
      'sqref="A3 A4 A7 A5:A6"',
      'val="$B$8"',
      '<dataValidation sqref="C2:C7"><formula1>$A$10:$A$11</formula1>',
      '<hyperlink ref="A10" location="表!A11"/>',
      '<brk id="8" max="16383" man="1"/>',
      '<cellWatch r="B8"/>',
      '<ignoredError sqref="A2:A7"/>',
      '<xm:f>表!B3:C3</xm:f><xm:sqref>D3</xm:sqref>',
      '<xm:f>表!B5:C5</xm:f><xm:sqref>D5</xm:sqref>',
      '<xm:f>表!B6:C6</xm:f><xm:sqref>D6</xm:sqref>',
    ])
      expect(xml).toContain(piece);
  });

  test('formulas of the sample row are filled down, shared ones are written out', async () => {
    const data = [2, 3, 4]
      .map((at) =>
        row(
          at,
          `<c r="A#" s="1"/><c r="B#"/><c r="C#"/><c r="D#"><f t="shared"${at === 2 ? ' ref="D2:D4"' : ''} si="0">${at === 2 ? 'B2*$B$6' : ''}</f><v>0</v></c>`,
        ),
      )
      .join('');
    const xml = await sheetAfter(
      workbook(`${data}<row r="6"><c r="B6"><v>8</v></c></row>`),
      mappingFor(4),
      people(5),
    );
    for (const at of [2, 3, 4, 5, 6]) expect(xml).toContain(`<f>B${at}*$B$8</f></c>`);
    expect(xml).not.toContain('shared');
  });

  test('page breaks follow every so many records; the head is repeated; one page high becomes as many as needed', async () => {
    const mapping = mappingFor(4);
    const table = mapping.table;
    if (table === null) throw new Error('a table');
    const own = { ...mapping, table: { ...table, rowsPerPage: 10 } };
    const after = '<pageSetup orientation="landscape" fitToWidth="1"/><headerFooter/><drawing/>';
    const bytes = zipSync({
      ...rawParts(
        [
          {
            name: '表',
            xml: `<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetData>${HEAD}${blankRows(2, 4)}</sheetData>${after}`,
          },
        ],
        { styles: STYLES },
      ),
    });
    const filled = partsOf((await fillTemplate(bytes, { mapping: own, rows: people(25) })).bytes);
    expect(filled['xl/worksheets/sheet1.xml']).toContain(
      '<headerFooter/><rowBreaks count="2" manualBreakCount="2"><brk id="11" max="16383" man="1"/><brk id="21" max="16383" man="1"/></rowBreaks><drawing/>',
    );
    expect(filled['xl/worksheets/sheet1.xml']).toContain('fitToHeight="0"');
    expect(filled['xl/workbook.xml']).toContain(
      `<definedName name="_xlnm.Print_Titles" localSheetId="0">'表'!$1:$1</definedName>`,
    );
  });
});

describe('other parts', () => {
  const types = (list: string) =>
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${list}</Types>`;
  const relations = (list: string) => `<Relationships xmlns="x">${list}</Relationships>`;

  test('pivot sources, pivot places, threaded comments and form controls move', async () => {
    const bytes = workbook(blankRows(2, 5), '', {
      '[Content_Types].xml': types(
        '<Override PartName="/xl/pivotCache/p.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.pivotCacheDefinition+xml"/>',
      ),
      'xl/worksheets/_rels/sheet1.xml.rels': relations(
        `<Relationship Id="a" Type="${RELATION}/pivotTable" Target="../t.xml"/><Relationship Id="b" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" Target="../c.xml"/><Relationship Id="c" Type="${RELATION}/ctrlProp" Target="/xl/k.xml"/><Relationship Id="d" Type="${RELATION}/vmlDrawing" Target="../v.vml"/>`,
      ),
      'xl/pivotCache/p.xml': '<p><cacheSource><worksheetSource ref="A1:C5" sheet="表"/></cacheSource></p>',
      'xl/t.xml': '<pivotTableDefinition><location ref="A10:B12"/></pivotTableDefinition>',
      'xl/c.xml': '<ThreadedComments><threadedComment ref="B5"/></ThreadedComments>',
      'xl/k.xml': '<formControlPr fmlaLink="$D$9" fmlaRange="表!$A$2:$A$5"/>',
      'xl/v.vml':
        '<xml><x:ClientData ObjectType="Button"><x:Anchor>1, 2, 8, 3, 4, 5, 9, 6</x:Anchor><x:FmlaLink>$D$9</x:FmlaLink></x:ClientData><br></xml>',
    });
    const parts = partsOf((await fillTemplate(bytes, { mapping: mappingFor(5), rows: people(7) })).bytes);
    expect(parts['xl/pivotCache/p.xml']).toContain('ref="A1:C8"');
    expect(parts['xl/t.xml']).toContain('ref="A13:B15"');
    expect(parts['xl/c.xml']).toContain('ref="B8"');
    expect(parts['xl/k.xml']).toContain('fmlaLink="$D$12" fmlaRange="表!$A$2:$A$8"');
    expect(parts['xl/v.vml']).toContain(
      '<x:Anchor>1, 2, 11, 3, 4, 5, 12, 6</x:Anchor><x:FmlaLink>$D$12</x:FmlaLink>',
    );
  });

  test('formulas of other sheets move with what they name; links to other workbooks stay', async () => {
    const other =
      '<sheetData><row r="1"><c r="A1"><f>表!B7+B7+[1]表!B7</f><v>3</v></c><c r="B1"><f>SUM(表!B2:B5)</f></c></row></sheetData><dataValidations><dataValidation sqref="A9"><formula1>表!$A$2:$A$5</formula1></dataValidation></dataValidations>';
    const bytes = workbook(blankRows(2, 5), '', {}, [{ name: '别', xml: other }]);
    const parts = partsOf((await fillTemplate(bytes, { mapping: mappingFor(5), rows: people(7) })).bytes);
    expect(parts['xl/worksheets/sheet2.xml']).toContain('<f>表!B10+B7+[1]表!B7</f><v>3</v>');
    expect(parts['xl/worksheets/sheet2.xml']).toContain('<f>SUM(表!B2:B8)</f><v>10.521</v>');
    expect(parts['xl/worksheets/sheet2.xml']).toContain('<formula1>表!$A$2:$A$8</formula1>');
  });

  const chain = {
    '[Content_Types].xml': types(
      '<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/>',
    ),
    'xl/calcChain.xml': '<calcChain><c r="B6" i="1"/></calcChain>',
  };
  async function withChain(data: string, count: number) {
    const parts = unzipSync(workbook(data, '', chain));
    const old = strFromU8(parts['xl/_rels/workbook.xml.rels'] ?? new Uint8Array());
    parts['xl/_rels/workbook.xml.rels'] = strToU8(
      old.replace(
        '</Relationships>',
        `<Relationship Id="c" Type="${RELATION}/calcChain" Target="calcChain.xml"/></Relationships>`,
      ),
    );
    return partsOf(
      (await fillTemplate(zipSync(parts), { mapping: mappingFor(5), rows: people(count) })).bytes,
    );
  }
  const below = '<row r="6"><c r="B6"><f>SUM(B2:B5)</f><v>0</v></c></row>';
  const above = row(2, '<c r="A#"/><c r="B#"/><c r="C#"/>').replace('</row>', '</row>');

  test('the chain of calculation stays when no formula moves', async () => {
    const fewer = await withChain(blankRows(2, 5) + below, 3);
    expect(fewer['xl/calcChain.xml']).toBe('<calcChain><c r="B6" i="1"/></calcChain>');
    expect(fewer['[Content_Types].xml']).toContain('calcChain');
    const noneBelow = await withChain(above + blankRows(3, 5), 9);
    expect(noneBelow['xl/calcChain.xml']).toBeDefined();
  });

  test('the chain of calculation goes, with its relation and type, when a formula moves or is added', async () => {
    const moved = await withChain(blankRows(2, 5) + below, 9);
    expect(moved['xl/calcChain.xml']).toBeUndefined();
    expect(moved['[Content_Types].xml']).not.toContain('calcChain');
    expect(moved['xl/_rels/workbook.xml.rels']).not.toContain('calcChain');
    const formula = '<c r="A#" s="1"/><c r="B#"/><c r="C#"/><c r="D#"><f>B#</f></c>';
    const added = await withChain([2, 3, 4, 5].map((at) => row(at, formula)).join(''), 9);
    expect(added['xl/calcChain.xml']).toBeUndefined();
  });
});

describe('results', () => {
  async function results(formulas: readonly string[], count = 3) {
    const cells = formulas.map(
      (formula, index) => `<c r="${'ABCDEFGH'[index]}9"><f>${formula}</f><v>99</v></c>`,
    );
    const bytes = workbook(`${blankRows(2, 5)}<row r="9">${cells.join('')}</row>`);
    const parts = partsOf((await fillTemplate(bytes, { mapping: mappingFor(5), rows: people(count) })).bytes);
    return { xml: parts['xl/worksheets/sheet1.xml'] ?? '', book: parts['xl/workbook.xml'] ?? '' };
  }

  test('totals are computed, also totals of totals and words with totals', async () => {
    const { xml, book } = await results([
      'SUM(B2:B5)',
      'COUNT(B2:B5)',
      'COUNTA(A2:A5)',
      '"共"&amp;COUNTA(A2:A5)&amp;"人"',
      'SUM(A9,B9)',
      'A9',
    ]);
    for (const [cell, value] of [
      ['A', '4.503'],
      ['B', '3'],
      ['C', '3'],
      ['E', '7.503'],
      ['F', '4.503'],
    ])
      expect(xml).toMatch(new RegExp(`<c r="${cell}9"><f>[^<]*</f><v>${value}</v></c>`));
    expect(xml).toMatch(/<c (?=[^>]*r="D9")(?=[^>]*t="str")[^>]*><f>[^<]*<\/f><v>共3人<\/v><\/c>/);
    expect(book).not.toContain('fullCalcOnLoad');
  });

  test('what is not a total loses its old result and is computed on opening; what does not depend keeps its own', async () => {
    const { xml, book } = await results([
      'AVERAGE(B2:B5)',
      'A9*2',
      'INDIRECT("B2")',
      'SUM(G20:G21)',
      'TODAY()',
    ]);
    for (const cell of ['A', 'B', 'C']) expect(xml).toMatch(new RegExp(`<c r="${cell}9"><f>[^<]*</f></c>`));
    expect(xml.match(/<v>99<\/v>/g)).toHaveLength(2);
    expect(book).toContain('<calcPr fullCalcOnLoad="1"/>');
  });
});

describe('what would be seen wrongly', () => {
  test('a number made by ROW() that moved loses its old result; one that stays keeps it', async () => {
    const numbered = (number: number) =>
      row(
        number,
        `<c r="A#" s="1"/><c r="B#" s="1"/><c r="C#" s="2"/><c r="D#"><f>ROW()-1</f><v>${number - 1}</v></c>`,
      );
    const bytes = workbook([2, 3, 4, 5].map(numbered).join(''));
    const more = await sheetAfter(bytes, mappingFor(5), people(9));
    expect(more).toContain('<c r="D2"><f>ROW()-1</f><v>1</v></c>');
    // The last blank row stands behind the inserted ones now: it is not number 4 any more.
    expect(more).toContain('<c r="D10"><f>ROW()-1</f></c>');
    const fewer = await sheetAfter(bytes, mappingFor(5), people(2));
    expect(fewer).toContain('<c r="D5"><f>ROW()-1</f><v>4</v></c>');
  });

  test('figures that a format rounds or shows as something else are said, with the first cell', async () => {
    const formats = ['General', '0', '0.0', '#,##0.000', '0%', 'yyyy-mm-dd', '@', '0.0,', '# ?/?'];
    const ids = formats.map((_, index) => 170 + index);
    const styles = `<styleSheet xmlns="m"><numFmts count="${ids.length}">${ids
      .map((id, index) => `<numFmt numFmtId="${id}" formatCode="${formats[index]}"/>`)
      .join(
        '',
      )}</numFmts><cellXfs>${ids.map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`;
    const said = async (style: number, ...figures: readonly number[]) => {
      const cells = `<c r="A#"/><c r="B#" s="${style}"/><c r="C#"/>`;
      const bytes = workbook(row(2, cells) + row(3, cells) + row(4, cells), '', { 'xl/styles.xml': styles });
      const rows = figures.map((thousandths) => ({ figure: { kind: 'number', thousandths } as const }));
      const { notes } = await fillTemplate(bytes, { mapping: mappingFor(4), rows });
      return notes.map((note) =>
        note.code === 'figuresShownUnlike' ? `${note.figures} ${note.address}` : note.code,
      );
    };
    const all = await Promise.all(formats.map((_, style) => said(style, 24_000, 23_500, 3125)));
    expect(Object.fromEntries(formats.map((format, index) => [format, all[index]]))).toEqual({
      General: [],
      '0': ['2 B3'],
      '0.0': ['1 B4'],
      '#,##0.000': [],
      '0%': ['3 B2'],
      'yyyy-mm-dd': ['3 B2'],
      '@': [],
      '0.0,': ['3 B2'],
      '# ?/?': ['3 B2'],
    });
  });

  test('records in hidden rows are said, those of inserted rows too', async () => {
    const hidden = (number: number) => row(number).replace('<row ', '<row hidden="1" ');
    const notesFor = async (data: string, count: number) =>
      (await fillTemplate(workbook(data), { mapping: mappingFor(5), rows: people(count) })).notes;
    const last = blankRows(2, 4) + hidden(5);
    expect(await notesFor(last, 3)).toEqual([]);
    expect(await notesFor(last, 4)).toEqual([{ code: 'recordsHidden', records: 1 }]);
    expect(await notesFor(last, 9)).toEqual([{ code: 'recordsHidden', records: 1 }]);
    const sample = row(2) + hidden(3) + blankRows(4, 5);
    expect(await notesFor(sample, 9)).toEqual([{ code: 'recordsHidden', records: 6 }]);
  });
});

describe('examples and blanks', () => {
  test('fewer records leave blank rows, and examples in them go', async () => {
    const example = row(
      2,
      '<c r="A#" s="1" t="inlineStr"><is><t>张三</t></is></c><c r="B#"><v>8</v></c><c r="C#"/>',
    );
    const xml = await sheetAfter(workbook(example + blankRows(3, 5)), mappingFor(5), []);
    expect(xml).toContain('<c r="A2" s="1"/><c r="B2"/>');
    expect(xml).not.toContain('张三');
  });
});

describe('refusals', () => {
  const mapping = mappingFor(5);

  test.each([
    [
      'a binary .xls',
      [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
      { code: 'templateNotXlsx', values: { format: 'xls' } },
    ],
    ['text', [0x61, 0x2c, 0x62], { code: 'templateNotXlsx', values: { format: 'text' } }],
    ['nothing', [], { code: 'emptyFile' }],
    ['half a zip', [0x50, 0x4b, 3, 4, 0, 0], { code: 'damagedZip' }],
  ] as const)('%s', async (_, bytes, expected) => {
    await expect(fillTemplate(Uint8Array.from(bytes), { mapping, rows: [] })).rejects.toMatchObject(expected);
  });

  test('a protected package', async () => {
    const bytes = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]);
    await expect(fillTemplate(bytes, { mapping, rows: [] })).rejects.toMatchObject({
      code: 'encryptedWorkbook',
    });
  });

  test('a signed workbook, a missing sheet, a formula or a merge in a target, a sheet that is full', async () => {
    const signed = workbook(blankRows(2, 5), '', { '_xmlsignatures/sig1.xml': '<s/>' });
    await expect(fillTemplate(signed, { mapping, rows: [] })).rejects.toMatchObject({
      code: 'templateSigned',
    });
    const good = workbook(blankRows(2, 5));
    await expect(
      fillTemplate(good, { mapping: { ...mapping, sheet: '没有' }, rows: [] }),
    ).rejects.toMatchObject({
      code: 'templateSheetMissing',
    });
    const formula = workbook(blankRows(2, 4) + row(5, '<c r="A5"/><c r="B5"><f>1</f></c>'));
    await expect(fillTemplate(formula, { mapping, rows: people(1) })).rejects.toMatchObject({
      code: 'targetHoldsFormula',
      values: { address: 'B5' },
    });
    const merged = workbook(blankRows(2, 5), '<mergeCells><mergeCell ref="A3:B3"/></mergeCells>');
    await expect(fillTemplate(merged, { mapping, rows: people(1) })).rejects.toMatchObject({
      code: 'targetMerged',
      values: { address: 'B3' },
    });
    const full = Array.from<TemplateRow>({ length: 1_048_576 }).fill({});
    await expect(fillTemplate(good, { mapping, rows: full })).rejects.toMatchObject({
      code: 'tooManyRecords',
    });
  });

  test('a value that a placeholder asks for and nobody gave', async () => {
    const template = templateCases.find(({ file }) => file === 'rich-text.xlsx');
    if (template === undefined) throw new Error('a template');
    const own = await mappingOf(template);
    await expect(
      fillTemplate(templateBytes(template.file), { mapping: own, rows: [], values: {} }),
    ).rejects.toMatchObject({
      code: 'valueMissing',
    });
  });
});

test('macros and links to other workbooks are kept and noted', async () => {
  const template = templateCases.find(({ file }) => file === 'macros.xlsm');
  if (template === undefined) throw new Error('a template');
  const { notes } = await fillTemplate(templateBytes(template.file), {
    mapping: await mappingOf(template),
    rows: template.rows(2),
  });
  expect(notes).toEqual([{ code: 'macrosKept' }, { code: 'externalLinksKept', links: 1 }]);
});

test('placeholders cut through by runs keep the format of the run where they begin', async () => {
  const template = templateCases.find(({ file }) => file === 'rich-text.xlsx');
  if (template === undefined) throw new Error('a template');
  const { bytes } = await fillTemplate(templateBytes(template.file), {
    mapping: await mappingOf(template),
    rows: [],
    values: template.values,
  });
  const xml = partsOf(bytes)['xl/worksheets/sheet1.xml'] ?? '';
  expect(xml).toMatch(/<t>姓名：<\/t><\/r><r><rPr>.*?<\/rPr><t>欧阳㼆宁 &amp; &lt;张𬱖𠅤&gt;<\/t><\/r>/);
  expect(xml).not.toContain('rPh');
  const [sheet] = (await readWorkbook(bytes, 'x.xlsx')).sheets;
  expect(sheet?.rows.map((line) => line.cells.map((cell) => cell.text))).toEqual([
    ['姓名：欧阳㼆宁 & <张𬱖𠅤>，学时：36.5。', '姓名：欧阳㼆宁 & <张𬱖𠅤>，学时：36.5。'],
    ['前 欧阳㼆宁 & <张𬱖𠅤> 与 36.5 后'],
    ['36.5'],
    ['没有占位'],
  ]);
});
