import { describe, expect, test } from 'vitest';
import { readTemplate } from '../../../../src-main/workbooks/template/read-template.ts';
import { drawSheet } from '../../../../src-main/workbooks/template/sheet-picture.ts';
import { assertPresent } from '../../../../src-shared/lib/assert.ts';
import { rawXlsx } from '../read/raw-xlsx.ts';

const STYLES =
  '<styleSheet><fonts><font><b/></font></fonts><fills><fill/></fills><borders><border/><border><left style="thin"/></border></borders><cellXfs><xf/><xf borderId="1"/><xf fontId="0"/></cellXfs></styleSheet>';

async function draw(xml: string) {
  const bytes = rawXlsx([{ name: '表', xml }], { styles: STYLES });
  return drawSheet(bytes, assertPresent((await readTemplate(bytes)).sheets[0], 'a sheet'));
}

const text = (address: string, content: string) =>
  `<c r="${address}" t="inlineStr"><is><t>${content}</t></is></c>`;

describe('a picture of a sheet', () => {
  test('shows words, formulas, borders and merged cells, and leaves out what looks like nothing', async () => {
    const { rows } = await draw(
      `<sheetData><row r="1">${text('A1', '名单')}</row><row r="2"><c r="A2" s="1"/><c r="B2"/><c r="C2"><f>1+1</f><v>2</v></c></row></sheetData><mergeCells><mergeCell ref="A1:C1"/></mergeCells>`,
    );
    expect(
      rows.map(({ cells }) =>
        cells.map(({ column, rows: tall, columns, text: words, isFormula, hasBorder }) => [
          column,
          tall,
          columns,
          words,
          isFormula,
          hasBorder,
        ]),
      ),
    ).toEqual([
      [[1, 1, 3, '名单', false, false]],
      [
        [1, 1, 1, '', false, true],
        [3, 1, 1, '2', true, false],
      ],
    ]);
  });
  test('aligns a value as its kind does where its format does not say', async () => {
    const { rows } = await draw(
      `<sheetData><row r="1">${text('A1', '甲')}<c r="B1"><v>1</v></c><c r="C1" t="b"><v>1</v></c></row></sheetData>`,
    );
    expect(rows[0]?.cells.map(({ align }) => align)).toEqual(['left', 'right', 'center']);
  });
  test('has the widths, heights and hidden parts of the sheet', async () => {
    const picture = await draw(
      `<sheetFormatPr defaultColWidth="10"/><cols><col min="2" max="2" width="25.5"/><col min="3" max="3" hidden="1"/></cols><sheetData><row r="1" ht="30">${text('A1', '甲')}${text('D1', '乙')}</row><row r="2" hidden="1">${text('A2', '丙')}</row></sheetData>`,
    );
    expect(picture.columns.map(({ width, isHidden }) => [width, isHidden])).toEqual([
      [10, false],
      [25.5, false],
      [10, true],
      [10, false],
    ]);
    expect(picture.rows.map(({ height, isHidden }) => [height, isHidden])).toEqual([
      [30, false],
      [null, true],
    ]);
  });
  test('ends at eighty rows and sixty columns, and says so', async () => {
    const row = (number: number, address: string) => `<row r="${number}">${text(address, 'x')}</row>`;
    const whole = await draw(`<sheetData>${row(80, 'BH80')}</sheetData>`);
    expect([whole.rows.length, whole.columns.length, whole.isCut]).toEqual([80, 60, false]);
    const long = await draw(`<sheetData>${row(81, 'A81')}</sheetData>`);
    expect([long.rows.length, long.isCut]).toEqual([80, true]);
    const wide = await draw(`<sheetData>${row(1, 'BI1')}</sheetData>`);
    expect([wide.columns.length, wide.isCut]).toEqual([60, true]);
  });
  test('of a sheet with one merge over all of it is drawn at once', async () => {
    const picture = await draw(
      `<sheetData><row r="1">${text('A1', '甲')}</row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`,
    );
    expect(picture.rows.flatMap(({ cells }) => cells)).toHaveLength(1);
    expect(picture.isCut).toBe(true);
  });
});
