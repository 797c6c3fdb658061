import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openTemplate } from '../../../../src-main/workbooks/template/open-template.ts';
import { openPictureStyles } from '../../../../src-main/workbooks/template/picture-styles.ts';
import { rawParts } from '../read/raw-xlsx.ts';

async function look(
  xfs: string,
  parts: {
    readonly fonts?: string;
    readonly fills?: string;
    readonly borders?: string;
    readonly colours?: string;
  } = {},
  theme = '',
) {
  const styles = `<styleSheet><fonts>${parts.fonts ?? ''}</fonts><fills>${parts.fills ?? ''}</fills><borders>${parts.borders ?? ''}</borders><cellXfs>${xfs}</cellXfs>${parts.colours ?? ''}</styleSheet>`;
  const files = rawParts([{ name: '表', xml: '<sheetData/>' }], { styles });
  if (theme !== '') {
    const relations = Buffer.from(files['xl/_rels/workbook.xml.rels'] ?? []).toString();
    files['xl/_rels/workbook.xml.rels'] = strToU8(
      relations.replace(
        '</Relationships>',
        '<Relationship Id="t" Type="t/theme" Target="theme/theme1.xml"/></Relationships>',
      ),
    );
    files['xl/theme/theme1.xml'] = strToU8(theme);
  }
  return openPictureStyles(await openTemplate(zipSync(files)));
}

const solid = (colour: string) =>
  `<fill><patternFill patternType="solid"><fgColor ${colour}/></patternFill></fill>`;

describe('how a cell looks', () => {
  test('is plain without a format', async () => {
    expect((await look(''))(7)).toEqual({ isBold: false, align: null, fill: null, hasBorder: false });
  });
  test('is bold unless the font says no', async () => {
    const style = await look('<xf fontId="0"/><xf fontId="1"/><xf fontId="2"/>', {
      fonts: '<font><b/></font><font><b val="0"/></font><font/>',
    });
    expect([0, 1, 2].map((index) => style(index).isBold)).toEqual([true, false, false]);
  });
  test('has a border where one side has a style', async () => {
    const style = await look('<xf borderId="0"/><xf borderId="1"/>', {
      borders: '<border><left style="thin"/><right/></border><border><left style="none"/><right/></border>',
    });
    expect([style(0).hasBorder, style(1).hasBorder]).toEqual([true, false]);
  });
  test.each([
    ['centerContinuous', 'center'],
    ['distributed', 'center'],
    ['justify', 'left'],
    ['right', 'right'],
    ['general', null],
  ])('aligned %s stands %s', async (written, align) => {
    expect((await look(`<xf><alignment horizontal="${written}"/></xf>`))(0).align).toBe(align);
  });
});

const THEME =
  '<a:theme><a:clrScheme><a:dk1><a:sysClr val="windowText" lastClr="010101"/></a:dk1><a:lt1><a:sysClr lastClr="FEFEFE"/></a:lt1><a:dk2><a:srgbClr val="222222"/></a:dk2><a:lt2><a:srgbClr val="EEEEEE"/></a:lt2><a:accent1><a:srgbClr val="4472C4"/></a:accent1></a:clrScheme></a:theme>';

describe('the ground of a cell', () => {
  test.each([
    ['rgb="FFFFC7CE"', '#ffc7ce'],
    ['theme="0"', '#fefefe'],
    ['theme="1"', '#010101'],
    ['theme="4"', '#4472c4'],
    ['theme="4" tint="1"', '#ffffff'],
    ['theme="4" tint="-1"', '#000000'],
    ['theme="40"', null],
    ['indexed="10"', '#ff0000'],
    ['indexed="22"', '#c0c0c0'],
    ['indexed="64"', null],
    ['rgb="zzzzzz"', null],
  ])('%s is %s', async (colour, fill) => {
    expect(
      (await look('<xf fillId="0"/>', { fills: solid(colour) }, THEME))(0).fill?.toLowerCase() ?? null,
    ).toBe(fill);
  });
  test('has the colour of a palette that the workbook brings along', async () => {
    const colours = '<colors><indexedColors><rgbColor rgb="00ABCDEF"/></indexedColors></colors>';
    expect(
      (await look('<xf fillId="0"/>', { fills: solid('indexed="0"'), colours }))(0).fill?.toLowerCase(),
    ).toBe('#abcdef');
  });
  test('has none without a pattern or its colour', async () => {
    const fills =
      '<fill><patternFill patternType="none"><fgColor rgb="FFFF0000"/></patternFill></fill><fill><patternFill patternType="gray125"/></fill><fill><gradientFill/></fill>';
    const style = await look('<xf fillId="0"/><xf fillId="1"/><xf fillId="2"/>', { fills });
    expect([0, 1, 2].map((index) => style(index).fill)).toEqual([null, null, null]);
  });
});
