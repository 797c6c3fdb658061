import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CappedEntry, capAllocation } from '../../../../src-shared/policy/assess/cap-allocation.ts';
import { smallPack } from '../pack/small-pack.ts';

const pack = smallPack({
  assessment: [
    {
      id: 'school',
      clause: 'H9',
      text: '每年最多六分',
      kind: 'cap',
      period: 'year',
      match: { levels: ['school'] },
      credits: 6,
    },
    {
      id: 'remote',
      clause: 'GX2',
      text: '周期最多十分',
      kind: 'cap',
      period: 'cycle',
      match: { forms: ['remote'], notLevels: ['school'] },
      credits: 10,
    },
  ],
});
const entry = (
  uid: string,
  year: number,
  endDate: string,
  amount: number,
  more: Partial<CappedEntry> = {},
): CappedEntry => ({
  uid,
  year,
  endDate,
  form: 'school-based',
  level: 'school',
  classification: null,
  amount,
  ...more,
});
const counted = (entries: readonly CappedEntry[], cycle: { from: number; to: number } | null = null) =>
  Object.fromEntries(
    capAllocation(pack, entries, cycle).map((share) => [share.uid, [share.counted, share.over]]),
  );

test('a yearly cap is used up by end date, then by uid, whatever order entries come in (A26)', () => {
  const entries = [
    entry('c', 2023, '2023-05-01', 2000),
    entry('a', 2023, '2023-05-01', 2000),
    entry('b', 2023, '2023-04-01', 3000),
  ];
  const expected = { b: [3000, 0], a: [2000, 0], c: [1000, 1000] };
  expect(counted(entries)).toEqual(expected);
  expect(counted([...entries].reverse())).toEqual(expected);
});

test('each year has its own cap, and other levels none (H9)', () => {
  const entries = [
    entry('a', 2022, '2022-05-01', 7000),
    entry('b', 2023, '2023-05-01', 7000),
    entry('c', 2023, '2023-06-01', 7000, { form: 'centralized', level: 'county' }),
  ];
  expect(counted(entries)).toEqual({ a: [6000, 1000], b: [6000, 1000], c: [7000, 0] });
});

test('a cycle cap asks for its cycle and takes only what the yearly ones left (GX2)', () => {
  const remote = { form: 'remote', level: 'city' } as const;
  const entries = [
    entry('a', 2017, '2017-05-01', 8000, remote),
    entry('b', 2018, '2018-05-01', 8000, remote),
    entry('c', 2015, '2015-05-01', 8000, remote),
    entry('d', 2018, '2018-06-01', 8000, { form: 'remote', level: 'school' }),
  ];
  expect(counted(entries)['b']).toEqual([8000, 0]);
  expect(counted(entries, { from: 2016, to: 2020 })).toEqual({
    a: [8000, 0],
    b: [2000, 6000],
    c: [8000, 0],
    d: [6000, 2000],
  });
});

test('names the cap that cut', () => {
  const [share] = capAllocation(pack, [entry('a', 2023, '2023-05-01', 7000)]);
  expect(share).toMatchObject({ earned: 7000, rule: 'school' });
});

describe('two caps on one training', () => {
  const cap = (id: string, period: string, match: Readonly<Record<string, unknown>>, credits: number) => ({
    ...{ id, clause: 'W3.5', text: '最多计若干学分', kind: 'cap' },
    ...{ period, match, credits },
  });
  const degree = { form: 'degree', level: null } as const;
  const degrees = smallPack({
    assessment: [
      cap('year', 'year', { forms: ['degree'] }, 5),
      cap('cycle', 'cycle', { forms: ['degree'] }, 20),
    ],
  });
  const CYCLE = { from: 2019, to: 2023 };

  test('leave five a year and twenty a cycle: the fifth full year counts nothing (W3.5)', () => {
    const entries = [2019, 2020, 2021, 2022, 2023].map((year) =>
      entry(String(year), year, `${year}-12-31`, 5001, degree),
    );
    expect(
      capAllocation(degrees, entries, CYCLE).map(({ counted: kept, over, rule }) => [kept, over, rule]),
    ).toEqual([
      [5000, 1, 'year'],
      [5000, 1, 'year'],
      [5000, 1, 'year'],
      [5000, 1, 'year'],
      [0, 5001, 'cycle'],
    ]);
  });

  test('cut one after the other: what the narrower has cut does not use up the wider', () => {
    const nested = smallPack({
      assessment: [
        cap('remote', 'year', { forms: ['remote'], levels: ['school'] }, 2),
        cap('school', 'year', { levels: ['school'] }, 6),
      ],
    });
    const entries = [
      entry('a', 2023, '2023-01-01', 9000, { form: 'remote' }),
      entry('b', 2023, '2023-02-01', 4000),
      entry('c', 2023, '2023-03-01', 1),
    ];
    expect(capAllocation(nested, entries).map(({ counted: kept }) => kept)).toEqual([2000, 4000, 0]);
  });

  test('never let more through than either, in any order, and always the same sum', () => {
    const some = fc.array(
      fc.record({ year: fc.integer({ min: 2018, max: 2024 }), credits: fc.integer({ min: 0, max: 9000 }) }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(some, (list) => {
        const entries = list.map(({ year, credits }, index) =>
          entry(String(index), year, '', credits, degree),
        );
        const kept = capAllocation(degrees, entries, CYCLE);
        const sumOf = (from: number, to: number) =>
          kept
            .filter(({ uid }) => {
              const year = list[Number(uid)]?.year ?? 0;
              return year >= from && year <= to;
            })
            .reduce((sum, share) => sum + share.counted, 0);
        for (let year = 2018; year <= 2024; year++) expect(sumOf(year, year)).toBeLessThanOrEqual(5000);
        expect(sumOf(CYCLE.from, CYCLE.to)).toBeLessThanOrEqual(20_000);
        const renamed = entries.map((one, index) => ({ ...one, uid: String(99 - index) }));
        const total = (shares: ReturnType<typeof capAllocation>) =>
          shares.reduce((sum, share) => sum + share.counted, 0);
        expect(total(capAllocation(degrees, renamed, CYCLE))).toBe(total(kept));
      }),
      { seed: 35, numRuns: 200 },
    );
  });
});
