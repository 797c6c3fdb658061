import { isAcrossYears } from '../pack/match.ts';
import { thousandthsOf } from '../pack/pack-words.ts';
import type { AwardInput } from './award-input.ts';
import type { Activity } from './award-rules.ts';
import { type Length, type Measured, measureHours } from './measure-hours.ts';
import { measureByDecision } from './measure-open-hours.ts';
import { multiplyHours } from './multiply.ts';
import type { OpenDecision } from './open-point.ts';

/**
 * Is the activity split by year (H14.1)? Only what is measured in days or hours can be: a flat amount, a score or
 * lessons belong to the activity as a whole. `missing`: its document splits it, but the parts were not given.
 */
export function divisionOf(activity: Activity, input: AwardInput): 'whole' | 'by-year' | 'missing' {
  if (!isSplit(activity, input) || !isDivisible(activity)) return 'whole';
  return input.byYear === undefined || input.byYear.length === 0 ? 'missing' : 'by-year';
}

/** Its document splits it (H14.1), or its courses are registered year by year and it lasts over several (H14.2, A29). */
function isSplit({ yearOf }: Activity, input: AwardInput): boolean {
  if (input.splitByYear === true) return true;
  return yearOf === 'study' && (input.byYear !== undefined || isAcrossYears(input));
}

/**
 * A flat amount, a score, lessons and practice belong to the activity as a whole: a half of them in each year would be
 * our invention.
 */
function isDivisible({ hours: hoursRule, credits: creditsRule }: Activity): boolean {
  if (hoursRule.kind === 'flat' || hoursRule.kind === 'lessons' || hoursRule.kind === 'practice')
    return false;
  if (creditsRule.kind === 'setting') return creditsRule.per === 'hour';
  return creditsRule.kind !== 'flat' && creditsRule.kind !== 'score' && creditsRule.kind !== 'per-lesson';
}

/** The whole activity, or its years where the project document splits it (H14.1), in the order of time. */
export type Part = {
  readonly year: number | null;
  readonly measured: Measured;
  /** Training days in thousandths; null where the facts do not say. */
  readonly days: number | null;
};

/**
 * The parts that are measured one by one: the years in order where the document splits the project, else the whole.
 * Years out of order would let a later year use up the project's cap first (A22).
 */
export function partsOf(
  activity: Activity,
  input: AwardInput,
  settingOf: (id: string) => number | null,
  open: { readonly id: string; readonly decided: OpenDecision | null },
): readonly Part[] {
  const partOf = (year: number | null, length: Length, isPart: boolean): Part => {
    const days = daysOf(length);
    const measured = measureHours(activity, length, settingOf);
    const known = measureByDecision(activity, measured, { days, isPart, open });
    return {
      year,
      days,
      measured: multiplyHours({ activity, classification: input.classification, settingOf }, known),
    };
  };
  if (divisionOf(activity, input) === 'by-year' && input.byYear !== undefined) {
    return [...input.byYear]
      .sort((one, other) => one.year - other.year)
      .map(({ year, days, hours: partHours }, _, { length }) =>
        partOf(year, { days, hours: partHours, dayPattern: input.dayPattern }, length > 1),
      );
  }
  return [partOf(null, lengthOf(input), false)];
}

/** Training days in thousandths: as stated, else the days whose hours are given. */
function daysOf({ days, dayHours }: Length): number | null {
  if (days !== undefined) return thousandthsOf(days);
  return dayHours === undefined ? null : dayHours.length * 1000;
}

/**
 * The length of the whole. Where only the years' parts are known, their sum stands in, so that a split that
 * does not apply still counts every day once.
 */
function lengthOf(input: AwardInput): Length {
  const { days, hours: held, dayHours, dayPattern, minutes, lessons, months, weeks, byYear } = input;
  const whole = { days, hours: held, dayHours, dayPattern, minutes, lessons, months, weeks };
  if (days !== undefined || held !== undefined || dayHours !== undefined || byYear === undefined)
    return whole;
  return {
    ...whole,
    days: sumOf(byYear.map((part) => part.days)),
    hours: sumOf(byYear.map((part) => part.hours)),
  };
}

/**
 * Do the years' days or hours come to another total than the one stated beside them? Then a year or a part is
 * missing, and registering either figure would be a guess.
 */
export function partsAreAtOdds({ byYear = [], days, hours: held }: AwardInput): boolean {
  const isOther = (whole: number | undefined, parts: number | undefined) =>
    whole !== undefined && parts !== undefined && thousandthsOf(whole) !== thousandthsOf(parts);
  return (
    isOther(days, sumOf(byYear.map((part) => part.days))) ||
    isOther(held, sumOf(byYear.map((part) => part.hours)))
  );
}

/** Sum of decimals, exact to thousandths; undefined where one is missing. */
function sumOf(values: readonly (number | undefined)[]): number | undefined {
  let sum = 0;
  for (const value of values) {
    if (value === undefined) return undefined;
    sum += thousandthsOf(value);
  }
  return values.length === 0 ? undefined : sum / 1000;
}

/** Sum in thousandths; null where one is missing, because a missing part is not a zero. */
export function sumOrNull(values: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const value of values) {
    if (value === null) return null;
    sum += value;
  }
  return sum;
}
