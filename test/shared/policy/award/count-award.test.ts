import { describe, expect, test } from 'vitest';
import { awardInputSchema } from '../../../../src-shared/policy/award/award-input.ts';
import { countedOf } from '../../../../src-shared/policy/award/count-award.ts';
import { credits, hours } from '../../../../src-shared/training/thousandths.ts';
import { smallPack } from '../pack/small-pack.ts';

const pack = smallPack({
  assessment: [
    {
      id: 'school-year',
      clause: 'X4',
      text: '校级每年最多 6 学分',
      kind: 'cap',
      period: 'year',
      match: { levels: ['school'] },
      credits: 6,
    },
  ],
});
const facts = (input: Readonly<Record<string, unknown>>) =>
  awardInputSchema.parse({ form: 'school-based', level: 'school', role: 'trainee', ...input });
const prior = (year: number, amount: number) => ({
  form: 'school-based',
  level: 'school',
  year,
  credits: amount,
});
const earned = (amount: number) => ({ hours: hours(24_000), credits: credits(amount) });
const at2025 = { year: 2025, level: 'school' } as const;

describe('what still counts beside earlier entries (H14.4)', () => {
  test('is unknown without them', () => {
    expect(countedOf(pack, facts({}), at2025, earned(2000))).toBeNull();
  });

  test('is what fits under the yearly cap, never less than nothing', () => {
    const counted = (before: number) =>
      countedOf(pack, facts({ prior: [prior(2025, before)] }), at2025, earned(3000));
    expect(counted(0)).toBe(3000);
    expect(counted(4.5)).toBe(1500);
    expect(counted(6)).toBe(0);
    expect(counted(8)).toBe(0);
  });

  test('does not look at entries of other years', () => {
    expect(countedOf(pack, facts({ prior: [prior(2024, 6)] }), at2025, earned(3000))).toBe(3000);
  });

  test('takes the year that all earlier entries share where the activity has no date', () => {
    const undated = { year: null, level: 'school' } as const;
    expect(countedOf(pack, facts({ prior: [prior(2024, 5)] }), undated, earned(3000))).toBe(1000);
    expect(
      countedOf(pack, facts({ prior: [prior(2024, 5), prior(2025, 5)] }), undated, earned(3000)),
    ).toBeNull();
  });

  test('looks at each year of a split project by itself', () => {
    const years = [
      { year: 2024, hours: hours(0), credits: credits(2000) },
      { year: 2025, hours: hours(0), credits: credits(2000) },
    ];
    expect(countedOf(pack, facts({ prior: [prior(2024, 5)] }), at2025, earned(4000), years)).toBe(3000);
  });

  test('is told in hours where the text knows those alone, and caps them', () => {
    const cap = { id: 'school-year', clause: 'X4', text: '每年最多', kind: 'cap', period: 'year' };
    const inHours = (hoursOfCap?: number) =>
      smallPack({
        units: { hours: true, credits: false },
        assessment:
          hoursOfCap === undefined ? [] : [{ ...cap, match: { levels: ['school'] }, hours: hoursOfCap }],
      });
    const before = { form: 'school-based', level: 'school', year: 2025, hours: 10 } as const;
    const total = { hours: hours(24_000), credits: null };
    expect(countedOf(inHours(18), facts({ prior: [before] }), at2025, total)).toBe(8000);
    expect(countedOf(inHours(), facts({ prior: [before] }), at2025, total)).toBeNull();
  });
});
