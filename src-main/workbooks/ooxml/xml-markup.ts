import { WorkbookRefused } from './workbook-refused.ts';

/**
 * One piece of markup as places in the text it stands in, so that nothing is lost or normalised. It is filled anew for
 * each piece, because a long sheet has millions of them.
 */
export type Markup = {
  /** `other` is a comment or a processing instruction, which says nothing about a workbook. */
  kind: 'start' | 'end' | 'cdata' | 'other';
  /** Where the name begins; in a start tag, behind its namespace prefix. */
  nameStart: number;
  nameEnd: number;
  /** A start tag that ends its element, too. */
  isEmptyTag: boolean;
  /** Behind the whole piece. */
  end: number;
};

export function createMarkup(): Markup {
  return { kind: 'other', nameStart: 0, nameEnd: 0, isEmptyTag: false, end: 0 };
}

const TAB = 0x09;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const EXCLAMATION = 0x21;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const SLASH = 0x2f;
const COLON = 0x3a;
const LESS = 0x3c;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const QUESTION = 0x3f;

/** What stands in front of the text of a CDATA section, and behind it. */
export const CDATA = { start: '<![CDATA[', end: ']]>' } as const;
const COMMENT = { start: '<!--', end: '-->' } as const;

/**
 * Reads the piece of markup whose `<` stands at `start`. False when the text ends before the piece does: the rest may
 * still arrive.
 *
 * @throws WorkbookRefused damagedWorkbook for a tag without a name or with a `<` inside, and for a document type: with
 * one, a few lines could name entities that expand to gigabytes, and no workbook has one.
 */
export function readMarkup(text: string, start: number, markup: Markup): boolean {
  if (start + 1 >= text.length) return false;
  const second = text.charCodeAt(start + 1);
  if (second === SLASH) return readEndTag(text, start, markup);
  if (second === EXCLAMATION) return readDeclaration(text, start, markup);
  if (second !== QUESTION) return readStartTag(text, start, markup);
  markup.kind = 'other';
  return readUntil('?>', text, start + 2, markup);
}

function readStartTag(text: string, start: number, markup: Markup): boolean {
  let nameStart = start + 1;
  let nameEnd = nameStart;
  for (; nameEnd < text.length; nameEnd++) {
    const code = text.charCodeAt(nameEnd);
    if (code <= SPACE || code === SLASH || code === GREATER) break;
    if (code === COLON && nameStart === start + 1) nameStart = nameEnd + 1;
  }
  // A `>` inside a quoted value does not end the tag.
  let quote = 0;
  for (let at = nameEnd; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === QUOTE || code === APOSTROPHE) quote = code;
    else if (code === LESS) throw malformed('tag');
    else if (code === GREATER) {
      if (nameStart === nameEnd) throw malformed('tag');
      markup.kind = 'start';
      markup.nameStart = nameStart;
      markup.nameEnd = nameEnd;
      markup.isEmptyTag = text.charCodeAt(at - 1) === SLASH;
      markup.end = at + 1;
      return true;
    }
  }
  return false;
}

function readEndTag(text: string, start: number, markup: Markup): boolean {
  const nameStart = start + 2;
  let nameEnd = nameStart;
  for (; nameEnd < text.length; nameEnd++) {
    const code = text.charCodeAt(nameEnd);
    if (code <= SPACE || code === GREATER) break;
  }
  const last = afterSpace(text, nameEnd);
  if (last >= text.length) return false;
  if (text.charCodeAt(last) !== GREATER) throw malformed('tag');
  markup.kind = 'end';
  markup.nameStart = nameStart;
  markup.nameEnd = nameEnd;
  markup.end = last + 1;
  return true;
}

function readDeclaration(text: string, start: number, markup: Markup): boolean {
  if (text.startsWith(COMMENT.start, start)) {
    markup.kind = 'other';
    return readUntil(COMMENT.end, text, start + COMMENT.start.length, markup);
  }
  if (text.startsWith(CDATA.start, start)) {
    markup.kind = 'cdata';
    return readUntil(CDATA.end, text, start + CDATA.start.length, markup);
  }
  if (text.length - start < CDATA.start.length) return false;
  throw malformed('documentType');
}

function readUntil(ending: string, text: string, from: number, markup: Markup): boolean {
  const at = text.indexOf(ending, from);
  markup.end = at + ending.length;
  return at !== -1;
}

/** The elements that are open at one place of a document. */
export type Nesting = {
  readonly depth: number;
  /**
   * Takes an element that has an end tag: its name, and the name as the start tag writes it, with its prefix.
   *
   * @throws WorkbookRefused damagedWorkbook when it is nested too deeply.
   */
  open(name: string, written: string): void;
  /**
   * Takes an end tag and gives the name of its element, without a prefix.
   *
   * @throws WorkbookRefused damagedWorkbook when it ends another element than the last one.
   */
  close(text: string, end: Markup): string;
};

/** Workbooks nest a dozen levels; whoever walks a tree calls itself for each. */
const DEPTH_MAX = 256;

/** `within` names an element that was open before the first tag. */
export function createNesting(within: string | null = null): Nesting {
  const names: string[] = within === null ? [] : [within];
  const asWritten: string[] = within === null ? [] : [within];
  return {
    get depth() {
      return names.length;
    },
    open(name, written) {
      if (names.length === DEPTH_MAX) throw malformed('tooDeep');
      names.push(name);
      asWritten.push(written);
    },
    close(text, { nameStart, nameEnd }) {
      const name = names.pop();
      const written = asWritten.pop();
      if (name === undefined || written === undefined) throw malformed('nesting');
      const isSame = nameEnd - nameStart === written.length && text.startsWith(written, nameStart);
      // Some writers end an element under another prefix of the same namespace.
      if (!isSame && localName(text.slice(nameStart, nameEnd)) !== name) throw malformed('nesting');
      return name;
    },
  };
}

function localName(written: string): string {
  return written.slice(written.indexOf(':') + 1);
}

/** Where an attribute stands: its name begins at `start`, its value lies between the quotes. */
export type AttributePlace = {
  readonly start: number;
  readonly valueStart: number;
  readonly valueEnd: number;
};

/**
 * Finds an attribute, by its name as it is written, in the part of a start tag between `from` (behind the element's name)
 * and `to`. `null` when it is absent.
 *
 * @throws WorkbookRefused damagedWorkbook for an attribute without a quoted value in front of it.
 */
export function findAttribute(text: string, from: number, to: number, name: string): AttributePlace | null {
  let at = afterSpace(text, from);
  while (at < to) {
    const start = at;
    while (at < to && text.charCodeAt(at) !== EQUALS && !isSpace(text.charCodeAt(at))) at++;
    const isWanted = at - start === name.length && text.startsWith(name, start);
    const sign = afterSpace(text, at);
    const quoteAt = afterSpace(text, sign + 1);
    const quote = text.charCodeAt(quoteAt);
    const isQuoted = text.charCodeAt(sign) === EQUALS && (quote === QUOTE || quote === APOSTROPHE);
    const valueEnd = isQuoted ? text.indexOf(quote === QUOTE ? '"' : "'", quoteAt + 1) : -1;
    if (valueEnd === -1 || valueEnd >= to) throw malformed('attribute');
    if (isWanted) return { start, valueStart: quoteAt + 1, valueEnd };
    at = afterSpace(text, valueEnd + 1);
  }
  return null;
}

/** The value of one attribute of an element's attribute text, references resolved; `undefined` when it is absent. */
export function attribute(attributes: string, name: string): string | undefined {
  // Most attributes that are asked for are absent.
  if (!attributes.includes(name)) return undefined;
  const place = findAttribute(attributes, 0, attributes.length, name);
  return place === null ? undefined : decodeReferences(attributes.slice(place.valueStart, place.valueEnd));
}

function afterSpace(text: string, from: number): number {
  let at = from;
  while (isSpace(text.charCodeAt(at))) at++;
  return at;
}

function isSpace(code: number): boolean {
  return code === SPACE || code === TAB || code === NEWLINE || code === RETURN;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * A text with its references resolved: characters by number and the five names that XML itself has.
 *
 * @throws WorkbookRefused damagedWorkbook for any other name, and for an `&` that begins none.
 */
export function decodeReferences(text: string): string {
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

/** What every reader of XML here refuses with. `reason` is for the log: the user is told that the file is damaged. */
export function malformed(reason: string, cause?: unknown): WorkbookRefused {
  return new WorkbookRefused('damagedWorkbook', { reason }, cause);
}
