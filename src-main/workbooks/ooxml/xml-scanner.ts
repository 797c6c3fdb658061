import { WorkbookRefused } from './workbook-refused.ts';

/** Called for each piece of a document. Names come without their namespace prefix. */
export type XmlHandler = {
  readonly open?: (name: string, attributes: string) => void;
  /** Text with its references resolved; one run of text may arrive in several calls. */
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
};

type XmlScanner = {
  write(text: string): void;
  end(): void;
};

/** Longer than any tag or text of a workbook: what does not end is given up before it is searched over and over. */
const PENDING_MAX = 2 * 1024 * 1024;
const DEPTH_MAX = 256;

/**
 * Scans XML that arrives in pieces, cut anywhere. Enough for the parts of a workbook: elements, attributes,
 * text, CDATA, comments, references. Document types, and with them entities of their own, are refused, and so are
 * elements nested too deeply and tags or texts without an end.
 * `within` names an element that was open before the first piece.
 * Throws `WorkbookRefused` damagedWorkbook when the document is not well formed.
 *
 * exceljs is not used for reading: its streaming reader decodes each inflated chunk by itself and so breaks
 * Chinese characters at chunk borders, shows neither hidden rows nor merges, and its other reader holds every
 * cell of the book in memory at several times its size.
 */
function createXmlScanner(handler: XmlHandler, within: string | null): XmlScanner {
  const open = handler.open ?? ignore;
  const close = handler.close ?? ignore;
  const onText = handler.text ?? ignore;
  /** Names of the open elements, as they are written and without their prefix. */
  const written: string[] = within === null ? [] : [within];
  const path: string[] = within === null ? [] : [within];
  let buffer = '';

  /** The markup at `start`: the index after it, or -1 when its end has not arrived. */
  function markup(start: number): number {
    const second = buffer.charCodeAt(start + 1);
    if (second === 0x2f) return endTag(start);
    if (second === 0x21) return declaration(start);
    if (second === 0x3f) {
      const end = buffer.indexOf('?>', start);
      return end === -1 ? -1 : end + 2;
    }
    let colon = -1;
    let nameEnd = start + 1;
    for (; nameEnd < buffer.length; nameEnd++) {
      const code = buffer.charCodeAt(nameEnd);
      if (code <= 0x20 || code === 0x2f || code === 0x3e) break;
      if (code === 0x3a && colon === -1) colon = nameEnd;
    }
    const end = tagEnd(buffer, nameEnd);
    if (end === -1) return -1;
    const name = buffer.slice(colon === -1 ? start + 1 : colon + 1, nameEnd);
    if (name === '') throw malformed('tag');
    const isEmpty = buffer.charCodeAt(end - 1) === 0x2f;
    const attributesEnd = isEmpty ? end - 1 : end;
    open(name, nameEnd < attributesEnd ? buffer.slice(nameEnd, attributesEnd) : '');
    if (isEmpty) close(name);
    else {
      if (path.length === DEPTH_MAX) throw malformed('tooDeep');
      written.push(colon === -1 ? name : buffer.slice(start + 1, nameEnd));
      path.push(name);
    }
    return end + 1;
  }

  function endTag(start: number): number {
    const expected = written.at(-1) ?? '';
    const usual = start + 2 + expected.length;
    const isUsual = buffer.charCodeAt(usual) === 0x3e && buffer.startsWith(expected, start + 2);
    const end = isUsual ? usual : buffer.indexOf('>', start);
    if (end === -1) return -1;
    written.pop();
    const name = path.pop();
    if (name === undefined) throw malformed('nesting');
    if (!isUsual && localName(buffer.slice(start + 2, end).trimEnd()) !== name) throw malformed('nesting');
    close(name);
    return end + 1;
  }

  function declaration(start: number): number {
    const rest = buffer.length - start;
    if (buffer.startsWith('<!--', start)) {
      const end = buffer.indexOf('-->', start + 4);
      return end === -1 ? -1 : end + 3;
    }
    if (buffer.startsWith('<![CDATA[', start)) {
      const end = buffer.indexOf(']]>', start + 9);
      if (end === -1) return -1;
      onText(buffer.slice(start + 9, end));
      return end + 3;
    }
    if (rest < 9) return -1;
    throw malformed('documentType');
  }

  return {
    write(piece) {
      buffer = buffer === '' ? piece : buffer + piece;
      let at = 0;
      for (;;) {
        const start = buffer.indexOf('<', at);
        if (start === -1 || start + 1 >= buffer.length) break;
        if (start > at && path.length > 0) onText(decodeReferences(buffer.slice(at, start)));
        at = start;
        const next = markup(start);
        if (next === -1) break;
        at = next;
      }
      buffer = buffer.slice(at);
      if (buffer.length > PENDING_MAX) throw malformed('tooLong');
    },
    end() {
      if (path.length > 0 || buffer.trim() !== '') throw malformed('truncated');
    },
  };
}

/** The value of one attribute of an element's attribute text; `undefined` when it is absent. */
export function attribute(attributes: string, name: string): string | undefined {
  for (let from = 0; ; ) {
    const at = attributes.indexOf(name, from);
    if (at === -1) return undefined;
    from = at + name.length;
    if (at > 0 && !isSpace(attributes.charCodeAt(at - 1))) continue;
    let cursor = from;
    while (isSpace(attributes.charCodeAt(cursor))) cursor++;
    if (attributes[cursor] !== '=') continue;
    do cursor++;
    while (isSpace(attributes.charCodeAt(cursor)));
    const quote = attributes[cursor];
    if (quote !== '"' && quote !== "'") throw malformed('attribute');
    const end = attributes.indexOf(quote, cursor + 1);
    return decodeReferences(attributes.slice(cursor + 1, end));
  }
}

/** Scans a whole part that arrives as UTF-8 (or, with its mark, UTF-16) bytes; bytes that are neither are refused. */
export async function scanXml(chunks: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> {
  const scanner = createByteScanner(handler);
  for await (const chunk of chunks) scanner.write(chunk);
  scanner.end();
}

export type ByteScanner = {
  write(chunk: Uint8Array): void;
  end(): void;
};

/** The same for whoever hands over the bytes piece by piece. `within` names an element open before the first one. */
export function createByteScanner(handler: XmlHandler, within: string | null = null): ByteScanner {
  const scanner = createXmlScanner(handler, within);
  let decoder: TextDecoder | null = null;
  const decode = (chunk?: Uint8Array): string => {
    try {
      return (chunk === undefined ? decoder?.decode() : decoder?.decode(chunk, { stream: true })) ?? '';
    } catch (error) {
      throw malformed('encoding', error);
    }
  };
  return {
    write(chunk) {
      decoder ??= new TextDecoder(isUtf16(chunk) ? 'utf-16le' : 'utf-8', { fatal: true });
      scanner.write(decode(chunk));
    },
    end() {
      scanner.write(decode());
      scanner.end();
    },
  };
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]+|#[0-9]+|[a-z]+);|&/gi, (_, reference: string | undefined) => {
    if (reference === undefined) throw malformed('reference');
    if (!reference.startsWith('#')) {
      const named = NAMED[reference];
      if (named === undefined) throw malformed('reference');
      return named;
    }
    const isHex = reference[1] === 'x' || reference[1] === 'X';
    const code = Number.parseInt(reference.slice(isHex ? 2 : 1), isHex ? 16 : 10);
    if (!(code <= 0x10ffff)) throw malformed('reference');
    return String.fromCodePoint(code);
  });
}

/** Index of the `>` that ends a tag, past any `>` inside a quoted value; -1 when it has not arrived. */
function tagEnd(buffer: string, from: number): number {
  let quote = 0;
  for (let at = from; at < buffer.length; at++) {
    const code = buffer.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 0x22 || code === 0x27) quote = code;
    else if (code === 0x3e) return at;
    else if (code === 0x3c) throw malformed('tag');
  }
  return -1;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}

export function isUtf16(chunk: Uint8Array): boolean {
  return chunk[0] === 0xff && chunk[1] === 0xfe;
}

function ignore(): void {}

function malformed(reason: string, cause?: unknown): WorkbookRefused {
  return new WorkbookRefused('damagedWorkbook', { reason }, cause);
}
