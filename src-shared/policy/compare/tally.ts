import { emptyTotals, type Totals } from '../../ledger/totals.ts';
import type { Classifications } from '../../training/classification.ts';
import type { ComparisonFacts } from './compare-facts.ts';
import {
  addWorth,
  type ComparedPack,
  type Recomputation,
  type RecordOutcome,
  startRecomputation,
  type Worth,
  worthOf,
} from './recompute.ts';
import type { StandingRecord } from './standing-line.ts';

/** One side as it grows while the records go by. */
export type ComparedSide = {
  readonly recomputation: Recomputation;
  readonly totals: Map<number, Totals>;
  readonly classifications: Classifications;
  readonly records: Record<RecordOutcome, number>;
  hours: number;
  credits: number;
};

/** Thousandths. */
type Sums = { hours: number; credits: number };
/** What became of a project's records on both sides. */
export type ProjectSums = { records: number; changedRecords: number; readonly a: Sums; readonly b: Sums };

/** What was counted while the records went by. */
export type Tally = {
  lines: number;
  changedRecords: number;
  readonly changedByTeacher: Map<number, number>;
  readonly projects: Map<number, ProjectSums>;
};

/** A side before the first record. */
export function startSide(compared: ComparedPack, facts: ComparisonFacts): ComparedSide {
  return {
    recomputation: startRecomputation(compared, facts.versions, facts.findFacts),
    totals: new Map(),
    classifications: facts.classifications,
    records: { awarded: 0, nothing: 0, refused: 0, undecided: 0, kept: 0 },
    hours: 0,
    credits: 0,
  };
}

/** What the record is worth on a side, added to everything that side sums. */
export function addToSide(side: ComparedSide, record: StandingRecord): Worth {
  const worth = worthOf(side.recomputation, record);
  const [{ teacherId }] = record;
  let totals = side.totals.get(teacherId);
  if (totals === undefined) {
    totals = emptyTotals(side.classifications);
    side.totals.set(teacherId, totals);
  }
  addWorth(totals, record, worth);
  side.records[worth.outcome]++;
  side.hours += worth.hours;
  side.credits += worth.credits;
  // Reasons are shared by all records that have them, so counting is one step.
  if (worth.reason !== null) worth.reason.records++;
  return worth;
}

/** A record that was taken into both sides. */
export type TakenRecord = {
  readonly record: StandingRecord;
  readonly project: number | null;
  readonly worthA: Worth;
  readonly worthB: Worth;
};

/** Counts what changed, by person and by project. */
export function addToTally(
  tally: Tally,
  { record, project, worthA, worthB }: TakenRecord,
  facts: ComparisonFacts,
): void {
  const isChanged = hasChanged(worthA, worthB, facts);
  tally.lines += record.length;
  if (isChanged) {
    const [{ teacherId }] = record;
    tally.changedRecords++;
    tally.changedByTeacher.set(teacherId, (tally.changedByTeacher.get(teacherId) ?? 0) + 1);
  }
  // Records without a project (outside ones, opening balances) count for people only.
  if (project === null) return;
  let sums = tally.projects.get(project);
  if (sums === undefined) {
    sums = { records: 0, changedRecords: 0, a: { hours: 0, credits: 0 }, b: { hours: 0, credits: 0 } };
    tally.projects.set(project, sums);
  }
  sums.records++;
  if (isChanged) sums.changedRecords++;
  sums.a.hours += worthA.hours;
  sums.a.credits += worthA.credits;
  sums.b.hours += worthB.hours;
  sums.b.credits += worthB.credits;
}

/** Credits are compared where both packs know them; a record also changes when it would be refused under one of them. */
function hasChanged(a: Worth, b: Worth, facts: ComparisonFacts): boolean {
  const knowCredits = facts.a.pack.units.credits && facts.b.pack.units.credits;
  return (
    a.hours !== b.hours || (knowCredits && a.credits !== b.credits) || isRegistered(a) !== isRegistered(b)
  );
}

/** Whether the record would stand in a register under that pack. */
function isRegistered({ outcome }: Worth): boolean {
  return outcome === 'awarded' || outcome === 'kept';
}
