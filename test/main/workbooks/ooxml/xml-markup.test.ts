import { describe, expect, it } from 'vitest';
import {
  attribute,
  decodeReferences,
  endsElement,
  findAttribute,
  isTrue,
  relationId,
  scanMarkup,
} from '../../../../src-main/workbooks/ooxml/xml-markup.ts';

/** Everything that is told of a text, with what its places say. */
function toldOf(text: string) {
  const told: unknown[] = [];
  const end = scanMarkup(text, {
    text: (from, to) => told.push(['text', text.slice(from, to)]),
    cdata: (from, to) => told.push(['cdata', text.slice(from, to)]),
    startTag: (start, nameStart, nameEnd, end, isEmpty) =>
      told.push([isEmpty ? 'empty' : 'start', text.slice(nameStart, nameEnd), text.slice(start, end)]),
    endTag: (start, nameEnd, end) =>
      told.push(['end', text.slice(start + 2, nameEnd), text.slice(start, end)]),
  });
  return { told, rest: text.slice(end) };
}

describe('markup', () => {
  it('is told in its order, as places', () => {
    expect(
      toldOf('<?xml version="1.0"?>\n<x:row r="1"><!-- <c> --><c/>a&amp;b<![CDATA[<b>&]]></x:row >z'),
    ).toEqual({
      told: [
        ['text', '\n'],
        ['start', 'row', '<x:row r="1">'],
        ['empty', 'c', '<c/>'],
        ['text', 'a&amp;b'],
        ['cdata', '<b>&'],
        ['end', 'x:row', '</x:row >'],
      ],
      rest: 'z',
    });
  });

  it('goes past what ends a tag inside a quoted value', () => {
    expect(toldOf(`<a t="1 > 0" u='"/>'>`).told).toEqual([['start', 'a', `<a t="1 > 0" u='"/>'>`]]);
  });

  it.each([
    '<',
    '<a',
    '<a b="',
    '<a b="1"',
    '</a',
    '</a ',
    '<!',
    '<!-',
    '<!-- a',
    '<![CDATA',
    '<![CDATA[ a ]]',
    '<?xml',
  ])('is left for later where it does not end: %s', (text) => {
    expect(toldOf(`<b/>${text}`)).toEqual({ told: [['empty', 'b', '<b/>']], rest: text });
  });

  it.each([
    ['a tag without a name', '< a>', 'tag'],
    ['a tag in a tag', '<a <b>', 'tag'],
    ['an end tag with attributes', '</a b>', 'tag'],
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]>', 'documentType'],
  ])('is refused with %s', (_, text, reason) => {
    expect(() => toldOf(text)).toThrow(
      expect.objectContaining({ code: 'damagedWorkbook', values: { reason } }),
    );
  });

  it.each([
    ['</row>', 'row', true],
    ['</x:row>', 'row', true],
    ['</arow>', 'row', false],
    ['</row>', 'arow', false],
    ['</ro>', 'row', false],
  ])('%s ends an element %s: %s', (tag, name, isEnd) => {
    expect(endsElement(tag, 0, tag.length - 1, name)).toBe(isEnd);
  });
});

describe('attributes', () => {
  it('are found by their whole name, never inside another name or a value', () => {
    const attributes = ` spans="1:3" name="a r='9' r = 8" r = '2' xr="7"`;
    expect(attribute(attributes, 'r')).toBe('2');
    expect(attribute(attributes, 'xr')).toBe('7');
    expect(attribute(attributes, 'span')).toBeUndefined();
  });

  it('say where they stand', () => {
    const tag = '<row r="1" ht=" 15 "/>';
    const place = findAttribute(tag, 4, tag.length - 2, 'ht');
    expect(
      place === null ? null : [tag.slice(place.start), tag.slice(place.valueStart, place.valueEnd)],
    ).toEqual(['ht=" 15 "/>', ' 15 ']);
    expect(findAttribute(tag, 4, 10, 'ht')).toBeNull();
  });

  it.each([' r', ' r=1', ' r="1', ' a=1 r="1"'])('are refused without a quoted value: %s', (attributes) => {
    expect(() => attribute(attributes, 'r')).toThrow(
      expect.objectContaining({ code: 'damagedWorkbook', values: { reason: 'attribute' } }),
    );
  });
});

describe('references', () => {
  it('become what they stand for', () => {
    expect(decodeReferences('&lt;a&gt; &amp;amp; &quot;&apos; &#20320;&#x597D;&#x1F600;')).toBe(
      '<a> &amp; "\' 你好😀',
    );
  });

  it.each(['a & b', '&nbsp;', '&#x110000;', '&;'])('are refused where they stand for nothing: %s', (text) => {
    expect(() => decodeReferences(text)).toThrow(
      expect.objectContaining({ code: 'damagedWorkbook', values: { reason: 'reference' } }),
    );
  });
});

it('knows both spellings of true, and nothing else', () => {
  expect(['1', 'true', '0', 'false', 'TRUE', '', undefined].map(isTrue)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
});

it('finds the id of a relation under any prefix', () => {
  expect(relationId(' name="id" r:id = "rId1"')).toBe('rId1');
  expect(relationId(" sheetId='3' ns2:id='a&amp;b'")).toBe('a&b');
  expect(relationId(' sheetId="3" id="4"')).toBeUndefined();
});
