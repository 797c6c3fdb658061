import { repeat, reverse } from '../../../src-shared/ledger/entry.ts';
import { addEntry, emptyTotals, mergeTotals, type Totals } from '../../../src-shared/ledger/totals.ts';
import { compileAssessment } from '../../../src-shared/policy/assess/assess.ts';
import type { AssessedTeacher, AssessSummary } from '../../../src-shared/policy/assess/assess-outcome.ts';
import type { PolicyPack } from '../../../src-shared/policy/pack/policy-pack.ts';
import type { CorrectionEffect } from '../../../src-shared/rpc/contract/corrections.ts';
import type { TeacherRecord } from '../../database/records/teacher-records.ts';
import { timeSlices } from '../../lib/run-work.ts';
import { toAssessed } from '../../session/ledger-snapshot.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';
import type { Choice, EntryChange } from './choice.ts';
import type { CorrectionPlan, Figures } from './plan.ts';

type CorrectedYear = CorrectionEffect['years'][number];

/**
 * Counts, totals, verdicts and certificates before and after a choice. Writes nothing; other calls are answered meanwhile.
 *
 * @throws Cancelled
 */
export async function effectOf(
  ledger: OpenLedger,
  plan: CorrectionPlan,
  choice: Choice,
  signal: AbortSignal | undefined,
): Promise<CorrectionEffect> {
  const slices = timeSlices(signal);
  await slices.next();
  const years: CorrectedYear[] = [];
  for (const year of correctedYears(ledger, plan, choice)) {
    years.push(year);
    if (slices.isOver) await slices.next();
  }
  await slices.next();
  const delta = (of: (figures: Figures) => number) =>
    choice.entries.reduce(
      (sum, { entry, after }) => sum - of(entry.earned) + (after === null ? 0 : of(after)),
      0,
    );
  return {
    problems: [...choice.problems],
    ...countsOf(choice),
    rejected: choice.rejected.length,
    hoursDelta: delta((figures) => figures.hours),
    creditsDelta: delta((figures) => figures.credits ?? 0),
    years,
    certificates: choice.certificates.map((certificate) => ({ ...certificate })),
  };
}

/** What a choice writes, in numbers. */
export function countsOf({ entries, teachers }: Choice) {
  const struck = entries.filter(({ after }) => after === null).length;
  return {
    entriesReversed: entries.length,
    entriesRegistered: entries.length - struck,
    entriesStruck: struck,
    teachersChanged: teachers.length,
  };
}

/** Every year of a person whose total or verdict moves, and the cycle it lies in. */
function* correctedYears(ledger: OpenLedger, plan: CorrectionPlan, choice: Choice): Generator<CorrectedYear> {
  const stages = new Map(choice.teachers.map(({ teacher, after }) => [teacher.uid, after.stage]));
  const byTeacher = Map.groupBy(choice.entries, ({ entry }) => entry.teacher.uid);
  const judge = judgesOf(ledger);
  for (const [uid, changes] of byTeacher) {
    const teacher = plan.teachers.get(uid);
    if (teacher === undefined) continue;
    const before = ledger.snapshot.totals(teacher.id);
    const after = appliedTo(before, changes);
    const assessed = toAssessed(teacher);
    const assessedAfter = { ...assessed, stage: stages.get(uid) ?? assessed.stage };
    const years = new Set(
      changes.flatMap(({ entry: { earned }, after: figures }) => [
        earned.makeUpFor ?? earned.year,
        ...(figures === null ? [] : [earned.makeUpFor ?? figures.year]),
      ]),
    );
    for (const year of [...years].sort((a, b) => a - b))
      yield yearOf(teacher, year, judge(year, assessed, before), judge(year, assessedAfter, after));
  }
}

/** The totals once the changes are posted: each entry taken back, and what stays of it registered anew. */
function appliedTo(before: Totals, changes: readonly EntryChange[]): Totals {
  const totals = mergeTotals(emptyTotals(), before);
  for (const { entry, after } of changes) {
    addEntry(totals, reverse(entry));
    if (after !== null) addEntry(totals, { ...repeat(entry), earned: { ...entry.earned, ...after } });
  }
  return totals;
}

type Judged = { readonly year: AssessSummary['year']; readonly cycle: AssessSummary['cycle'] };

/** A cycle is judged by the pack of its last year (DESIGN §12). Each pack is prepared once. */
function judgesOf(ledger: OpenLedger): (year: number, teacher: AssessedTeacher, totals: Totals) => Judged {
  const judges = new Map<PolicyPack, ReturnType<typeof compileAssessment>>();
  const judgeOf = (year: number) => {
    const pack = ledger.packOfYear(year);
    const judge = judges.get(pack) ?? compileAssessment(pack, ledger.decisions(undefined, pack));
    judges.set(pack, judge);
    return judge;
  };
  return (year, teacher, totals) => {
    const cycle = ledger.cycleOf(year);
    const asked = { year, cycle, teacher, totals };
    return { year: judgeOf(year)(asked).year, cycle: judgeOf(cycle.to)(asked).cycle };
  };
}

function yearOf(teacher: TeacherRecord, year: number, before: Judged, after: Judged): CorrectedYear {
  return {
    teacher: { uid: teacher.uid, name: teacher.name, organisationName: teacher.organisation },
    year,
    hoursBefore: before.year?.hours ?? 0,
    hoursAfter: after.year?.hours ?? 0,
    creditsBefore: before.year?.credits ?? null,
    creditsAfter: after.year?.credits ?? null,
    verdictBefore: before.year?.status ?? null,
    verdictAfter: after.year?.status ?? null,
    cycleBefore: before.cycle?.status ?? null,
    cycleAfter: after.cycle?.status ?? null,
  };
}
