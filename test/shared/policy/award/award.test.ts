import { describe, expect, test } from 'vitest';
import { loadShippedPolicies } from '../../../../src-main/session/shipped-policies.ts';
import { assertPresent } from '../../../../src-shared/lib/assert.ts';
import { award, compileAward, settingReader } from '../../../../src-shared/policy/award/award.ts';
import { awardInputSchema } from '../../../../src-shared/policy/award/award-input.ts';
import { activity, smallPack } from '../pack/small-pack.ts';

const base = { form: 'centralized', level: 'county', role: 'trainee', hours: 16 } as const;

function ask(gate: Record<string, unknown>, input: Readonly<Record<string, unknown>>) {
  const pack = smallPack({
    activities: [activity()],
    gates: [{ id: 'gate', clause: 'X2', text: '条件', ...gate }],
    notes: [{ id: 'A12', text: '说明' }],
  });
  return award(pack, awardInputSchema.parse({ ...base, ...input }), new Map());
}

const share = (numerator: number, denominator: number) => ({ share: { numerator, denominator } });

describe('gates', () => {
  // Each kind of gate once, for what its answer does to the award; its own bounds are tested beside it.
  test.for([
    ['passed', { kind: 'passed' }, { passed: true }, 'awarded'],
    ['failed', { kind: 'passed' }, { passed: false }, 'nothing'],
    ['certificate missing', { kind: 'certificate', outcome: 'refused' }, { certificate: false }, 'refused'],
    [
      'a fifth exactly reaches',
      { kind: 'absence', ...share(1, 5), comparison: 'reaches', excusedCounts: true },
      { totalPeriods: 40, absentPeriods: 8 },
      'nothing',
    ],
    [
      'organiser not approved',
      { kind: 'organiser', outcome: 'refused', approved: true, registered: true },
      { organiser: { kind: 'society', approved: false } },
      'refused',
    ],
    [
      'organiser not filed',
      { kind: 'organiser', outcome: 'nothing', approved: true, registered: true },
      { organiser: { kind: 'society', registered: false } },
      'nothing',
    ],
    [
      'delegation does not serve',
      { kind: 'organiser', outcome: 'refused', approved: false, registered: true },
      { organiser: { kind: 'school', registered: false, delegated: true } },
      'refused',
    ],
    ['an unknown kind', { kind: 'organiser-kind', allowed: ['school'] }, {}, 'undecided'],
    ['a level too low', { kind: 'level', atLeast: 'city' }, {}, 'nothing'],
    [
      'a day short of two months',
      { kind: 'duration', months: 2 },
      { start: '2023-03-01', end: '2023-04-29' },
      'nothing',
    ],
    ['unknown dates', { kind: 'duration', months: 2 }, { start: '2023-03-01' }, 'undecided'],
    [
      'two days apart',
      { kind: 'consecutive-days', days: 2 },
      { days: 2, start: '2023-05-04', end: '2023-05-06' },
      'nothing',
    ],
    ['hours too few', { kind: 'minimum-hours', hours: 16.001 }, {}, 'nothing'],
    ['not in a closed list', { kind: 'not-counted' }, {}, 'nothing'],
    [
      'a degree too low',
      { kind: 'degree-step', atLeast: { primary: 'bachelor' } },
      { teacher: { stage: 'primary' }, degreeLevel: 'college' },
      'nothing',
    ],
    [
      'a level above the organiser only warns',
      { kind: 'level-above-organiser' },
      { level: 'national', organiser: { level: 'county' } },
      'awarded',
    ],
  ] as const)('%s', ([, gate, input, outcome]) => {
    expect(ask(gate, input).outcome).toBe(outcome);
  });

  test('nothing means zero, refused and undecided mean no figure', () => {
    expect(ask({ kind: 'passed' }, { passed: false })).toMatchObject({
      hours: 0,
      credits: 0,
      certificate: false,
    });
    expect(ask({ kind: 'certificate', outcome: 'refused' }, { certificate: false })).toMatchObject({
      hours: null,
      credits: null,
    });
    expect(ask({ kind: 'organiser-kind', allowed: ['school'] }, {})).toMatchObject({
      hours: 16_000,
      credits: null,
    });
  });

  test('the notice to the school hangs on the absence alone (L21)', () => {
    const gate = {
      kind: 'absence',
      ...share(1, 10),
      comparison: 'exceeds',
      excusedCounts: true,
      notice: true,
    };
    expect(ask(gate, { totalPeriods: 20, absentPeriods: 3 })).toMatchObject({
      certificate: false,
      notice: true,
    });
    expect(ask(gate, { totalPeriods: 20, absentPeriods: 2 })).toMatchObject({
      certificate: true,
      notice: false,
    });
    expect(ask({ kind: 'passed' }, {}).notice).toBeNull();
  });

  test('the warning says which document is missing and stops nothing (Q17)', () => {
    const found = ask(
      { kind: 'level-above-organiser' },
      { level: 'national', organiser: { level: 'county' } },
    );
    expect(found.warnings).toEqual([expect.objectContaining({ clause: 'X2' })]);
  });

  test('the note of little absence is shown where it decides (A12)', () => {
    const gate = {
      kind: 'absence',
      ...share(1, 5),
      comparison: 'reaches',
      excusedCounts: true,
      notes: ['A12'],
    };
    expect(ask(gate, { totalPeriods: 40, absentPeriods: 6 }).trace).toContainEqual(
      expect.objectContaining({ note: 'A12' }),
    );
    expect(ask(gate, { totalPeriods: 40, absentPeriods: 8 }).reasons[0]).not.toHaveProperty('note');
  });

  test('all gates that stop are named, the first decides', () => {
    const pack = smallPack({
      activities: [activity()],
      gates: [
        { id: 'kind', clause: 'X1', text: '性质', kind: 'organiser-kind', allowed: ['school'] },
        { id: 'proof', clause: 'X2', text: '证书', kind: 'certificate', outcome: 'refused' },
        { id: 'passed', clause: 'X3', text: '合格', kind: 'passed' },
      ],
    });
    const found = award(pack, { ...base, passed: false, certificate: false }, new Map());
    expect(found.outcome).toBe('refused');
    expect(found.reasons.map(({ clause }) => clause)).toEqual(['X1', 'X2', 'X3']);
  });

  test('a gate guards only the activities it names', () => {
    const pack = smallPack({
      activities: [activity(), activity({ id: 'remote', when: { forms: ['remote'] } })],
      gates: [{ id: 'passed', clause: 'X3', text: '合格才登记', kind: 'passed', activities: ['remote'] }],
    });
    expect(award(pack, { ...base, passed: false }, new Map()).outcome).toBe('awarded');
    expect(award(pack, { ...base, form: 'remote', passed: false }, new Map()).outcome).toBe('nothing');
  });
});

const training = { form: 'centralized', level: 'county', role: 'trainee' } as const;

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
  return award(pack, awardInputSchema.parse({ ...training, ...input }), new Map(decided));
}

describe('rates', () => {
  test('of lessons wait for the setting of their hours (A10)', () => {
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
    expect(award(pack, { ...training, hours: 8 }, new Map())).toMatchObject({
      outcome: 'awarded',
      hours: 8000,
      credits: null,
    });
    expect(award(pack, { ...training, decided: { hours: 4, credits: 2 } }, new Map())).toMatchObject({
      hours: 4000,
      credits: null,
    });
  });
});

describe('which row of the table governs', () => {
  const ask = (rows: readonly Record<string, unknown>[], input: Readonly<Record<string, unknown>> = {}) =>
    award(
      smallPack({ activities: rows }),
      awardInputSchema.parse({ ...training, hours: 8, ...input }),
      new Map(),
    );
  const flat = (id: string, credits: number, more: Readonly<Record<string, unknown>> = {}) =>
    activity({ id, credits: { kind: 'flat', credits }, ...more });

  test('is the first whose condition holds, in the order of the pack', () => {
    const rows = [flat('mentors', 3, { when: { roles: ['mentor'] } }), flat('all', 1, { when: {} })];
    expect(ask(rows)).toMatchObject({ rule: 'all', credits: 1000 });
    expect(ask(rows, { role: 'mentor' })).toMatchObject({ rule: 'mentors', credits: 3000 });
    expect(ask(rows.toReversed(), { role: 'mentor' })).toMatchObject({ rule: 'all' });
  });

  test('is never one that is only shown for people to choose', () => {
    const shown = flat('joint-preparation', 4, { display: '集体备课每半天 0.5 学分' });
    expect(ask([shown, flat('all', 1)])).toMatchObject({ rule: 'all' });
    expect(ask([shown])).toMatchObject({ outcome: 'undecided', rule: null });
  });

  test('decides the level of registration, and gates are asked of that level (H14.4, W3.6)', () => {
    const gates = [{ id: 'level', clause: 'X2', text: '级别', kind: 'level', atLeast: 'county' }];
    const exam = activity({ registerAt: 'examiner' });
    const pack = smallPack({ activities: [exam], gates });
    const asked = (kind: string) =>
      award(
        pack,
        awardInputSchema.parse({
          ...training,
          level: 'national',
          hours: 2,
          organiser: { kind, level: 'city' },
        }),
        new Map(),
      );
    expect(asked('administration')).toMatchObject({ outcome: 'awarded', level: 'city' });
    expect(asked('society')).toMatchObject({ outcome: 'nothing', level: 'school' });
  });
});

describe('an award whose gate lacks a fact', () => {
  const gates = [{ id: 'kind', clause: 'X2', text: '性质', kind: 'organiser-kind', allowed: ['school'] }];
  const pack = smallPack({ activities: [activity({ credits: { kind: 'silent' } })], gates });

  test('shows the hours beside the question, but no credits that may not apply (Q2)', () => {
    expect(award(pack, { ...training, hours: 8 }, new Map())).toMatchObject({
      outcome: 'undecided',
      hours: 8000,
      credits: null,
      certificate: null,
    });
  });

  test('shows credits that a person decided, and stays undecided', () => {
    expect(award(pack, { ...training, hours: 8, decided: { credits: 2 } }, new Map())).toMatchObject({
      outcome: 'undecided',
      credits: 2000,
    });
  });
});

describe('a pack prepared for many awards', () => {
  test('gives each the answer it would get alone, whatever was asked before', () => {
    const pack = smallPack({
      activities: [activity(), activity({ id: 'remote', when: { forms: ['remote'] } })],
      gates: [{ id: 'passed', clause: 'X3', text: '合格', kind: 'passed', when: { forms: ['remote'] } }],
    });
    const awardOf = compileAward(pack, new Map());
    const inputs = [
      { ...training, hours: 8 },
      { ...training, form: 'remote', hours: 8, passed: false },
      { ...training, form: 'exam', hours: 8 },
      { ...training, hours: 8 },
    ].map((input) => awardInputSchema.parse(input));
    expect(inputs.map((input) => awardOf(input).outcome)).toEqual([
      'awarded',
      'nothing',
      'undecided',
      'awarded',
    ]);
    for (const input of inputs) expect(awardOf(input)).toEqual(award(pack, input, new Map()));
  });

  test('reads a silent point as decided, else by its default, else not at all (Q1)', () => {
    const pack = smallPack({
      notes: [{ id: 'A10', text: '读法' }],
      settings: [
        {
          id: 'lesson',
          clause: 'X1',
          title: '每课时学时',
          unit: 'hours/lesson',
          default: 1.5,
          notes: ['A10'],
        },
        { id: 'rate', clause: 'X1', title: '每学时学分', unit: 'credits/hour' },
      ],
    });
    const read = settingReader(pack, new Map([['rate', 0]]));
    expect([read('lesson'), read('rate'), read('nowhere')]).toEqual([1500, 0, null]);
    expect(settingReader(pack, new Map([['lesson', 1000]]))('lesson')).toBe(1000);
  });
});

test('hours of several days are asked with what each choice would give (A27b)', () => {
  const hainan = assertPresent(loadShippedPolicies().get('hainan-2017'), 'the pack is shipped');
  const reasonOf = (facts: Readonly<Record<string, unknown>>) =>
    award(
      hainan,
      awardInputSchema.parse({ form: 'centralized', level: 'county', role: 'trainee', ...facts }),
      new Map(),
    ).reasons.map(({ text, note }) => `${note} ${text}`);
  expect(reasonOf({ days: 5, hours: 35 })).toEqual([
    'A27b 5 天共 35 学时，没有写明各天的学时，学分随之不同：每天都是整天为 40 学时 5 学分，平均分到各天为 35 学时 5 学分；请在项目的“学时怎样分在各天”里选，或逐日填写每天学时',
  ]);
  expect(reasonOf({ level: 'national', days: 5, hours: 32.5 })[0]).toContain(
    '每天都是整天为 40 学时 10 学分，平均分到各天为 32.5 学时 6.5 学分',
  );
  expect(reasonOf({ hours: 35 })[0]).toContain('请填写天数');
});
