import type { Work } from '../../../src-shared/lib/work.ts';
import { encodePart, type PartText } from './part-text.ts';
import { attributeOf, attributeSpan, parseXml, textOf, type XmlElement } from './xml-tree.ts';
import { createXmlWriter, escapeText, type XmlWriter } from './xml-writer.ts';

/** Changes to a document, by places in its original text; they must not overlap. */
export type XmlEdits = {
  replace(start: number, end: number, text: string): void;
  /** Replaces with what is written when the document is; several at one place come in the order of the calls. */
  write(start: number, end: number, write: (out: XmlWriter) => void): void;
  /** Sets an attribute of an element; adds it when it is absent. */
  setAttribute(element: XmlElement, name: string, value: string): void;
  /** Takes an attribute out, with the blank in front of it. */
  removeAttribute(element: XmlElement, name: string): void;
  /** Replaces everything between an element's tags with this text. */
  setText(element: XmlElement, value: string): void;
  readonly isEmpty: boolean;
  /** The changed document as a text. */
  apply(): string;
  /** The changed document as bytes, in steps of a millisecond or two that tell what share is written. */
  encode(encoding: PartText['encoding']): Work<Uint8Array, number>;
};

/** A stretch of the old text and what takes its place. */
type Edit = {
  readonly start: number;
  readonly end: number;
  readonly by: string | ((out: XmlWriter) => void);
};

/**
 * Collects changes and applies them at once; everything between them stays as it is, character by character:
 * comments, order of attributes, white space. Writing the parsed tree anew would lose what other programs keep
 * there.
 *
 * Changes are sorted only if they came out of order; overlapping ones are a bug and throw `RangeError`.
 */
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

/** An element's own text with these attributes set. */
export function withAttributes(xml: string, attributes: Readonly<Record<string, string>>): string {
  const root = parseXml(xml);
  const edits = createEdits(xml);
  for (const [name, value] of Object.entries(attributes)) edits.setAttribute(root, name, value);
  return edits.apply();
}

/** Rows of a long sheet that are written in one go. */
const EDITS_AT_ONCE = 25;

/** What a change comes to in the middle: most are cells, some are rows. */
const EDIT_BYTES = 600;

/** What a function writes, as text: for the few parts that are not written as UTF-8 bytes. */
function textWritten(write: (out: XmlWriter) => void): string {
  const out = createXmlWriter(EDIT_BYTES);
  write(out);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(out.take());
}

/**
 * By place; insertions come before a replacement that begins at the same place. The sort keeps the order of
 * calls.
 */
function byPlace(a: Edit, b: Edit): number {
  return a.start - b.start || a.end - b.end;
}

function isInOrder(a: Edit, b: Edit): boolean {
  return byPlace(a, b) <= 0;
}

/** A text as it stands between double quotes of an attribute. */
export function escapeAttribute(value: string): string {
  return escapeText(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}
