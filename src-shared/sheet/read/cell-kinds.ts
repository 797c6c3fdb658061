import { type CalendarDate, dayOfMonth, monthOf, yearOf } from '../../training/calendar-date.ts';
import { type Credits, credits, type Hours, hours, parseThousandths } from '../../training/thousandths.ts';
import type { CellKind, DateStyle, OutputCell, ParsedCell } from '../layouts/sheet-layout.ts';
import { isPlainText, type SheetCell } from '../render/sheet-cell.ts';
import { type CellIssue, changeIssue, errorIssue, warningIssue } from './sheet-problem.ts';
import { parseWrittenDate, parseWrittenPeriod, type WrittenPeriod } from './written-date.ts';

// Longer texts are somebody's essay in the wrong column; the form's own cells hold a few dozen characters.
const TEXT_LENGTH_MAX = 500;
const NOTHING: ParsedCell<never> = { value: null, issues: [] };

/** Marks people put into a cell of figures that has none. A dash is never a minus sign alone. */
const BLANK_FIGURE = /^(?:|-+|—+|\/|无)$/u;

/** Free text: trimmed, line breaks as blanks, invisible characters removed (and said so). */
export const plainText: CellKind<string> = textKind('left', false);

/** Short text in the middle of its cell. */
export const centeredText: CellKind<string> = textKind('center', false);

/**
 * Text of either alignment. `isText` makes the written cell a text cell (`@`), so that digits stay what they
 * are.
 */
function textKind(align: 'left' | 'center', isText: boolean): CellKind<string> {
  return {
    parse: (cell) => {
      const { text, issues } = cleanText(cell.text);
      if (text === '') return NOTHING;
      if ([...text].length > TEXT_LENGTH_MAX)
        return { value: null, issues: [...issues, errorIssue('textTooLong', { limit: TEXT_LENGTH_MAX })] };
      return { value: text, issues };
    },
    format: outputText,
    align,
    isText,
  };
}

/** Text without what cannot be seen. Blanks and line breaks become single blanks without remark. */
function cleanText(written: string): { readonly text: string; readonly issues: readonly CellIssue[] } {
  if (isPlainText(written)) return { text: written, issues: [] };
  const spaced = written.replace(/\s+/gu, ' ').trim();
  const text = spaced.replace(/[\p{Cc}\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/gu, '').trim();
  return { text, issues: text === spaced ? [] : [changeIssue('controlCharacters', spaced, text)] };
}

/** A text as an output cell. */
export function outputText(text: string): OutputCell {
  return { kind: 'text', text };
}

/** 学时 in thousandths; `36`, `36学时`, `７.５`. */
export const hoursKind: CellKind<Hours> = figureKind(hours, /(?:个?(?:学时|课时|小时))$/u, 0, 100_000);

/** 学分 in thousandths; negative on a line that takes an entry back. */
export const creditsKind: CellKind<Credits> = figureKind(credits, /(?:个?学?分)$/u, 0, 100_000);

/** 学时 of a ledger line, where a reversal is negative. */
export const signedHoursKind: CellKind<Hours> = figureKind(
  hours,
  /(?:个?(?:学时|课时|小时))$/u,
  -100_000,
  100_000,
);

/** 学分 of a ledger line, where a reversal is negative. */
export const signedCreditsKind: CellKind<Credits> = figureKind(credits, /(?:个?学?分)$/u, -100_000, 100_000);

/** A figure with a unit that people write behind it, in thousandths between `min` and `max` whole units. */
function figureKind<Figure extends number>(
  brand: (thousandths: number) => Figure,
  unit: RegExp,
  min: number,
  max: number,
): CellKind<Figure> {
  return {
    parse: (cell) => {
      const { value, issues } = parseFigure(cell, unit);
      if (value === null) return { value, issues };
      const range = outOfRange(value / 1000, min, max, cell);
      return range === null ? { value: brand(value), issues } : { value: null, issues: [...issues, range] };
    },
    format: (value) => ({ kind: 'number', thousandths: value }),
    align: 'right',
    isText: false,
  };
}

/** A whole number: periods, years, counts. */
export function wholeKind(min: number, max: number, unit = /(?:年度?|节|次|个|人)$/u): CellKind<number> {
  return {
    parse: (cell) => {
      const { value, issues } = parseFigure(cell, unit);
      if (value === null) return { value, issues };
      if (value % 1000 !== 0)
        return { value: null, issues: [errorIssue('numberNotWhole', { text: cell.text })] };
      const range = outOfRange(value / 1000, min, max, cell);
      return range === null ? { value: value / 1000, issues } : { value: null, issues: [range] };
    },
    format: (value) => ({ kind: 'number', thousandths: value * 1000 }),
    align: 'right',
    isText: false,
  };
}

/** 年度: a year in the middle of its cell. It is written as text, so that no total or separator touches it. */
export const yearKind: CellKind<number> = {
  ...wholeKind(1980, 2200),
  format: (value) => outputText(String(value)),
  align: 'center',
  isText: true,
};

/**
 * A figure with up to three decimals as whole thousandths. Thousands may be separated by commas; a comma
 * elsewhere could be a decimal one, and is refused. A date is no figure: 3.5 typed into a cell formatted as a
 * day has become 1900-01-03.
 */
function parseFigure(cell: SheetCell, unit: RegExp): ParsedCell<number> {
  const text = cell.text.normalize('NFKC').replace(/\s/gu, '').replace(unit, '');
  if (BLANK_FIGURE.test(text)) return NOTHING;
  if (cell.kind === 'date' || cell.kind === 'boolean')
    return { value: null, issues: [errorIssue('numberUnreadable', { text: cell.text })] };
  // 1,234.5 but not 12,34: groups of three only.
  const digits = /^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
  if (!/^[-+]?(?:\d{1,12}(?:\.\d*)?|\.\d+)$/.test(digits))
    return { value: null, issues: [errorIssue('numberUnreadable', { text: cell.text })] };
  const thousandths = parseThousandths(Number(digits));
  return thousandths === null
    ? { value: null, issues: [errorIssue('numberTooManyDecimals', { text: cell.text, decimals: 3 })] }
    : { value: thousandths, issues: [] };
}

/**
 * A negative figure has a code of its own where none is allowed: it is a common slip, and its way out is
 * another.
 */
function outOfRange(value: number, min: number, max: number, cell: SheetCell): CellIssue | null {
  if (value < 0 && min >= 0) return errorIssue('numberNegative', { text: cell.text });
  return value < min || value > max ? errorIssue('numberOutOfRange', { text: cell.text, min, max }) : null;
}

/**
 * A day in any of the ways of writing it, and written as ISO or 年月日. Templates recognise a column of days by
 * this parser.
 */
export const dateKind: CellKind<CalendarDate> = {
  parse: parseWrittenDate,
  format: (date, style) => outputText(writtenDate(date, style)),
  align: 'center',
  isText: false,
};

/** 出生年月: a month, `1985-06`. Of a date the day is left out, which is what such a column asks. */
export const monthKind: CellKind<string> = {
  parse: (cell) => {
    const { value, issues } = parseWrittenDate(cell);
    return {
      value: value === null ? null : value.slice(0, 7),
      issues: issues.filter(({ code }) => code !== 'dateMonthOnly'),
    };
  },
  format: (month, style) =>
    outputText(style === 'iso' ? month : `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`),
  align: 'center',
  isText: false,
};

/** First to last day; a training of one day is written as that day. */
export const periodKind: CellKind<WrittenPeriod> = {
  parse: parseWrittenPeriod,
  format: ({ startOn, endOn }, style) =>
    outputText(
      startOn === endOn
        ? writtenDate(startOn, style)
        : `${writtenDate(startOn, style)}至${writtenDate(endOn, style)}`,
    ),
  align: 'center',
  isText: false,
};

/** `2023-07-05`, or `2023年7月5日`. */
function writtenDate(date: CalendarDate, style: DateStyle): string {
  return style === 'iso' ? date : `${yearOf(date)}年${monthOf(date)}月${dayOfMonth(date)}日`;
}

/**
 * One of a closed list. `words` are written (those of `words.ts`), and read like the other ways of writing them. An
 * unknown text is an error, or a warning that leaves the cell unread; it is never taken for the value that is nearest.
 */
export function wordKind<Value extends string>(
  words: Readonly<Record<Value, string>>,
  otherWords: Readonly<Record<Value, readonly string[]>>,
  unknown: { readonly severity: 'error' | 'warning'; readonly code?: 'choiceUnknown' | 'resultUnknown' },
): CellKind<Value> {
  const known = new Map<string, Value>();
  for (const value of keysOf(words))
    for (const word of [words[value], ...otherWords[value]]) known.set(wordKey(word), value);
  return {
    parse: (cell) => {
      const key = wordKey(cell.text);
      if (BLANK_FIGURE.test(key)) return NOTHING;
      const value = known.get(key);
      if (value !== undefined) return { value, issues: [] };
      const issue = unknown.severity === 'error' ? errorIssue : warningIssue;
      return { value: null, issues: [issue(unknown.code ?? 'choiceUnknown', { text: cell.text })] };
    },
    format: (value) => outputText(words[value]),
    align: 'center',
    isText: false,
  };
}

const yesNoWords = wordKind<'yes' | 'no'>(
  { yes: '是', no: '否' },
  {
    yes: ['专任', '专任教师', '有', '√', '✓', 'Y', 'yes', '1', 'true'],
    no: ['非专任', '兼任', '不是', '没有', '×', '✗', 'N', 'no', '0', 'false'],
  },
  { severity: 'warning' },
);

/** 是 or 否; another word is a warning and leaves the cell unread. */
export const yesNoKind: CellKind<boolean> = {
  parse: (cell) => {
    const { value, issues } = yesNoWords.parse(cell);
    return { value: value === null ? null : value === 'yes', issues };
  },
  format: (value) => yesNoWords.format(value ? 'yes' : 'no', 'iso'),
  align: 'center',
  isText: false,
};

/** Text that usually comes from a list. A text outside it is kept and said; a known other word is replaced and shown. */
export function listedText(
  list: readonly string[],
  otherWords: Readonly<Record<string, string>>,
): CellKind<string> {
  const known = new Map(list.map((word) => [wordKey(word), word]));
  return {
    parse: (cell) => {
      const { text, issues } = cleanText(cell.text);
      if (text === '') return NOTHING;
      const listed = known.get(wordKey(text));
      if (listed !== undefined) return { value: listed, issues };
      const other = otherWords[wordKey(text)];
      if (other !== undefined)
        return { value: other, issues: [changeIssue('choiceNormalised', text, other)] };
      return { value: text, issues: [...issues, warningIssue('choiceUnknown', { text })] };
    },
    format: outputText,
    align: 'center',
    isText: false,
  };
}

/** The keys of a record with their type. */
function keysOf<Value extends string>(words: Readonly<Record<Value, string>>): readonly Value[] {
  const keys: Value[] = [];
  for (const key in words) keys.push(key);
  return keys;
}

/** A word without blanks, full-width forms and case, by which spellings are compared. */
function wordKey(text: string): string {
  if (isPlainText(text)) return text.toLowerCase();
  return text.normalize('NFKC').replace(/\s/gu, '').toLowerCase();
}

/** Phone numbers: text, blanks removed; an unusual form is kept and said. */
export const phoneKind: CellKind<string> = {
  parse: (cell) => {
    const text = cell.text.normalize('NFKC').replace(/\s/gu, '').replace(/^'/, '');
    if (text === '') return NOTHING;
    const isUsual = /^1\d{10}$|^0\d{2,3}-?\d{7,8}(-\d{1,5})?$/.test(text);
    return { value: text, issues: isUsual ? [] : [warningIssue('phoneUnusual', { text })] };
  },
  format: outputText,
  align: 'center',
  isText: true,
};

/** Figures beyond this many digits are destroyed by spreadsheets. */
const EXACT_DIGITS = 15;

/** Certificate and document numbers: text; a numeric cell may have lost zeros, a long one has lost digits. */
export const documentNumberKind: CellKind<string> = {
  parse: (cell) => {
    const { text, issues } = cleanText(cell.text);
    if (text === '') return NOTHING;
    if (cell.kind !== 'number') return { value: text, issues };
    if (text.length > EXACT_DIGITS) return { value: null, issues: [errorIssue('longNumberNumeric')] };
    return { value: text, issues: [...issues, warningIssue('leadingZerosPossiblyLost', { text })] };
  },
  format: outputText,
  align: 'center',
  isText: true,
};
