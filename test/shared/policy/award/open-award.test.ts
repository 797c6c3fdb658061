import { describe, expect, it } from 'vitest';
import { award } from '../../../../src-shared/policy/award/award.ts';
import { awardInputSchema } from '../../../../src-shared/policy/award/award-input.ts';
import type { Decided } from '../../../../src-shared/policy/award/award-outcome.ts';
import { activity, smallPack } from '../pack/small-pack.ts';

const training = activity({ id: 'training', hours: { kind: 'held' }, credits: { kind: 'silent' } });
const passed = { id: 'passed', clause: 'X2', text: '考核合格', kind: 'passed' };
const pack = smallPack({ activities: [training], gates: [passed] });
const POINT = 'training.credits:centralized:county:trainee';
const HOURS = 'training.hours:centralized:county:trainee';
const ask = (
  facts: Readonly<Record<string, unknown>>,
  decided: Readonly<Record<string, Decided>> = {},
  asked = pack,
) =>
  award(
    asked,
    awardInputSchema.parse({
      form: 'centralized',
      level: 'county',
      role: 'trainee',
      end: '2025-05-09',
      ...facts,
    }),
    new Map(Object.entries(decided)),
  );
const decided = (kind: Exclude<Decided, number>['kind'], value = 0) => ({ [POINT]: { kind, value } });

describe('credits that the text leaves open (Q1)', () => {
  it('are asked under the row, the form, the level and the role', () => {
    expect(ask({ hours: 40 })).toMatchObject({
      outcome: 'undecided',
      hours: 40_000,
      credits: null,
      undecidedSettings: [POINT],
    });
  });

  it.for([
    ['credits-per-day', 1500, { days: 3, hours: 24 }, 4500],
    ['credits-per-day', 1000, { days: 2.5, hours: 20 }, 2500],
    ['credits-per-day', 1000, { dayHours: [8, 6] }, 2000],
    ['credits-per-hour', 125, { hours: 21 }, 2625],
    ['credits', 3000, { hours: 40 }, 3000],
  ] as const)('are %s of %d thousandths once somebody decided so', ([kind, value, facts, credits]) => {
    const outcome = ask(facts, decided(kind, value));
    expect(outcome).toMatchObject({ outcome: 'awarded', credits, rule: 'training', undecidedSettings: [] });
    expect(outcome.trace.some(({ text }) => text.includes('决定'))).toBe(true);
  });

  it('stay out where only the hours are registered: null, never zero', () => {
    expect(ask({ hours: 40 }, decided('hours-only'))).toMatchObject({
      outcome: 'awarded',
      hours: 40_000,
      credits: null,
      certificate: true,
    });
  });

  it('come to nothing where it does not count', () => {
    expect(ask({ hours: 40 }, decided('not-counted'))).toMatchObject({
      outcome: 'nothing',
      hours: 0,
      credits: 0,
      grade: null,
    });
  });

  it('pass nobody who failed', () => {
    expect(ask({ hours: 40, passed: false }, decided('credits', 3000)).outcome).toBe('nothing');
  });

  it('are not those of another level: a figure for the county says nothing about the province', () => {
    expect(ask({ hours: 40, level: 'provincial' }, decided('credits', 3000)).outcome).toBe('undecided');
  });

  it('of one amount cannot be divided among the years of a project (H14.1)', () => {
    const split = {
      splitByYear: true,
      byYear: [
        { year: 2024, hours: 10 },
        { year: 2025, hours: 20 },
      ],
    };
    expect(ask(split, decided('credits', 3000)).outcome).toBe('undecided');
    expect(ask(split, decided('credits-per-hour', 100)).years).toEqual([
      { year: 2024, hours: 10_000, credits: 1000 },
      { year: 2025, hours: 20_000, credits: 2000 },
    ]);
  });

  it('need the days they are counted by', () => {
    const outcome = ask({ hours: 40 }, decided('credits-per-day', 1000));
    expect(outcome).toMatchObject({ outcome: 'undecided', undecidedSettings: [] });
    expect(outcome.reasons.map(({ text }) => text)).toEqual(['缺少天数']);
  });

  it('never replace a figure of the text', () => {
    const rated = smallPack({
      activities: [activity({ id: 'training', credits: { kind: 'per-hour', rates: { county: 0.1 } } })],
    });
    expect(ask({ hours: 40 }, decided('credits', 9000), rated).credits).toBe(4000);
    expect(ask({ hours: 40, level: 'city' }, {}, rated).undecidedSettings).toEqual([
      'training.credits:centralized:city:trainee',
    ]);
  });
});

describe('hours that the text leaves open', () => {
  it('are asked where days have no length, beside the credits', () => {
    expect(ask({ days: 5 }).undecidedSettings).toEqual([HOURS, POINT]);
  });

  it.for([
    ['hours-per-day', 8000, 40_000],
    ['hours', 36_000, 36_000],
  ] as const)('are %s of %d thousandths once somebody decided so', ([kind, value, hours]) => {
    const outcome = ask({ days: 5 }, { ...decided('hours-only'), [HOURS]: { kind, value } });
    expect(outcome).toMatchObject({ outcome: 'awarded', hours, credits: null });
  });

  it('are not asked where only a fact is missing that anybody can state', () => {
    expect(ask({}, decided('hours-only'))).toMatchObject({ outcome: 'undecided', undecidedSettings: [] });
  });

  it('are asked of an award by score, which an entry cannot hold without them (YL1)', () => {
    const scored = smallPack({
      activities: [
        activity({
          id: 'training',
          hours: { kind: 'held', optional: true },
          credits: { kind: 'flat', credits: 10 },
        }),
      ],
    });
    expect(ask({}, {}, scored)).toMatchObject({
      outcome: 'awarded',
      hours: null,
      credits: 10_000,
      undecidedSettings: [HOURS],
    });
  });
});

describe('an activity that no row names', () => {
  const OPEN = 'open:centralized:county:trainee';
  const unwritten = smallPack({ activities: [activity({ when: { forms: ['remote'] } })], gates: [passed] });

  it('asks under its form, level and role', () => {
    expect(ask({ hours: 24 }, {}, unwritten).undecidedSettings).toEqual([OPEN]);
    expect(ask({ days: 3 }, {}, unwritten).undecidedSettings).toEqual([
      'open.hours:centralized:county:trainee',
      OPEN,
    ]);
  });

  it('is awarded as decided, and names no rule of the text', () => {
    const outcome = ask(
      { days: 3, hours: 24 },
      { [OPEN]: { kind: 'credits-per-day', value: 500 } },
      unwritten,
    );
    expect(outcome).toMatchObject({
      outcome: 'awarded',
      hours: 24_000,
      credits: 1500,
      rule: null,
      year: 2025,
    });
  });

  it('is still asked what the text asks of every training', () => {
    const asDecided = { [OPEN]: { kind: 'credits', value: 500 } } as const;
    expect(ask({ hours: 24, passed: false }, asDecided, unwritten).outcome).toBe('nothing');
  });

  it('counts its hours in a pack of hours alone once that was decided (B1)', () => {
    const hoursOnly = smallPack({ units: { hours: true, credits: false }, activities: [], gates: [passed] });
    expect(ask({ hours: 24 }, {}, hoursOnly).undecidedSettings).toEqual([OPEN]);
    expect(ask({ hours: 24 }, { [OPEN]: { kind: 'hours-only', value: 0 } }, hoursOnly)).toMatchObject({
      outcome: 'awarded',
      hours: 24_000,
      credits: null,
    });
  });
});
