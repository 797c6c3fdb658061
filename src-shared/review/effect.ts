import { repeat, reverse } from '../ledger/entry.ts';
import { addEntry, emptyTotals, mergeTotals, type Totals } from '../ledger/totals.ts';
import { assertPresent } from '../lib/assert.ts';
import type { Work } from '../lib/work.ts';
import type { AssessedTeacher } from '../policy/assess/assess-outcome.ts';
import {
  markAt,
  type PeriodMark,
  type Standing,
  timeOfPeriod,
  toMark,
} from '../policy/assess/period-mark.ts';
import type { Decisions } from '../policy/award/award-outcome.ts';
import type { PolicyPack } from '../policy/pack/policy-pack.ts';
import { compileVerdicts } from '../policy/set/judge-set.ts';
import type { Choice, EntryChange } from './choose.ts';
import type { Figures } from './difference.ts';

/** A person whose entries change, as assessments see them now. */
export type CorrectedTeacher = {
  readonly uid: string;
  readonly name: string;
  readonly organisationName: string;
  readonly assessed: AssessedTeacher;
  readonly totals: Totals;
};

/** A pack with what was decided on its silent points: setting → thousandths. */
export type DecidedPack = { readonly pack: PolicyPack; readonly decided: Decisions };

/** What judges a registration year, and the cycle it lies in: the pack of the cycle's last year (DESIGN §12). */
export type YearRules = {
  readonly cycle: { readonly from: number; readonly to: number };
  readonly ofYear: DecidedPack;
  readonly ofCycle: DecidedPack;
};

/** What the effect of a choice is computed from. */
export type EffectFacts = {
  readonly choice: Choice;
  /** By uid. */
  readonly teachers: ReadonlyMap<string, CorrectedTeacher>;
  /** By registration year, for each of `yearsOfChoice`. */
  readonly rules: ReadonlyMap<number, YearRules>;
  /** The registration year of today: a period that it lies in is failed by nobody. */
  readonly present: number;
};

/** What a person's year comes to before and after; thousandths. */
export type CorrectedYear = {
  readonly teacher: Pick<CorrectedTeacher, 'uid' | 'name' | 'organisationName'>;
  readonly year: number;
  readonly hoursBefore: number;
  readonly hoursAfter: number;
  readonly creditsBefore: number | null;
  readonly creditsAfter: number | null;
  readonly verdictBefore: Standing | null;
  readonly verdictAfter: Standing | null;
  readonly cycleBefore: Standing | null;
  readonly cycleAfter: Standing | null;
};

/** Every registration year whose totals a choice moves; a make-up counts in the year that it repairs. */
export function yearsOfChoice({ entries }: Pick<Choice, 'entries'>): readonly number[] {
  const years = entries.flatMap(({ entry: { earned }, after }) => [
    earned.makeUpFor ?? earned.year,
    ...(after === null ? [] : [earned.makeUpFor ?? after.year]),
  ]);
  return [...new Set(years)].sort((a, b) => a - b);
}

/** Every year of a person whose total or verdict moves, with the verdict of the cycle it lies in. */
export function* correctedYears({
  choice,
  teachers,
  rules,
  present,
}: EffectFacts): Work<readonly CorrectedYear[]> {
  const stages = new Map(choice.teachers.map(({ teacher, after }) => [teacher.uid, after.stage]));
  const judge = judgesOf(rules, present);
  const years: CorrectedYear[] = [];
  for (const [uid, changes] of Map.groupBy(choice.entries, ({ entry }) => entry.teacher.uid)) {
    const teacher = teachers.get(uid);
    if (teacher === undefined) continue;
    const { assessed, totals: before } = teacher;
    const assessedAfter = { ...assessed, stage: stages.get(uid) ?? assessed.stage };
    const after = totalsAfter(before, changes);
    for (const year of yearsOfChoice({ entries: changes })) {
      years.push(yearOf(teacher, year, judge(year, assessed, before), judge(year, assessedAfter, after)));
      yield;
    }
  }
  return years;
}

/**
 * The totals once the changes are posted: each entry taken back, and what stays of it registered anew. Worked
 * out with the ledger's own `reverse` and `repeat`, so that the effect shown is the effect written.
 */
function totalsAfter(before: Totals, changes: readonly EntryChange[]): Totals {
  const totals = mergeTotals(emptyTotals(before.classifications), before);
  for (const { entry, after } of changes) {
    addEntry(totals, reverse(entry));
    if (after !== null) addEntry(totals, { ...repeat(entry), earned: { ...entry.earned, ...after } });
  }
  return totals;
}

/** What is needed of an assessment, as today sees it. */
type Judged = { readonly year: PeriodMark; readonly cycle: PeriodMark };
type Judge = ReturnType<typeof compileVerdicts>;

/** Judges a year and its cycle; each pack is prepared once. */
function judgesOf(
  rules: EffectFacts['rules'],
  present: number,
): (year: number, teacher: AssessedTeacher, totals: Totals) => Judged {
  const judges = new Map<PolicyPack, Judge>();
  const judgeBy = ({ pack, decided }: DecidedPack): Judge => {
    const judge = judges.get(pack) ?? compileVerdicts(pack, decided);
    judges.set(pack, judge);
    return judge;
  };
  return (year, teacher, totals) => {
    const { cycle, ofYear, ofCycle } = assertPresent(rules.get(year), 'rules are given for every year');
    const asked = { year, cycle, teacher };
    const totalsOf = () => totals;
    return {
      year: markAt(
        toMark(judgeBy(ofYear)(asked, totalsOf).year),
        timeOfPeriod({ from: year, to: year }, present),
      ),
      cycle: markAt(toMark(judgeBy(ofCycle)(asked, totalsOf).cycle), timeOfPeriod(cycle, present)),
    };
  };
}

/** One year of a person before and after; figures and verdicts that are not judged are null, hours 0. */
function yearOf(
  { uid, name, organisationName }: CorrectedTeacher,
  year: number,
  before: Judged,
  after: Judged,
): CorrectedYear {
  return {
    teacher: { uid, name, organisationName },
    year,
    hoursBefore: before.year.hours,
    hoursAfter: after.year.hours,
    creditsBefore: before.year.credits,
    creditsAfter: after.year.credits,
    verdictBefore: before.year.status,
    verdictAfter: after.year.status,
    cycleBefore: before.cycle.status,
    cycleAfter: after.cycle.status,
  };
}

/** By how much a choice moves the sum of one figure of all entries. */
export function figureDelta({ entries }: Pick<Choice, 'entries'>, of: (figures: Figures) => number): number {
  return entries.reduce(
    (sum, { entry, after }) => sum - of(entry.earned) + (after === null ? 0 : of(after)),
    0,
  );
}
