/** Collects a document as UTF-8, so that a long one never exists as one string besides. */
export type XmlWriter = {
  /** Markup, or a piece of another document: written as it is. */
  raw(text: string, from?: number, to?: number): void;
  /** Everything written; the writer is done with it. */
  take(): Uint8Array;
};

/** From here on the encoder's speed outweighs the cost of calling it. */
const LONG_PIECE = 400;

/** Texts must be well-formed: of a surrogate pair's half nothing sensible could be written. */
export function createXmlWriter(expectedBytes: number): XmlWriter {
  const encoder = new TextEncoder();
  let buffer = new Uint8Array(Math.max(1024, expectedBytes));
  let length = 0;

  function reserve(bytes: number): void {
    if (length + bytes <= buffer.length) return;
    const wider = new Uint8Array(Math.max(buffer.length * 2, length + bytes));
    wider.set(buffer.subarray(0, length));
    buffer = wider;
  }

  function encode(text: string, from: number, to: number): void {
    reserve((to - from) * 3);
    const bytes = buffer;
    let at = length;
    for (let index = from; index < to; index++) {
      const code = text.charCodeAt(index);
      if (code < 0x80) bytes[at++] = code;
      else if (code < 0x800) {
        bytes[at++] = 0xc0 | (code >> 6);
        bytes[at++] = 0x80 | (code & 0x3f);
      } else if (code < 0xd800 || code > 0xdfff) {
        bytes[at++] = 0xe0 | (code >> 12);
        bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
        bytes[at++] = 0x80 | (code & 0x3f);
      } else {
        const point = text.codePointAt(index++) ?? 0;
        bytes[at++] = 0xf0 | (point >> 18);
        bytes[at++] = 0x80 | ((point >> 12) & 0x3f);
        bytes[at++] = 0x80 | ((point >> 6) & 0x3f);
        bytes[at++] = 0x80 | (point & 0x3f);
      }
    }
    length = at;
  }

  function raw(text: string, from = 0, to = text.length): void {
    if (to - from < LONG_PIECE) encode(text, from, to);
    else {
      reserve((to - from) * 3);
      const piece = from === 0 && to === text.length ? text : text.slice(from, to);
      length += encoder.encodeInto(piece, buffer.subarray(length)).written;
    }
  }

  return {
    raw,
    take: () => buffer.subarray(0, length),
  };
}

/** A text as it stands between tags. */
export function escapeText(value: string): string {
  return /[&<>\r]/.test(value)
    ? value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;')
    : value;
}
