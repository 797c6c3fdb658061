import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadShippedPolicies } from '../../../../src-main/session/shipped-policies.ts';
import { addToTotals, emptyTotals, type TotalsKey } from '../../../../src-shared/ledger/totals.ts';
import { compileAssessment } from '../../../../src-shared/policy/assess/assess.ts';
import { compileYearShares } from '../../../../src-shared/policy/assess/year-shares.ts';
import { forms, levels } from '../../../../src-shared/training/training-words.ts';

const packs = [...loadShippedPolicies().values()];
const YEAR = 2020;

type Posted = TotalsKey & { readonly hours: number; readonly credits: number };
const posted: fc.Arbitrary<Posted> = fc.record({
  year: fc.integer({ min: 2019, max: 2022 }),
  form: fc.constantFrom(...forms),
  level: fc.constantFrom(...levels),
  makeUpFor: fc.option(fc.integer({ min: 2019, max: 2022 }), { freq: 4 }),
  phase: fc.constant(null),
  classificationId: fc.constant(null),
  hours: fc.integer({ min: 0, max: 120_000 }),
  credits: fc.integer({ min: 0, max: 20_000 }),
});

function totalsOf(list: readonly Posted[]) {
  const totals = emptyTotals();
  for (const one of list)
    addToTotals(totals, one, {
      hours: one.hours,
      credits: one.credits,
      months: 0,
      weeks: 0,
      count: 1,
    });
  return totals;
}

describe.each(packs.map((pack) => [pack.id, pack] as const))('shares of a year under %s', (_, pack) => {
  const sharesOf = compileYearShares(pack);
  const judge = compileAssessment(pack);

  test('add up to what the assessment counts, after the caps and with what makes the year up', () => {
    fc.assert(
      fc.property(fc.array(posted, { maxLength: 30 }), (list) => {
        const totals = totalsOf(list);
        const shares = sharesOf(totals, YEAR);
        const { year } = judge({ year: YEAR, teacher: {}, totals });
        const sum = (of: (share: (typeof shares)[number]) => number) =>
          shares.reduce((all, share) => all + of(share), 0);
        if (pack.units.credits) {
          expect(sum(({ counted }) => counted)).toBe(year?.credits);
          expect(sum(({ earned }) => earned)).toBe(year?.rawCredits);
        }
        const isCounted = !pack.assessment.some((rule) => rule.kind === 'uncounted');
        if (isCounted) expect(sum(({ hours }) => hours)).toBe(year?.hours);
        for (const { earned, counted, madeUpIn } of shares) {
          expect(counted).toBeLessThanOrEqual(earned);
          expect(counted).toBeGreaterThanOrEqual(0);
          if (madeUpIn !== null) expect(madeUpIn).toBeGreaterThan(YEAR);
        }
      }),
      { seed: 20251122, numRuns: 80 },
    );
  });
});
