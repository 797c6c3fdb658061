import type { Work } from '../../../src-shared/lib/work.ts';
import type { BuiltInSheet } from '../../../src-shared/sheet/rows/built-in-sheet.ts';
import { type CycleOfPerson, toCycleSummary } from '../../../src-shared/sheet/rows/cycle-summary-rows.ts';
import { summarisedPeople } from '../../../src-shared/sheet/rows/summary-rows.ts';
import { toYearSummary, type YearOfPerson } from '../../../src-shared/sheet/rows/year-summary-rows.ts';
import { type SheetSource, yearOf } from './sheet-source.ts';

/** 年度学分汇总表. */
export function gatherYearSummary(source: SheetSource): Work<BuiltInSheet> {
  const { ledger, facts } = source;
  const year = yearOf(source);
  const asked = { year, pack: ledger.packOfYear(year), rules: ledger.pack.shortTitle };
  return toYearSummary(facts, asked, yearsOfPeople(source, year));
}

/** Everybody is judged when their turn comes: a county whose verdicts were not asked yet takes seconds. */
function* yearsOfPeople({ ledger, facts, tell }: SheetSource, year: number): Generator<YearOfPerson> {
  const { snapshot } = ledger;
  const people = summarisedPeople(facts);
  for (const [done, person] of people.entries()) {
    const mark = snapshot.verdictOfYear(person, year);
    const isExempt = mark.status === 'exempt';
    const [reason] = isExempt ? snapshot.explain(person, year).assessment.reasons : [];
    tell(done, people.length);
    yield {
      person,
      mark,
      totals: snapshot.totals(person.id),
      assessed: person.assessed,
      exemptBecause: reason?.text ?? null,
    };
  }
}

/** 周期学分汇总表 of the cycle that holds the year. */
export function gatherCycleSummary(source: SheetSource): Work<BuiltInSheet> {
  const { ledger, facts } = source;
  const cycle = ledger.cycleOf(yearOf(source));
  return toCycleSummary(facts, { cycle, rules: ledger.pack.shortTitle }, cyclesOfPeople(source, cycle));
}

function* cyclesOfPeople(
  { ledger, facts, tell }: SheetSource,
  cycle: { readonly from: number; readonly to: number },
): Generator<CycleOfPerson> {
  const { snapshot } = ledger;
  const years = Array.from({ length: cycle.to - cycle.from + 1 }, (_, index) => cycle.from + index);
  const people = summarisedPeople(facts);
  for (const [done, person] of people.entries()) {
    tell(done, people.length);
    yield {
      person,
      years: years.map((year) => [year, snapshot.verdictOfYear(person, year)] as const),
      whole: snapshot.verdictOfCycle(person, cycle.to),
    };
  }
}
