import { describe, expect, test } from 'vitest';
import { award } from '../../../../src-shared/policy/award/award.ts';
import { awardInputSchema } from '../../../../src-shared/policy/award/award-input.ts';
import type { Decisions } from '../../../../src-shared/policy/award/award-outcome.ts';
import { activity, smallPack } from '../pack/small-pack.ts';

const heading = { clause: 'X1', text: '系数' };
const axis = (id: string) => ({
  ...{ ...heading, id, title: id },
  values: [
    { id: 'hard', title: '较难' },
    { id: 'open', title: '另定' },
    { id: 'plain', title: '一般' },
  ],
});
const multiplier = (of: 'hours' | 'credits', id: string) => ({
  ...{ ...heading, id, title: `${id}系数`, of, axis: id },
  factors: { hard: 1.2, open: { setting: 'factor' } },
});
const packWith = (...multipliers: ReturnType<typeof multiplier>[]) =>
  smallPack({
    classifications: [axis('difficulty'), axis('effect')],
    activities: [activity({ credits: { kind: 'per-hours', hours: 8, credits: 1 }, multipliers })],
    settings: [{ id: 'factor', clause: 'X1', title: '系数', unit: 'factor' }],
  });
const earn = (
  pack: ReturnType<typeof packWith>,
  classification: Readonly<Record<string, string>>,
  decisions: Decisions = new Map(),
) =>
  award(
    pack,
    awardInputSchema.parse({
      ...{ form: 'centralized', level: 'county', role: 'trainee', hours: 40 },
      classification,
    }),
    decisions,
  );

describe('hours that count so much more', () => {
  const pack = packWith(multiplier('hours', 'difficulty'));

  test('are multiplied once, shown, and earn by what they come to', () => {
    const found = earn(pack, { difficulty: 'hard' });
    expect(found).toMatchObject({ outcome: 'awarded', hours: 48_000, credits: 6000 });
    expect(found.trace.map(({ text }) => text)).toContain('40 学时 × difficulty系数 1.2 = 48 学时');
  });

  test('stay as they are for what has no factor, and for what nobody classified', () => {
    expect(earn(pack, { difficulty: 'plain' })).toMatchObject({ hours: 40_000, credits: 5000 });
    expect(earn(pack, {})).toMatchObject({ hours: 40_000, credits: 5000 });
  });

  test('are open while nobody decided a factor that the text leaves out, and never 1 by silence', () => {
    expect(earn(pack, { difficulty: 'open' })).toMatchObject({
      ...{ outcome: 'undecided', hours: null, credits: null },
      undecidedSettings: ['factor'],
    });
    expect(earn(pack, { difficulty: 'open' }, new Map([['factor', 1500]]))).toMatchObject({
      ...{ outcome: 'awarded', hours: 60_000, credits: 7500 },
    });
  });
});

describe('credits that the same hours earn more of', () => {
  const pack = packWith(multiplier('credits', 'difficulty'), multiplier('credits', 'effect'));

  test('leave the hours alone, and several factors are one product, rounded once', () => {
    expect(earn(pack, { difficulty: 'hard' })).toMatchObject({ hours: 40_000, credits: 6000 });
    expect(earn(pack, { difficulty: 'hard', effect: 'hard' })).toMatchObject({
      hours: 40_000,
      credits: 7200,
    });
    const third = new Map([['factor', 333]]);
    expect(earn(pack, { difficulty: 'open', effect: 'open' }, third).credits).toBe(554);
  });

  test('are open while a factor is', () => {
    expect(earn(pack, { difficulty: 'hard', effect: 'open' })).toMatchObject({
      ...{ outcome: 'undecided', hours: 40_000, credits: null },
      undecidedSettings: ['factor'],
    });
  });
});
