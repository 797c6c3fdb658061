import { malformed } from './xml-markup.ts';

type PartEncoding = 'utf-8' | 'utf-16le';

/** A part's text and the encoding to write it back in. Byte order marks stay in the text. */
export type PartText = { readonly text: string; readonly encoding: PartEncoding };

/** Whether a part begins with the mark of UTF-16: some programs write it, though hardly one does for a workbook. */
export function isUtf16(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xfe;
}

/** @throws WorkbookRefused damagedWorkbook for bytes that are neither UTF-8 nor, with its mark, UTF-16. */
export function decodePart(bytes: Uint8Array): PartText {
  const encoding = isUtf16(bytes) ? 'utf-16le' : 'utf-8';
  try {
    return { text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes), encoding };
  } catch (error) {
    throw malformed('encoding', error);
  }
}

/** The bytes of a part in its own encoding. */
export function encodePart(part: PartText): Uint8Array {
  // Several times faster than a Buffer's own conversion where the text is not Latin.
  if (part.encoding === 'utf-8') return new TextEncoder().encode(part.text);
  return Buffer.from(part.text, 'utf16le');
}
