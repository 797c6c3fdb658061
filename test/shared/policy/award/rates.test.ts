import { describe, expect, test } from 'vitest';
import { award } from '../../../../src-shared/policy/award/award.ts';
import { awardInputSchema } from '../../../../src-shared/policy/award/award-input.ts';
import { activity, smallPack } from '../pack/small-pack.ts';

const base = { form: 'centralized', level: 'county', role: 'trainee' } as const;

function earned(
  changes: Record<string, unknown>,
  input: Readonly<Record<string, unknown>>,
  decided: readonly (readonly [string, number])[] = [],
) {
  const pack = smallPack({
    activities: [activity(changes)],
    settings: [
      { id: 'rate.x', clause: 'X1', title: '每学时学分', unit: 'credits/hour' },
      { id: 'lesson.hours', clause: 'X1', title: '每课时学时', unit: 'hours/lesson' },
    ],
    notes: [{ id: 'A9', text: '说明' }],
  });
  return award(pack, awardInputSchema.parse({ ...base, ...input }), new Map(decided));
}

describe('hours', () => {
  test.for([
    [
      'each day up to the most a day counts',
      { hours: { kind: 'held', perDay: 8, dayMax: 8 } },
      { dayHours: [9, 4] },
      12_000,
    ],
    [
      'each day as held without such a bound',
      { hours: { kind: 'held', perDay: 8 } },
      { dayHours: [9, 4] },
      13_000,
    ],
    ['days by the length of a day', { hours: { kind: 'held', perDay: 6 } }, { days: 2.5 }, 15_000],
    ['no days where the text gives a day no hours', { hours: { kind: 'held' } }, { days: 2 }, null],
    [
      'hours before days where a day has no hours',
      { hours: { kind: 'held' } },
      { days: 2, hours: 11 },
      11_000,
    ],
    ['minutes only where the clock decides', { hours: { kind: 'held' } }, { minutes: 90 }, null],
    ['minutes by the clock', { hours: { kind: 'held', minutesPerHour: 45 } }, { minutes: 100 }, 2222],
    ['the hours of the project', { hours: { kind: 'stated' } }, { hours: 50, days: 3 }, 50_000],
    ['no days for hours of the project', { hours: { kind: 'stated' } }, { days: 3 }, null],
    ['a flat number', { hours: { kind: 'flat', hours: 60 } }, {}, 60_000],
  ] as const)('%s', ([, changes, input, hours]) => {
    expect(earned(changes, input).hours).toBe(hours);
  });

  test('of lessons wait for their setting', () => {
    const changes = { hours: { kind: 'lessons', setting: 'lesson.hours' } };
    expect(earned(changes, { lessons: 3 })).toMatchObject({
      outcome: 'undecided',
      undecidedSettings: ['lesson.hours'],
    });
    expect(earned(changes, { lessons: 3 }, [['lesson.hours', 1500]])).toMatchObject({
      hours: 4500,
      credits: 4500,
    });
  });
});

describe('rates', () => {
  test('per day: full days, the rest by the hour up to a day (A2)', () => {
    const credits = { kind: 'per-day', rates: { county: 1 }, partHour: 0.2, partNote: 'A9' };
    expect(earned({ credits }, { dayHours: [8, 8, 3] }).credits).toBe(2600);
    expect(earned({ credits }, { dayHours: [6] }).credits).toBe(1000);
    expect(earned({ credits }, { dayHours: [8, 3] }).trace.some(({ note }) => note === 'A9')).toBe(true);
    expect(earned({ credits }, { dayHours: [3] }).trace.some(({ note }) => note === 'A9')).toBe(false);
  });

  test('per so many hours: in proportion, rounded once, half up (A11)', () => {
    const credits = { kind: 'per-hours', hours: 3, credits: 1 };
    expect(earned({ credits }, { hours: 3 }).credits).toBe(1000);
    const third = earned({ credits }, { hours: 0.5 });
    expect(third.credits).toBe(167);
    expect(third.trace.at(-1)?.text).toContain('四舍五入');
  });

  test('a level without a rate is a gap, never zero', () => {
    const credits = { kind: 'per-hour', rates: { national: 0.5 } };
    expect(earned({ credits }, { level: 'national', hours: 10 }).credits).toBe(5000);
    expect(earned({ credits }, { hours: 10 })).toMatchObject({
      outcome: 'undecided',
      credits: null,
      hours: 10_000,
    });
    const otherwise = { kind: 'flat', credits: 2 };
    expect(earned({ credits, otherwise }, { hours: 10 }).credits).toBe(2000);
  });

  test('per lesson, flat, by score', () => {
    const perLesson = { kind: 'per-lesson', rates: { county: 2 } };
    expect(earned({ credits: perLesson }, { lessons: 1.5, hours: 2 }).credits).toBe(3000);
    expect(earned({ credits: perLesson }, { hours: 2 }).outcome).toBe('undecided');
    expect(earned({ credits: { kind: 'flat', credits: 72 } }, { hours: 1 }).credits).toBe(72_000);
    const score = {
      kind: 'score',
      max: 100,
      bands: [
        { from: 60, grade: 'pass', credits: 5 },
        { from: 90, grade: 'excellent', credits: 6 },
      ],
    };
    expect(earned({ credits: score }, { score: 89.999, hours: 1 })).toMatchObject({
      credits: 5000,
      grade: 'pass',
    });
    expect(earned({ credits: score }, { score: 59, hours: 1 })).toMatchObject({
      outcome: 'nothing',
      grade: 'fail',
      credits: 0,
    });
  });

  test('a setting is asked once and then used; a decision for the one case goes before it', () => {
    const credits = { kind: 'setting', setting: 'rate.x', per: 'hour' };
    expect(earned({ credits }, { hours: 10 })).toMatchObject({
      outcome: 'undecided',
      undecidedSettings: ['rate.x'],
    });
    expect(earned({ credits }, { hours: 10 }, [['rate.x', 125]])).toMatchObject({
      outcome: 'awarded',
      credits: 1250,
    });
    expect(earned({ credits }, { hours: 10, decided: { credits: 3 } })).toMatchObject({
      outcome: 'awarded',
      credits: 3000,
    });
  });

  test('the cap of one activity holds for figures of the text and of persons', () => {
    const projectCap = { id: 'most', clause: 'X2', text: '最多十学分', credits: 10 };
    const held = earned({ projectCap }, { hours: 12 });
    expect(held).toMatchObject({ credits: 10_000, hours: 12_000 });
    expect(held.trace).toContainEqual(
      expect.objectContaining({ clause: 'X2', before: 12_000, after: 10_000 }),
    );
    expect(
      earned({ projectCap, credits: { kind: 'silent' } }, { hours: 1, decided: { credits: 15 } }).credits,
    ).toBe(10_000);
  });

  test('a policy without credits awards hours and null', () => {
    const pack = smallPack({
      units: { hours: true, credits: false },
      activities: [activity({ credits: { kind: 'none' } })],
    });
    expect(award(pack, { ...base, hours: 8 }, new Map())).toMatchObject({
      outcome: 'awarded',
      hours: 8000,
      credits: null,
    });
    expect(award(pack, { ...base, decided: { hours: 4, credits: 2 } }, new Map())).toMatchObject({
      hours: 4000,
      credits: null,
    });
  });
});
