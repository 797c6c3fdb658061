import { addDays, type CalendarDate, daysBetween, fromParts } from '../../training/calendar-date.ts';

/** What a number format shows: a day, a year and month, or a plain figure (times of day included). */
export type NumberFormatMeaning = 'date' | 'month' | 'number';

/** Formats that a workbook names by number only; 27–36 and 50–58 are the East Asian ones. */
const BUILT_IN_DATES: ReadonlySet<number> = new Set([14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58]);
const BUILT_IN_MONTHS: ReadonlySet<number> = new Set([17, 27, 36, 50, 52, 57]);

/** Meaning of a number format by its id and, for the workbook's own formats, its code. */
export function numberFormatMeaning(id: number, code: string | undefined): NumberFormatMeaning {
  if (code !== undefined) return formatCodeMeaning(code);
  if (BUILT_IN_DATES.has(id)) return 'date';
  return BUILT_IN_MONTHS.has(id) ? 'month' : 'number';
}

/** Meaning of a format code such as `yyyy"年"m"月"d"日"`; only its first section counts. */
export function formatCodeMeaning(code: string): NumberFormatMeaning {
  // Quoted words, escaped characters, fillers (`*x`), blanks of a character's width (`_x`) and colours or
  // conditions in brackets are no part of what is shown (ECMA-376 part 1, 18.8.31).
  const letters = code
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/gu, '')
    .split(';', 1)
    .join('')
    .toLowerCase();
  // A place for a digit makes a figure of it, even beside letters: `0"d"`.
  if (letters === 'general' || letters.includes('#') || letters.includes('0')) return 'number';
  if (letters.includes('d')) return 'date';
  if (letters.includes('y')) return 'month';
  return 'number';
}

/** Decimals of the formats that a workbook names by number only; those that show no plain figure are `null`. */
const BUILT_IN_DECIMALS: ReadonlyMap<number, number | null> = new Map([
  ...[1, 3, 37, 38, 41, 42].map((id) => [id, 0] as const),
  ...[2, 4, 39, 40, 43, 44].map((id) => [id, 2] as const),
  ...[9, 10, 11, 12, 13, 45, 46, 47, 48].map((id) => [id, null] as const),
]);

/** Whether a figure is seen under a number format as it is: neither rounded nor as a percentage, a fraction or a day. */
export function showsFigure(id: number, code: string | undefined, thousandths: number): boolean {
  if (numberFormatMeaning(id, code) !== 'number') return false;
  const decimals = code === undefined ? (BUILT_IN_DECIMALS.get(id) ?? null) : decimalsOf(code);
  if (decimals === null) return code === undefined && !BUILT_IN_DECIMALS.has(id);
  return decimals >= 3 || thousandths % 10 ** (3 - decimals) === 0;
}

/** Decimals of a format code, `Infinity` for those that cut nothing, `null` where it shows no plain figure. */
function decimalsOf(code: string): number | null {
  const [positive = ''] = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/gu, '').split(';', 1);
  if (/^\s*(?:general|@|g\/通用格式)?\s*$/iu.test(positive)) return Number.POSITIVE_INFINITY;
  if (/[%/]|e[+-]|[hms]|[0#?],(?![0#?])/iu.test(positive)) return null;
  if (!/[0#?]/u.test(positive)) return Number.POSITIVE_INFINITY;
  return /\.([0#?]*)/u.exec(positive)?.[1]?.length ?? 0;
}

/** The two ways in which workbooks count days. */
export type DateSystem = 1900 | 1904;

// Lotus 1-2-3 took 1900 for a leap year and Excel kept the mistake (ECMA-376 part 1, 18.17.4.1): days up to 28
// February 1900 count from 1899-12-31, later ones from a day earlier.
const DAY_OF_1900 = 60;

const EPOCHS = {
  from1904: fromParts(1904, 1, 1),
  early: fromParts(1899, 12, 31),
  usual: fromParts(1899, 12, 30),
} as const;

/**
 * Serial day → calendar date; a time of day is dropped. `null` outside 1900–9999 and for serial 60 of the
 * 1900 system, the 29 February 1900 that spreadsheets count but the calendar does not have.
 */
export function fromSerial(serial: number, system: DateSystem): CalendarDate | null {
  const days = Math.floor(serial);
  const epoch = system === 1904 ? EPOCHS.from1904 : days < DAY_OF_1900 ? EPOCHS.early : EPOCHS.usual;
  if (epoch === null || days < (system === 1904 ? 0 : 1) || days > 2_958_465) return null;
  return system === 1900 && days === DAY_OF_1900 ? null : addDays(epoch, days);
}

/** Calendar date → serial day; `null` for a day before the system begins. The inverse of `fromSerial`. */
export function toSerial(date: CalendarDate, system: DateSystem): number | null {
  const epoch = system === 1904 ? EPOCHS.from1904 : EPOCHS.early;
  if (epoch === null) return null;
  const days = daysBetween(epoch, date);
  if (system === 1904) return days < 0 ? null : days;
  if (days < 1) return null;
  return days < DAY_OF_1900 ? days : days + 1;
}
