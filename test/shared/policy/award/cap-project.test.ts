import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { capProject } from '../../../../src-shared/policy/award/cap-project.ts';
import type { Earned } from '../../../../src-shared/policy/award/rates/earned.ts';
import { activity, firstActivity } from '../pack/small-pack.ts';

const cap = { id: 'cap', clause: 'X3', text: '单个项目最多 10 学分', credits: 10, notes: ['A22'] };
const capped = firstActivity(activity({ projectCap: cap }), [{ id: 'A22', text: '一个上限' }]);
const amount = (credits: number, denominator = 1): Earned => ({
  kind: 'amount',
  amount: { numerator: Math.round(credits * 1000) * denominator, denominator },
  steps: [],
});
const creditsOf = (earned: readonly Earned[], rule = capped) =>
  capProject(rule, earned)?.map(({ numerator, denominator }) => numerator / denominator / 1000);

describe('the cap of a single project (H14.3)', () => {
  test('cuts what is above it and leaves what is below', () => {
    expect(creditsOf([amount(12)])).toEqual([10]);
    expect(creditsOf([amount(10)])).toEqual([10]);
    expect(creditsOf([amount(9.5)])).toEqual([9.5]);
  });

  test('is one for all years of a split project, used up in their order (A22)', () => {
    expect(creditsOf([amount(6), amount(7), amount(1)])).toEqual([6, 4, 0]);
  });

  test('is exact for amounts that are fractions', () => {
    expect(creditsOf([amount(20, 3)])).toEqual([10]);
    expect(capProject(capped, [amount(10, 3)])).toMatchObject([{ numerator: 30_000, denominator: 3 }]);
  });

  test('cannot be taken of an amount that is unknown', () => {
    expect(
      capProject(capped, [
        amount(3),
        { kind: 'unknown', reason: { clause: 'X1', text: '?' }, isSilent: true },
      ]),
    ).toBeNull();
  });

  test('says what it cut; the reading travels only with the years of a split project', () => {
    const [whole] = capProject(capped, [amount(12)]) ?? [];
    expect(whole?.steps).toMatchObject([{ clause: 'X3', before: 12_000, after: 10_000, unit: 'credits' }]);
    expect(whole?.steps[0]?.note).toBeUndefined();
    const [, second] = capProject(capped, [amount(6), amount(7)]) ?? [];
    expect(second?.steps).toMatchObject([{ before: 7000, after: 4000, note: 'A22' }]);
  });

  test('does not exist where the pack sets none', () => {
    expect(creditsOf([amount(99)], firstActivity(activity()))).toEqual([99]);
  });

  test('never raises a part, and never lets the parts exceed it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 6 }), (parts) => {
        const kept = creditsOf(parts.map((part) => amount(part / 1000))) ?? [];
        expect(kept.every((part, index) => part <= (parts[index] ?? 0) / 1000)).toBe(true);
        const total = kept.reduce((sum, part) => sum + part, 0);
        expect(total).toBeCloseTo(Math.min(10, parts.reduce((sum, part) => sum + part, 0) / 1000), 9);
      }),
    );
  });
});
