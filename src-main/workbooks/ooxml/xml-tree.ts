import { WorkbookRefused } from './workbook-refused.ts';
import {
  CDATA,
  createMarkup,
  createNesting,
  decodeReferences,
  findAttribute,
  malformed,
  readMarkup,
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
  const markup = createMarkup();
  const nesting = createNesting();
  const path: OpenElement[] = [];
  let root: OpenElement | null = null;
  let elements = 0;
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', markup.end)) {
    if (!readMarkup(text, at, markup)) throw malformed('truncated');
    if (markup.kind === 'end') {
      nesting.close(text, markup);
      const closed = path.pop();
      if (closed === undefined) throw malformed('nesting');
      closed.closeStart = at;
      closed.end = markup.end;
    } else if (markup.kind === 'start') {
      const { nameStart, nameEnd, isEmptyTag, end } = markup;
      const element: OpenElement = {
        name: text.slice(nameStart, nameEnd),
        start: at,
        nameEnd,
        openEnd: end,
        closeStart: end,
        end,
        isEmptyTag,
        children: [],
      };
      const parent = path.at(-1);
      if (parent !== undefined) parent.children.push(element);
      else if (root === null) root = element;
      else throw malformed('nesting');
      if (++elements > ELEMENTS_MAX) throw new WorkbookRefused('tooLarge', { elements, limit: ELEMENTS_MAX });
      if (isEmptyTag) continue;
      nesting.open(element.name, text.slice(at + 1, nameEnd));
      path.push(element);
    }
  }
  if (root === null || path.length > 0) throw malformed('truncated');
  return root;
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
  const markup = createMarkup();
  let found = '';
  let from = 0;
  for (let at = raw.indexOf('<'); at !== -1; at = raw.indexOf('<', from)) {
    if (!readMarkup(raw, at, markup)) throw malformed('truncated');
    found += decodeReferences(raw.slice(from, at));
    from = markup.end;
    if (markup.kind === 'cdata') found += raw.slice(at + CDATA.start.length, from - CDATA.end.length);
  }
  return found + decodeReferences(raw.slice(from));
}
