import {
  addDays,
  addMonths,
  type CalendarDate,
  daysBetween,
  parseCalendarDate,
} from '../../../training/calendar-date.ts';
import { figureText, thousandthsOf } from '../../pack/pack-words.ts';
import type { AwardInput } from '../award-input.ts';
import type { GateOf } from '../award-rules.ts';
import { type GateAnswer, type GateFacts, PASSED } from './gate-facts.ts';

/** First and last day; null unless both are known, because half a span has no length. */
function spanOf(input: AwardInput): { readonly start: CalendarDate; readonly end: CalendarDate } | null {
  const start = input.start === undefined ? null : parseCalendarDate(input.start);
  const end = input.end === undefined ? null : parseCalendarDate(input.end);
  return start === null || end === null ? null : { start, end };
}

/** So many months, from a day to the day before the same day later (H14.6, reading A9). */
export function askDuration(gate: GateOf<'duration'>, { input }: GateFacts): GateAnswer {
  const span = spanOf(input);
  if (span === null) return { kind: 'undecided', text: '缺少起止日期，无法判断是否满期' };
  const enough = addDays(addMonths(span.start, gate.months), -1);
  const text = `${span.start} 至 ${span.end}`;
  return span.end >= enough
    ? { kind: 'passed', text: `${text}，满 ${gate.months} 个月` }
    : { kind: 'nothing', text: `${text}，不满 ${gate.months} 个月（应到 ${enough}）` };
}

/**
 * At least so many training days in a row (SX3). Days that fill less than their span may not be in a row: two days over
 * a longer span are not, and where it cannot be told a person decides.
 */
export function askConsecutiveDays(
  gate: GateOf<'consecutive-days'>,
  { input, hours }: GateFacts,
): GateAnswer {
  const span = spanOf(input);
  const spanDays = span === null ? null : daysBetween(span.start, span.end) + 1;
  const days = daysOf(input) ?? (spanDays === null ? null : spanDays * 1000);
  if (days === null) {
    // More hours than the days before the last could hold are proof of enough days.
    if (hours !== null && hours > 24_000 * (gate.days - 1)) return PASSED;
    return { kind: 'undecided', text: '缺少天数或起止日期，无法判断是否连续' };
  }
  const least = gate.days * 1000;
  if (days < least || (spanDays !== null && spanDays < gate.days)) {
    return {
      kind: 'nothing',
      text: `只有 ${figureText(Math.min(days, (spanDays ?? gate.days) * 1000))} 天，要求至少连续 ${gate.days} 天`,
    };
  }
  // Enough days and no dates: that they were in a row cannot be doubted from anything that is known.
  if (spanDays === null) return PASSED;
  const gaps = spanDays - Math.floor(days / 1000);
  // The first and the last day of the span are training days, so gaps lie between runs: `gaps` gaps make at most gaps + 1 runs.
  const longestRunAtLeast = Math.ceil(Math.floor(days / 1000) / (gaps + 1));
  if (gaps <= 0 || longestRunAtLeast >= gate.days) return PASSED;
  const longestRunAtMost = Math.floor(days / 1000) - 1;
  return longestRunAtMost < gate.days
    ? { kind: 'nothing', text: `${figureText(days)} 天分散在 ${spanDays} 天内，不是连续 ${gate.days} 天` }
    : {
        kind: 'undecided',
        text: `${figureText(days)} 天分散在 ${spanDays} 天内，无法判断是否连续 ${gate.days} 天`,
      };
}

/** Training days in thousandths; days with hours of their own are counted, whatever number was stated. */
function daysOf(input: AwardInput): number | null {
  if (input.dayHours !== undefined) return input.dayHours.length * 1000;
  return input.days === undefined ? null : thousandthsOf(input.days);
}
