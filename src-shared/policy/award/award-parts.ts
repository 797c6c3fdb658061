import { thousandthsOf } from '../pack/pack-words.ts';
import type { AwardInput } from './award-input.ts';
import type { Activity } from './award-rules.ts';
import { type Length, type Measured, measureHours } from './measure-hours.ts';

/**
 * Is the activity split by year (H14.1)? Only what is measured in days or hours can be: a flat amount, a score or
 * lessons belong to the activity as a whole. `missing`: its document splits it, but the parts were not given.
 */
export function divisionOf(activity: Activity, input: AwardInput): 'whole' | 'by-year' | 'missing' {
  if (input.splitByYear !== true || !isDivisible(activity)) return 'whole';
  return input.byYear === undefined || input.byYear.length === 0 ? 'missing' : 'by-year';
}

/**
 * A flat amount, a score and lessons belong to the activity as a whole: a half of them in each year would be
 * our invention.
 */
function isDivisible({ hours: hoursRule, credits: creditsRule }: Activity): boolean {
  if (hoursRule.kind === 'flat' || hoursRule.kind === 'lessons') return false;
  if (creditsRule.kind === 'setting') return creditsRule.per === 'hour';
  return creditsRule.kind !== 'flat' && creditsRule.kind !== 'score' && creditsRule.kind !== 'per-lesson';
}

/** The whole activity, or its years where the project document splits it (H14.1), in the order of time. */
export type Part = { readonly year: number | null; readonly measured: Measured };

/**
 * The parts that are measured one by one: the years in order where the document splits the project, else the whole.
 * Years out of order would let a later year use up the project's cap first (A22).
 */
export function partsOf(
  activity: Activity,
  input: AwardInput,
  settingOf: (id: string) => number | null,
): readonly Part[] {
  if (divisionOf(activity, input) === 'by-year' && input.byYear !== undefined) {
    return [...input.byYear]
      .sort((one, other) => one.year - other.year)
      .map(({ year, days, hours: partHours }) => ({
        year,
        measured: measureHours(activity, { days, hours: partHours }, settingOf),
      }));
  }
  return [{ year: null, measured: measureHours(activity, lengthOf(input), settingOf) }];
}

/**
 * The length of the whole. Where only the years' parts are known, their sum stands in, so that a split that
 * does not apply still counts every day once.
 */
function lengthOf(input: AwardInput): Length {
  const { days, hours: held, dayHours, minutes, lessons, byYear } = input;
  const whole = { days, hours: held, dayHours, minutes, lessons };
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
