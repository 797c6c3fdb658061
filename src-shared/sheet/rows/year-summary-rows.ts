import type { Totals } from '../../ledger/totals.ts';
import type { Work } from '../../lib/work.ts';
import type { AssessedTeacher } from '../../policy/assess/assess-outcome.ts';
import type { PeriodMark } from '../../policy/assess/period-mark.ts';
import { compileYearShares, type YearShare } from '../../policy/assess/year-shares.ts';
import { figureText } from '../../policy/pack/pack-words.ts';
import type { PolicyPack } from '../../policy/pack/policy-pack.ts';
import { summaryVerdictWords } from '../../policy/policy-words.ts';
import { credits, hours } from '../../training/thousandths.ts';
import { type YearSummaryRow, yearSummary } from '../layouts/year-summary.ts';
import { type BuiltInSheet, builtInSheet } from './built-in-sheet.ts';
import type { SheetFacts, SheetPerson } from './sheet-facts.ts';
import { aroundPeriod, summaryProblems, verdictWord } from './summary-rows.ts';

/** A person's year. `exemptBecause`: why the assessment judges nobody here, in its own words; null elsewhere. */
export type YearOfPerson = {
  readonly person: SheetPerson;
  readonly mark: PeriodMark;
  readonly totals: Totals;
  /** As assessments see the person. */
  readonly assessed: AssessedTeacher;
  readonly exemptBecause: string | null;
};

/** 年度学分汇总表: `people` in the order of the sheet, with the figures and the verdict that the assessment shows (H9). */
export function* toYearSummary(
  facts: SheetFacts,
  { year, pack, rules }: { readonly year: number; readonly pack: PolicyPack; readonly rules: string },
  people: Iterable<YearOfPerson>,
): Work<BuiltInSheet> {
  const sharesOf = compileYearShares(pack);
  const listed: SheetPerson[] = [];
  const rows: (readonly [string, YearSummaryRow])[] = [];
  for (const one of people) {
    listed.push(one.person);
    rows.push([one.person.organisation, toRow(one, sharesOf(one.totals, year, one.assessed))]);
    yield;
  }
  return builtInSheet({
    layout: yearSummary,
    title: `${year}${yearSummary.title}`,
    surroundings: aroundPeriod(facts, `${year}年度`, rules),
    rows,
    problems: summaryProblems(
      listed,
      rows.map(([, row]) => row),
    ),
  });
}

/**
 * Shares summed under the heads of the sheet. Where the policy counts hours alone the columns of credits stay empty: a
 * zero would say that nothing was earned.
 */
function toRow({ person, mark, exemptBecause }: YearOfPerson, shares: readonly YearShare[]): YearSummaryRow {
  const sums = new Map<SummaryColumn, { hours: number; earned: number; counted: number }>();
  for (const share of shares) {
    const key = columnOf(share);
    const sum = sums.get(key) ?? { hours: 0, earned: 0, counted: 0 };
    sum.hours += share.hours;
    sum.earned += share.earned;
    sum.counted += share.counted;
    sums.set(key, sum);
  }
  const knowsCredits = mark.credits !== null;
  const hoursOf = (key: SummaryColumn) => {
    const sum = sums.get(key);
    return sum === undefined ? null : hours(sum.hours);
  };
  const creditsOf = (key: SummaryColumn) => {
    const sum = sums.get(key);
    return sum === undefined || !knowsCredits ? null : credits(sum.counted);
  };
  const school = sums.get('school');
  const over = school === undefined ? 0 : school.earned - school.counted;
  return {
    name: person.name,
    idNumber: person.idNumber,
    subject: person.subject,
    nationalHours: hoursOf('national'),
    nationalCredits: creditsOf('national'),
    provincialHours: hoursOf('provincial'),
    provincialCredits: creditsOf('provincial'),
    localHours: hoursOf('local'),
    localCredits: creditsOf('local'),
    remoteHours: hoursOf('remote'),
    remoteCredits: creditsOf('remote'),
    schoolHours: hoursOf('school'),
    schoolCredits: creditsOf('school'),
    schoolCreditsOver: over > 0 && knowsCredits ? credits(over) : null,
    otherHours: hoursOf('other'),
    otherCredits: creditsOf('other'),
    totalHours: hours(mark.hours),
    totalCredits: mark.credits === null ? null : credits(mark.credits),
    verdict: mark.status === 'exempt' ? exemptText(exemptBecause ?? '') : verdictWord(mark),
    makeUp: makeUpText(shares, mark),
  };
}

type SummaryColumn = 'national' | 'provincial' | 'local' | 'remote' | 'school' | 'other';

/** Under which head of the sheet a share stands. What a school runs is 校级, whatever its form (H14.4); hours that a
 * rule took away stand under 其他 (SR1). */
function columnOf({ form, level, isDeducted }: YearShare): SummaryColumn {
  if (isDeducted) return 'other';
  if (level === 'school' || form === 'school-based') return 'school';
  if (form === 'remote') return 'remote';
  if (form !== 'centralized' && form !== 'shadowing') return 'other';
  if (level === 'national' || level === 'provincial') return level;
  return level === null ? 'other' : 'local';
}

/** 不考核（…）: of the assessment's reason what stands behind the colon, because the verdict stands before it already. */
function exemptText(reason: string): string {
  const why = reason.includes('：') ? reason.slice(reason.indexOf('：') + 1) : reason;
  return why === '' ? summaryVerdictWords.exempt : `${summaryVerdictWords.exempt}（${why}）`;
}

/** 2026 年补修 16 学时、2 学分，已补足. */
function makeUpText(shares: readonly YearShare[], mark: PeriodMark): string | null {
  const byYear = Map.groupBy(
    shares.filter(({ madeUpIn }) => madeUpIn !== null),
    ({ madeUpIn }) => madeUpIn,
  );
  if (byYear.size === 0) return null;
  const parts = Array.from(byYear, ([taken, some]) => {
    const sum = (of: (share: YearShare) => number) =>
      figureText(some.reduce((all, share) => all + of(share), 0));
    const earned = mark.credits === null ? '' : `、${sum((share) => share.earned)} 学分`;
    return `${taken} 年补修 ${sum((share) => share.hours)} 学时${earned}`;
  });
  return `${parts.join('；')}${mark.isMadeUp ? '，已补足' : ''}`;
}
