import type { Work } from '../../lib/work.ts';
import type { PeriodMark } from '../../policy/assess/period-mark.ts';
import { figureText } from '../../policy/pack/pack-words.ts';
import { credits, hours } from '../../training/thousandths.ts';
import { type CycleSummaryRow, cycleSummary } from '../layouts/cycle-summary.ts';
import { type BuiltInSheet, builtInSheet } from './built-in-sheet.ts';
import type { SheetFacts, SheetPerson } from './sheet-facts.ts';
import { aroundPeriod, summaryProblems, verdictWord } from './summary-rows.ts';

/** A person's cycle, its years in their order. */
export type CycleOfPerson = {
  readonly person: SheetPerson;
  readonly years: readonly (readonly [year: number, mark: PeriodMark])[];
  readonly whole: PeriodMark;
};

/**
 * 周期学分汇总表: each year and the cycle as the assessment shows them (H9, H12), `people` in the order of the sheet.
 */
export function* toCycleSummary(
  facts: SheetFacts,
  period: {
    readonly cycle: { readonly from: number; readonly to: number };
    readonly rules: string;
  },
  people: Iterable<CycleOfPerson>,
): Work<BuiltInSheet> {
  const { cycle } = period;
  const listed: SheetPerson[] = [];
  const rows: (readonly [string, CycleSummaryRow])[] = [];
  for (const one of people) {
    listed.push(one.person);
    rows.push([one.person.organisation, toRow(one)]);
    yield;
  }
  const layout = cycleSummary(cycle);
  const name = `${cycle.from}—${cycle.to}周期`;
  return builtInSheet({
    layout,
    title: `${cycle.from}—${cycle.to}${layout.title}`,
    surroundings: aroundPeriod(facts, name, period.rules),
    rows,
    problems: summaryProblems(
      listed,
      rows.map(([, row]) => row),
    ),
  });
}

type YearFigures = Record<
  `${number}.hours` | `${number}.credits` | `${number}.verdict`,
  number | string | null
>;

/** A year to come, of which nothing is known, leaves its cells empty; a year without training is a zero. */
function toRow({ person, years, whole }: CycleOfPerson): CycleSummaryRow {
  const ofYears: YearFigures = {};
  for (const [year, mark] of years) {
    const isAhead = mark.status === null && mark.hours === 0;
    ofYears[`${year}.hours`] = isAhead ? null : hours(mark.hours);
    ofYears[`${year}.credits`] = isAhead || mark.credits === null ? null : credits(mark.credits);
    ofYears[`${year}.verdict`] = verdictWord(mark);
  }
  return {
    name: person.name,
    idNumber: person.idNumber,
    organisationName: person.organisation,
    totalHours: hours(whole.hours),
    totalCredits: whole.credits === null ? null : credits(whole.credits),
    verdict: verdictWord(whole),
    shortfall: shortfallText(whole),
    ...(ofYears as Pick<CycleSummaryRow, `${number}.hours` | `${number}.credits` | `${number}.verdict`>),
  };
}

/** 差 1.6 学分、5 学时；集中培训 差 8 学时. */
function shortfallText(mark: PeriodMark): string | null {
  const groups = Object.values(mark.groupsShort).map(
    (short) => `${short.title}${amountText(short.credits ?? 0, short.hours ?? 0)}`,
  );
  const parts = [amountText(mark.creditsShort, mark.hoursShort), ...groups].filter((part) => part !== '');
  return parts.length === 0 ? null : parts.join('；');
}

/** What is short of one minimum; empty where nothing is. */
function amountText(creditsShort: number, hoursShort: number): string {
  const parts = [
    creditsShort > 0 ? `${figureText(creditsShort)} 学分` : '',
    hoursShort > 0 ? `${figureText(hoursShort)} 学时` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `差 ${parts.join('、')}`;
}
