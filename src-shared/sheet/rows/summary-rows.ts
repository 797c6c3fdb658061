import type { PeriodMark } from '../../policy/assess/period-mark.ts';
import { summaryVerdictWords } from '../../policy/policy-words.ts';
import type { Problem } from '../../problems.ts';
import { reportedBy, type Surroundings, usualSurroundings } from './built-in-sheet.ts';
import { askedPeople, numberProblems, type SheetFacts, type SheetPerson, scopeOf } from './sheet-facts.ts';

/** What the two summaries, of a year and of a cycle, have in common. */

/** Whom a summary lists: everybody in service at the school asked for, school by school. */
export function summarisedPeople<Person extends SheetPerson>(facts: SheetFacts<Person>): readonly Person[] {
  return askedPeople(facts).filter(({ status }) => status === 'active');
}

/** 合格, 不合格, 不考核 …; null where nobody is judged. */
export function verdictWord({ status }: PeriodMark): string | null {
  return status === null ? null : summaryVerdictWords[status];
}

/** What stands around a summary of a period; `rules` is the short title of the policy in force today. */
export function aroundPeriod(facts: SheetFacts, period: string, rules: string): Surroundings {
  return usualSurroundings(facts, `${scopeOf(facts)}-${period}`, (school) =>
    reportedBy(facts, school, `学分办法：${rules}　单位：学时、学分`),
  );
}

/** Numbers that are missing, and how many verdicts the regulation leaves open. */
export function summaryProblems(
  people: readonly SheetPerson[],
  rows: readonly { readonly verdict: string | null }[],
): readonly Problem[] {
  const open = rows.filter(({ verdict }) => verdict === summaryVerdictWords.undecided).length;
  return [
    ...numberProblems(people),
    ...(open === 0
      ? []
      : [{ code: 'sheet.verdictsOpen', severity: 'warning', values: { count: open } } as const]),
  ];
}
