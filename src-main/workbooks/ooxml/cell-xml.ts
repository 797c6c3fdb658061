import { type DateSystem, toSerial } from '../../../src-shared/sheet/render/number-format.ts';
import type { TemplateValue } from '../../../src-shared/sheet/template/template-values.ts';
import type { CalendarDate } from '../../../src-shared/training/calendar-date.ts';
import type { TemplateStyles } from '../fill/patch-styles.ts';
import { TemplateRefused } from './template-refused.ts';
import { createEdits } from './xml-edits.ts';
import { parseXml, textOf, type XmlElement } from './xml-tree.ts';
import { escapeText, type XmlWriter } from './xml-writer.ts';

/** What goes into a cell: a value, or a text with its runs kept (the inside of an `is` element). */
export type CellWrite =
  | TemplateValue
  | { readonly kind: 'richText'; readonly inner: string; readonly text: string };

/** How a workbook writes its cells. */
export type CellContext = {
  readonly prefix: string;
  /** Formats of the workbook, to which derived ones are added. */
  readonly styles: TemplateStyles;
  /** The year from which serial days count. */
  readonly dates: DateSystem;
  /** Told of every figure that its cell's format shows rounded or as something else. */
  readonly onUnlikeFigure?: (address: string) => void;
};

// The longest text of a cell in Excel, in UTF-16 units.
const TEXT_LENGTH_MAX = 32_767;
// Line breaks are the one control character that a cell may hold.
const FORBIDDEN = /[[\p{Cc}\p{Cs}\ufffe\uffff]--\n]/v;
// What a spreadsheet program may take for a formula when a person edits the cell: the sign first, full-width or
// not, with blanks in front or not.
const READ_AS_FORMULA = /^\s*[=+\-@＝＋－＠]/u;

/** A cell's address in its two halves. */
type CellPlace = { readonly letters: string; readonly row: string };

/** Writes one cell with its value. */
export type CellWriter = (out: XmlWriter, place: CellPlace, style: number | null, value: CellWrite) => void;

/** What stands between the address of a cell of one format and its value. */
type Frame = {
  /** For a text that needs no escaping. */
  readonly plain: Uint8Array;
  /** For a text that brings its own elements. */
  readonly text: Uint8Array;
  readonly number: Uint8Array;
  readonly empty: Uint8Array;
};

/** A text as its cell holds it, encoded once. */
type KnownText = { readonly inner: Uint8Array; readonly isReadAsFormula: boolean };

/** Schools, subjects and projects stand in hundreds of rows. */
const KNOWN_TEXTS_MAX = 4000;

/**
 * Makes the writer of a part's cells. Texts are written into the cell itself (`inlineStr`), so that the table of shared
 * texts stays as it was; they never become formulas, and what a person's edit would turn into one gets a format that
 * prevents it. Figures are exact decimals. A date is a day's number where the format shows dates, else its text.
 * Long because the writers of all kinds share the known texts and formats of one part.
 */
export function createCellWriter(context: CellContext): CellWriter {
  const { prefix, styles } = context;
  const encoder = new TextEncoder();
  const start = encoder.encode(`<${prefix}c r="`);
  const textEnd = encoder.encode(`</${prefix}t></${prefix}is></${prefix}c>`);
  const numberEnd = encoder.encode(`</${prefix}v></${prefix}c>`);
  const frames = new Map<number | null, Frame>();
  const texts = new Map<string, KnownText>();

  function frameOf(style: number | null): Frame {
    const known = frames.get(style);
    if (known !== undefined) return known;
    const format = style === null ? '"' : `" s="${style}"`;
    const made = {
      plain: encoder.encode(`${format} t="inlineStr"><${prefix}is><${prefix}t>`),
      text: encoder.encode(`${format} t="inlineStr">`),
      number: encoder.encode(`${format}><${prefix}v>`),
      empty: encoder.encode(`${format}/>`),
    };
    frames.set(style, made);
    return made;
  }

  function writeFigure(out: XmlWriter, style: number | null, figure: string): void {
    out.bytes(frameOf(style).number);
    out.raw(figure);
    out.bytes(numberEnd);
  }

  function writeText(out: XmlWriter, place: CellPlace, style: number | null, text: string): void {
    if (text === '') out.bytes(frameOf(style).empty);
    else if (isPlain(text)) {
      out.bytes(frameOf(style).plain);
      out.raw(text);
      out.bytes(textEnd);
    } else {
      const { inner, isReadAsFormula } = texts.get(text) ?? encodeText(place, text);
      out.bytes(frameOf(isReadAsFormula ? styles.asQuoted(style ?? 0) : style).text);
      out.bytes(inner);
    }
  }

  function encodeText(place: CellPlace, text: string): KnownText {
    checkText(text, place.letters + place.row);
    const made = {
      inner: encoder.encode(`<${prefix}is>${textElement(prefix, text)}</${prefix}is></${prefix}c>`),
      isReadAsFormula: READ_AS_FORMULA.test(text),
    };
    if (texts.size < KNOWN_TEXTS_MAX) texts.set(text, made);
    return made;
  }

  function writeInline(out: XmlWriter, style: number | null, inner: string): void {
    out.raw(style === null ? '"' : `" s="${style}"`);
    out.raw(` t="inlineStr"><${prefix}is>${inner}</${prefix}is></${prefix}c>`);
  }

  return (out, place, style, value) => {
    out.bytes(start);
    out.raw(place.letters);
    out.raw(place.row);
    switch (value.kind) {
      case 'richText':
        writeInline(out, style, value.inner);
        return;
      case 'empty':
        out.bytes(frameOf(style).empty);
        return;
      case 'number':
        if (context.onUnlikeFigure !== undefined && !styles.showsFigure(style ?? 0, value.thousandths))
          context.onUnlikeFigure(place.letters + place.row);
        writeFigure(out, style, String(value.thousandths / 1000));
        return;
      case 'date': {
        const serial = serialFor(context, style, value.date);
        if (serial === null) writeText(out, place, style, value.text);
        else writeFigure(out, style, String(serial));
        return;
      }
      case 'text': {
        // A name that holds no digit is a text in any format: its cell keeps its own.
        const isNumberLike = value.mustStayText === true && /\p{Nd}/u.test(value.text);
        writeText(out, place, isNumberLike ? styles.asText(style ?? 0) : style, value.text);
      }
    }
  };
}

/** Longer texts are rare, and looked at by the regular expressions. */
const PLAIN_MAX = 100;

/**
 * Whether a text needs no look at all: letters, digits and usual marks of ASCII, no sign of a formula in front.
 * Most cells of a list are numbers as text, names of grades and the like; this keeps them out of the map of
 * known texts.
 */
function isPlain(text: string): boolean {
  const first = text.charCodeAt(0);
  if (text.length > PLAIN_MAX || first === 0x2b || first === 0x2d || first === 0x3d || first === 0x40)
    return false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= 0x20 || code >= 0x7f) return false;
    if (code === 0x26 || code === 0x3c || code === 0x3e || code === 0x5f) return false;
  }
  return true;
}

/**
 * The day as a serial number of the workbook's epoch; `null` where the cell's format shows a plain number,
 * under which the day would read as 45717, or where the day lies before the epoch.
 */
function serialFor(context: CellContext, style: number | null, date: CalendarDate): number | null {
  return context.styles.meaningOf(style ?? 0) === 'number' ? null : toSerial(date, context.dates);
}

/**
 * A text as an element. Without `xml:space` an XML reader may drop blanks at the edges (ECMA-376 part 1,
 * 18.4.12).
 */
function textElement(prefix: string, text: string): string {
  const space = /^\s|\s$|\n| {2}/.test(text) ? ' xml:space="preserve"' : '';
  return `<${prefix}t${space}>${escapeText(escapeLookAlikes(text))}</${prefix}t>`;
}

/**
 * What looks like a spreadsheet's escape of a character (`_x0041_`, ECMA-376 part 1, 22.9.2.19) is escaped
 * itself.
 */
function escapeLookAlikes(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

/**
 * Lone surrogates and control characters other than a line feed are not allowed in XML 1.0, not even as
 * references.
 *
 * @throws TemplateRefused valueNotWritable for a text that no cell can hold
 */
export function checkText(text: string, address: string): void {
  if (FORBIDDEN.test(text))
    throw new TemplateRefused('valueNotWritable', { address, reason: 'controlCharacter' });
  if (text.length > TEXT_LENGTH_MAX)
    throw new TemplateRefused('valueNotWritable', { address, reason: 'tooLong', limit: TEXT_LENGTH_MAX });
}

/** The text of a shared or inline string, its runs joined, phonetic guides left out. */
export function plainTextOf(text: string, item: XmlElement): string {
  return textElements(item)
    .map((element) => textOf(text, element))
    .join('');
}

/**
 * The `t` elements of a string item: its own or those of its runs. Phonetic guides (`rPh`) have such elements,
 * too.
 */
function textElements(item: XmlElement): readonly XmlElement[] {
  return item.children.flatMap((child) => {
    if (child.name === 't') return [child];
    return child.name === 'r' ? child.children.filter(({ name }) => name === 't') : [];
  });
}

/** A stretch of a text, in UTF-16 units of the whole joined text, and what takes its place. */
export type TextReplacement = { readonly start: number; readonly end: number; readonly by: string };

/**
 * The inside of a string item with stretches of its text replaced, each in the format of the run where it
 * begins. Programs cut a text into runs wherever a person changed a format, also in the middle of a
 * placeholder.
 *
 * Phonetic guides are left out: they count characters of the old text.
 */
export function replaceInRuns(
  xml: string,
  item: XmlElement,
  replacements: readonly TextReplacement[],
  prefix: string,
): CellWrite {
  const raw = xml.slice(item.start, item.end);
  const root = parseXml(raw);
  const edits = createEdits(raw);
  for (const child of root.children) {
    if (child.name === 'rPh' || child.name === 'phoneticPr') edits.replace(child.start, child.end, '');
  }
  let from = 0;
  let whole = '';
  for (const element of textElements(root)) {
    const old = textOf(raw, element);
    const made = replaceWithin(old, from, replacements);
    whole += made;
    from += old.length;
    if (made === old) continue;
    const name = raw.slice(element.start + 1, element.nameEnd);
    const space = /^\s|\s$|\n| {2}/.test(made) ? ' xml:space="preserve"' : '';
    edits.replace(element.start, element.end, `<${name}${space}>${escapeText(made)}</${name}>`);
  }
  const changed = edits.apply();
  const bare = parseXml(changed);
  const own = /^<([\w.-]+:)/.exec(raw)?.[1] ?? '';
  const inner = changed.slice(bare.openEnd, bare.closeStart);
  return { kind: 'richText', inner: own === prefix ? inner : renamePrefix(inner, own, prefix), text: whole };
}

/**
 * One run's text, which begins at `from` of the whole, with the parts of replacements that fall into it. The
 * new words go to the run where the stretch begins; later runs only lose their part.
 */
function replaceWithin(text: string, from: number, replacements: readonly TextReplacement[]): string {
  let made = '';
  let at = 0;
  for (const { start, end, by } of replacements) {
    const first = Math.max(0, start - from);
    const last = Math.min(text.length, end - from);
    if (first >= text.length || last <= 0) continue;
    made += text.slice(at, first);
    if (start >= from) made += escapeLookAlikes(by);
    at = last;
  }
  return made + text.slice(at);
}

/**
 * Elements under the prefix of the part that they go to: shared texts and sheets may be written with different
 * ones.
 */
function renamePrefix(xml: string, from: string, to: string): string {
  return xml.replace(/<(\/?)([\w.-]+:)?(?=[\w.-]+[\s/>])/g, (tag, slash: string, prefix = '') =>
    prefix === from ? `<${slash}${to}` : tag,
  );
}
