import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createGlyphCheck, readCharacterMap } from '../../../src-main/documents/glyph-check.ts';
import { absenceSample, approvalSample, longCertificate, statementSample } from './samples.ts';

const RESOURCES = resolve(import.meta.dirname, '../../../resources');
const { findMissingGlyphs } = createGlyphCheck(RESOURCES);

/** Standard characters and simplified forms outside the basic block, in Extensions A to E: what names most often fail on. */
const RARE_STANDARD =
  '㑇㑊㕮㘎㙍㙘㙦㛃㛚㛹㟃㠇㠓㤘㥄㧐㧑㧟㫰㬊㬎㬚㭎㭕㮾㰀㳇㳘㳚㴔㵐㶲㸆㸌㺄㻬㽏㿠䁖䂮䃅䃎䅟䌹䎃䎖䏝䏡䏲䐃䓖䓛䓨䓫䓬䗖䗛䗪䗴䜣䝙䢺䢼䣘䥽䦃䲟䲠䲢䴓䴔䴕䴖䴗䴘䴙䶮' +
  '𠅤𠙶𠳐𡎚𡐓𣗋𣲗𣲘𣸣𤧛𤩽𤫉𥔲𥕢𥖨𥻗𦈡𦒍𦙶𦝼𦭜𦰡𧿹𨐈𨙸𨚕𨟠𨭉𨱇𨱏𨱑𨱔𨺙𩽾𩾃𩾌𪟝𪣻𪤗𪨰𪨶𪩘𪾢𫄧𫄨𫄷𫄸𫇭𫌀𫍣𫍯𫍲𫍽𫐄𫐐𫐓𫑡𫓧𫓯𫓶𫓹𫔍𫔎𫔶𫖮𫖯𫖳𫗧𫗴𫘜𫘝𫘦𫘧𫘨𫘪𫘬𫚕𫚖𫚭𫛭𫞩𫟅𫟦𫟹𫟼𫠆𫠊𫠜' +
  '𫢸𫫇𫭟𫭢𫭼𫮃𫰛𫵷𫶇𫷷𫸩𬀩𬀪𬂩𬃊𬇕𬇙𬇹𬉼𬊈𬊤𬌗𬍛𬍡𬍤𬒈𬒔𬒗𬕂𬘓𬘘𬘡𬘩𬘫𬘬𬘭𬘯𬙂𬙊𬙋𬜬𬜯𬞟𬟁𬟽𬣙𬣞𬣡𬣳𬤇𬤊𬤝𬨂𬨎𬩽𬪩𬬩𬬭𬬮𬬱𬬸𬬹𬬻𬬿𬭁𬭊𬭎𬭚𬭛𬭤𬭩𬭬𬭯𬭳𬭶𬭸𬭼𬮱𬮿𬯀𬯎𬱖𬱟𬳵𬳶𬳽𬳿𬴂𬴃𬴊𬶋𬶍𬶏𬶐𬶟𬶠𬶨𬶭𬶮𬷕𬸘𬸚𬸣𬸦𬸪𬹼𬺈𬺓';

describe('what the bundled fonts can print', () => {
  test('names with rare characters, marks and figures of the forms', () => {
    const texts = [
      '张㛃',
      '龚䶮',
      '陈𬱖',
      '吉𠅤',
      '林㼆',
      '李𫖯',
      '☑☐✓△·①⑳㈠ⅠⅫ（）％℃〔2023〕—…“”',
      'Ab 09 −',
    ];
    expect(findMissingGlyphs(texts.map((text) => ({ at: 'name', text })))).toEqual([]);
  });

  test('standard characters outside the basic block', () => {
    expect(Array.from(RARE_STANDARD)).toHaveLength(273);
    expect(findMissingGlyphs([{ at: 'table', text: RARE_STANDARD }])).toEqual([]);
  });

  test('all of GBK but ≒', () => {
    const decoder = new TextDecoder('gbk');
    const characters = new Set<string>();
    for (let lead = 0x81; lead <= 0xfe; lead++) {
      for (let trail = 0x40; trail <= 0xfe; trail++) {
        for (const char of decoder.decode(Uint8Array.of(lead, trail))) characters.add(char);
      }
    }
    const text = [...characters].filter((char) => char !== '\uFFFD' && !/\p{Co}/u.test(char)).join('');
    expect(text.length).toBeGreaterThan(21_800);
    expect(findMissingGlyphs([{ at: 'gbk', text }])[0]?.characters).toEqual([
      { char: '≒', codePoint: 'U+2252' },
    ]);
  });

  test('every sample of these tests', () => {
    const samples = [approvalSample(9), longCertificate, statementSample, absenceSample];
    const texts = samples.map((sample) => ({ at: 'sample', text: JSON.stringify(sample) }));
    expect(findMissingGlyphs(texts)).toEqual([]);
  });

  test('the bold face prints what the regular face prints', () => {
    const [regular, bold] = ['regular', 'bold'].map((weight) =>
      readCharacterMap(join(RESOURCES, `fonts/ledger-serif-sc-${weight}.otf`)),
    );
    expect(Buffer.compare(regular ?? Buffer.of(), bold ?? Buffer.of(1))).toBe(0);
  });
});

describe('what they cannot', () => {
  test('is reported with its place and its code point, each character once', () => {
    const texts = [
      { at: 'teacher 7', text: '王\u{2A6D6}\u{2A6D6}芳' },
      { at: 'teacher 8', text: '王芳' },
      { at: 'teacher 9', text: '𠀀\uFFFD' },
    ];
    expect(findMissingGlyphs(texts)).toEqual([
      { ...texts[0], characters: [{ char: '\u{2A6D6}', codePoint: 'U+2A6D6' }] },
      {
        ...texts[2],
        characters: [
          { char: '𠀀', codePoint: 'U+20000' },
          { char: '\uFFFD', codePoint: 'U+FFFD' },
        ],
      },
    ]);
  });

  test('private use, half a surrogate pair and emoji are reported', () => {
    const found = findMissingGlyphs([{ at: 'name', text: '\uE000\uD87E😀' }])[0]?.characters;
    expect(found?.map((character) => character.codePoint)).toEqual(['U+E000', 'U+D87E', 'U+1F600']);
  });

  test('what leaves no ink is no fault: spaces, controls, joiners, variation selectors', () => {
    expect(
      findMissingGlyphs([{ at: 'name', text: '张\u3000\u00A0\t\n㛃\uFE00\u{E0101}\u200D\uFEFF' }]),
    ).toEqual([]);
  });

  test('a text of printable characters stays printable in any order and number', () => {
    const printable = fc.constantFrom(...Array.from(RARE_STANDARD), ' ', 'A', '·');
    fc.assert(
      fc.property(fc.array(printable), fc.nat(20), (chars, position) => {
        const text = chars.join('');
        expect(findMissingGlyphs([{ at: 'a', text }])).toEqual([]);
        const spoilt = [...chars.slice(0, position), '\u{2A6D6}', ...chars.slice(position)].join('');
        expect(findMissingGlyphs([{ at: 'a', text: spoilt }])).toHaveLength(1);
      }),
      { seed: 20171023, numRuns: 50 },
    );
  });
});
