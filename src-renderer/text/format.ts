/** 1 个月、2 周 of practice in an enterprise; empty where there is none. */
export function practiceText({
  months,
  weeks,
}: {
  readonly months: number | null;
  readonly weeks: number | null;
}): string {
  const parts = [
    ...(months ? [`${formatThousandths(months, 0)} 个月`] : []),
    ...(weeks ? [`${formatThousandths(weeks, 0)} 周`] : []),
  ];
  return parts.join('、');
}

/** What stands where there is no figure. */
export const NONE = '—';

/**
 * Thousandths as a decimal text with at least `decimals` places; more only where the figure needs them,
 * so that nothing is rounded on screen.
 */
export function formatThousandths(value: number | null | undefined, decimals: number): string {
  if (value === null || value === undefined) return NONE;
  const digits = Math.abs(value).toString().padStart(4, '0');
  const whole = digits.slice(0, -3);
  const fraction = digits.slice(-3).replace(/0+$/, '').padEnd(decimals, '0');
  const sign = value < 0 ? '−' : '';
  return fraction === '' ? `${sign}${whole}` : `${sign}${whole}.${fraction}`;
}

/** Credits with one place: 8.4, 0.125. */
export function formatCredits(value: number | null | undefined): string {
  return formatThousandths(value, 1);
}

/** Hours without places where whole: 68, 2.5. */
export function formatHours(value: number | null | undefined): string {
  return formatThousandths(value, 0);
}

/** A sum over many with its digits in groups: 4,000,000, 400,000.5. */
export function formatSum(value: number, decimals: number): string {
  const [whole = '', fraction] = formatThousandths(value, decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** A change with its sign, as figures below zero are written elsewhere: +3.0, −3.0; no change has no sign. */
export function formatChange(value: number, decimals: number): string {
  return `${value > 0 ? '+' : ''}${formatThousandths(value, decimals)}`;
}

/**
 * Typed decimal text → thousandths: `null` for empty text, `undefined` when it is not a number with at most three places.
 * Full-width digits and the ideographic full stop are taken as a Chinese keyboard leaves them.
 */
export function parseFigure(text: string): number | null | undefined {
  const plain = text
    .trim()
    .replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10))
    .replace(/[．。]/g, '.');
  if (plain === '') return null;
  const match = /^(\d{1,9})(?:\.(\d{0,3}))?$/.exec(plain);
  if (match === null) return undefined;
  return Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(3, '0'));
}

/** Text as people type dates → `YYYY-MM-DD`: 20251122, 2025-11-2, 2025.11.22, 2025年11月22日; `undefined` when it is no day. */
export function parseDateText(text: string): string | null | undefined {
  const plain = text.trim().replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10));
  if (plain === '') return null;
  const match =
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ??
    /^(\d{4})\s*[-./年．。]\s*(\d{1,2})\s*[-./月．。]\s*(\d{1,2})\s*日?$/.exec(plain);
  if (match === null) return undefined;
  const [, year, month, day] = match;
  const date = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  const parsed = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== date ? undefined : date;
}

/** A day of the calendar as it stands (2025-03-04); a dash for none. */
export function formatDate(date: string | null | undefined): string {
  return date ?? NONE;
}

/** 2025-10-13 至 2025-10-15, one day once, open ends named. */
export function formatDateRange(from: string | null, to: string | null): string {
  if (from === null && to === null) return NONE;
  if (from === null) return `至 ${to}`;
  if (to === null) return `${from} 起`;
  return from === to ? from : `${from} 至 ${to}`;
}

const WEEKDAYS = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'] as const;

/** 2025 年 11 月 10 日　星期一 */
export function formatLongDate(date: string): string {
  const weekday = WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
  const [year, month, day] = date.split('-');
  return `${year} 年 ${Number(month)} 月 ${Number(day)} 日　${weekday}`;
}

/** UTC instant → local `YYYY-MM-DD HH:mm`. */
export function formatInstant(instant: string | null | undefined): string {
  if (instant === null || instant === undefined) return NONE;
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const two = (part: number) => String(part).padStart(2, '0');
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${date} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The same with 今天 or 昨天 in place of the day, seen from `today`. */
export function formatRecentInstant(instant: string, today: string): string {
  const text = formatInstant(instant);
  const [date, time] = text.split(' ');
  if (time === undefined) return text;
  if (date === today) return `今天 ${time}`;
  const yesterday = new Date(Date.parse(`${today}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  return date === yesterday ? `昨天 ${time}` : text;
}

/** The day of an instant; the whole instant belongs in the tooltip. */
export function formatDayOf(instant: string): string {
  return formatInstant(instant).split(' ')[0] ?? instant;
}

/** 460102 19850615 0023; other documents as they are. */
export function formatIdNumber(number: string | null | undefined): string {
  if (number === null || number === undefined || number === '') return NONE;
  return /^\d{17}[\dXx]$/.test(number)
    ? `${number.slice(0, 6)} ${number.slice(6, 14)} ${number.slice(14).toUpperCase()}`
    : number;
}

/** 4601••••••••••0023: first four and last four stay; a short number keeps only its last two. */
export function maskId(number: string | null | undefined): string {
  if (number === null || number === undefined || number === '') return NONE;
  if (number.length < 12) return `${'•'.repeat(Math.max(0, number.length - 2))}${number.slice(-2)}`;
  return `${number.slice(0, 4)}${'•'.repeat(number.length - 8)}${number.slice(-4)}`;
}

/** The first eight signs of a seal, in two groups, as it is printed. */
export function formatSeal(seal: string | null | undefined): string {
  if (seal === null || seal === undefined || seal === '') return NONE;
  return `${seal.slice(0, 4)} ${seal.slice(4, 8)}`;
}

/** A size of a file: 812 字节, 24 KB, 3.2 MB. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(0)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** 1,234 */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
