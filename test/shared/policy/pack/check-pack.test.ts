import { describe, expect, test } from 'vitest';
import { parsePolicyPack } from '../../../../src-shared/policy/pack/parse-policy-pack.ts';
import { activity, smallPackJson } from './small-pack.ts';

const problemsOf = (sections: Record<string, unknown>) => {
  const result = parsePolicyPack(smallPackJson(sections));
  return result.ok ? [] : result.problems;
};

describe('what a rule refers to', () => {
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
  ] as const)('%s must be there', ([, sections, message]) => {
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

test('problems come all at once, in the order of the checks, each at its rule', () => {
  const found = problemsOf({
    gates: [{ id: 'g', clause: 'X', text: '合格', kind: 'passed', activities: ['nowhere'], notes: ['A1'] }],
    activities: [activity({ otherwise: { kind: 'setting', setting: 'x.y', per: 'hour' } })],
    groups: [
      { id: 'remote', title: '远程', match: { forms: ['remote'] } },
      { id: 'remote', title: '远程', match: { forms: ['remote'] } },
    ],
    assessment: [
      {
        id: 'lend',
        clause: 'X',
        text: '抵',
        kind: 'offset',
        period: 'cycle',
        from: 'remote',
        to: 'centralized',
      },
      { id: 'each', clause: 'X', text: '每年', kind: 'every-year', credits: 1 },
      { id: 'all', clause: 'X', text: '每年', kind: 'every-year', credits: 2 },
    ],
  });
  expect(found.map(({ code, field }) => [code, field])).toEqual([
    ['noteMissing', 'gates/g/notes'],
    ['settingMissing', 'activities/training'],
    ['groupMissing', 'assessment/lend'],
    ['activityMissing', 'gates/g/activities'],
    ['kindTwice', 'assessment/all'],
    ['groupsOverlap', 'groups/remote/match'],
    ['idTwice', 'groups/remote/id'],
  ]);
});

test('groups of one division share nothing; of two they may, and lend only within one (W3.2, SX6)', () => {
  const groups = [
    { id: 'remote', title: '远程', match: { forms: ['remote'] } },
    { id: 'county', title: '县级', division: 'level', match: { levels: ['county'] } },
  ];
  expect(problemsOf({ groups })).toEqual([]);
  const lend = { id: 'lend', clause: 'X', text: '抵', kind: 'offset', period: 'cycle', from: 'county' };
  expect(problemsOf({ groups, assessment: [{ ...lend, to: 'remote' }] })).toMatchObject([
    { code: 'groupsApart', field: 'assessment/lend', values: { id: 'lend' } },
  ]);
});

test('notes inside figures must be there too (A1, A2, A20)', () => {
  const credits = { kind: 'per-day', rates: { county: 1 }, partHour: 0.2, fullDayNote: 'A1', partNote: 'A2' };
  const found = problemsOf({
    activities: [activity({ credits, uncapped: { above: 10, note: 'A3' } })],
    notes: [{ id: 'A2', text: '读法' }],
  });
  expect(found.map(({ path, message }) => [path, message])).toEqual([
    ['/activities/0/credits/fullDayNote', 'note A1 is missing'],
    ['/activities/0/uncapped/note', 'note A3 is missing'],
  ]);
});

test('a setting that a minimum leaves to a person must be there (V3)', () => {
  const minimum = { id: 'm', clause: 'X', text: '最低', kind: 'minimum', period: 'year' };
  expect(problemsOf({ assessment: [{ ...minimum, credits: { setting: 'blank' } }] })).toMatchObject([
    { code: 'settingMissing', values: { id: 'blank' }, field: 'assessment/m' },
  ]);
});

test('an extension is not checked by itself: its references may point into its base', () => {
  expect(
    problemsOf({
      id: 'larger',
      extends: { id: 'small', version: 1 },
      activities: [activity({ notes: ['A1'] })],
    }),
  ).toEqual([]);
});
