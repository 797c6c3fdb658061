import { emptyTotals } from '../../ledger/totals.ts';
import type { Work } from '../../lib/work.ts';
import { standingAt, timeOfPeriod } from '../assess/period-mark.ts';
import { compileVerdicts } from '../set/judge-set.ts';
import type { ComparedPerson, ComparisonFacts } from './compare-facts.ts';
import { type CompareReport, type JudgedPerson, type PersonSide, reportOf } from './compare-report.ts';
import { recordsOf } from './standing-line.ts';
import { addToSide, addToTally, type ComparedSide, startSide, type Tally } from './tally.ts';

/** How far it is: the id of the last line, or person, that was looked at. */
export type ComparisonShare = { readonly stage: 'comparing' | 'judging'; readonly lastId: number };

/** Records and people between two yields: yielding for each would cost more than some of them. */
const SHARE_EVERY = 16;

/**
 * Two packs on the entries that stand: who would pass, what would change, what could not be registered. Memory grows with
 * people and projects, not with entries.
 */
export function* comparePacks(facts: ComparisonFacts): Work<CompareReport, ComparisonShare> {
  const a = startSide(facts.a, facts);
  const b = startSide(facts.b, facts);
  const tally: Tally = { lines: 0, changedRecords: 0, changedByTeacher: new Map(), projects: new Map() };
  let lastId = 0;
  let taken = 0;
  // Every record is taken into both sides at once, so that the lines are read from the database only once.
  for (const record of recordsOf(facts.lines)) {
    const project = facts.projectOfBatch.get(record[0].batchId) ?? null;
    addToTally(tally, { record, project, worthA: addToSide(a, record), worthB: addToSide(b, record) }, facts);
    lastId = record[0].id;
    taken++;
    if (taken % SHARE_EVERY === 0) yield { stage: 'comparing', lastId };
  }
  yield { stage: 'comparing', lastId };
  const people: JudgedPerson[] = [];
  const judgeA = judgeOf(a, facts);
  const judgeB = judgeOf(b, facts);
  lastId = 0;
  for (const person of facts.people) {
    people.push({ person, a: judgeA(person), b: judgeB(person) });
    lastId = person.id;
    if (people.length % SHARE_EVERY === 0) yield { stage: 'judging', lastId };
  }
  yield { stage: 'judging', lastId };
  return reportOf({ facts, a, b, tally, people });
}

/** Judges people by a side's pack, prepared once; hours and credits are those that count in the cycle. */
function judgeOf(
  side: ComparedSide,
  { year, cycle, present }: ComparisonFacts,
): (person: ComparedPerson) => PersonSide {
  const { pack, decided } = side.recomputation;
  const judge = compileVerdicts(pack, decided);
  return ({ id, assessed }) => {
    const totals = side.totals.get(id) ?? emptyTotals();
    const summary = judge({ year, cycle, teacher: assessed }, () => totals);
    return {
      // Figures of the cycle: a year's alone would hide what the other years carry.
      hours: summary.cycle?.hours ?? 0,
      credits: summary.cycle?.credits ?? null,
      year: standingAt(summary.year?.status ?? null, timeOfPeriod({ from: year, to: year }, present)),
      cycle: standingAt(summary.cycle?.status ?? null, timeOfPeriod(cycle, present)),
    };
  };
}
