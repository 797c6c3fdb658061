import type { CalendarDate } from '../../src-shared/domain/calendar-date.ts';
import { type DateSystem, toSerial } from '../../src-shared/sheet/number-format.ts';
import type { TemplateValue } from '../../src-shared/sheet/template-values.ts';
import type { TemplateStyles } from './patch-styles.ts';
import { createEdits, escapeText, parseXml, textOf, type XmlElement } from './patch-xml.ts';
import { TemplateRefused } from './template-refused.ts';

/** What goes into a cell: a value, or a text with its runs kept (the inside of an `is` element). */
export type CellWrite =
  | TemplateValue
  | { readonly kind: 'richText'; readonly inner: string; readonly text: string };

/** How a workbook writes its cells. */
export type CellManner = {
  readonly prefix: string;
  readonly styles: TemplateStyles;
  readonly dates: DateSystem;
};

const TEXT_LENGTH_MAX = 32_767;
// Line breaks are the one control character that a cell may hold.
const FORBIDDEN = /[[\p{Cc}\p{Cs}\ufffe\uffff]--\n]/v;
const READ_AS_FORMULA = /^[=+\-@＝＋－＠]/u;

/**
 * A cell with its value. Texts are written into the cell itself (`inlineStr`), so that the table of shared texts stays
 * as it was; they never become formulas, and what a person's edit would turn into one gets a format that prevents it.
 * Figures are exact decimals. A date is a day's number where the format shows dates, else its text.
 */
export function writeCell(
  manner: CellManner,
  address: string,
  style: number | null,
  value: CellWrite,
): string {
  switch (value.kind) {
    case 'richText':
      return inlineText(manner, address, style, value.inner);
    case 'empty':
      return cell(manner, address, style, '', null);
    case 'number':
      return cell(manner, address, style, '', String(value.thousandths / 1000));
    case 'date': {
      const serial = serialFor(manner, style, value.date);
      if (serial !== null) return cell(manner, address, style, '', String(serial));
      return textCell(manner, address, style, value.text);
    }
    case 'text': {
      if (value.text === '') return cell(manner, address, style, '', null);
      // A name that holds no digit is a text in any format: its cell keeps its own.
      const kept =
        value.mustStayText && /\p{Nd}/u.test(value.text) ? manner.styles.asText(style ?? 0) : style;
      return textCell(manner, address, kept, value.text);
    }
  }
}

function serialFor(manner: CellManner, style: number | null, date: CalendarDate): number | null {
  return manner.styles.meaningOf(style ?? 0) === 'number' ? null : toSerial(date, manner.dates);
}

function textCell(manner: CellManner, address: string, style: number | null, text: string): string {
  checkText(text, address);
  const safe = READ_AS_FORMULA.test(text) ? manner.styles.asQuoted(style ?? 0) : style;
  return inlineText(manner, address, safe, textElement(manner.prefix, text));
}

function inlineText(manner: CellManner, address: string, style: number | null, inner: string): string {
  const { prefix } = manner;
  const attributes = ` r="${address}"${style === null ? '' : ` s="${style}"`} t="inlineStr"`;
  return `<${prefix}c${attributes}><${prefix}is>${inner}</${prefix}is></${prefix}c>`;
}

function cell(
  { prefix }: CellManner,
  address: string,
  style: number | null,
  type: string,
  value: string | null,
): string {
  const attributes = ` r="${address}"${style === null ? '' : ` s="${style}"`}${type}`;
  if (value === null) return `<${prefix}c${attributes}/>`;
  return `<${prefix}c${attributes}><${prefix}v>${value}</${prefix}v></${prefix}c>`;
}

function textElement(prefix: string, text: string): string {
  const space = /^\s|\s$|\n| {2}/.test(text) ? ' xml:space="preserve"' : '';
  return `<${prefix}t${space}>${escapeText(escapeLookAlikes(text))}</${prefix}t>`;
}

/** What looks like a spreadsheet's escape of a character (`_x0041_`) is escaped itself. */
function escapeLookAlikes(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

/** Throws `TemplateRefused` valueNotWritable for a text that no cell can hold. */
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

function textElements(item: XmlElement): readonly XmlElement[] {
  return item.children.flatMap((child) => {
    if (child.name === 't') return [child];
    return child.name === 'r' ? child.children.filter(({ name }) => name === 't') : [];
  });
}

/** A stretch of a text and what stands there instead. */
export type TextReplacement = { readonly start: number; readonly end: number; readonly by: string };

/**
 * The inside of a string item with stretches of its text replaced, each in the format of the run where it begins.
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

function renamePrefix(xml: string, from: string, to: string): string {
  return xml.replace(/<(\/?)([\w.-]+:)?(?=[\w.-]+[\s/>])/g, (tag, slash: string, prefix = '') =>
    prefix === from ? `<${slash}${to}` : tag,
  );
}
