import { describe, expect, test } from 'vitest';
import { awardInputSchema } from '../../../../src-shared/policy/award/award-input.ts';
import {
  divisionOf,
  partsAreAtOdds,
  partsOf,
  sumOrNull,
} from '../../../../src-shared/policy/award/award-parts.ts';
import { activity, firstActivity } from '../pack/small-pack.ts';

const facts = (input: Readonly<Record<string, unknown>>) =>
  awardInputSchema.parse({ form: 'centralized', level: 'county', role: 'trainee', ...input });
const none = () => null;
const open = { id: 'a.hours:centralized:county:trainee', decided: null };
const held = firstActivity(activity());

describe('a project split by year (H14.1)', () => {
  test('is one whole where its document does not split it', () => {
    expect(divisionOf(held, facts({ days: 5 }))).toBe('whole');
    expect(partsOf(held, facts({ days: 5 }), none, open)).toMatchObject([
      { year: null, measured: { hours: 40_000 } },
    ]);
  });

  test('is measured year by year in the order of time, however the years were written (A22)', () => {
    const input = facts({
      splitByYear: true,
      byYear: [
        { year: 2025, days: 2 },
        { year: 2024, days: 3 },
      ],
    });
    expect(divisionOf(held, input)).toBe('by-year');
    expect(partsOf(held, input, none, open).map(({ year, measured }) => [year, measured.hours])).toEqual([
      [2024, 24_000],
      [2025, 16_000],
    ]);
  });

  test('lacks its parts where none were given: that is missing, not whole', () => {
    expect(divisionOf(held, facts({ splitByYear: true, days: 5 }))).toBe('missing');
    expect(divisionOf(held, facts({ splitByYear: true, byYear: [] }))).toBe('missing');
  });

  test.for([
    ['flat hours', { hours: { kind: 'flat', hours: 60 } }],
    ['lessons', { hours: { kind: 'lessons', setting: 'rate.x' } }],
    ['flat credits', { credits: { kind: 'flat', credits: 2 } }],
    ['credits per lesson', { credits: { kind: 'per-lesson', rates: { county: 2 } } }],
    [
      'a setting for the whole activity',
      { credits: { kind: 'setting', setting: 'rate.x', per: 'activity' } },
    ],
  ] as const)('cannot be for %s, which belong to the activity as a whole', ([, changes]) => {
    const input = facts({ splitByYear: true, byYear: [{ year: 2024, days: 1 }] });
    expect(divisionOf(firstActivity(activity(changes)), input)).toBe('whole');
  });

  test('may be for a setting per hour', () => {
    const rule = firstActivity(activity({ credits: { kind: 'setting', setting: 'rate.x', per: 'hour' } }));
    expect(divisionOf(rule, facts({ splitByYear: true, byYear: [{ year: 2024, days: 1 }] }))).toBe('by-year');
  });

  test('is as long as its years where the whole was not stated, and unknown where one year is', () => {
    const hours = (byYear: readonly Readonly<Record<string, unknown>>[]) =>
      partsOf(held, facts({ byYear }), none, open)[0]?.measured.hours;
    expect(
      hours([
        { year: 2024, hours: 10.1 },
        { year: 2025, hours: 0.2 },
      ]),
    ).toBe(10_300);
    expect(
      hours([
        { year: 2024, hours: 10 },
        { year: 2025, days: 1 },
      ]),
    ).toBeNull();
  });

  test('is at odds with a total that its years do not come to', () => {
    const byYear = [
      { year: 2024, days: 3 },
      { year: 2025, days: 2 },
    ];
    expect(partsAreAtOdds(facts({ byYear, days: 5 }))).toBe(false);
    expect(partsAreAtOdds(facts({ byYear, days: 6 }))).toBe(true);
    expect(partsAreAtOdds(facts({ byYear, hours: 40 }))).toBe(false);
    expect(partsAreAtOdds(facts({ byYear: [{ year: 2024, hours: 0.1 }], hours: 0.2 }))).toBe(true);
  });
});

test('a sum with a missing part is unknown, never smaller', () => {
  expect(sumOrNull([1, 2, 3])).toBe(6);
  expect(sumOrNull([1, null, 3])).toBeNull();
  expect(sumOrNull([])).toBe(0);
});
