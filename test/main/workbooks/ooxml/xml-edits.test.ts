import { expect, it } from 'vitest';
import { decodePart, encodePart } from '../../../../src-main/workbooks/ooxml/part-text.ts';
import {
  createEdits,
  escapeAttribute,
  withAttributes,
} from '../../../../src-main/workbooks/ooxml/xml-edits.ts';
import { childOf, parseXml } from '../../../../src-main/workbooks/ooxml/xml-tree.ts';
import { assertPresent } from '../../../../src-shared/lib/assert.ts';
import { runNow } from '../../../../src-shared/lib/work.ts';

const TEXT = `<a  one='1' two="2"><b/>\r\n<c>旧</c><d x="1"/></a>`;

function edited(
  change: (
    edits: ReturnType<typeof createEdits>,
    child: (name: string) => ReturnType<typeof parseXml>,
  ) => void,
) {
  const root = parseXml(TEXT);
  const edits = createEdits(TEXT);
  change(edits, (name) => (name === 'a' ? root : assertPresent(childOf(root, name), name)));
  const encoded = new TextDecoder().decode(runNow(edits.encode('utf-8')));
  expect(encoded).toBe(edits.apply());
  return { text: edits.apply(), isEmpty: edits.isEmpty };
}

it('leaves every character that it does not change', () => {
  expect(
    edited((edits, child) => {
      edits.setText(child('c'), '新 & 好');
      edits.setAttribute(child('a'), 'two', '"3"\n');
      edits.setAttribute(child('d'), 'y', '2');
      edits.removeAttribute(child('a'), 'one');
      edits.setText(child('b'), '王芳');
    }).text,
  ).toBe(`<a  two="&quot;3&quot;&#10;"><b>王芳</b>\r\n<c>新 &amp; 好</c><d y="2" x="1"/></a>`);
});

it('is empty where everything is as it was', () => {
  const same = edited((edits, child) => {
    edits.setText(child('c'), '旧');
    edits.setAttribute(child('a'), 'one', '1');
    edits.removeAttribute(child('d'), 'z');
    edits.replace(3, 3, '');
  });
  expect(same).toEqual({ text: TEXT, isEmpty: true });
});

it('writes several things at one place in the order in which they came, whatever came between', () => {
  const at = TEXT.indexOf('<c>');
  const { text } = edited((edits, child) => {
    edits.setText(child('d'), '末');
    edits.write(at, at, (out) => out.raw('<一/>'));
    edits.write(at, at, (out) => out.raw('<二/>'));
  });
  expect(text).toContain('<一/><二/><c>旧</c><d x="1">末</d>');
});

it('refuses changes that overlap', () => {
  const edits = createEdits(TEXT);
  edits.replace(2, 9, 'a');
  edits.replace(5, 12, 'b');
  expect(() => edits.apply()).toThrow(RangeError);
});

it('tells what share is written', () => {
  const edits = createEdits('a'.repeat(100));
  for (let at = 0; at < 100; at++) edits.replace(at, at + 1, '王');
  const shares: number[] = [];
  const work = edits.encode('utf-8');
  for (let step = work.next(); step.done !== true; step = work.next()) shares.push(step.value);
  expect(shares).toEqual([0.25, 0.5, 0.75, 1]);
});

it('writes a part back in its own encoding, mark and all', () => {
  const utf16 = Buffer.from('\ufeff<a>王</a>', 'utf16le');
  const part = decodePart(utf16);
  expect(Buffer.from(encodePart(part)).equals(utf16)).toBe(true);
  const edits = createEdits(part.text);
  const b = part.text.indexOf('王');
  edits.replace(b, b + 1, '李');
  expect(Buffer.from(runNow(edits.encode(part.encoding))).toString('utf16le')).toBe('\ufeff<a>李</a>');
  expect(() => decodePart(Buffer.from([0x3c, 0xff]))).toThrow('damagedWorkbook');
});

it('escapes what an attribute would not keep', () => {
  expect(escapeAttribute('<"a"&\n\t>')).toBe('&lt;&quot;a&quot;&amp;&#10;&#9;&gt;');
});

it('sets attributes of an element that stands alone', () => {
  expect(withAttributes('<xf a="1"><b/></xf>', { a: '2', c: '"' })).toBe('<xf c="&quot;" a="2"><b/></xf>');
});
