/** Collects a document as UTF-8, so that a long one never exists as one string besides. */
export type XmlWriter = {
  /** Markup that is written over and over, encoded once. */
  bytes(markup: Uint8Array): void;
  /** A short text, as it is. */
  raw(text: string): void;
  /** A stretch of another document. */
  piece(text: string, from: number, to: number): void;
  /** Everything written; the writer is done with it. */
  take(): Uint8Array;
};

/** From here on the encoder's speed outweighs the cost of calling it. */
const LONG_PIECE = 200;

/** Bytes from which `set` is faster than a loop. */
const CALLED_FROM = 48;

/**
 * Collects UTF-8 in one buffer that doubles when it is full. Short texts are encoded here: calling an encoder
 * for each of a hundred thousand cells costs more than their bytes.
 *
 * Texts must be well-formed: of a surrogate pair's half nothing sensible could be written.
 */
export function createXmlWriter(expectedBytes: number): XmlWriter {
  const encoder = new TextEncoder();
  let buffer = Buffer.allocUnsafeSlow(Math.max(1024, expectedBytes));
  let length = 0;

  function widen(bytes: number): void {
    const wider = Buffer.allocUnsafeSlow(Math.max(buffer.length * 2, length + bytes));
    buffer.copy(wider, 0, 0, length);
    buffer = wider;
  }

  function raw(text: string): void {
    const count = text.length;
    if (length + count * 3 > buffer.length) widen(count * 3);
    const out = buffer;
    let at = length;
    for (let index = 0; index < count; index++) {
      const code = text.charCodeAt(index);
      if (code < 0x80) out[at++] = code;
      else if (code < 0x800) {
        out[at++] = 0xc0 | (code >> 6);
        out[at++] = 0x80 | (code & 0x3f);
      } else if (code < 0xd800 || code > 0xdfff) {
        out[at++] = 0xe0 | (code >> 12);
        out[at++] = 0x80 | ((code >> 6) & 0x3f);
        out[at++] = 0x80 | (code & 0x3f);
      } else {
        const point = text.codePointAt(index++) ?? 0;
        out[at++] = 0xf0 | (point >> 18);
        out[at++] = 0x80 | ((point >> 12) & 0x3f);
        out[at++] = 0x80 | ((point >> 6) & 0x3f);
        out[at++] = 0x80 | (point & 0x3f);
      }
    }
    length = at;
  }

  return {
    bytes(markup) {
      const count = markup.length;
      if (length + count > buffer.length) widen(count);
      const out = buffer;
      const from = length;
      // A call costs as much as some dozens of bytes.
      if (count > CALLED_FROM) out.set(markup, from);
      else for (let index = 0; index < count; index++) out[from + index] = markup[index] ?? 0;
      length = from + count;
    },
    raw,
    piece(text, from, to) {
      if (from === to) return;
      const piece = text.slice(from, to);
      if (to - from < LONG_PIECE) raw(piece);
      else {
        if (length + piece.length * 3 > buffer.length) widen(piece.length * 3);
        length += encoder.encodeInto(piece, buffer.subarray(length)).written;
      }
    },
    take: () => buffer.subarray(0, length),
  };
}

/**
 * A text between tags. A carriage return is written as a reference: XML readers turn a plain one into a line
 * feed.
 */
export function escapeText(value: string): string {
  return /[&<>\r]/.test(value)
    ? value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;')
    : value;
}
