import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createXmlWriter, escapeText } from '../../../../src-main/workbooks/ooxml/xml-writer.ts';

/** A stretch of text in one of the ways in which it can be written; long ones take other paths than short ones. */
const stretch = fc.record({
  way: fc.constantFrom('raw', 'bytes', 'piece'),
  text: fc
    .tuple(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 60 }))
    .map(([text, times]) => text.repeat(times)),
});

test('what is written is UTF-8, whichever way and however long', () => {
  fc.assert(
    fc.property(fc.array(stretch), fc.integer({ min: 0, max: 40 }), (stretches, expected) => {
      const out = createXmlWriter(expected);
      for (const { way, text } of stretches) {
        if (way === 'raw') out.raw(text);
        else if (way === 'bytes') out.bytes(Buffer.from(text));
        else out.piece(`<<${text}>>`, 2, 2 + text.length);
      }
      expect(Buffer.from(out.take()).equals(Buffer.from(stretches.map(({ text }) => text).join('')))).toBe(
        true,
      );
    }),
  );
});

test('characters outside the basic plane take four bytes', () => {
  const out = createXmlWriter(0);
  out.raw('𬱖');
  expect([...out.take()]).toEqual([0xf0, 0xac, 0xb1, 0x96]);
});

test('a text between tags keeps its carriage returns', () => {
  expect(escapeText('a & <b>\r\n')).toBe('a &amp; &lt;b&gt;&#13;\n');
  expect(escapeText('王芳 "甲"')).toBe('王芳 "甲"');
});
