import { type CalendarDate, fromParts, parseCalendarDate, yearOf } from '../../training/calendar-date.ts';
import type { ParsedCell } from '../layouts/sheet-layout.ts';
import { fromSerial } from '../render/number-format.ts';
import type { SheetCell } from '../render/sheet-cell.ts';
import { changeIssue, errorIssue } from './sheet-problem.ts';

// A year outside these is a slip of the finger: nobody in a ledger was hired in 0215.
const YEAR_MIN = 1900;
const YEAR_MAX = 2100;
/** Serial days of 1950-01-01 and 2099-12-31: a bare five-digit number in a date column is one of these. */
const SERIAL_MIN = 18_264;
const SERIAL_MAX = 73_050;

/** What people write where there is no date. */
const BLANKS: ReadonlySet<string> = new Set(['', '-', '--', '—', '——', '/', '无', '暂无', '未知']);

/**
 * A date in one of the many ways it is written: `2015-09-01`, `2015/9/1`, `2015.9`, `2015年9月`, `201509`,
 * `二〇一五年九月`, a spreadsheet's date or its bare serial number. A month without a day becomes its first day
 * and says so (`dateMonthOnly`). What could be read in two ways, such as the number 2015.1 (January, or October
 * with its zero lost), day-first dates and years of two digits, is an error and never a guess.
 */
export function parseWrittenDate(cell: SheetCell): ParsedCell<CalendarDate> {
  if (cell.kind === 'date') return ofDateCell(cell);
  const text = toArabic(cell.text.normalize('NFKC')).replace(/\s+/g, ' ').trim();
  if (BLANKS.has(text)) return { value: null, issues: [] };
  if (cell.kind === 'number' && typeof cell.value === 'number') return ofNumber(cell, cell.value);
  return ofText(text, cell.text);
}

/**
 * A cell that its format shows as a day. Shown as year and month only, its day was never seen by whoever typed
 * it: Excel makes the first of the month of 2015-9.
 */
function ofDateCell(cell: SheetCell): ParsedCell<CalendarDate> {
  const date = parseCalendarDate(cell.text);
  if (date === null || !isPlausible(date))
    return { value: null, issues: [errorIssue('dateImpossible', { text: cell.text })] };
  return {
    value: date,
    issues: cell.isMonthOnly ? [changeIssue('dateMonthOnly', date.slice(0, 7), date)] : [],
  };
}

/**
 * A plain number in a column of days: a serial that lost its format, or 201509 and 20150901 typed as figures.
 * 2015.1 is January, or October whose zero Excel dropped.
 */
function ofNumber(cell: SheetCell, number: number): ParsedCell<CalendarDate> {
  if (Number.isInteger(number)) {
    if (number >= SERIAL_MIN && number <= SERIAL_MAX) return ofSerial(cell, number);
    return ofText(cell.text, cell.text);
  }
  if (number > SERIAL_MIN && number < SERIAL_MAX) return ofSerial(cell, number);
  if (/^\d{4}\.1$/.test(cell.text))
    return { value: null, issues: [errorIssue('dateAmbiguous', { text: cell.text, reason: 'lostZero' })] };
  return ofText(cell.text, cell.text);
}

/** A serial day, counted as the workbook counts (1900 or 1904), shown as a change. */
function ofSerial(cell: SheetCell, serial: number): ParsedCell<CalendarDate> {
  const date = fromSerial(serial, cell.isFrom1904 ? 1904 : 1900);
  if (date === null) return { value: null, issues: [errorIssue('dateImpossible', { text: cell.text })] };
  return { value: date, issues: [changeIssue('dateFromSerial', cell.text, date)] };
}

const TIME = /[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$/;
const DAY = /^(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?[日号.]?$/;
const DAY_DIGITS = /^(\d{4})(\d{2})(\d{2})$/;
const MONTH = /^(\d{4}) ?[-/.年] ?(\d{1,2}) ?(?:月份?)?$/;
const MONTH_DIGITS = /^(\d{4})(\d{2})$/;

/** Day, month or serial as text. `written` is what stands in the cell and is quoted in problems. */
function ofText(text: string, written: string): ParsedCell<CalendarDate> {
  const day = text.replace(TIME, '');
  const whole = DAY.exec(day) ?? DAY_DIGITS.exec(day);
  if (whole !== null) return ofParts(Number(whole[1]), Number(whole[2]), Number(whole[3]), written);
  const month = MONTH.exec(day) ?? MONTH_DIGITS.exec(day);
  if (month !== null) {
    const read = ofParts(Number(month[1]), Number(month[2]), 1, written);
    return read.value === null
      ? read
      : { ...read, issues: [changeIssue('dateMonthOnly', written, read.value)] };
  }
  if (/^\d{5}$/.test(day) && Number(day) >= SERIAL_MIN && Number(day) <= SERIAL_MAX) {
    const date = fromSerial(Number(day), 1900);
    if (date !== null) return { value: date, issues: [changeIssue('dateFromSerial', written, date)] };
  }
  const code = /^\d{4} ?年?$/.test(day)
    ? 'dateIncomplete'
    : /^\d{1,2}[-/.年]\d{1,2}([-/.月]\d{1,4}日?)?$/.test(day)
      ? 'dateAmbiguous'
      : 'dateUnreadable';
  return { value: null, issues: [errorIssue(code, { text: written })] };
}

/** Year, month and day as a date, if the calendar has it and a ledger could. */
function ofParts(year: number, month: number, day: number, written: string): ParsedCell<CalendarDate> {
  const date = fromParts(year, month, day);
  if (date === null || !isPlausible(date))
    return { value: null, issues: [errorIssue('dateImpossible', { text: written })] };
  return { value: date, issues: [] };
}

function isPlausible(date: CalendarDate): boolean {
  return yearOf(date) >= YEAR_MIN && yearOf(date) <= YEAR_MAX;
}

const DIGITS = '〇一二三四五六七八九';

/** `二〇一五年九月十一日` → `2015年9月11日`; other text is left as it is. */
function toArabic(text: string): string {
  if (!/^[〇○零一二三四五六七八九十]{4}年/.test(text)) return text;
  return text
    .replace(/[○零]/g, '〇')
    .replace(/([一二三四五六七八九]?)十([一二三四五六七八九]?)/g, (_, tens: string, ones: string) =>
      String((tens === '' ? 1 : DIGITS.indexOf(tens)) * 10 + (ones === '' ? 0 : DIGITS.indexOf(ones))),
    )
    .replace(/[〇一二三四五六七八九]/g, (digit) => String(DIGITS.indexOf(digit)));
}

/** From the first to the last day of a training, both included. */
export type WrittenPeriod = { readonly startOn: CalendarDate; readonly endOn: CalendarDate };

/**
 * The days of a training: `2023-07-10至2023-07-12`, `2023年7月10日—12日`, `2023.7.10-7.12`, or one day.
 * The end may leave out the year, or year and month, of the start.
 */
export function parseWrittenPeriod(cell: SheetCell): ParsedCell<WrittenPeriod> {
  const text = cell.text.normalize('NFKC').replace(/\s+/g, '');
  if (BLANKS.has(text)) return { value: null, issues: [] };
  const [first = '', last] = splitPeriod(text);
  const start = parseWrittenDate(cell.kind === 'text' ? { ...cell, text: first } : cell);
  if (start.value === null) return { value: null, issues: start.issues };
  if (last === undefined)
    return { value: { startOn: start.value, endOn: start.value }, issues: start.issues };
  const end = parseWrittenDate({ ...cell, text: completeEnd(start.value, last) });
  const issues = [...start.issues, ...end.issues];
  if (end.value === null) return { value: null, issues };
  if (end.value < start.value)
    return { value: null, issues: [...issues, errorIssue('periodReversed', { text: cell.text })] };
  return { value: { startOn: start.value, endOn: end.value }, issues };
}

/**
 * First and last day as texts. A hyphen both separates and stands inside dates: it splits between two whole ISO
 * dates, or where the first part is written with points, slashes or 年.
 */
function splitPeriod(text: string): readonly string[] {
  const bySign = text.split(/--+|[至到~—–―]+/u);
  if (bySign.length === 2) return bySign;
  const iso = /^(\d{4}-\d{1,2}-\d{1,2})-(\d{4}-\d{1,2}-\d{1,2})$/.exec(text);
  if (iso !== null) return [iso[1] ?? '', iso[2] ?? ''];
  const byHyphen = text.split('-');
  return byHyphen.length === 2 && /[./年]/.test(byHyphen[0] ?? '') ? byHyphen : [text];
}

/** The last day with the year, or year and month, of the first: 2023.7.10-7.12, 7月10日—12日. */
function completeEnd(start: CalendarDate, end: string): string {
  const [year = '', month = ''] = start.split('-');
  if (/^\d{1,2}[日号]?$/.test(end)) return `${year}-${month}-${end}`;
  return /^\d{1,2}[-/.月]\d{1,2}[日号]?$/.test(end) ? `${year}-${end.replace('月', '-')}` : end;
}
