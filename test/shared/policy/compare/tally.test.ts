import { describe, expect, test } from 'vitest';
import { listTotals } from '../../../../src-shared/ledger/totals.ts';
import { awardInputSchema } from '../../../../src-shared/policy/award/award-input.ts';
import type { ComparisonFacts } from '../../../../src-shared/policy/compare/compare-facts.ts';
import type { StandingRecord } from '../../../../src-shared/policy/compare/standing-line.ts';
import { addToSide, addToTally, startSide, type Tally } from '../../../../src-shared/policy/compare/tally.ts';
import { NO_CLASSIFICATIONS } from '../../../../src-shared/training/classification.ts';
import { activity, smallPack } from '../pack/small-pack.ts';
import { line } from './ledger-of-lines.ts';

const YEAR = { id: 'year', clause: 'X9', text: '登记年度', starts: '01-01', decidedBy: 'end' };
const compared = (sections: Readonly<Record<string, unknown>>) => ({
  pack: smallPack({ registrationYear: YEAR, activities: [activity()], ...sections }),
  lineage: ['small'],
  decided: new Map<string, number>(),
});
const PLAIN = compared({});
const DOUBLE = compared({ activities: [activity({ credits: { kind: 'per-hours', hours: 1, credits: 2 } })] });
const STRICT = compared({ gates: [{ id: 'passed', clause: 'X2', text: '考核合格才登记', kind: 'passed' }] });
const HOURS = compared({
  units: { hours: true, credits: false },
  activities: [activity({ credits: { kind: 'none' } })],
});

/** Registers without hours; the second of them only who passed. */
const LISTED = compared({
  units: { hours: true, credits: false },
  activities: [activity({ hours: { kind: 'stated', optional: true }, credits: { kind: 'none' } })],
});
const LISTED_STRICT = { ...LISTED, pack: { ...LISTED.pack, gates: STRICT.pack.gates } };

const INPUT = { form: 'centralized', level: 'county', role: 'trainee', end: '2025-10-15' };
const FACTS = [
  { ...INPUT, hours: 8 },
  { ...INPUT, hours: 8, passed: false },
  { ...INPUT, hours: 0 },
  { ...INPUT, passed: false },
];

function facts(a: ComparisonFacts['a'], b: ComparisonFacts['b']): ComparisonFacts {
  return {
    ...{ a, b, year: 2025, cycle: { from: 2021, to: 2025 }, present: 2026, top: 10, versions: [] },
    classifications: NO_CLASSIFICATIONS,
    findFacts: (id) => ({ input: awardInputSchema.parse(FACTS[id - 1]) }),
    ...{ projectOfBatch: new Map(), lines: [], people: [] },
  };
}

describe('a side', () => {
  test('sums what its records are worth, and keeps totals of each person', () => {
    const side = startSide(PLAIN, facts(PLAIN, DOUBLE));
    addToSide(side, [line({ teacherId: 1, factsId: 1 })]);
    addToSide(side, [line({ id: 2, teacherId: 2, factsId: 1 })]);
    addToSide(side, [line({ id: 3, teacherId: 2, factsId: 1 })]);
    expect(side).toMatchObject({ hours: 24_000, credits: 24_000, records: { awarded: 3, nothing: 0 } });
    expect([...side.totals.keys()]).toEqual([1, 2]);
    const rows = [...side.totals.values()].flatMap((totals) => listTotals(totals));
    expect(rows.map(({ credits, count }) => [credits, count])).toEqual([
      [8000, 1],
      [16_000, 2],
    ]);
  });

  test('counts a reason once for every record that has it', () => {
    const side = startSide(STRICT, facts(STRICT, PLAIN));
    const worths = [1, 2, 3].map((id) => addToSide(side, [line({ id, factsId: 2 })]));
    expect(worths[0]?.reason).toMatchObject({ clause: 'X2', outcome: 'nothing', records: 3 });
    expect(side.records).toEqual({ awarded: 0, nothing: 3, refused: 0, undecided: 0, kept: 0 });
  });
});

describe('what is counted while records go by', () => {
  function tallyOf(
    a: ComparisonFacts['a'],
    b: ComparisonFacts['b'],
    records: readonly { readonly record: StandingRecord; readonly project: number | null }[],
  ): Tally {
    const all = facts(a, b);
    const [sideA, sideB] = [startSide(a, all), startSide(b, all)];
    const tally: Tally = { lines: 0, changedRecords: 0, changedByTeacher: new Map(), projects: new Map() };
    for (const { record, project } of records) {
      const worths = { worthA: addToSide(sideA, record), worthB: addToSide(sideB, record) };
      addToTally(tally, { record, project, ...worths }, all);
    }
    return tally;
  }

  test('are changed records by person and by project; those without a project count for people only', () => {
    const tally = tallyOf(PLAIN, DOUBLE, [
      { record: [line({ teacherId: 1 })], project: 70 },
      { record: [line({ id: 2, teacherId: 1 })], project: null },
      { record: [line({ id: 3, teacherId: 2 }), line({ id: 4, teacherId: 2 })], project: 70 },
    ]);
    expect(tally).toMatchObject({ lines: 4, changedRecords: 3 });
    expect([...tally.changedByTeacher]).toEqual([
      [1, 2],
      [2, 1],
    ]);
    expect([...tally.projects]).toEqual([
      [
        70,
        {
          records: 2,
          changedRecords: 2,
          a: { hours: 16_000, credits: 16_000 },
          b: { hours: 16_000, credits: 32_000 },
        },
      ],
    ]);
  });

  test.for([
    ['of equal figures is no change', PLAIN, PLAIN, 1, 0],
    ['of other credits is one', PLAIN, DOUBLE, 1, 1],
    ['of other credits is none where a pack knows no credits (B1)', DOUBLE, HOURS, 1, 0],
    ['that one pack would not register is one', PLAIN, STRICT, 2, 1],
    ['without a figure that one pack would not register is one', LISTED, LISTED_STRICT, 4, 1],
    ['of zero that neither registers is none', PLAIN, STRICT, 3, 0],
  ] as const)('a record %s', ([, a, b, factsId, changed]) => {
    expect(tallyOf(a, b, [{ record: [line({ factsId })], project: null }]).changedRecords).toBe(changed);
  });
});
