import { describe, expect, test } from 'vitest';
import {
  statisticsHoursOfDays,
  statisticsHoursOfSession,
  statisticsRow,
} from '../../../../src-shared/policy/duties/statistics.ts';

describe('hours of the national form (JJ4068)', () => {
  test.for([
    [0, 0],
    [44.999, 0],
    [45, 1],
    [89.999, 1],
    [90, 2],
    [359.999, 7],
    [360, 8],
    [600, 8],
  ] as const)('a session of %d minutes has %i', ([minutes, hours]) => {
    expect(statisticsHoursOfSession(minutes)).toBe(hours);
  });

  test('drop the rest of each day and count at most eight of it', () => {
    expect(statisticsHoursOfDays([8, 8.999, 9, 0.999])).toBe(24);
    expect(statisticsHoursOfDays([0.5, 0.5])).toBe(0);
    expect(statisticsHoursOfDays([])).toBe(0);
  });

  test('are never negative', () => {
    expect(() => statisticsHoursOfSession(-1)).toThrow('no negative length');
    expect(() => statisticsHoursOfDays([8, -1])).toThrow('no negative length');
    expect(() => statisticsRow(-1)).toThrow('not negative');
  });

  test.for([
    [0, null],
    [0.999, null],
    [1, '02'],
    [36.999, '02'],
    [37, '03'],
    [72.999, '03'],
    [73, '04'],
    [108.999, '04'],
    [109, '05'],
  ] as const)('%d of a school year stand in row %s', ([hours, row]) => {
    expect(statisticsRow(hours)).toBe(row);
  });
});
