import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addToTotals,
  emptyTotals,
  formCodes,
  levelCodes,
  listTotals,
  mergeTotals,
  phaseCodes,
  readTotals,
  type TotalsKey,
  type TotalsMeasures,
  toBytes,
} from '../../../src-shared/ledger/totals.ts';
import { forms, levels } from '../../../src-shared/training/training-words.ts';

const keys: fc.Arbitrary<TotalsKey> = fc.record({
  year: fc.integer({ min: 2016, max: 2024 }),
  form: fc.constantFrom(...forms),
  level: fc.option(fc.constantFrom(...levels)),
  makeUpFor: fc.option(fc.integer({ min: 2016, max: 2024 })),
  phase: fc.option(fc.constantFrom('pre-job' as const, 'probation' as const, 'deducted' as const)),
  classificationId: fc.option(fc.integer({ min: 1, max: 5 }), { freq: 2 }),
});
const measures: fc.Arbitrary<TotalsMeasures> = fc.record({
  hours: fc.integer({ min: 0, max: 400_000 }),
  credits: fc.integer({ min: 0, max: 72_000 }),
  count: fc.constant(1),
  months: fc.integer({ min: 0, max: 12_000 }),
  weeks: fc.integer({ min: 0, max: 52_000 }),
});
const entries = fc.array(fc.tuple(keys, measures), { maxLength: 60 });
const seeded = { seed: 4068, numRuns: 200 } as const;

const sumOf = (list: readonly (readonly [TotalsKey, TotalsMeasures])[]) => {
  const totals = emptyTotals();
  for (const [key, amount] of list) addToTotals(totals, key, amount);
  return totals;
};
const negative = ({ hours, credits, count, months, weeks }: TotalsMeasures): TotalsMeasures => ({
  hours: 0 - hours,
  credits: 0 - credits,
  count: 0 - count,
  months: 0 - months,
  weeks: 0 - weeks,
});

describe('totals', () => {
  test('keep the codes that ledgers have stored', () => {
    expect(formCodes).toEqual({
      centralized: 0,
      shadowing: 1,
      remote: 2,
      'school-based': 3,
      exam: 4,
      lecture: 5,
      mentoring: 6,
      degree: 7,
      enterprise: 8,
      'self-directed': 9,
      other: 10,
    });
    expect(levelCodes).toEqual({ national: 1, provincial: 2, city: 3, county: 4, school: 5 });
    expect(phaseCodes).toEqual({ 'pre-job': 1, probation: 2, deducted: 3 });
  });

  test('sum by key, as a plain map would', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const expected = new Map<string, TotalsMeasures>();
        for (const [key, amount] of list) {
          const id = JSON.stringify([
            key.year,
            key.form,
            key.level,
            key.makeUpFor,
            key.phase,
            key.classificationId,
          ]);
          const before = expected.get(id);
          expected.set(
            id,
            before === undefined
              ? amount
              : {
                  hours: before.hours + amount.hours,
                  credits: before.credits + amount.credits,
                  count: before.count + amount.count,
                  months: before.months + amount.months,
                  weeks: before.weeks + amount.weeks,
                },
          );
        }
        const found = listTotals(sumOf(list));
        expect(found).toHaveLength(expected.size);
        for (const {
          year,
          form,
          level,
          makeUpFor,
          phase,
          classificationId,
          classification,
          ...amount
        } of found) {
          const id = JSON.stringify([year, form, level, makeUpFor, phase, classificationId]);
          expect(amount).toEqual(expected.get(id));
          expect(classification).toBeNull();
        }
      }),
      seeded,
    );
  });

  test('have the same bytes in whatever order entries were added', () => {
    fc.assert(
      fc.property(
        entries.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        ([list, shuffled]) => {
          expect(toBytes(sumOf(shuffled))).toEqual(toBytes(sumOf(list)));
        },
      ),
      seeded,
    );
  });

  test('are empty again when every addition was reversed', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const totals = sumOf(list);
        for (const [key, amount] of list) addToTotals(totals, key, negative(amount));
        expect(totals.length).toBe(0);
        expect(toBytes(totals)).toHaveLength(0);
      }),
      seeded,
    );
  });

  test('merge as if all entries had been added to one', () => {
    fc.assert(
      fc.property(entries, entries, (one, other) => {
        expect(toBytes(mergeTotals(sumOf(one), sumOf(other)))).toEqual(toBytes(sumOf([...one, ...other])));
      }),
      seeded,
    );
  });

  test('read back what they wrote, wherever the bytes lie', () => {
    fc.assert(
      fc.property(entries, fc.integer({ min: 0, max: 3 }), (list, shift) => {
        const bytes = toBytes(sumOf(list));
        const shifted = new Uint8Array(bytes.length + shift);
        shifted.set(bytes, shift);
        expect(listTotals(readTotals(shifted.subarray(shift)))).toEqual(listTotals(sumOf(list)));
      }),
      seeded,
    );
  });

  test('stop at bytes of another layout, and at sums beyond what is stored', () => {
    expect(() => readTotals(new Uint8Array(13))).toThrow(/layout/);
    const key: TotalsKey = {
      year: 2023,
      form: 'remote',
      level: 'city',
      makeUpFor: null,
      phase: null,
      classificationId: null,
    };
    const most = { hours: 2_147_483_647, credits: 0, count: 1, months: 0, weeks: 0 };
    const totals = addToTotals(emptyTotals(), key, most);
    expect(() => addToTotals(totals, key, { ...most, hours: 1 })).toThrow(/32 bits/);
    expect(() => addToTotals(totals, key, { ...most, hours: 0.5 })).toThrow(/whole/);
  });
});
