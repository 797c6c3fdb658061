import { isUtf16 } from './part-text.ts';
import {
  DEPTH_MAX,
  decodeReferences,
  endsElement,
  type MarkupEvents,
  malformed,
  scanMarkup,
} from './xml-markup.ts';

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

/**
 * Scans XML that arrives in pieces, cut anywhere: elements, attributes, text, CDATA and references, which is enough for
 * the parts of a workbook. `within` names an element that was open before the first piece.
 *
 * @throws WorkbookRefused damagedWorkbook when the document is not well formed, nested too deeply, has a document type, or
 * holds a tag or text without an end.
 *
 * exceljs is not used for reading: its streaming reader decodes each inflated chunk by itself and so breaks
 * Chinese characters at chunk borders, shows neither hidden rows nor merges, and its other reader holds every
 * cell of the book in memory at several times its size.
 */
function createXmlScanner(handler: XmlHandler, within: string | null): XmlScanner {
  const open = handler.open ?? ignore;
  const close = handler.close ?? ignore;
  const onText = handler.text ?? ignore;
  /** Names of the open elements. */
  const path: string[] = within === null ? [] : [within];
  let buffer = '';
  /** The next `&`, looked for once, because most texts hold none. */
  let reference = -1;

  const events: MarkupEvents = {
    text(from, to) {
      if (path.length === 0) return;
      if (reference !== -1 && reference < from) reference = buffer.indexOf('&', from);
      const run = buffer.slice(from, to);
      onText(reference === -1 || reference > to ? run : decodeReferences(run));
    },
    startTag(_, nameStart, nameEnd, end, isEmpty) {
      const name = buffer.slice(nameStart, nameEnd);
      const attributesEnd = isEmpty ? end - 2 : end - 1;
      open(name, nameEnd < attributesEnd ? buffer.slice(nameEnd, attributesEnd) : '');
      if (isEmpty) close(name);
      else if (path.push(name) > DEPTH_MAX) throw malformed('tooDeep');
    },
    endTag(start, nameEnd) {
      const name = path.pop();
      if (name === undefined || !endsElement(buffer, start, nameEnd, name)) throw malformed('nesting');
      close(name);
    },
    cdata: (from, to) => onText(buffer.slice(from, to)),
  };

  return {
    write(arrived) {
      buffer = buffer === '' ? arrived : buffer + arrived;
      reference = buffer.indexOf('&');
      buffer = buffer.slice(scanMarkup(buffer, events));
      if (buffer.length > PENDING_MAX) throw malformed('tooLong');
    },
    end() {
      if (path.length > 0 || buffer.trim() !== '') throw malformed('truncated');
    },
  };
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

function ignore(): void {}
