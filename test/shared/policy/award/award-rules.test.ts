import { describe, expect, test } from 'vitest';
import { activitySchema, gateSchema } from '../../../../src-shared/policy/award/award-rules.ts';
import { activity } from '../pack/small-pack.ts';

const heading = { id: 'gate', clause: 'X2', text: '条件' };
const isActivity = (changes: Readonly<Record<string, unknown>>) =>
  activitySchema.safeParse(activity(changes)).success;
const isGate = (gate: Readonly<Record<string, unknown>>) =>
  gateSchema.safeParse({ ...heading, ...gate }).success;

describe('a row of the conversion table', () => {
  test('registers at the declared level and needs hours, unless it says otherwise (H14.3)', () => {
    expect(activitySchema.parse(activity())).toMatchObject({
      registerAt: 'declared',
      hours: { kind: 'held', optional: false },
      notes: [],
    });
  });

  test('names at least one word in every list of its condition: an empty list would fit nobody', () => {
    expect(isActivity({ when: {} })).toBe(true);
    for (const key of ['forms', 'roles', 'levels', 'organisers'])
      expect(isActivity({ when: { [key]: [] } })).toBe(false);
  });

  test('may leave levels without a rate: a gap of the text', () => {
    expect(isActivity({ credits: { kind: 'per-hour', rates: { national: 0.5 } } })).toBe(true);
    expect(isActivity({ credits: { kind: 'per-hour', rates: { village: 0.5 } } })).toBe(false);
  });

  test.for([
    [[60, 76, 86], true],
    [[60, 60], false],
    [[76, 60], false],
    [[], false],
  ] as const)('by score has bands that rise: %j (YL1)', ([froms, isRead]) => {
    const bands = froms.map((from) => ({ from, grade: 'pass', credits: 10 }));
    expect(isActivity({ credits: { kind: 'score', max: 100, bands } })).toBe(isRead);
  });

  test('has a figure for every rate it names, not finer than a thousandth', () => {
    const perHours = (hours: number) => ({ credits: { kind: 'per-hours', hours, credits: 1 } });
    expect([isActivity(perHours(8)), isActivity(perHours(0.0001))]).toEqual([true, false]);
    expect(isActivity({ credits: { kind: 'per-hours', hours: 8 } })).toBe(false);
  });
});

describe('a gate', () => {
  test('guards every training unless it names some', () => {
    expect(gateSchema.parse({ ...heading, kind: 'passed' })).toMatchObject({ when: {} });
    expect(isGate({ kind: 'passed', activities: [] })).toBe(false);
  });

  test('on absence says whether leave counts, and gives its share as whole numbers (W3.3, L21)', () => {
    const absence = { kind: 'absence', comparison: 'reaches', excusedCounts: true };
    expect(isGate({ ...absence, share: { numerator: 1, denominator: 5 } })).toBe(true);
    expect(isGate({ ...absence, share: { numerator: 0.2, denominator: 1 } })).toBe(false);
    expect(isGate({ ...absence, share: { numerator: 1, denominator: 0 } })).toBe(false);
    const { excusedCounts: _, ...open } = absence;
    expect(isGate({ ...open, share: { numerator: 1, denominator: 5 } })).toBe(false);
  });

  test('that may stop in two ways says in which', () => {
    expect(isGate({ kind: 'certificate' })).toBe(false);
    expect(isGate({ kind: 'certificate', outcome: 'undecided' })).toBe(false);
    expect(isGate({ kind: 'certificate', outcome: 'refused' })).toBe(true);
  });

  test('on days in a row asks for two at least: one day is no row (SX3)', () => {
    expect(isGate({ kind: 'consecutive-days', days: 1 })).toBe(false);
    expect(isGate({ kind: 'consecutive-days', days: 2 })).toBe(true);
  });

  test('knows its own keys only', () => {
    expect(isGate({ kind: 'passed', months: 2 })).toBe(false);
  });
});
