import type { Work } from '../../../src-shared/lib/work.ts';
import { WorkbookRefused } from './workbook-refused.ts';
import { attribute } from './xml-scanner.ts';
import { createXmlWriter, escapeText, type XmlWriter } from './xml-writer.ts';

/** One element of a document, as places in its text: nothing of the text is lost or normalised. */
export type XmlElement = {
  /** Name without its prefix. */
  readonly name: string;
  readonly start: number;
  /** Where the name in the start tag ends. */
  readonly nameEnd: number;
  /** After the `>` of the start tag. */
  readonly openEnd: number;
  /** Where the end tag begins; `openEnd` for an element written as one tag. */
  readonly closeStart: number;
  readonly end: number;
  readonly isEmptyTag: boolean;
  readonly children: readonly XmlElement[];
};

type OpenElement = {
  name: string;
  start: number;
  nameEnd: number;
  openEnd: number;
  closeStart: number;
  end: number;
  isEmptyTag: boolean;
  children: OpenElement[];
};

/** A list of a hundred thousand cells in a template has a third of that. */
const ELEMENTS_MAX = 2_000_000;
/** Who walks the tree calls itself for each level. */
const DEPTH_MAX = 256;

/**
 * The root element of a document. Throws `WorkbookRefused` tooLarge, and damagedWorkbook when it is not well formed or
 * nested too deeply; document types are refused like in `xml-scanner`.
 */
export function parseXml(text: string): XmlElement {
  const path: OpenElement[] = [];
  let root: OpenElement | null = null;
  let elements = 0;
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) {
    const second = text.charCodeAt(at + 1);
    if (second === 0x2f) {
      const end = text.indexOf('>', at);
      const open = path.pop();
      if (end === -1 || open === undefined) throw malformed('nesting');
      if (!isNamed(text, at + 2, end, open.name)) throw malformed('nesting');
      open.closeStart = at;
      open.end = end + 1;
      at = end + 1;
    } else if (second === 0x21) {
      at = afterDeclaration(text, at);
    } else if (second === 0x3f) {
      const end = text.indexOf('?>', at);
      if (end === -1) throw malformed('truncated');
      at = end + 2;
    } else {
      const end = tagEnd(text, at + 1);
      const isEmptyTag = text.charCodeAt(end - 1) === 0x2f;
      const nameEnd = endOfName(text, at + 1);
      const element: OpenElement = {
        name: localName(text, at + 1, nameEnd),
        start: at,
        nameEnd,
        openEnd: end + 1,
        closeStart: end + 1,
        end: end + 1,
        isEmptyTag,
        children: [],
      };
      const parent = path.at(-1);
      if (parent !== undefined) parent.children.push(element);
      else if (root === null) root = element;
      else throw malformed('nesting');
      if (++elements > ELEMENTS_MAX) throw new WorkbookRefused('tooLarge', { elements, limit: ELEMENTS_MAX });
      if (!isEmptyTag && path.push(element) > DEPTH_MAX) throw malformed('tooDeep');
      at = end + 1;
    }
  }
  if (root === null || path.length > 0) throw malformed('truncated');
  return root;
}

function isNamed(text: string, from: number, to: number, name: string): boolean {
  return localName(text, from, endOfName(text, from, to)) === name;
}

function endOfName(text: string, from: number, to = text.length): number {
  let at = from;
  for (; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code <= 0x20 || code === 0x2f || code === 0x3e) break;
  }
  if (at === from) throw malformed('tag');
  return at;
}

function localName(text: string, from: number, to: number): string {
  const name = text.slice(from, to);
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

function afterDeclaration(text: string, at: number): number {
  const [opening, closing] = text.startsWith('<!--', at)
    ? ['<!--', '-->']
    : text.startsWith('<![CDATA[', at)
      ? ['<![CDATA[', ']]>']
      : [null, ''];
  if (opening === null) throw malformed('documentType');
  const end = text.indexOf(closing, at + opening.length);
  if (end === -1) throw malformed('truncated');
  return end + closing.length;
}

function tagEnd(text: string, from: number): number {
  let quote = 0;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 0x22 || code === 0x27) quote = code;
    else if (code === 0x3e) return at;
    else if (code === 0x3c) break;
  }
  throw malformed('tag');
}

/** First child of that name. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name);
}

/** All elements below (and including) this one, in document order. */
export function* allElements(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) yield* allElements(child);
}

/** An attribute's value, references resolved. */
export function attributeOf(text: string, element: XmlElement, name: string): string | undefined {
  return attribute(startTagAttributes(text, element), name);
}

function startTagAttributes(text: string, element: XmlElement): string {
  return text.slice(element.nameEnd, element.openEnd - (element.isEmptyTag ? 2 : 1));
}

/** The element's own text, references and CDATA resolved, children left out. */
export function textOf(text: string, element: XmlElement): string {
  if (element.isEmptyTag) return '';
  let from = element.openEnd;
  let found = '';
  for (const child of element.children) {
    found += plain(text.slice(from, child.start));
    from = child.end;
  }
  return found + plain(text.slice(from, element.closeStart));
}

function plain(raw: string): string {
  if (!raw.includes('<') && !raw.includes('&')) return raw;
  return raw
    .split(/(<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>)/)
    .map((piece) => {
      if (piece.startsWith('<![CDATA[')) return piece.slice(9, -3);
      return piece.startsWith('<') ? '' : resolve(piece);
    })
    .join('');
}

/** References of a text resolved, by way of the one decoder there is. */
function resolve(piece: string): string {
  return attribute(` v="${piece.replaceAll('"', '&quot;')}"`, 'v') ?? '';
}

/** Changes to a document, by places in its original text; they must not overlap. */
export type XmlEdits = {
  replace(start: number, end: number, text: string): void;
  /** Replaces with what is written when the document is; several at one place come in the order of the calls. */
  write(start: number, end: number, write: (out: XmlWriter) => void): void;
  /** Sets an attribute of an element; adds it when it is absent. */
  setAttribute(element: XmlElement, name: string, value: string): void;
  removeAttribute(element: XmlElement, name: string): void;
  /** Replaces everything between an element's tags with this text. */
  setText(element: XmlElement, value: string): void;
  readonly isEmpty: boolean;
  apply(): string;
  /** The changed document as bytes, in steps of a millisecond or two that tell what share is written. */
  encode(encoding: PartText['encoding']): Work<Uint8Array, number>;
};

type Edit = {
  readonly start: number;
  readonly end: number;
  readonly by: string | ((out: XmlWriter) => void);
};

/** Collects changes and applies them at once; everything between them stays as it is. */
export function createEdits(text: string): XmlEdits {
  const edits: Edit[] = [];
  let isSorted = true;
  function add(edit: Edit): void {
    const last = edits.at(-1);
    if (last !== undefined && !isInOrder(last, edit)) isSorted = false;
    edits.push(edit);
  }
  function replace(start: number, end: number, by: string): void {
    if (start === end ? by !== '' : text.slice(start, end) !== by) add({ start, end, by });
  }
  return {
    replace,
    write: (start, end, by) => add({ start, end, by }),
    setAttribute(element, name, value) {
      const span = attributeSpan(text, element, name);
      const written = `${name}="${escapeAttribute(value)}"`;
      if (span === null) replace(element.nameEnd, element.nameEnd, ` ${written}`);
      else if (attributeOf(text, element, name) !== value) replace(span.start, span.end, written);
    },
    removeAttribute(element, name) {
      const span = attributeSpan(text, element, name);
      if (span !== null) replace(span.start - 1, span.end, '');
    },
    setText(element, value) {
      if (textOf(text, element) === value && element.children.length === 0) return;
      if (!element.isEmptyTag) replace(element.openEnd, element.closeStart, escapeText(value));
      else {
        const name = text.slice(element.start + 1, element.nameEnd);
        replace(element.openEnd - 2, element.openEnd, `>${escapeText(value)}</${name}>`);
      }
    },
    get isEmpty() {
      return edits.length === 0;
    },
    apply,
    encode,
  };

  function apply(): string {
    const made: string[] = [];
    let at = 0;
    for (const { start, end, by } of inOrder()) {
      made.push(text.slice(at, start), typeof by === 'string' ? by : textWritten(by));
      at = end;
    }
    made.push(text.slice(at));
    return made.join('');
  }

  function inOrder(): readonly Edit[] {
    const sorted = isSorted ? edits : edits.toSorted(byPlace);
    let at = 0;
    for (const { start, end } of sorted) {
      if (start < at) throw new RangeError('edits of a document overlap');
      at = end;
    }
    return sorted;
  }

  function* encode(encoding: PartText['encoding']): Work<Uint8Array, number> {
    if (encoding !== 'utf-8') return encodePart({ text: apply(), encoding });
    const out = createXmlWriter(text.length * 2 + edits.length * EDIT_BYTES);
    let at = 0;
    let count = 0;
    for (const { start, end, by } of inOrder()) {
      out.piece(text, at, start);
      if (typeof by === 'string') out.piece(by, 0, by.length);
      else by(out);
      at = end;
      count++;
      if (count % EDITS_AT_ONCE === 0) yield count / edits.length;
    }
    out.piece(text, at, text.length);
    return out.take();
  }
}

/** Rows of a long sheet that are written in one go. */
const EDITS_AT_ONCE = 25;

/** What a change comes to in the middle: most are cells, some are rows. */
const EDIT_BYTES = 600;

function textWritten(write: (out: XmlWriter) => void): string {
  const out = createXmlWriter(EDIT_BYTES);
  write(out);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(out.take());
}

function byPlace(a: Edit, b: Edit): number {
  return a.start - b.start || a.end - b.end;
}

function isInOrder(a: Edit, b: Edit): boolean {
  return byPlace(a, b) <= 0;
}

/** Where `name="value"` stands in an element's start tag. */
function attributeSpan(
  text: string,
  element: XmlElement,
  name: string,
): { readonly start: number; readonly end: number } | null {
  const attributes = startTagAttributes(text, element);
  const pattern = /([^\s=]+)\s*=\s*(?:"[^"]*"|'[^']*')/g;
  for (const match of attributes.matchAll(pattern)) {
    if (match[1] !== name) continue;
    const start = element.nameEnd + match.index;
    return { start, end: start + match[0].length };
  }
  return null;
}

/** A text as it stands between double quotes of an attribute. */
export function escapeAttribute(value: string): string {
  return escapeText(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}

type PartEncoding = 'utf-8' | 'utf-16le';

/** A part's text and the encoding to write it back in. Byte order marks stay in the text. */
export type PartText = { readonly text: string; readonly encoding: PartEncoding };

export function decodePart(bytes: Uint8Array): PartText {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    return { text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes), encoding };
  } catch (error) {
    throw malformed('encoding', error);
  }
}

export function encodePart(part: PartText): Uint8Array {
  // Several times faster than a Buffer's own conversion where the text is not Latin.
  if (part.encoding === 'utf-8') return new TextEncoder().encode(part.text);
  return Buffer.from(part.text, 'utf16le');
}

function malformed(reason: string, cause?: unknown): WorkbookRefused {
  return new WorkbookRefused('damagedWorkbook', { reason }, cause);
}
