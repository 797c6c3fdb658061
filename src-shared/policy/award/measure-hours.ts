import { assertNever } from '../../lib/assert-never.ts';
import { divideHalfUp } from '../../training/thousandths.ts';
import { figureText, thousandthsOf } from '../pack/pack-words.ts';
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
};

/**
 * Hours in thousandths, null where the facts or the text leave them open. `fullDays` and `partHours` say how they fall on
 * days where a day has a length (H14.3); null where that is unknown.
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
      return stated(activity, length);
    case 'clock':
      return clock(activity, rule.minutesPerHour, length);
    case 'flat':
      return whole(
        activity,
        thousandthsOf(rule.hours),
        `按 ${figureText(thousandthsOf(rule.hours))} 学时登记`,
      );
    case 'practice':
      return practice(activity, length);
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

/** No hours, because months and weeks are what counts (V2); how long it was must be known all the same. */
function practice(activity: Activity, { months, weeks }: Length): Measured {
  if (months === undefined && weeks === undefined) return UNKNOWN;
  const parts = [...(months ? [`${months} 个月`] : []), ...(weeks ? [`${weeks} 周`] : [])];
  return whole(
    activity,
    0,
    `企业实践 ${parts.length === 0 ? '0 周' : parts.join('、')}，按月、周计，不折学时`,
  );
}

/** The project's own number stands even where more or fewer hours were held (H14.7). */
function stated(activity: Activity, length: Length): Measured {
  const hours = length.hours ?? length.dayHours?.reduce((sum, day) => sum + thousandthsOf(day), 0);
  if (hours === undefined) return UNKNOWN;
  // The sum over days is in thousandths already; a stated number is a decimal.
  const thousandths = length.hours === undefined ? hours : thousandthsOf(hours);
  return whole(activity, thousandths, `项目规定 ${figureText(thousandths)} 学时`);
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
  return whole(activity, hours, `${length.lessons} 课时 × 每课时 ${figureText(perLesson)} 学时`);
}

type HeldRule = Extract<HoursRule, { kind: 'held' }>;

/** Most exact fact first: hours of each day, then days (with hours), then hours alone, then the clock. */
function held(activity: Activity, rule: HeldRule, length: Length): Measured {
  if (length.dayHours !== undefined) return heldByDay(activity, rule, length.dayHours);
  if (length.days !== undefined && rule.perDay !== undefined) {
    return heldForDays(activity, rule, thousandthsOf(rule.perDay), {
      days: thousandthsOf(length.days),
      hours: length.hours === undefined ? undefined : thousandthsOf(length.hours),
    });
  }
  if (length.hours !== undefined) {
    const hours = thousandthsOf(length.hours);
    const measured = whole(activity, hours, `实际 ${figureText(hours)} 学时`);
    return {
      ...measured,
      days: rule.perDay === undefined ? null : splitDays(hours, thousandthsOf(rule.perDay)),
    };
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

/** Hours stated beside the days stand as stated, cut only where the text caps a day. */
function heldForDays(
  activity: Activity,
  rule: HeldRule,
  perDay: number,
  length: { readonly days: number; readonly hours: number | undefined },
): Measured {
  const byDays = divideHalfUp(length.days * perDay, 1000);
  const most =
    rule.dayMax === undefined
      ? Number.MAX_SAFE_INTEGER
      : divideHalfUp(length.days * thousandthsOf(rule.dayMax), 1000);
  const hours = length.hours === undefined ? byDays : Math.min(length.hours, most);
  const text =
    hours === byDays
      ? `${figureText(length.days)} 天 × 每天 ${figureText(perDay)} 学时`
      : `${figureText(length.days)} 天，实际 ${figureText(hours)} 学时`;
  const split = splitDays(hours, perDay);
  // Fewer hours than the days could hold: how they fall on the days is known only if every day but one is full.
  const isClear = hours === byDays || split.full + split.partHours.length >= Math.ceil(length.days / 1000);
  return { ...whole(activity, hours, text), days: isClear ? split : null };
}

/**
 * Full days and what is left, as if all days but the last were full. Whether that may be assumed, the caller
 * decides (A27b).
 */
function splitDays(hours: number, perDay: number): { full: number; partHours: readonly number[] } {
  const full = Math.floor(hours / perDay);
  const rest = hours - full * perDay;
  return { full, partHours: rest === 0 ? [] : [rest] };
}
