import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodePart, encodePart, isUtf16 } from '../../../../src-main/workbooks/ooxml/part-text.ts';
import { WorkbookRefused } from '../../../../src-main/workbooks/ooxml/workbook-refused.ts';

const wellFormed = fc.string({ unit: 'grapheme' }).filter((text) => !text.startsWith('\ufeff'));

test('a part comes back byte for byte, its mark included', () => {
  fc.assert(
    fc.property(wellFormed, fc.constantFrom('', '\ufeff'), (text, mark) => {
      const utf8 = Buffer.from(mark + text);
      expect(Buffer.from(encodePart(decodePart(utf8)))).toEqual(utf8);
      const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
      expect(decodePart(utf16).encoding).toBe('utf-16le');
      expect(Buffer.from(encodePart(decodePart(utf16)))).toEqual(utf16);
    }),
  );
});

test('bytes of another encoding are refused, never read as question marks', () => {
  const gb18030 = Uint8Array.of(0xd0, 0xd5, 0xc3, 0xfb);
  expect(() => decodePart(gb18030)).toThrow(WorkbookRefused);
  expect(() => decodePart(gb18030)).toThrow('damagedWorkbook');
});

test('UTF-16 is known by its mark alone', () => {
  expect(isUtf16(Buffer.from('\ufeff<a/>', 'utf16le'))).toBe(true);
  expect(isUtf16(Buffer.from('<a/>', 'utf16le'))).toBe(false);
});
