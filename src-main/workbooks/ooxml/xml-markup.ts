import { WorkbookRefused } from './workbook-refused.ts';

/**
 * What stands in a text, told as places in it, so that nothing is lost or normalised. Places are parameters, not fields of
 * an object: a long sheet has millions of tags, and an object for each cost a tenth of the reading.
 */
export type MarkupEvents = {
  /** What stands between two pieces of markup, references unresolved. */
  text(from: number, to: number): void;
  /**
   * The start tag that lies from `start` to `end`; the name, without its prefix, from `nameStart` to `nameEnd`. An empty tag
   * ends its element, too.
   */
  startTag(start: number, nameStart: number, nameEnd: number, end: number, isEmpty: boolean): void;
  /** The end tag that lies from `start` to `end`; its name, with its prefix, ends at `nameEnd`. */
  endTag(start: number, nameEnd: number, end: number): void;
  /** The text of a CDATA section, in which nothing is a reference. */
  cdata(from: number, to: number): void;
};

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

const COMMENT = { start: '<!--', end: '-->' } as const;
const CDATA = { start: '<![CDATA[', end: ']]>' } as const;

/** Workbooks nest a dozen levels; whoever walks a tree calls itself for each. */
export const DEPTH_MAX = 256;

/**
 * Tells what stands in a text, in its order, and gives the place from which on nothing was told: text behind the last
 * piece of markup, or a piece that does not end. The rest of either may still arrive. Comments and processing
 * instructions are passed over, because they say nothing about a workbook.
 *
 * @throws WorkbookRefused damagedWorkbook for a tag without a name or with a `<` inside, and for a document type: with
 * one, a few lines could name entities that expand to gigabytes, and no workbook has one.
 */
export function scanMarkup(text: string, events: MarkupEvents): number {
  let at = 0;
  for (;;) {
    const start = text.indexOf('<', at);
    if (start === -1) return at;
    if (start > at) events.text(at, start);
    const second = text.charCodeAt(start + 1);
    let end: number;
    if (second === SLASH) end = endTag(text, start, events);
    else if (second === EXCLAMATION) end = declaration(text, start, events);
    else if (second === QUESTION) end = after(text, '?>', start + 2);
    else end = startTag(text, start, events);
    if (end === -1) return start;
    at = end;
  }
}

/** The place behind the tag, or -1 where it does not end. */
function startTag(text: string, start: number, events: MarkupEvents): number {
  let nameStart = start + 1;
  let nameEnd = nameStart;
  for (; nameEnd < text.length; nameEnd++) {
    const code = text.charCodeAt(nameEnd);
    if (code <= SPACE || code === SLASH || code === GREATER) break;
    if (code === COLON && nameStart === start + 1) nameStart = nameEnd + 1;
  }
  const last = lastOfTag(text, nameEnd);
  if (last === -1) return -1;
  if (nameStart === nameEnd) throw malformed('tag');
  events.startTag(start, nameStart, nameEnd, last + 1, text.charCodeAt(last - 1) === SLASH);
  return last + 1;
}

/** Index of the `>` that ends a tag, past any `>` inside a quoted value; -1 when there is none. */
function lastOfTag(text: string, from: number): number {
  let quote = 0;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === QUOTE || code === APOSTROPHE) quote = code;
    else if (code === GREATER) return at;
    else if (code === LESS) throw malformed('tag');
  }
  return -1;
}

function endTag(text: string, start: number, events: MarkupEvents): number {
  let nameEnd = start + 2;
  for (; nameEnd < text.length; nameEnd++) {
    const code = text.charCodeAt(nameEnd);
    if (code <= SPACE || code === GREATER) break;
  }
  const last = afterSpace(text, nameEnd);
  if (last >= text.length) return -1;
  if (text.charCodeAt(last) !== GREATER) throw malformed('tag');
  events.endTag(start, nameEnd, last + 1);
  return last + 1;
}

/**
 * Whether the end tag at `start`, whose name ends at `nameEnd`, is one of an element of that name. Some writers end an
 * element under another prefix of the same namespace, so the prefix is not compared.
 */
export function endsElement(text: string, start: number, nameEnd: number, name: string): boolean {
  const nameStart = nameEnd - name.length;
  const isWhole =
    nameStart === start + 2 || (nameStart > start + 2 && text.charCodeAt(nameStart - 1) === COLON);
  return isWhole && text.startsWith(name, nameStart);
}

function declaration(text: string, start: number, events: MarkupEvents): number {
  if (text.startsWith(COMMENT.start, start)) return after(text, COMMENT.end, start + COMMENT.start.length);
  if (text.startsWith(CDATA.start, start)) {
    const from = start + CDATA.start.length;
    const end = after(text, CDATA.end, from);
    if (end !== -1) events.cdata(from, end - CDATA.end.length);
    return end;
  }
  if (text.length - start < CDATA.start.length) return -1;
  throw malformed('documentType');
}

function after(text: string, ending: string, from: number): number {
  const at = text.indexOf(ending, from);
  return at === -1 ? -1 : at + ending.length;
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

/** The two spellings of true in XML. */
export function isTrue(text: string | undefined): boolean {
  return text === '1' || text === 'true';
}

/**
 * The `r:id` of an element, whatever the prefix is called: prefixes are the writer's own, and a sheet has no other
 * attribute `…:id`.
 */
export function relationId(attributes: string): string | undefined {
  const name = /\s([\w.-]+:id)\s*=/.exec(attributes)?.[1];
  return name === undefined ? undefined : attribute(attributes, name);
}
