import { assertNever } from '../../lib/assert-never.ts';
import { divideHalfUp } from '../../training/thousandths.ts';
import type { DayPattern } from '../../training/training-words.ts';
import { dayPatternWords } from '../../words.ts';
import { figureIn, settingsOfFigure } from '../pack/figure.ts';
import { figureText, thousandthsOf } from '../pack/pack-words.ts';
import { statedByWords } from '../policy-words.ts';
import { type Step, stepOf } from './award-outcome.ts';
import type { Activity, HoursRule } from './award-rules.ts';

/** What is known of the length of an activity, in decimals as the facts state it. */
export type Length = {
  readonly days?: number | undefined;
  readonly hours?: number | undefined;
  readonly dayHours?: readonly number[] | undefined;
  readonly minutes?: number | undefined;
  readonly lessons?: number | undefined;
  /** Practice in an enterprise. */
  readonly months?: number | undefined;
  readonly weeks?: number | undefined;
  /** How the hours fall on the days, where only their sum is known (A27b). */
  readonly dayPattern?: DayPattern | undefined;
};

/**
 * Hours in thousandths, null where the facts or the text leave them open. `fullDays` and `partHours` say how they fall on
 * days where a day has a length (H14.3); null where that is unknown.
 * A sum of hours over several days says nothing about each of them, and is never filled up day by day unasked (A27b).
 */
export type Measured = {
  readonly hours: number | null;
  readonly days: { readonly full: number; readonly partHours: readonly number[] } | null;
  readonly steps: readonly Step[];
  /** The setting that is not decided yet. */
  readonly setting: string | null;
};

const UNKNOWN: Measured = { hours: null, days: null, steps: [], setting: null };

/** The hours of one activity under its rule; `settingOf` gives a decided or default setting in thousandths. */
export function measureHours(
  activity: Activity,
  length: Length,
  settingOf: (id: string) => number | null,
): Measured {
  const rule = activity.hours;
  switch (rule.kind) {
    case 'held':
      return held(activity, rule, length);
    case 'stated':
      return stated(activity, length, rule.source);
    case 'clock':
      return clock(activity, rule.minutesPerHour, length);
    case 'flat':
      return whole(
        activity,
        thousandthsOf(rule.hours),
        `按 ${figureText(thousandthsOf(rule.hours))} 学时登记`,
      );
    case 'practice':
      return practice(activity, rule, length, settingOf);
    case 'lessons':
      return lessons(activity, rule.setting, length, settingOf);
    default:
      return assertNever(rule);
  }
}

/** Hours whose distribution over days nobody needs or knows. */
function whole(activity: Activity, hours: number, text: string): Measured {
  return { ...UNKNOWN, hours, steps: [stepOf(activity, text, { after: hours, unit: 'hours' })] };
}

/**
 * No hours, because months and weeks are what counts (V2), or what the text makes of them; how long it was must be known all
 * the same. A setting that nobody decided is asked only where the practice has a month, or a week, to count.
 */
function practice(
  activity: Activity,
  rule: Extract<HoursRule, { kind: 'practice' }>,
  { months, weeks }: Length,
  settingOf: (id: string) => number | null,
): Measured {
  if (months === undefined && weeks === undefined) return UNKNOWN;
  const parts = [...(months ? [`${months} 个月`] : []), ...(weeks ? [`${weeks} 周`] : [])];
  if (rule.hoursPerMonth !== undefined && rule.hoursPerWeek !== undefined) {
    const asked = [
      { amount: months ?? 0, unit: '个月', figure: rule.hoursPerMonth },
      { amount: weeks ?? 0, unit: '周', figure: rule.hoursPerWeek },
    ].filter(({ amount }) => amount > 0);
    let sum = 0;
    for (const { amount, figure } of asked) {
      const each = figureIn(figure, settingOf);
      if (each === null) return { ...UNKNOWN, setting: settingsOfFigure(figure)[0] ?? null };
      sum += thousandthsOf(amount) * each;
    }
    const total = divideHalfUp(sum, 1000);
    const products = asked.map(
      ({ amount, unit, figure }) => `${amount} ${unit} × ${figureText(figureIn(figure, settingOf) ?? 0)}`,
    );
    return whole(activity, total, `企业实践 ${products.join(' + ') || '0 周'} = ${figureText(total)} 学时`);
  }
  return whole(
    activity,
    0,
    `企业实践 ${parts.length === 0 ? '0 周' : parts.join('、')}，按月、周计，不折学时`,
  );
}

/**
 * A stated number stands even where more or fewer hours were held (H14.7). Only where the text says whose number it is
 * do the words say so too. A sum of days is nobody's: it was reckoned here.
 */
function stated(activity: Activity, length: Length, source?: keyof typeof statedByWords): Measured {
  if (length.hours !== undefined) {
    const hours = thousandthsOf(length.hours);
    return whole(
      activity,
      hours,
      `${source === undefined ? '填报' : statedByWords[source]} ${figureText(hours)} 学时`,
    );
  }
  if (length.dayHours === undefined) return UNKNOWN;
  const sum = length.dayHours.reduce((total, day) => total + thousandthsOf(day), 0);
  return whole(activity, sum, `每天学时 ${length.dayHours.join('、')}，共 ${figureText(sum)} 学时`);
}

/**
 * Rounded once, half up, to thousandths (A21); the step of rounding is shown only where something was
 * rounded.
 */
function clock(activity: Activity, minutesPerHour: number, length: Length): Measured {
  if (length.minutes === undefined) return stated(activity, length);
  const minutes = thousandthsOf(length.minutes);
  const hours = divideHalfUp(minutes, minutesPerHour);
  const text = `${length.minutes} 分钟 ÷ ${minutesPerHour}`;
  if (minutes % minutesPerHour === 0) return whole(activity, hours, `${text} = ${figureText(hours)} 学时`);
  const rounded = whole(activity, hours, `四舍五入到千分位：${figureText(hours)} 学时`);
  return { ...rounded, steps: [stepOf(activity, text), ...rounded.steps] };
}

/**
 * Lessons × the hours of a lesson, which a person sets because no text does (A10). Without lessons the stated
 * hours stand.
 */
function lessons(
  activity: Activity,
  setting: string,
  length: Length,
  settingOf: (id: string) => number | null,
): Measured {
  const perLesson = settingOf(setting);
  if (length.lessons === undefined) return stated(activity, length);
  if (perLesson === null) return { ...UNKNOWN, setting };
  const hours = divideHalfUp(thousandthsOf(length.lessons) * perLesson, 1000);
  const text = `${length.lessons} 课时 × 每课时 ${figureText(perLesson)} 学时 = ${figureText(hours)} 学时`;
  return whole(activity, hours, text);
}

type HeldRule = Extract<HoursRule, { kind: 'held' }>;

/** Most exact fact first: hours of each day, then days (with hours), then hours alone, then the clock. */
function held(activity: Activity, rule: HeldRule, length: Length): Measured {
  if (length.dayHours !== undefined) return heldByDay(activity, rule, length.dayHours);
  if (length.days !== undefined && rule.perDay !== undefined) {
    return heldForDays(activity, rule, thousandthsOf(rule.perDay), {
      days: thousandthsOf(length.days),
      hours: length.hours === undefined ? undefined : thousandthsOf(length.hours),
      dayPattern: length.dayPattern,
    });
  }
  if (length.hours !== undefined) {
    const hours = thousandthsOf(length.hours);
    const measured = whole(activity, hours, `实际 ${figureText(hours)} 学时`);
    return { ...measured, days: rule.perDay === undefined ? null : daysOfHours(hours, rule.perDay, length) };
  }
  if (length.minutes !== undefined && rule.minutesPerHour !== undefined) {
    return clock(activity, rule.minutesPerHour, length);
  }
  return UNKNOWN;
}

/** Each day is cut by itself (H14.3): ten hours on one day do not make up for six on the next. */
function heldByDay(activity: Activity, rule: HeldRule, dayHours: readonly number[]): Measured {
  const most = rule.dayMax === undefined ? Number.MAX_SAFE_INTEGER : thousandthsOf(rule.dayMax);
  const perDay = rule.perDay === undefined ? null : thousandthsOf(rule.perDay);
  const counted = dayHours.map((hours) => Math.min(thousandthsOf(hours), most));
  const hours = counted.reduce((sum, day) => sum + day, 0);
  const isCut = counted.some((day, index) => day < thousandthsOf(dayHours[index] ?? 0));
  const text = `每天学时 ${dayHours.join('、')}${isCut ? `，每天最多计 ${figureText(most)}` : ''}，共 ${figureText(hours)} 学时`;
  const measured = whole(activity, hours, text);
  if (perDay === null) return measured;
  return {
    ...measured,
    days: {
      full: counted.filter((day) => day >= perDay).length,
      partHours: counted.filter((day) => day < perDay && day > 0),
    },
  };
}

/**
 * Hours alone: within one day they are that day's; more of them are days only where every day is known to have been a full
 * one (A27b).
 */
function daysOfHours(hours: number, perDayDecimal: number, { dayPattern }: Length): Measured['days'] {
  const perDay = thousandthsOf(perDayDecimal);
  const isFull = dayPattern === 'full-days' && hours % perDay === 0;
  return hours <= perDay || isFull ? splitDays(hours, perDay) : null;
}

/** Days with or without hours beside them, in thousandths. */
type DayLength = {
  readonly days: number;
  readonly hours: number | undefined;
  readonly dayPattern: DayPattern | undefined;
};

/**
 * Hours stated beside the days stand as stated, cut only where the text caps a day. They say how the days were filled only
 * within one day, or where they are just what full days have; else somebody has to say it (A27b).
 */
function heldForDays(activity: Activity, rule: HeldRule, perDay: number, length: DayLength): Measured {
  const byDays = divideHalfUp(length.days * perDay, 1000);
  const most =
    rule.dayMax === undefined
      ? Number.MAX_SAFE_INTEGER
      : divideHalfUp(length.days * thousandthsOf(rule.dayMax), 1000);
  const hours = length.hours === undefined ? byDays : Math.min(length.hours, most);
  const days = figureText(length.days);
  if (length.hours === undefined || length.hours === byDays) {
    const text = `${days} 天 × 每天 ${figureText(perDay)} 学时 = ${figureText(byDays)} 学时`;
    return { ...whole(activity, byDays, text), days: splitDays(byDays, perDay) };
  }
  const measured = whole(activity, hours, `${days} 天，实际 ${figureText(hours)} 学时`);
  if (length.days <= 1000) return { ...measured, days: splitDays(hours, perDay) };
  // Only rates by the day ask how the hours fall; for all others the sum is enough.
  if (activity.credits.kind !== 'per-day' || length.dayPattern === undefined) return measured;
  const spread = spreadHours(length.dayPattern, { hours, days: length.days, perDay });
  const pattern = dayPatternWords[length.dayPattern];
  const text =
    length.dayPattern === 'full-days'
      ? `${pattern}：${days} 天 × 每天 ${figureText(perDay)} 学时 = ${figureText(byDays)} 学时`
      : `${days} 天，实际 ${figureText(hours)} 学时，${pattern}`;
  return { ...whole(activity, spread.hours, text), days: spread.days };
}

/**
 * Hours of several days under a pattern that somebody chose (A27b), in thousandths: full days have a full day's hours each,
 * whatever their sum was said to be; even days share the hours.
 */
export function spreadHours(
  pattern: DayPattern,
  { hours, days, perDay }: { readonly hours: number; readonly days: number; readonly perDay: number },
): { readonly hours: number; readonly days: NonNullable<Measured['days']> } {
  if (pattern === 'even') return { hours, days: evenDays(hours, days, perDay) };
  const full = divideHalfUp(days * perDay, 1000);
  return { hours: full, days: splitDays(full, perDay) };
}

/** Equal days; half a day has half the hours. What does not divide goes to the first days, a thousandth each. */
function evenDays(hours: number, days: number, perDay: number): NonNullable<Measured['days']> {
  const wholeDays = Math.floor(days / 1000);
  const rest = divideHalfUp(hours * (days - wholeDays * 1000), days);
  const each = Math.floor((hours - rest) / wholeDays);
  const left = hours - rest - each * wholeDays;
  const all = [...Array.from({ length: wholeDays }, (_, day) => each + (day < left ? 1 : 0)), rest];
  return {
    full: all.filter((day) => day >= perDay).length,
    partHours: all.filter((day) => day > 0 && day < perDay),
  };
}

/** Full days and what is left of hours of which it is known that all days but the last were full. */
function splitDays(hours: number, perDay: number): { full: number; partHours: readonly number[] } {
  const full = Math.floor(hours / perDay);
  const rest = hours - full * perDay;
  return { full, partHours: rest === 0 ? [] : [rest] };
}
