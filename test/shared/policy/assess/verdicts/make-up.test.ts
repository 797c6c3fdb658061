import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AssessEntry } from '../../../../../src-shared/policy/assess/assess-input.ts';
import { classify } from '../../../../../src-shared/policy/assess/verdicts/book.ts';
import { settleMakeUps } from '../../../../../src-shared/policy/assess/verdicts/make-up.ts';
import { totalsOf } from '../../../../../src-shared/policy/cases/case-assess.ts';
import { smallPack } from '../../pack/small-pack.ts';

const rule = { id: 'make-up', clause: 'X1', text: '补学', kind: 'make-up', atLeast: 'county' };
const classes = classify(smallPack({ assessment: [rule] }));
const entry = (year: number, hours: number, more: Partial<AssessEntry> = {}): AssessEntry => ({
  ...{ year, form: 'centralized', level: 'county', hours, credits: 0 },
  ...more,
});

/** A year is reached with 72 hours. Answers: hours by the year they count in, and what was no make-up. */
function settled(entries: readonly AssessEntry[], exemptThrough = -1) {
  const totals = totalsOf(entries);
  const isReached = ({ hours }: { readonly hours: Float64Array }) =>
    hours.reduce((sum, each) => sum + each, 0) >= 72_000;
  const answer = settleMakeUps(totals, { classes, exemptThrough, isReached });
  const years: Record<number, number> = {};
  for (const [index, year] of (answer?.counted ?? []).entries())
    years[year] = (years[year] ?? 0) + (totals.rows[index * 7 + 2] ?? 0) / 1000;
  return {
    years,
    wrong: (answer?.wrong ?? []).map(({ takenIn, makeUpFor, fault }) => [takenIn, makeUpFor, fault]),
  };
}

describe('make-ups (H9.2, A30)', () => {
  test('repair a year that was not reached', () => {
    expect(settled([entry(2023, 60), entry(2024, 12, { makeUpFor: 2023 })])).toEqual({
      years: { 2023: 72 },
      wrong: [],
    });
  });

  test('count where they were taken when the year had been reached', () => {
    expect(settled([entry(2023, 80), entry(2024, 80, { makeUpFor: 2023 })])).toEqual({
      years: { 2023: 80, 2024: 80 },
      wrong: [[2024, 2023, 'reached']],
    });
  });

  test('count where they were taken once an earlier one made the year up; those of one year stay together', () => {
    const twice = [
      entry(2023, 60),
      entry(2024, 12, { makeUpFor: 2023 }),
      entry(2024, 8, { makeUpFor: 2023, form: 'remote' }),
      entry(2025, 20, { makeUpFor: 2023 }),
    ];
    expect(settled(twice)).toEqual({ years: { 2023: 80, 2025: 20 }, wrong: [[2025, 2023, 'reached']] });
  });

  test('for a year that is not assessed count where they were taken (H10)', () => {
    expect(settled([entry(2024, 12, { makeUpFor: 2023 })], 2023)).toEqual({
      years: { 2024: 12 },
      wrong: [[2024, 2023, 'exempt']],
    });
  });

  test('that fall back may reach the year they were taken in, which then needs no make-up of its own', () => {
    const chain = [
      entry(2022, 80),
      entry(2023, 72, { makeUpFor: 2022 }),
      entry(2024, 30, { makeUpFor: 2023 }),
    ];
    expect(settled(chain)).toEqual({
      years: { 2022: 80, 2023: 72, 2024: 30 },
      wrong: [
        [2023, 2022, 'reached'],
        [2024, 2023, 'reached'],
      ],
    });
  });

  test('below the level, or taken too early, are none (A8)', () => {
    const none = [entry(2024, 8, { makeUpFor: 2023, level: 'school' }), entry(2023, 9, { makeUpFor: 2024 })];
    expect(settled(none)).toEqual({
      years: { 2023: 9, 2024: 8 },
      wrong: [
        [2023, 2024, 'early'],
        [2024, 2023, 'level'],
      ],
    });
  });

  test('are settled alike in any order of entry, and lose no hour', () => {
    const one = fc.record({
      year: fc.integer({ min: 2021, max: 2025 }),
      hours: fc.integer({ min: 1, max: 80 }),
      makeUpFor: fc.option(fc.integer({ min: 2021, max: 2025 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 8 }), (some) => {
        const entries = some.map(({ year, hours, makeUpFor }) =>
          entry(year, hours, makeUpFor === undefined ? {} : { makeUpFor }),
        );
        const answer = settled(entries);
        expect(settled(entries.toReversed())).toEqual(answer);
        const meant = entries.some(({ makeUpFor }) => makeUpFor !== undefined);
        if (meant)
          expect(Object.values(answer.years).reduce((sum, each) => sum + each, 0)).toBe(
            entries.reduce((sum, { hours }) => sum + (hours ?? 0), 0),
          );
      }),
    );
  });
});
