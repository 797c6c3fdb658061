import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openGuardedZip } from '../../../../src-main/workbooks/ooxml/zip-guard.ts';
import { readColours, toColour } from '../../../../src-main/workbooks/read/cell-colours.ts';

async function themeOf(xml: string) {
  return readColours(
    openGuardedZip(zipSync({ 'xl/theme/theme1.xml': strToU8(xml) })),
    'xl/theme/theme1.xml',
    undefined,
  );
}

describe('the colours of a theme', () => {
  test('are named by their place, light and dark the other way round than the theme lists them', async () => {
    const theme = await themeOf(
      '<a:clrScheme><a:dk1><a:sysClr val="windowText" lastClr="111111"/></a:dk1><a:lt1><a:sysClr lastClr="fefefe"/></a:lt1><a:accent1><a:srgbClr val="abcdef"/></a:accent1></a:clrScheme><a:other><a:srgbClr val="000001"/></a:other>',
    );
    expect([theme[0], theme[1], theme[4]]).toEqual(['#FEFEFE', '#111111', '#ABCDEF']);
  });
  test('are the usual ones where the workbook has no theme', async () => {
    const zip = openGuardedZip(zipSync({ a: strToU8('') }));
    expect((await readColours(zip, undefined, undefined)).slice(0, 2)).toEqual(['#FFFFFF', '#000000']);
  });
});

test.each([
  [' rgb="FFFFC7CE"', '#FFC7CE'],
  [' rgb="ffc7ce"', '#FFC7CE'],
  [' theme="1"', '#222222'],
  [' theme="9"', null],
  [' theme="0" tint="-0.5"', '#808080'],
  [' theme="1" tint="0.5"', '#919191'],
  [' rgb="FF000000" tint="2"', '#FFFFFF'],
  [' rgb="FF808080" tint="x"', '#808080'],
  [' indexed="2"', '#FF0000'],
  [' indexed="10"', '#FF0000'],
  [' indexed="40"', '#808080'],
  [' indexed="64"', null],
  [' auto="1"', null],
])('a colour written as%s is %s', (attributes, colour) => {
  expect(toColour(attributes, ['#FFFFFF', '#222222'])).toBe(colour);
});
