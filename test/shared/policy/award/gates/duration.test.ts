import { describe, expect, test } from 'vitest';
import { askConsecutiveDays, askDuration } from '../../../../../src-shared/policy/award/gates/duration.ts';
import { gateFactsOf, heading } from './gate-facts-of.ts';

describe('so many months (H14.6, A9)', () => {
  const gate = { ...heading, kind: 'duration', months: 2 } as const;

  test.for([
    ['to the day before the same day', '2023-03-01', '2023-04-30', 'passed'],
    ['a day short of it', '2023-03-01', '2023-04-29', 'nothing'],
    ['from a day the last month lacks', '2022-12-31', '2023-02-27', 'passed'],
    ['a day short of that', '2022-12-31', '2023-02-26', 'nothing'],
    ['to the eve of a leap day', '2023-12-31', '2024-02-28', 'passed'],
  ] as const)('%s', ([, start, end, kind]) => {
    expect(askDuration(gate, gateFactsOf({ start, end })).kind).toBe(kind);
  });

  test('too few say until when it had to last', () => {
    expect(askDuration(gate, gateFactsOf({ start: '2023-03-01', end: '2023-04-01' }))).toEqual({
      kind: 'nothing',
      text: '2023-03-01 至 2023-04-01，不满 2 个月（应到 2023-04-30）',
    });
  });

  test.for([{}, { start: '2023-03-01' }, { end: '2023-03-01' }])('of %o are undecided', (input) => {
    expect(askDuration(gate, gateFactsOf(input)).kind).toBe('undecided');
  });
});

describe('so many days in a row (SX3)', () => {
  const gate = { ...heading, kind: 'consecutive-days', days: 2 } as const;
  const kindOf = (input: Readonly<Record<string, unknown>>, hours: number | null = null) =>
    askConsecutiveDays(gate, gateFactsOf(input, { hours })).kind;

  test('are enough at the number and too few a thousandth below it', () => {
    expect(kindOf({ days: 2 })).toBe('passed');
    expect(kindOf({ days: 1.999 })).toBe('nothing');
  });

  test('are the listed days before the stated number, the span where nothing else is known', () => {
    expect(kindOf({ dayHours: [8], days: 5 })).toBe('nothing');
    expect(kindOf({ start: '2023-05-04', end: '2023-05-05' })).toBe('passed');
    expect(kindOf({ start: '2023-05-04', end: '2023-05-04' })).toBe('nothing');
  });

  test('do not fit into a shorter span, whatever number was stated', () => {
    expect(kindOf({ days: 2, start: '2023-05-04', end: '2023-05-04' })).toBe('nothing');
  });

  test('that lie apart are not in a row, and a person decides where that cannot be told', () => {
    expect(kindOf({ days: 2, start: '2023-05-04', end: '2023-05-06' })).toBe('nothing');
    expect(kindOf({ days: 3, start: '2023-05-01', end: '2023-05-05' })).toBe('undecided');
    expect(kindOf({ days: 3, start: '2023-05-01', end: '2023-05-04' })).toBe('passed');
  });

  test('are proved by more hours than one day less could hold', () => {
    expect(kindOf({}, 24_000)).toBe('undecided');
    expect(kindOf({}, 24_001)).toBe('passed');
    expect(kindOf({})).toBe('undecided');
  });
});
