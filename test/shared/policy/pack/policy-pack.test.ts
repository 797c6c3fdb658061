import { describe, expect, test } from 'vitest';
import { award } from '../../../../src-shared/policy/award/award.ts';
import { parsePolicyPack, resolvePack } from '../../../../src-shared/policy/pack/policy-pack.ts';
import { activity, smallPack, smallPackJson } from './small-pack.ts';

const problemsOf = (sections: Record<string, unknown>) => {
  const result = parsePolicyPack(smallPackJson(sections));
  return result.ok ? [] : result.problems;
};

describe('a pack loads only what the program understands', () => {
  test.for([
    ['an unknown key', { colour: 'red' }, '/colour'],
    ['an unknown unit', { units: { hours: true, credits: true, points: true } }, '/units/points'],
    ['an unknown region', { regionCode: '990000' }, '/regionCode'],
    [
      'a figure finer than a thousandth',
      { activities: [activity({ hours: { kind: 'flat', hours: 0.0001 } })] },
      '/activities/0/hours/hours',
    ],
    [
      'a gate of an unknown kind',
      { gates: [{ id: 'g', clause: 'X', text: 'x', kind: 'weather' }] },
      '/gates/0/kind',
    ],
    [
      'a rule of an unknown kind',
      { assessment: [{ id: 'a', clause: 'X', text: 'x', kind: 'mood' }] },
      '/assessment/0/kind',
    ],
    ['a key that the rule does not have', { activities: [activity({ mood: 1 })] }, '/activities/0/mood'],
    [
      'bands that do not rise',
      {
        activities: [
          activity({
            credits: {
              kind: 'score',
              max: 100,
              bands: [
                { from: 60, grade: 'pass', credits: 1 },
                { from: 50, grade: 'good', credits: 1 },
              ],
            },
          }),
        ],
      },
      '/activities/0/credits/bands',
    ],
  ] as const)('%s is refused where it stands', ([, sections, path]) => {
    expect(problemsOf(sections).map((problem) => problem.path)).toContain(path);
  });

  test('all problems come at once', () => {
    expect(problemsOf({ colour: 'red', regionCode: '990000', version: 0 })).toHaveLength(3);
  });

  test.for([
    ['a note', { activities: [activity({ notes: ['A1'] })] }, 'note A1 is missing'],
    [
      'a setting',
      { activities: [activity({ credits: { kind: 'setting', setting: 'x.y', per: 'hour' } })] },
      'setting x.y is missing',
    ],
    [
      'a group',
      {
        assessment: [
          {
            id: 'm',
            clause: 'X',
            text: '最低要求',
            kind: 'minimum',
            period: 'year',
            groups: { remote: { credits: 1 } },
          },
        ],
      },
      'group remote is missing',
    ],
    [
      'an activity',
      { gates: [{ id: 'g', clause: 'X', text: '合格', kind: 'passed', activities: ['nowhere'] }] },
      'activity nowhere is missing',
    ],
    ['an id used once', { activities: [activity(), activity()] }, 'training is there twice'],
  ] as const)('%s that is referred to must be there', ([, sections, message]) => {
    expect(problemsOf(sections).map((problem) => problem.message)).toContain(message);
  });
});

describe('a pack whose rules would read past each other does not load', () => {
  const cap = (id: string, match: Record<string, unknown>, period = 'year') => ({
    id,
    clause: 'X1',
    text: '上限规则',
    kind: 'cap',
    period,
    match,
    credits: 6,
  });
  const minimum = (id: string, period: string) => ({
    id,
    clause: 'X1',
    text: '最低要求',
    kind: 'minimum',
    period,
    hours: 1,
  });

  test('a second minimum of one period', () => {
    const assessment = [minimum('a', 'year'), minimum('b', 'cycle'), minimum('c', 'year')];
    expect(problemsOf({ assessment })).toMatchObject([
      { path: '/assessment/2', message: 'a second minimum of the year' },
    ]);
  });

  test('groups that share entries', () => {
    const groups = [
      { id: 'remote', title: '远程', match: { forms: ['remote'] } },
      { id: 'school-based', title: '校本', match: { levels: ['school'] } },
    ];
    expect(problemsOf({ groups }).map(({ path }) => path)).toEqual(['/groups/1/match']);
  });

  test('caps that cross, or the wider before the narrower', () => {
    const school = { levels: ['school'] };
    const remote = { forms: ['remote'] };
    const inner = { forms: ['remote'], levels: ['school'] };
    expect(problemsOf({ assessment: [cap('a', school), cap('b', remote, 'cycle')] })).toHaveLength(1);
    expect(problemsOf({ assessment: [cap('a', school), cap('b', inner)] })).toHaveLength(1);
    expect(problemsOf({ assessment: [cap('a', inner), cap('b', school)] })).toEqual([]);
    expect(problemsOf({ assessment: [cap('a', remote), cap('b', remote, 'cycle')] })).toEqual([]);
  });
});

describe('extends', () => {
  const base = smallPack({
    activities: [activity()],
    notes: [{ id: 'A1', text: '说明一' }],
    gates: [{ id: 'passed', clause: 'X1', text: '合格才登记', kind: 'passed' }],
  });
  const find = () => base;
  const extension = (sections: Record<string, unknown>) =>
    smallPack({ id: 'larger', extends: { id: 'small', version: 1 }, ...sections });
  const resolved = (sections: Record<string, unknown>) => {
    const result = resolvePack(extension(sections), find);
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    return result.pack;
  };
  const input = { form: 'centralized', level: 'county', role: 'trainee', hours: 40 } as const;

  test('inherits what it does not say', () => {
    expect(award(resolved({}), input, new Map())).toMatchObject({ outcome: 'awarded', credits: 40_000 });
    expect(award(resolved({}), { ...input, passed: false }, new Map()).outcome).toBe('nothing');
  });

  test('replaces a rule of the same id and may rest on an inherited note', () => {
    const pack = resolved({
      activities: [activity({ notes: ['A1'], credits: { kind: 'per-hours', hours: 10, credits: 1 } })],
    });
    expect(pack.activities).toHaveLength(1);
    expect(award(pack, input, new Map()).credits).toBe(4000);
  });

  test('drops an inherited rule by name', () => {
    expect(award(resolved({ without: ['passed'] }), { ...input, passed: false }, new Map()).outcome).toBe(
      'awarded',
    );
  });

  test('asks its own activities first', () => {
    const pack = resolved({ activities: [activity({ id: 'short', credits: { kind: 'flat', credits: 1 } })] });
    expect(award(pack, input, new Map())).toMatchObject({ rule: 'short', credits: 1000 });
  });

  test('is refused without its base, or in a circle', () => {
    expect(resolvePack(extension({}), () => undefined)).toMatchObject({ ok: false });
    const circle = extension({});
    expect(resolvePack(circle, () => circle)).toMatchObject({ ok: false });
  });

  test('answers nothing before it is resolved', () => {
    expect(() => award(extension({}), input, new Map())).toThrow(/resolved/);
  });
});
