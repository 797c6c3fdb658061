import { stepOf } from '../../award/award-outcome.ts';
import { figureText } from '../../pack/pack-words.ts';
import type { AssessRequest, EnterpriseOutcome, Trail } from '../assess-outcome.ts';
import type { AssessmentRuleOf } from '../assess-rules.ts';
import type { Book } from './book.ts';

/**
 * Days a month and a week stand for when both occur. A month is taken at its longest, so weeks close a month only where
 * they would under every calendar (V21).
 */
const MONTH_DAYS = 31;
const WEEK_DAYS = 7;

/**
 * The three demands of enterprise practice (V2) for a teacher who has the duty; null for one who has not. A
 * demand whose years were not asked, or that the text does not make, is null. Two months in two years or six in the cycle are alternatives;
 * both answers are given, the reader joins them.
 */
export function enterpriseOf(
  rule: AssessmentRuleOf<'enterprise'> | null,
  book: Book,
  request: AssessRequest,
  trail: Trail | null,
): EnterpriseOutcome | null {
  if (rule === null) return null;
  const hasDuty = request.teacher.roles?.some((role) => rule.roles.includes(role)) ?? false;
  if (!hasDuty) return null;
  const { year, cycle } = request;
  const { weeksPerYear, monthsPerTwoYears } = rule;
  const week =
    year === undefined || weeksPerYear === undefined
      ? null
      : daysBetween(book, year, year) >= weeksPerYear * WEEK_DAYS * 1000;
  const twoYears =
    year === undefined || monthsPerTwoYears === undefined
      ? null
      : daysBetween(book, year - 1, year) >= monthsPerTwoYears * MONTH_DAYS * 1000;
  const fiveYears =
    cycle === undefined
      ? null
      : daysBetween(book, cycle.from, cycle.to) >= rule.monthsPerCycle * MONTH_DAYS * 1000;
  if (trail !== null) explain(rule, { week, twoYears, fiveYears }, book, request, trail);
  return { week, twoYears, fiveYears };
}

/** Thousandths of days, years outside the book counting nothing. */
function daysBetween(book: Book, from: number, to: number): number {
  let days = 0;
  for (let year = from; year <= to; year++) {
    const at = year - book.firstYear;
    days += (book.months[at] ?? 0) * MONTH_DAYS + (book.weeks[at] ?? 0) * WEEK_DAYS;
  }
  return days;
}

/** The practice as it was registered: a sum in days would show a figure nobody entered. */
function practiceText(book: Book, from: number, to: number): string {
  let months = 0;
  let weeks = 0;
  for (let year = from; year <= to; year++) {
    months += book.months[year - book.firstYear] ?? 0;
    weeks += book.weeks[year - book.firstYear] ?? 0;
  }
  return `${figureText(months)} 个月${weeks === 0 ? '' : `、${figureText(weeks)} 周`}`;
}

/** Of the two alternatives the one that is not met is no reason while the other is. */
function explain(
  rule: AssessmentRuleOf<'enterprise'>,
  met: EnterpriseOutcome,
  book: Book,
  { year, cycle }: AssessRequest,
  trail: Trail,
): void {
  const say = (isMet: boolean, text: string) => {
    trail.steps.push(stepOf(rule, text));
    if (!isMet) trail.reasons.push(stepOf(rule, text));
  };
  if (year !== undefined && met.week !== null) {
    say(met.week, `${year} 年企业实践 ${practiceText(book, year, year)}，要求不少于 ${rule.weeksPerYear} 周`);
  }
  if (year !== undefined && met.twoYears !== null) {
    const text = `${year - 1}–${year} 年企业实践 ${practiceText(book, year - 1, year)}，两年要求 ${rule.monthsPerTwoYears} 个月`;
    say(met.twoYears || met.fiveYears === true, text);
  }
  if (cycle !== undefined && met.fiveYears !== null) {
    const text = `${cycle.from}–${cycle.to} 年企业实践 ${practiceText(book, cycle.from, cycle.to)}，周期要求 ${rule.monthsPerCycle} 个月`;
    say(met.fiveYears || met.twoYears === true, text);
  }
}
