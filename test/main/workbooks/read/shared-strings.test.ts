import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { escapeText } from '../../../../src-main/workbooks/ooxml/xml-writer.ts';
import { openGuardedZip } from '../../../../src-main/workbooks/ooxml/zip-guard.ts';
import { openSharedStrings } from '../../../../src-main/workbooks/read/shared-strings.ts';

const open = (items: string, part: string | undefined = 'sst.xml') =>
  openSharedStrings(openGuardedZip(zipSync({ 'sst.xml': strToU8(`<sst>${items}</sst>`) })), part, undefined);

describe('the table of texts', () => {
  test('joins runs, leaves out readings and takes escapes back', async () => {
    const strings = await open(
      '<si><t>甲</t></si><si><r><t>王</t></r><r><t>芳</t></r><rPh sb="0"><t>Wang</t></rPh></si><si><t>a_x000D_</t></si><si/>',
    );
    expect([0, 1, 2, 3, 4].map((index) => strings.at(index))).toEqual(['甲', '王芳', 'a\r', '', undefined]);
  });
  test('that is not there has no text', async () => {
    expect((await open('', 'none.xml')).at(0)).toBeUndefined();
    expect(
      (await openSharedStrings(openGuardedZip(zipSync({ a: strToU8('') })), undefined, undefined)).at(0),
    ).toBeUndefined();
  });
  test('that is damaged is refused when the first text is asked for', async () => {
    const strings = await open('<si><t>甲</si>');
    expect(() => strings.at(0)).toThrow('damagedWorkbook');
  });
});

const texts = fc.array(
  fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => !/\p{Cc}|_x/u.test(text)),
  { minLength: 1, maxLength: 30 },
);

test.each([
  ['short', 0],
  ['too long to be read at once', 600_000],
])('a table that is %s comes back as it was written', async (_, padding) => {
  await fc.assert(
    fc.asyncProperty(texts, async (written) => {
      const strings = await open(
        written.map((text) => `<si><t xml:space="preserve">${escapeText(text)}</t></si>`).join('') +
          ' '.repeat(padding),
      );
      expect(written.map((_text, index) => strings.at(index))).toEqual(written);
    }),
    { numRuns: 15 },
  );
});
