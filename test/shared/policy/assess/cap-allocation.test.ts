import { expect, test } from 'vitest';
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
  credits: number,
  more: Partial<CappedEntry> = {},
): CappedEntry => ({
  uid,
  year,
  endDate,
  form: 'school-based',
  level: 'school',
  credits,
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
