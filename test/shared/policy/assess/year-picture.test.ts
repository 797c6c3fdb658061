import { describe, expect, it } from 'vitest';
import { loadShippedPolicies } from '../../../../src-main/session/shipped-policies.ts';
import {
  hasMinimum,
  type JudgedPeriod,
  shortfallOf,
  sourcesOf,
  spreadOf,
  urgencyOf,
} from '../../../../src-shared/policy/assess/year-picture.ts';

function judged(other: Partial<JudgedPeriod> = {}): JudgedPeriod {
  return {
    status: 'passed',
    hours: 72_000,
    credits: 9000,
    hoursRequired: 72_000,
    creditsRequired: 9000,
    hoursShort: 0,
    creditsShort: 0,
    ...other,
  };
}

describe('the spread of a year', () => {
  it('counts people in bars of one round width, from nothing to the highest figure', () => {
    const spread = spreadOf([judged({ credits: 0 }), judged({ credits: 9400 }), judged()], 'credits');
    expect(spread).toMatchObject({ unit: 'credits', step: 500, required: 9000 });
    expect(spread.bars).toHaveLength(19);
    expect(spread.bars.filter(({ people }) => people > 0)).toEqual([
      { from: 0, people: 1 },
      { from: 9000, people: 2 },
    ]);
  });

  it('never has more than 25 bars, whatever the highest figure is', () => {
    for (const credits of [12_001, 100_000, 240_000, 999_999]) {
      const { bars, step } = spreadOf([judged({ credits })], 'credits');
      expect(bars.length).toBeLessThanOrEqual(25);
      expect([1, 2, 5]).toContain(Number(String(step)[0]));
      expect(bars.at(-1)?.people).toBe(1);
    }
  });

  it('reaches up to what is required, even when nobody does', () => {
    const { bars } = spreadOf([judged({ credits: 1000 })], 'credits');
    expect(bars.at(-1)).toEqual({ from: 9000, people: 0 });
  });

  it('leaves out who is exempt, and counts nothing known as nothing', () => {
    const people = [judged({ status: 'exempt' }), judged({ credits: null })];
    expect(spreadOf(people, 'credits').bars.reduce((sum, { people: count }) => sum + count, 0)).toBe(1);
    expect(spreadOf(people, 'credits').bars[0]?.people).toBe(1);
  });

  it('has no bars where nobody is judged', () => {
    expect(spreadOf([], 'hours')).toEqual({ unit: 'hours', step: 500, required: null, bars: [] });
  });
});

describe('the shortfall of a year', () => {
  it('is the least and the most that somebody who failed is short of', () => {
    const people = [
      judged({ status: 'failed', creditsShort: 1500, hoursShort: 12_000 }),
      judged({ status: 'failed', creditsShort: 250, hoursShort: 2000 }),
      judged({ status: 'undecided', creditsShort: 9000 }),
      judged(),
    ];
    expect(shortfallOf(people, 'credits')).toEqual({ unit: 'credits', least: 250, most: 1500 });
    expect(shortfallOf(people, 'hours')).toEqual({ unit: 'hours', least: 2000, most: 12_000 });
  });

  it('is none where nobody is short of the figure', () => {
    expect(shortfallOf([judged({ status: 'failed' })], 'credits')).toBeNull();
  });
});

describe('the sources of credits', () => {
  const sums = [
    { form: 'centralized', level: 'county', hours: 24_000, credits: 3000 },
    { form: 'workshop', level: 'county', hours: 8000, credits: 1000 },
    { form: 'remote', level: 'national', hours: 16_000, credits: 1000 },
    { form: 'school-based', level: null, hours: 2000, credits: 250 },
  ] as const;

  it('are levels from the top down, remote study apart, the school last', () => {
    expect(sourcesOf(sums, true)).toEqual([
      { key: 'county', hours: 32_000, credits: 4000 },
      { key: 'remote', hours: 16_000, credits: 1000 },
      { key: 'school', hours: 2000, credits: 250 },
    ]);
  });

  it('have no credits under a pack that knows none', () => {
    expect(sourcesOf(sums, false).map(({ credits }) => credits)).toEqual([null, null, null]);
  });
});

it('puts who is short first, the most short on top, then who waits for a decision', () => {
  const people = {
    passed: judged(),
    little: judged({ status: 'failed', hoursShort: 7000 }),
    much: judged({ status: 'failed', creditsShort: 1000 }),
    waits: judged({ status: 'undecided', creditsShort: 9000 }),
  };
  const order = Object.entries(people).sort(([, a], [, b]) => urgencyOf(b) - urgencyOf(a));
  expect(order.map(([name]) => name)).toEqual(['much', 'little', 'waits', 'passed']);
});

it('knows whether a pack asks a minimum of the year and of the cycle', () => {
  const pack = loadShippedPolicies().get('hainan-2017');
  expect(pack && [hasMinimum(pack, 'year'), hasMinimum(pack, 'cycle')]).toEqual([true, true]);
  expect(hasMinimum({ assessment: [] }, 'year')).toBe(false);
});
