import { expect, it } from 'vitest';
import {
  allElements,
  attributeOf,
  attributeSpan,
  childOf,
  parseXml,
  prefixOf,
  textOf,
} from '../../../../src-main/workbooks/ooxml/xml-tree.ts';
import { assertPresent } from '../../../../src-shared/lib/assert.ts';

const TEXT =
  '<?xml version="1.0"?>\n<x:sheet a="1 &gt; 0"><x:row r="2"  s = \'3\'><c/>甲&amp;<!-- 无 --><![CDATA[<乙>]]></x:row></x:sheet>';
const root = parseXml(TEXT);
const row = assertPresent(childOf(root, 'row'), 'the row');

it('knows every element by places in the text', () => {
  expect([...allElements(root)].map(({ name }) => name)).toEqual(['sheet', 'row', 'c']);
  expect(TEXT.slice(row.start, row.nameEnd)).toBe('<x:row');
  expect(TEXT.slice(row.start, row.openEnd)).toBe('<x:row r="2"  s = \'3\'>');
  expect(TEXT.slice(row.closeStart, row.end)).toBe('</x:row>');
  const cell = assertPresent(childOf(row, 'c'), 'the cell');
  expect([cell.isEmptyTag, cell.closeStart === cell.openEnd, cell.end === cell.openEnd]).toEqual([
    true,
    true,
    true,
  ]);
  expect(childOf(row, 'd')).toBeUndefined();
});

it('gives attributes and texts with their references resolved', () => {
  expect([attributeOf(TEXT, root, 'a'), attributeOf(TEXT, row, 's'), attributeOf(TEXT, row, 't')]).toEqual([
    '1 > 0',
    '3',
    undefined,
  ]);
  const span = assertPresent(attributeSpan(TEXT, row, 's'), 'the span');
  expect(TEXT.slice(span.start, span.end)).toBe("s = '3'");
  expect(textOf(TEXT, row)).toBe('甲&<乙>');
});

it.each([
  ['nothing', ''],
  ['two roots', '<a/><b/>'],
  ['an element without its end', '<a><b></b>'],
  ['an end without its element', '<a/></b>'],
  ['crossed ends', '<a><b></a></b>'],
  ['a tag that is cut off', '<a><b c="1"'],
  ['300 levels', `${'<a>'.repeat(300)}${'</a>'.repeat(300)}`],
])('refuses %s', (_, text) => {
  expect(() => parseXml(text)).toThrow(expect.objectContaining({ code: 'damagedWorkbook' }));
});

it('tells the prefix that an element is written with', () => {
  expect(prefixOf(TEXT, root)).toBe('x:');
  expect(prefixOf(TEXT, assertPresent(childOf(row, 'c'), 'the cell'))).toBe('');
});
