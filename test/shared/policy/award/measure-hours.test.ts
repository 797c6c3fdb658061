import { describe, expect, test } from 'vitest';
import { type Length, measureHours } from '../../../../src-shared/policy/award/measure-hours.ts';
import { activity, firstActivity } from '../pack/small-pack.ts';

const measure = (
  hours: Readonly<Record<string, unknown>>,
  length: Length,
  settingOf: (id: string) => number | null = () => null,
) => measureHours(firstActivity(activity({ hours })), length, settingOf);
const PER_DAY = { kind: 'per-day', rates: { county: 1 }, partHour: 0.2 };
const held = { kind: 'held', perDay: 8, dayMax: 8 };

describe('hours as held', () => {
  test('by day are cut at the most of a day, and a full day is told from a part of one (H14.3)', () => {
    expect(measure(held, { dayHours: [8.001, 8, 7.999, 0] })).toMatchObject({
      hours: 23_999,
      days: { full: 2, partHours: [7999] },
    });
    expect(measure({ kind: 'held' }, { dayHours: [12, 4] })).toMatchObject({ hours: 16_000, days: null });
  });

  test('of days stand as stated beside them, cut only at the most of a day', () => {
    expect(measure(held, { days: 2 })).toMatchObject({ hours: 16_000, days: { full: 2, partHours: [] } });
    expect(measure(held, { days: 2, hours: 12 }).hours).toBe(12_000);
    expect(measure(held, { days: 2, hours: 16.001 }).hours).toBe(16_000);
    expect(measure({ kind: 'held', perDay: 8 }, { days: 2, hours: 20 }).hours).toBe(20_000);
  });

  test('fall on the days in a known way only within one day, or as full days (A27b)', () => {
    expect(measure(held, { days: 2, hours: 12 }).days).toBeNull();
    expect(measure(held, { days: 2, hours: 16 }).days).toEqual({ full: 2, partHours: [] });
    expect(measure(held, { days: 1, hours: 6 }).days).toEqual({ full: 0, partHours: [6000] });
    expect(measure(held, { hours: 8 }).days).toEqual({ full: 1, partHours: [] });
    expect(measure(held, { hours: 8.5 }).days).toBeNull();
  });

  test('fall as somebody said: full days, or each as long as the others (A27b)', () => {
    const asked = (length: Length) =>
      measureHours(firstActivity(activity({ hours: held, credits: PER_DAY })), length, () => null);
    const even = { dayPattern: 'even' } as const;
    expect(asked({ days: 2, hours: 12, ...even }).days).toEqual({ full: 0, partHours: [6000, 6000] });
    expect(asked({ days: 3, hours: 20, ...even }).days?.partHours).toEqual([6667, 6667, 6666]);
    expect(asked({ days: 2.5, hours: 15, ...even }).days?.partHours).toEqual([6000, 6000, 3000]);
    expect(asked({ days: 2, hours: 20, ...even }).days).toEqual({ full: 2, partHours: [] });
    expect(asked({ days: 2, hours: 12, dayPattern: 'full-days' })).toMatchObject({
      hours: 16_000,
      days: { full: 2, partHours: [] },
    });
    expect(asked({ hours: 24, dayPattern: 'full-days' }).days).toEqual({ full: 3, partHours: [] });
    expect(asked({ hours: 20, dayPattern: 'full-days' }).days).toBeNull();
    expect(asked({ hours: 20, ...even }).days).toBeNull();
  });

  test.for([
    ['a day of another length', { kind: 'held', perDay: 6 }, { days: 2.5 }, 15_000],
    ['hours where a day has no length', { kind: 'held' }, { days: 2, hours: 11 }, 11_000],
    [
      'minutes where the text lets the clock decide',
      { kind: 'held', minutesPerHour: 45 },
      { minutes: 100 },
      2222,
    ],
    ['hours before minutes', { kind: 'held', minutesPerHour: 45 }, { minutes: 100, hours: 2 }, 2000],
    ['hours of each day before all others', held, { dayHours: [3], days: 9, hours: 9, minutes: 9 }, 3000],
  ] as const)('take %s', ([, hours, length, thousandths]) => {
    expect(measure(hours, length).hours).toBe(thousandths);
  });

  test('are unknown, not zero, where nothing tells the length', () => {
    expect(measure(held, {})).toEqual({ hours: null, days: null, steps: [], setting: null });
    expect(measure({ kind: 'held' }, { days: 2 }).hours).toBeNull();
    expect(measure(held, { minutes: 90 }).hours).toBeNull();
    expect(measure(held, { hours: 0 }).hours).toBe(0);
  });
});

describe('other hours', () => {
  test('of the project are stated, else the sum of its days, never its number of days', () => {
    expect(measure({ kind: 'stated' }, { hours: 50, dayHours: [8] }).hours).toBe(50_000);
    expect(measure({ kind: 'stated' }, { dayHours: [0.1, 0.2] }).hours).toBe(300);
    expect(measure({ kind: 'stated' }, { days: 3 }).hours).toBeNull();
  });

  test('by the clock are rounded half up and say so', () => {
    const clock = { kind: 'clock', minutesPerHour: 45 };
    expect(measure(clock, { minutes: 90 })).toMatchObject({ hours: 2000, steps: [{ after: 2000 }] });
    const rounded = measure(clock, { minutes: 100 });
    expect(rounded.hours).toBe(2222);
    expect(rounded.steps.map(({ text }) => text)).toEqual([
      '100 分钟 ÷ 45',
      expect.stringContaining('四舍五入'),
    ]);
    expect(measure(clock, { hours: 3 }).hours).toBe(3000);
  });

  test('are flat whatever the facts say', () => {
    expect(measure({ kind: 'flat', hours: 60 }, { hours: 3 }).hours).toBe(60_000);
  });

  test('of lessons name the setting that is not decided yet', () => {
    const lessons = { kind: 'lessons', setting: 'rate.x' };
    expect(measure(lessons, { lessons: 3 })).toMatchObject({ hours: null, setting: 'rate.x' });
    expect(measure(lessons, { lessons: 3 }, () => 1500)).toMatchObject({ hours: 4500, setting: null });
    expect(measure(lessons, { hours: 2 })).toMatchObject({ hours: 2000, setting: null });
  });
});

describe('practice that a month makes hours of', () => {
  const rule = { kind: 'practice', hoursPerMonth: 50, hoursPerWeek: { setting: 'rate.x' } };

  test('counts months, and weeks once somebody said what a week is', () => {
    expect(measure(rule, { months: 2.5 }).hours).toBe(125_000);
    expect(measure(rule, { months: 1, weeks: 2 })).toMatchObject({ hours: null, setting: 'rate.x' });
    expect(measure(rule, { months: 1, weeks: 2 }, () => 12_000)).toMatchObject({
      hours: 74_000,
      setting: null,
      steps: [{ text: '企业实践 1 个月 × 50 + 2 周 × 12 = 74 学时' }],
    });
  });

  test('has none without a month or a week, and is open where nothing is known', () => {
    expect(measure(rule, { months: 0, weeks: 0 }).hours).toBe(0);
    expect(measure(rule, {})).toMatchObject({ hours: null, setting: null });
  });
});
