import {
  type NumberFormatMeaning,
  numberFormatMeaning,
  showsFigure,
} from '../../../src-shared/sheet/render/number-format.ts';
import { createEdits, withAttributes } from '../ooxml/xml-edits.ts';
import { isTrue } from '../ooxml/xml-markup.ts';
import { attributeOf, childOf } from '../ooxml/xml-tree.ts';
import type { TemplatePart } from '../template/open-template.ts';

/** Cell formats of a workbook, and formats derived from them. */
export type TemplateStyles = {
  meaningOf(style: number): NumberFormatMeaning;
  isText(style: number): boolean;
  /** Whether the format shows this figure as it is, neither rounded nor as something else. */
  showsFigure(style: number, thousandths: number): boolean;
  /** The same format as text (`@`); itself where it is text already. */
  asText(style: number): number;
  /** The same format with the mark that keeps `=…` a text when a person edits the cell. */
  asQuoted(style: number): number;
  /** The part with the derived formats appended; `null` when there are none. */
  patched(): string | null;
};

/** Number format 49 is `@`, text, in every workbook (ECMA-376 part 1, 18.8.30). */
const TEXT_FORMAT = 49;

/**
 * Reads cell formats (`cellXfs`) by number; formats that are derived from them are appended, so that existing
 * numbers keep their meaning. Without a styles part nothing can be derived and every cell keeps its own.
 */
export function openStyles(part: TemplatePart | null): TemplateStyles {
  const cellXfs = part === null ? undefined : childOf(part.root, 'cellXfs');
  if (part === null || cellXfs === undefined)
    return {
      meaningOf: () => 'number',
      isText: () => false,
      showsFigure: () => true,
      asText: (style) => style,
      asQuoted: (style) => style,
      patched: () => null,
    };
  const { text, root } = part;
  const codes = new Map<number, string>();
  for (const format of childOf(root, 'numFmts')?.children ?? [])
    codes.set(Number(attributeOf(text, format, 'numFmtId')), attributeOf(text, format, 'formatCode') ?? '');
  // Cells name formats by their place in this list; `cellStyleXfs`, which stands before it, is another one.
  const formats = cellXfs.children.filter(({ name }) => name === 'xf');
  const formatId = memoized((style) => {
    const format = formats[style];
    return format === undefined ? 0 : Number(attributeOf(text, format, 'numFmtId') ?? 0);
  });
  const added: string[] = [];
  const derived = new Map<string, number>();
  const isText = (style: number) => formatId(style) === TEXT_FORMAT || codes.get(formatId(style)) === '@';
  const isQuoted = (style: number) => {
    const format = formats[style];
    const mark = format === undefined ? undefined : attributeOf(text, format, 'quotePrefix');
    return isTrue(mark);
  };

  function derive(style: number, attributes: Readonly<Record<string, string>>): number {
    // A number beyond the list is a mistake of some writer; programs show such a cell in the default format.
    const format = formats[style] ?? formats[0];
    if (format === undefined) return style;
    const key = `${style} ${Object.keys(attributes).join()}`;
    const known = derived.get(key);
    if (known !== undefined) return known;
    const xml = withAttributes(text.slice(format.start, format.end), attributes);
    // The text is compared, not the meaning: a template filled before has the very same element.
    const same = formats.findIndex(({ start, end }) => text.slice(start, end) === xml);
    if (same === -1) added.push(xml);
    const made = same === -1 ? formats.length + added.length - 1 : same;
    derived.set(key, made);
    return made;
  }

  return {
    meaningOf: (style) => numberFormatMeaning(formatId(style), codes.get(formatId(style))),
    isText,
    showsFigure: (style, thousandths) =>
      showsFigure(formatId(style), codes.get(formatId(style)), thousandths),
    // Digits in a text cell stay what they are when a person edits the cell; in any other, Excel makes a number
    // of them and keeps fifteen.
    asText: memoized((style) =>
      isText(style) ? style : derive(style, { numFmtId: String(TEXT_FORMAT), applyNumberFormat: '1' }),
    ),
    // `quotePrefix` is the apostrophe that people type before a text (ECMA-376 part 1, 18.8.45).
    asQuoted: memoized((style) =>
      isText(style) || isQuoted(style) ? style : derive(style, { quotePrefix: '1' }),
    ),
    patched() {
      if (added.length === 0) return null;
      const edits = createEdits(text);
      edits.replace(cellXfs.closeStart, cellXfs.closeStart, added.join(''));
      edits.setAttribute(cellXfs, 'count', String(formats.length + added.length));
      return edits.apply();
    },
  };
}

/** Asked for each cell, answered once for each format. */
function memoized<Answer>(ask: (style: number) => Answer): (style: number) => Answer {
  const answers = new Map<number, Answer>();
  return (style) => {
    const known = answers.get(style);
    if (known !== undefined) return known;
    const answer = ask(style);
    answers.set(style, answer);
    return answer;
  };
}
