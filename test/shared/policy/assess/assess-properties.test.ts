import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadShippedPolicies } from '../../../../src-main/session/shipped-policies.ts';
import { addToTotals, emptyTotals, type TotalsKey, toBytes } from '../../../../src-shared/ledger/totals.ts';
import {
  type AssessedTeacher,
  assess,
  compileAssessment,
  type PeriodOutcome,
} from '../../../../src-shared/policy/assess/assess.ts';
import { capAllocation } from '../../../../src-shared/policy/assess/cap-allocation.ts';
import { forms, levels } from '../../../../src-shared/training/training-words.ts';
import { clausesOf } from '../pack/clauses-of.ts';

const packs = [...loadShippedPolicies().values()];
const seeded = { seed: 20171023, numRuns: 60 } as const;
const CYCLE = { from: 2018, to: 2022 };

type Posted = TotalsKey & { readonly hours: number; readonly credits: number; readonly months: number };
const posted: fc.Arbitrary<Posted> = fc.record({
  year: fc.integer({ min: 2016, max: 2024 }),
  form: fc.constantFrom(...forms),
  level: fc.constantFrom(...levels),
  makeUpFor: fc.option(fc.integer({ min: 2017, max: 2022 }), { freq: 8 }),
  phase: fc.option(fc.constantFrom('pre-job' as const, 'probation' as const), { freq: 4 }),
  classificationId: fc.constant(null),
  hours: fc.integer({ min: 0, max: 120_000 }),
  credits: fc.integer({ min: 0, max: 20_000 }),
  months: fc.integer({ min: 0, max: 3000 }),
});
const entries = fc.array(posted, { maxLength: 40 });
const date = fc.option(fc.integer({ min: 2015, max: 2024 }).map((year) => `${year}-09-01`));
const teacher = fc.record({
  hiredOn: date,
  broughtInOn: date,
  proofOfPriorTraining: fc.boolean(),
  probation: fc.boolean(),
  roles: fc.constantFrom(['specialist' as const], []),
});
const measuresOf = ({ hours, credits, months }: Posted) => ({ hours, credits, months, weeks: 0, count: 1 });
const totalsOf = (list: readonly Posted[]) => {
  const totals = emptyTotals();
  for (const one of list) addToTotals(totals, one, measuresOf(one));
  return totals;
};
const requestOf = (list: readonly Posted[], who: AssessedTeacher) => ({
  year: 2020,
  cycle: CYCLE,
  teacher: who,
  totals: totalsOf(list),
});

describe.each(packs.map((pack) => [pack.id, pack] as const))('assessments of %s', (_, pack) => {
  const fast = compileAssessment(pack);

  test('are the same fast and explained', () => {
    fc.assert(
      fc.property(entries, teacher, (list, who) => {
        const { year, cycle, probation, enterprise } = assess(pack, requestOf(list, who));
        expect(fast(requestOf(list, who))).toEqual({ year, cycle, probation, enterprise });
      }),
      seeded,
    );
  });

  test('name a clause of the pack in every step', () => {
    const clauses = clausesOf(pack);
    fc.assert(
      fc.property(entries, teacher, (list, who) => {
        const named = [...clausesOf(assess(pack, requestOf(list, who)))];
        expect(named.filter((clause) => !clauses.has(clause))).toEqual([]);
      }),
      seeded,
    );
  });

  test('do not depend on the order of entries, nor on an entry that was reversed', () => {
    fc.assert(
      fc.property(entries, posted, teacher, (list, extra, who) => {
        const straight = fast(requestOf(list, who));
        expect(fast(requestOf([...list].reverse(), who))).toEqual(straight);
        const totals = totalsOf([...list, extra]);
        const { hours, credits, months } = extra;
        addToTotals(totals, extra, {
          hours: 0 - hours,
          credits: 0 - credits,
          months: 0 - months,
          weeks: 0,
          count: -1,
        });
        expect(toBytes(totals)).toEqual(toBytes(totalsOf(list)));
        expect(fast({ ...requestOf([], who), totals })).toEqual(straight);
      }),
      seeded,
    );
  });

  test('never count more than was earned, and never miss less than nothing', () => {
    fc.assert(
      fc.property(entries, teacher, (list, who) => {
        const found = fast(requestOf(list, who));
        for (const period of [found.year, found.cycle, found.probation]) expectSound(period);
      }),
      seeded,
    );
  });

  test('count per entry what they count in all (A26)', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const plain = list.map((one) => ({ ...one, makeUpFor: null, phase: null, classification: null }));
        const { cycle } = fast({ cycle: CYCLE, teacher: {}, totals: totalsOf(plain) });
        const shares = capAllocation(
          pack,
          plain.map((one, index) => ({
            ...one,
            amount: one.credits,
            uid: String(index),
            endDate: `${one.year}-06-${10 + (index % 20)}`,
          })),
          CYCLE,
        );
        const inside = shares.filter(({ uid }) => {
          const year = plain[Number(uid)]?.year ?? 0;
          return year >= CYCLE.from && year <= CYCLE.to;
        });
        for (const share of shares) expect(share.counted + share.over).toBe(share.earned);
        if (cycle?.credits != null) {
          expect(inside.reduce((sum, share) => sum + share.counted, 0)).toBe(cycle.credits);
        }
      }),
      seeded,
    );
  });
});

function expectSound(period: PeriodOutcome | null): void {
  if (period === null) return;
  if (period.credits !== null && period.rawCredits !== null) {
    expect(period.credits).toBeLessThanOrEqual(period.rawCredits);
    expect(period.credits).toBeGreaterThanOrEqual(0);
  }
  expect(period.hours).toBeGreaterThanOrEqual(0);
  expect(period.shortfall.hours).toBeGreaterThanOrEqual(0);
  expect(period.shortfall.credits).toBeGreaterThanOrEqual(0);
  const short =
    period.shortfall.hours > 0 ||
    period.shortfall.credits > 0 ||
    Object.keys(period.shortfall.groups).length > 0;
  if (short) expect(period.status).not.toBe('passed');
  if (period.status === 'exempt') expect(short).toBe(false);
}
