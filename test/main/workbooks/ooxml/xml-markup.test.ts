import { describe, expect, it } from 'vitest';
import {
  attribute,
  createMarkup,
  createNesting,
  decodeReferences,
  findAttribute,
  readMarkup,
} from '../../../../src-main/workbooks/ooxml/xml-markup.ts';

/** Every piece of markup of a text, with what its places say. */
function piecesOf(text: string) {
  const markup = createMarkup();
  const pieces: unknown[] = [];
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', markup.end)) {
    if (!readMarkup(text, at, markup)) return [...pieces, 'unfinished'];
    const { kind, nameStart, nameEnd, isEmptyTag, end } = markup;
    const name = kind === 'start' || kind === 'end' ? text.slice(nameStart, nameEnd) : null;
    pieces.push([kind, name, kind === 'start' && isEmptyTag, text.slice(at, end)]);
  }
  return pieces;
}

describe('markup', () => {
  it('is told apart by its places', () => {
    expect(piecesOf('<?xml version="1.0"?><x:row r="1"><!-- <c> --><c/>a<![CDATA[<b>]]></x:row >')).toEqual([
      ['other', null, false, '<?xml version="1.0"?>'],
      ['start', 'row', false, '<x:row r="1">'],
      ['other', null, false, '<!-- <c> -->'],
      ['start', 'c', true, '<c/>'],
      ['cdata', null, false, '<![CDATA[<b>]]>'],
      ['end', 'x:row', false, '</x:row >'],
    ]);
  });

  it('goes past what ends a tag inside a quoted value', () => {
    expect(piecesOf(`<a t="1 > 0" u='"/>'>`)).toEqual([['start', 'a', false, `<a t="1 > 0" u='"/>'>`]]);
  });

  it.each([
    '<',
    '<a',
    '<a b="',
    '<a b="1"',
    '</a',
    '<!',
    '<!-',
    '<!-- a',
    '<![CDATA',
    '<![CDATA[ a ]]',
    '<?xml',
  ])('waits for the rest of %s', (text) => {
    expect(piecesOf(text)).toEqual(['unfinished']);
  });

  it.each([
    ['a tag without a name', '< a>', 'tag'],
    ['a tag in a tag', '<a <b>', 'tag'],
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]>', 'documentType'],
  ])('refuses %s', (_, text, reason) => {
    expect(() => piecesOf(text)).toThrow(
      expect.objectContaining({ code: 'damagedWorkbook', values: { reason } }),
    );
  });
});

describe('nesting', () => {
  const endTag = (text: string) => {
    const markup = createMarkup();
    readMarkup(text, 0, markup);
    return markup;
  };

  it('gives the name of what ends, also under another prefix', () => {
    const nesting = createNesting();
    nesting.open('worksheet', 'worksheet');
    nesting.open('row', 'x:row');
    expect(nesting.depth).toBe(2);
    expect(nesting.close('</row>', endTag('</row>'))).toBe('row');
    expect(nesting.close('</worksheet>', endTag('</worksheet>'))).toBe('worksheet');
    expect(nesting.depth).toBe(0);
  });

  it('refuses the end of another element, or of none', () => {
    const nesting = createNesting('worksheet');
    expect(() => nesting.close('</row>', endTag('</row>'))).toThrow('damagedWorkbook');
    expect(() => createNesting().close('</row>', endTag('</row>'))).toThrow('damagedWorkbook');
  });

  it('ends at 256 levels', () => {
    const nesting = createNesting();
    for (let level = 0; level < 256; level++) nesting.open('a', 'a');
    expect(() => nesting.open('a', 'a')).toThrow(expect.objectContaining({ values: { reason: 'tooDeep' } }));
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
