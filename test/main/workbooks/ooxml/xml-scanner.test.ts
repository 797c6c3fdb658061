import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createByteScanner, scanXml } from '../../../../src-main/workbooks/ooxml/xml-scanner.ts';

const DOCUMENT =
  '<?xml version="1.0"?><w xmlns:x="u"><x:row r="1"><c t="s"><v>王 &amp; 芳</v></c><!-- 无 --><c/></x:row><t><![CDATA[<李>&]]></t></w>';

/** What a handler is told of a document that arrives in these pieces; texts that follow one another are one. */
function toldOf(pieces: readonly Uint8Array[], within?: string): readonly string[] {
  const told: string[] = [];
  let isText = false;
  const tell = (line: string, continues: boolean) => {
    if (continues && isText) told[told.length - 1] += line;
    else told.push(line);
    isText = continues;
  };
  const scanner = createByteScanner(
    {
      open: (name, attributes) => tell(`<${name}|${attributes.trim()}`, false),
      text: (text) => tell(text, true),
      close: (name) => tell(`</${name}`, false),
    },
    within,
  );
  for (const piece of pieces) scanner.write(piece);
  scanner.end();
  return told;
}

const whole = toldOf([Buffer.from(DOCUMENT)]);

it('tells elements, attributes and texts in their order', () => {
  expect(whole).toEqual([
    '<w|xmlns:x="u"',
    '<row|r="1"',
    '<c|t="s"',
    '<v|',
    '王 & 芳',
    '</v',
    '</c',
    '<c|',
    '</c',
    '</row',
    '<t|',
    '<李>&',
    '</t',
    '</w',
  ]);
});

it('tells the same wherever the bytes are cut', () => {
  const bytes = Buffer.from(DOCUMENT);
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(bytes.length), { maxLength: 8 }), (cuts) => {
      const places = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
      const pieces = places.slice(1).map((end, index) => bytes.subarray(places[index], end));
      expect(toldOf(pieces)).toEqual(whole);
    }),
  );
});

it('reads UTF-16 by its mark, and goes on inside an element that was open before', () => {
  const mark = Buffer.from([0xff, 0xfe]);
  expect(toldOf([Buffer.concat([mark, Buffer.from(DOCUMENT, 'utf16le')])])).toEqual(whole);
  expect(toldOf([Buffer.from('<a/></w>')], 'w')).toEqual(['<a|', '</a', '</w']);
});

it.each([
  ['cut off', '<w><a>'],
  ['text behind its end', '<w/>a'],
  ['bytes that are no text', Buffer.from([0x3c, 0x77, 0x3e, 0xff, 0x80])],
  ['a tag that never ends', `<w a="${'a'.repeat(2_100_000)}`],
])('refuses a document with %s', async (_, content) => {
  async function* pieces() {
    yield Buffer.from(content);
  }
  await expect(scanXml(pieces(), {})).rejects.toMatchObject({ code: 'damagedWorkbook' });
});
