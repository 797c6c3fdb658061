import { WorkbookRefused } from './workbook-refused.ts';
import {
  DEPTH_MAX,
  decodeReferences,
  endsElement,
  findAttribute,
  malformed,
  scanMarkup,
} from './xml-markup.ts';

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

/** An element whose end tag has not been reached. */
type OpenElement = Omit<XmlElement, 'closeStart' | 'end' | 'children'> & {
  closeStart: number;
  end: number;
  readonly children: OpenElement[];
};

/** A list of a hundred thousand cells in a template has a third of that. */
const ELEMENTS_MAX = 2_000_000;

/**
 * The root element of a document that is in memory as a whole.
 *
 * @throws WorkbookRefused tooLarge, and damagedWorkbook as `xml-scanner` does.
 */
export function parseXml(text: string): XmlElement {
  const path: OpenElement[] = [];
  let root: OpenElement | null = null;
  let elements = 0;
  const told = scanMarkup(text, {
    text: () => undefined,
    cdata: () => undefined,
    startTag(start, nameStart, nameEnd, end, isEmptyTag) {
      const name = text.slice(nameStart, nameEnd);
      const element = { name, start, nameEnd, openEnd: end, closeStart: end, end, isEmptyTag, children: [] };
      const parent = path.at(-1);
      if (parent !== undefined) parent.children.push(element);
      else if (root === null) root = element;
      else throw malformed('nesting');
      if (++elements > ELEMENTS_MAX) throw new WorkbookRefused('tooLarge', { elements, limit: ELEMENTS_MAX });
      if (!isEmptyTag && path.push(element) > DEPTH_MAX) throw malformed('tooDeep');
    },
    endTag(start, nameEnd, end) {
      const open = path.pop();
      if (open === undefined || !endsElement(text, start, nameEnd, open.name)) throw malformed('nesting');
      open.closeStart = start;
      open.end = end;
    },
  });
  if (root === null || path.length > 0 || text.includes('<', told)) throw malformed('truncated');
  return root;
}

/** First child of that local name. */
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
  const place = findAttribute(text, element.nameEnd, endOfAttributes(element), name);
  return place === null ? undefined : decodeReferences(text.slice(place.valueStart, place.valueEnd));
}

/** Where `name="value"` stands in an element's start tag. */
export function attributeSpan(
  text: string,
  element: XmlElement,
  name: string,
): { readonly start: number; readonly end: number } | null {
  const place = findAttribute(text, element.nameEnd, endOfAttributes(element), name);
  return place === null ? null : { start: place.start, end: place.valueEnd + 1 };
}

/** The prefix that an element is written with, colon included; empty for none. */
export function prefixOf(text: string, element: XmlElement): string {
  return /^<([\w.-]+:)/.exec(text.slice(element.start, element.nameEnd))?.[1] ?? '';
}

/** Where the attributes of a start tag end, before `>` or `/>`. */
function endOfAttributes({ openEnd, isEmptyTag }: XmlElement): number {
  return openEnd - (isEmptyTag ? 2 : 1);
}

/** The element's own text, references and CDATA resolved, children left out. */
export function textOf(text: string, element: XmlElement): string {
  if (element.isEmptyTag) return '';
  let from = element.openEnd;
  let found = '';
  for (const child of element.children) {
    found += plainText(text.slice(from, child.start));
    from = child.end;
  }
  return found + plainText(text.slice(from, element.closeStart));
}

/** What stands between two tags: text, with comments and CDATA sections in it. */
function plainText(raw: string): string {
  if (!raw.includes('<')) return decodeReferences(raw);
  let found = '';
  const noTag = () => {
    throw malformed('nesting');
  };
  const told = scanMarkup(raw, {
    text: (from, to) => (found += decodeReferences(raw.slice(from, to))),
    cdata: (from, to) => (found += raw.slice(from, to)),
    startTag: noTag,
    endTag: noTag,
  });
  return found + decodeReferences(raw.slice(told));
}
