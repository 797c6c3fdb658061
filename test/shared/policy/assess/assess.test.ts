import { describe, expect, test } from 'vitest';
import { assess, compileAssessment } from '../../../../src-shared/policy/assess/assess.ts';
import type { AssessEntry } from '../../../../src-shared/policy/assess/assess-input.ts';
import type { AssessedTeacher } from '../../../../src-shared/policy/assess/assess-outcome.ts';
import { totalsOf } from '../../../../src-shared/policy/cases/case-assess.ts';
import { smallPack } from '../pack/small-pack.ts';

type Asked = { year?: number; cycle?: { from: number; to: number }; teacher?: AssessedTeacher };

function judge(
  sections: Record<string, unknown>,
  entries: readonly AssessEntry[],
  asked: Asked,
  decided: readonly (readonly [string, number])[] = [],
) {
  const pack = smallPack({
    notes: [
      { id: 'A6', text: '说明六' },
      { id: 'A7', text: '说明七' },
      { id: 'A8', text: '说明八' },
      { id: 'A13', text: '说明十三' },
    ],
    ...sections,
  });
  const { teacher = {}, ...rest } = asked;
  return assess(pack, { ...rest, teacher, totals: totalsOf(entries) }, new Map(decided));
}

const rule = (kind: string, more: Record<string, unknown>) => ({
  id: `${kind}-${JSON.stringify(more).length}`,
  clause: 'X1',
  text: '规则',
  kind,
  ...more,
});
const entry = (
  year: number,
  form: AssessEntry['form'],
  level: AssessEntry['level'],
  hours: number,
  credits: number,
  more: Partial<AssessEntry> = {},
): AssessEntry => ({ year, form, level, hours, credits, ...more });
const CYCLE = { from: 2018, to: 2022 };
const GROUPS = [
  { id: 'centralized', title: '集中', match: { forms: ['centralized'] } },
  { id: 'remote', title: '远程', match: { forms: ['remote'] } },
];

describe('cap', () => {
  const year = rule('cap', { period: 'year', match: { levels: ['school'] }, credits: 6 });
  const cycle = {
    ...rule('cap', { period: 'cycle', match: { forms: ['degree'], notLevels: ['school'] }, credits: 20 }),
    id: 'cycle-cap',
  };
  const minimum = rule('minimum', { period: 'year', credits: 10 });

  test('cuts credits, never hours, and keeps the raw figure', () => {
    const found = judge(
      { assessment: [year, minimum] },
      [entry(2020, 'school-based', 'school', 80, 9), entry(2020, 'remote', 'city', 10, 1)],
      { year: 2020 },
    );
    expect(found.year).toMatchObject({
      hours: 90_000,
      credits: 7000,
      rawCredits: 10_000,
      status: 'failed',
      shortfall: { credits: 3000 },
    });
    expect(found.steps).toContainEqual(
      expect.objectContaining({ before: 9000, after: 6000, unit: 'credits' }),
    );
  });

  test('of a year binds each year of the cycle, of the cycle their sum', () => {
    const entries = [
      entry(2018, 'school-based', 'school', 0, 9),
      entry(2019, 'school-based', 'school', 0, 2),
      entry(2018, 'degree', 'national', 0, 15),
      entry(2022, 'degree', 'national', 0, 15),
      entry(2023, 'degree', 'national', 0, 15),
    ];
    expect(judge({ assessment: [year, cycle] }, entries, { cycle: CYCLE }).cycle).toMatchObject({
      credits: 28_000,
      rawCredits: 41_000,
    });
  });

  test('of registration does not touch an assessment', () => {
    const atRegistration = { ...year, scope: 'registration' };
    expect(
      judge({ assessment: [atRegistration] }, [entry(2020, 'school-based', 'school', 0, 9)], { year: 2020 })
        .year?.credits,
    ).toBe(9000);
  });

  test('binds school-based training whatever level was typed', () => {
    expect(
      judge({ assessment: [year] }, [entry(2020, 'school-based', 'county', 0, 9)], { year: 2020 }).year
        ?.credits,
    ).toBe(6000);
  });
});

describe('minimum', () => {
  test('without one a period has no verdict', () => {
    const found = judge({}, [entry(2020, 'remote', 'city', 8, 1)], {
      year: 2020,
      cycle: CYCLE,
      teacher: { probation: true },
    });
    expect([found.year?.status, found.cycle?.status, found.probation?.status]).toEqual([null, null, null]);
    expect(found.year).toMatchObject({
      hours: 8000,
      hoursRequired: null,
      shortfall: { hours: 0, credits: 0, groups: {} },
    });
  });

  test('reached exactly is passed, a thousandth less is not', () => {
    const assessment = [rule('minimum', { period: 'year', hours: 72, credits: 10 })];
    expect(judge({ assessment }, [entry(2020, 'remote', 'city', 72, 10)], { year: 2020 }).year?.status).toBe(
      'passed',
    );
    const short = judge({ assessment }, [entry(2020, 'remote', 'city', 71.999, 10)], { year: 2020 });
    expect(short.year).toMatchObject({ status: 'failed', shortfall: { hours: 1, credits: 0 } });
    expect(short.reasons).toHaveLength(1);
  });

  test('of a group is met by the group alone', () => {
    const assessment = [
      rule('minimum', {
        period: 'cycle',
        hours: 360,
        groups: { centralized: { hours: 160 }, remote: { hours: 200 } },
      }),
    ];
    const found = judge(
      { groups: GROUPS, assessment },
      [entry(2018, 'centralized', 'county', 170, 0), entry(2019, 'remote', 'city', 190, 0)],
      { cycle: CYCLE },
    );
    expect(found.cycle).toMatchObject({
      status: 'failed',
      shortfall: { hours: 0, groups: { remote: { hours: 10_000 } } },
    });
    expect(found.cycle?.shortfall.groups).not.toHaveProperty('centralized');
  });

  test('left blank by the text is undecided until the setting is filled in', () => {
    const sections = {
      assessment: [rule('minimum', { period: 'year', hours: { setting: 'year.hours' } })],
      settings: [{ id: 'year.hours', clause: 'X1', title: '每年学时', unit: 'hours' }],
    };
    const entries = [entry(2020, 'remote', 'city', 30, 0)];
    expect(judge(sections, entries, { year: 2020 })).toMatchObject({
      year: { status: 'undecided' },
      undecidedSettings: ['year.hours'],
    });
    expect(judge(sections, entries, { year: 2020 }, [['year.hours', 30_000]]).year?.status).toBe('passed');
    expect(judge(sections, entries, { year: 2020 }, [['year.hours', 30_001]]).year?.status).toBe('failed');
  });

  test('of the probation counts the probation alone, in whatever years it fell', () => {
    const assessment = [rule('minimum', { period: 'probation', hours: 80 })];
    const entries = [
      entry(2020, 'centralized', 'county', 50, 2, { phase: 'probation' }),
      entry(2021, 'centralized', 'county', 29, 1.5, { phase: 'probation' }),
      entry(2020, 'centralized', 'county', 40, 0, { phase: 'pre-job' }),
      entry(2021, 'centralized', 'county', 40, 0),
    ];
    expect(judge({ assessment }, entries, { teacher: { probation: true } }).probation).toMatchObject({
      status: 'failed',
      hours: 79_000,
      credits: 3500,
      shortfall: { hours: 1000 },
    });
    expect(judge({ assessment }, entries, { year: 2020, teacher: {} }).probation).toBeNull();
  });

  test('of every single year fails the cycle by itself (A25)', () => {
    const assessment = [
      rule('minimum', { period: 'cycle', credits: 100 }),
      rule('every-year', { credits: 10 }),
    ];
    const years = (lean: number) =>
      [2018, 2019, 2020, 2021, 2022].map((year) =>
        entry(year, 'remote', 'city', 0, year === 2020 ? lean : 40),
      );
    expect(judge({ assessment }, years(10), { cycle: CYCLE }).cycle?.status).toBe('passed');
    const found = judge({ assessment }, years(9.999), { cycle: CYCLE });
    expect(found.cycle).toMatchObject({ status: 'failed', shortfall: { credits: 0 } });
    expect(found.reasons.map(({ text }) => text)).toEqual([expect.stringContaining('2020')]);
  });
});

describe('offset', () => {
  const assessment = [
    rule('minimum', {
      period: 'cycle',
      credits: 70,
      groups: { centralized: { credits: 30 }, remote: { credits: 40 } },
    }),
    rule('offset', { period: 'cycle', from: 'centralized', to: 'remote' }),
  ];
  const cycleOf = (centralized: number, remote: number) =>
    judge(
      { groups: GROUPS, assessment },
      [entry(2018, 'centralized', 'county', 0, centralized), entry(2018, 'remote', 'city', 0, remote)],
      { cycle: CYCLE },
    ).cycle;

  test('stands in one way, as far as there is something to spare (SX6)', () => {
    expect(cycleOf(40, 30)).toMatchObject({ status: 'passed', credits: 70_000 });
    expect(cycleOf(35, 30)).toMatchObject({
      status: 'failed',
      shortfall: { credits: 5000, groups: { remote: { credits: 5000 } } },
    });
    expect(cycleOf(25, 60)).toMatchObject({
      status: 'failed',
      shortfall: { credits: 0, groups: { centralized: { credits: 5000 } } },
    });
  });
});

describe('uncounted hours (A13)', () => {
  const assessment = [
    rule('minimum', {
      period: 'cycle',
      hours: 30,
      groups: { centralized: { hours: 10 }, remote: { hours: 20 } },
    }),
    rule('uncounted', { match: { forms: ['degree'] }, notes: ['A13'] }),
  ];
  const cycleOf = (centralized: number, remote: number, degree: number) =>
    judge(
      { groups: GROUPS, assessment },
      [
        entry(2018, 'centralized', 'county', centralized, 0),
        entry(2018, 'remote', 'city', remote, 0),
        entry(2018, 'degree', 'national', degree, 0),
      ],
      { cycle: CYCLE },
    );

  test('leave the verdict to a person only where they could close everything', () => {
    expect(cycleOf(10, 15, 5).cycle).toMatchObject({
      status: 'undecided',
      hours: 25_000,
      shortfall: { hours: 5000 },
    });
    expect(cycleOf(10, 15, 4.999).cycle?.status).toBe('failed');
    expect(cycleOf(5, 15, 9).cycle?.status).toBe('failed');
    expect(cycleOf(5, 15, 10).cycle?.status).toBe('undecided');
    expect(cycleOf(10, 20, 100).cycle).toMatchObject({ status: 'passed', hours: 30_000 });
  });

  test('show the reading beside the verdict', () => {
    const found = cycleOf(10, 15, 5);
    expect(found.reasons).toContainEqual(expect.objectContaining({ note: 'A13' }));
    expect(found.notes).toEqual([{ id: 'A13', text: '说明十三' }]);
  });
});

describe('make-up (A8)', () => {
  const assessment = [
    rule('minimum', { period: 'year', credits: 10 }),
    rule('make-up', { atLeast: 'county', notes: ['A8'] }),
  ];
  const repair = (level: AssessEntry['level']) =>
    entry(2021, 'centralized', level, 16, 2, { makeUpFor: 2020 });
  const first = entry(2020, 'remote', 'city', 80, 8);

  test('repairs the earlier year and is not counted in its own', () => {
    expect(judge({ assessment }, [first, repair('county')], { year: 2020 }).year).toMatchObject({
      status: 'passed',
      madeUp: true,
      credits: 10_000,
    });
    expect(judge({ assessment }, [first, repair('county')], { year: 2021 }).year).toMatchObject({
      status: 'failed',
      madeUp: false,
      credits: 0,
    });
  });

  test('is not what carried a year that had enough', () => {
    const enough = entry(2020, 'remote', 'city', 0, 2);
    expect(judge({ assessment }, [first, enough, repair('county')], { year: 2020 }).year).toMatchObject({
      status: 'passed',
      madeUp: false,
    });
  });

  test('below the level asked for it stays in its own year, with a warning', () => {
    const found = judge({ assessment }, [first, repair('school')], { year: 2020 });
    expect(found.year).toMatchObject({ status: 'failed', credits: 8000 });
    expect(found.warnings).toHaveLength(1);
    expect(judge({ assessment }, [first, repair('school')], { year: 2021 }).year?.credits).toBe(2000);
  });

  test('is an ordinary entry where the policy knows no make-up', () => {
    const plain = [rule('minimum', { period: 'year', credits: 10 })];
    expect(judge({ assessment: plain }, [first, repair('county')], { year: 2021 }).year?.credits).toBe(2000);
  });
});

describe('exemption (A6, A7)', () => {
  const assessment = [
    rule('minimum', { period: 'year', credits: 10 }),
    { ...rule('minimum', { period: 'cycle', credits: 50 }), id: 'cycle-minimum' },
    rule('exemption', { since: 'hired', notes: ['A6', 'A7'] }),
    { ...rule('exemption', { since: 'brought-in', proof: true, notes: ['A6', 'A7'] }), id: 'brought-in' },
  ];
  const yearOf = (teacher: AssessedTeacher, year: number) =>
    judge({ assessment }, [], { year, teacher }).year?.status;

  test('ends with the calendar year of hiring or arrival', () => {
    expect(yearOf({ hiredOn: '2020-01-01' }, 2020)).toBe('exempt');
    expect(yearOf({ hiredOn: '2020-12-31' }, 2021)).toBe('failed');
    expect(yearOf({ hiredOn: '2010-09-01', broughtInOn: '2020-03-01' }, 2020)).toBe('exempt');
    expect(yearOf({}, 2020)).toBe('failed');
  });

  test('leaves a cycle that is not reached to a person, and passes one that is', () => {
    const cycleOf = (credits: number, hiredOn: string) =>
      judge({ assessment }, [entry(2022, 'remote', 'city', 0, credits)], {
        cycle: CYCLE,
        teacher: { hiredOn },
      });
    expect(cycleOf(49, '2018-09-01').cycle).toMatchObject({
      status: 'undecided',
      shortfall: { credits: 1000 },
    });
    expect(cycleOf(49, '2018-09-01').reasons.at(-1)).toMatchObject({
      note: 'A7',
      text: '周期内 2018 年及以前不考核，条文没有写按比例折减；现有 49/50 学分，由人裁定',
    });
    expect(cycleOf(50, '2018-09-01').cycle?.status).toBe('passed');
    expect(cycleOf(49, '2017-09-01').cycle?.status).toBe('failed');
    expect(cycleOf(0, '2022-09-01').cycle?.status).toBe('undecided');
    expect(cycleOf(0, '2023-01-01').cycle?.status).toBe('exempt');
  });

  test('is from nothing where the text asks nothing of the period', () => {
    const [, , ...exemptions] = assessment;
    const found = judge({ assessment: exemptions }, [], {
      ...{ year: 2020, cycle: CYCLE, teacher: { hiredOn: '2023-09-01' } },
    });
    expect([found.year?.status, found.cycle?.status]).toEqual([null, null]);
    const later = judge({ assessment: exemptions }, [], { cycle: CYCLE, teacher: { hiredOn: '2020-09-01' } });
    expect(later).toMatchObject({ cycle: { status: null }, reasons: [] });
  });

  test('of a whole cycle says nothing of what would be missing (Q2)', () => {
    const found = judge({ assessment }, [], { cycle: CYCLE, teacher: { hiredOn: '2023-09-01' } });
    expect(found.cycle).toMatchObject({ status: 'exempt', shortfall: { hours: 0, credits: 0, groups: {} } });
    expect(found.reasons.map(({ text }) => text)).toEqual(['整个周期不考核：2023 年受聘，从第二年起考核']);
    expect(found.steps).toEqual(found.reasons);
  });

  test('does not hang on the proof, whose absence is a warning', () => {
    const ask = (proofOfPriorTraining: boolean | undefined) =>
      judge({ assessment }, [], { year: 2020, teacher: { broughtInOn: '2020-02-01', proofOfPriorTraining } });
    expect(ask(false)).toMatchObject({ year: { status: 'exempt' }, warnings: [{ clause: 'X1' }] });
    expect(ask(undefined).warnings).toHaveLength(1);
    expect(ask(true).warnings).toEqual([]);
  });
});

describe('enterprise practice', () => {
  const assessment = [
    rule('enterprise', { roles: ['specialist'], weeksPerYear: 1, monthsPerTwoYears: 2, monthsPerCycle: 6 }),
  ];
  const practice = (year: number, months: number, weeks: number): AssessEntry => ({
    year,
    form: 'enterprise',
    months,
    weeks,
  });
  const ask = (entries: readonly AssessEntry[], asked: Asked) =>
    judge({ assessment }, entries, { ...asked, teacher: { roles: ['specialist'] } }).enterprise;

  test('three limbs, each asked only where its years are known', () => {
    expect(ask([practice(2021, 1, 0), practice(2022, 1, 0)], { year: 2022 })).toEqual({
      week: true,
      twoYears: true,
      fiveYears: null,
    });
    expect(ask([practice(2018, 5, 4)], { cycle: CYCLE })).toEqual({
      week: null,
      twoYears: null,
      fiveYears: false,
    });
    expect(ask([practice(2018, 5, 5)], { cycle: CYCLE })).toEqual({
      week: null,
      twoYears: null,
      fiveYears: true,
    });
    expect(ask([practice(2018, 2, 0)], { year: 2018, cycle: CYCLE })).toEqual({
      week: true,
      twoYears: true,
      fiveYears: false,
    });
  });

  test('the year before the asked one counts though the cycle begins later', () => {
    expect(ask([practice(2017, 2, 0)], { year: 2018, cycle: CYCLE })).toMatchObject({
      week: false,
      twoYears: true,
      fiveYears: false,
    });
  });

  test("is nobody else's duty", () => {
    expect(
      judge({ assessment }, [], { year: 2022, teacher: { roles: ['principal'] } }).enterprise,
    ).toBeNull();
  });
});

test('a failed period brings what the text attaches to it (W1.4)', () => {
  const sections = {
    assessment: [rule('minimum', { period: 'cycle', credits: 1 })],
    consequences: [
      { id: 'no-promotion', clause: 'X9', text: '不能晋升', when: ['cycle'] },
      { id: 'not-confirmed', clause: 'X9', text: '不能转正', when: ['probation'] },
    ],
  };
  expect(judge(sections, [], { cycle: CYCLE }).consequences.map(({ text }) => text)).toEqual(['不能晋升']);
  expect(judge(sections, [entry(2018, 'remote', 'city', 1, 1)], { cycle: CYCLE }).consequences).toEqual([]);
});

test('who must carry tasks is reminded where the asked years hold none (W3.4)', () => {
  const task = { roles: ['famous'], match: { forms: ['lecture'], notLevels: ['school'] } };
  const duties = [
    { id: 'tasks', clause: 'X4', text: '名师要承担任务。', task },
    { id: 'other', clause: 'X5', text: '只供查看。' },
  ];
  const ask = (entries: readonly AssessEntry[], asked: Asked, roles: AssessedTeacher['roles'] = ['famous']) =>
    judge({ duties }, entries, { ...asked, teacher: { roles, probation: true } }).warnings;
  const lecture = entry(2019, 'lecture', 'county', 0, 0);
  expect(ask([], { cycle: CYCLE })).toMatchObject([{ clause: 'X4', rule: 'tasks' }]);
  expect(ask([entry(2019, 'lecture', 'school', 1, 1)], { year: 2019 })).toHaveLength(1);
  expect(ask([lecture], { year: 2020 })).toHaveLength(1);
  expect(ask([lecture], { year: 2020, cycle: CYCLE })).toEqual([]);
  expect(ask([lecture], { year: 2019 })).toEqual([]);
  expect(ask([], { cycle: CYCLE }, ['class-head'])).toEqual([]);
  expect(ask([], {})).toEqual([]);
});

describe('an explained assessment', () => {
  const year = rule('cap', { period: 'year', match: { levels: ['school'] }, credits: 6 });
  const minimum = rule('minimum', { period: 'year', credits: 10 });
  const cycleMinimum = { ...rule('minimum', { period: 'cycle', credits: 50 }), id: 'cycle-minimum' };

  test('says of a year that lies in the asked cycle only once what its cap cut', () => {
    const entries = [entry(2020, 'school-based', 'school', 0, 9)];
    const both = judge({ assessment: [year, minimum, cycleMinimum] }, entries, { year: 2020, cycle: CYCLE });
    expect(both.steps.filter(({ after }) => after === 6000).map(({ text }) => text)).toEqual([
      '2020 年校级获得 9 学分，最多计 6，超出 3 不计',
    ]);
    expect([both.year?.credits, both.cycle?.credits]).toEqual([6000, 6000]);
    expect([both.year?.rawCredits, both.cycle?.rawCredits]).toEqual([9000, 9000]);
  });

  test('of a year outside the asked cycle leaves the cycle alone', () => {
    const entries = [entry(2023, 'remote', 'city', 0, 10), entry(2022, 'remote', 'city', 0, 50)];
    expect(
      judge({ assessment: [minimum, cycleMinimum] }, entries, { year: 2023, cycle: CYCLE }),
    ).toMatchObject({
      year: { status: 'passed', credits: 10_000 },
      cycle: { status: 'passed', credits: 50_000 },
    });
  });

  test('answers each request by itself: nothing of one teacher stays for the next', () => {
    const pack = smallPack({ assessment: [year, minimum, cycleMinimum] });
    const judgeOne = compileAssessment(pack);
    const rich = {
      year: 2020,
      cycle: CYCLE,
      teacher: {},
      totals: totalsOf([entry(2020, 'remote', 'city', 9, 60)]),
    };
    const poor = { year: 2020, teacher: {}, totals: totalsOf([]) };
    const before = judgeOne(poor);
    expect(judgeOne(rich).cycle?.status).toBe('passed');
    expect(judgeOne(poor)).toEqual(before);
    expect(before).toMatchObject({ year: { status: 'failed', credits: 0 }, cycle: null });
  });

  test('knows no credits where the policy knows none (B1)', () => {
    const hours = rule('minimum', { period: 'year', hours: 72 });
    const found = judge(
      { units: { hours: true, credits: false }, assessment: [hours] },
      [entry(2020, 'remote', 'city', 72, 5)],
      { year: 2020 },
    );
    expect(found.year).toMatchObject({ status: 'passed', credits: null, rawCredits: null, hours: 72_000 });
    expect(found.steps.map(({ unit }) => unit)).toEqual(['hours']);
  });

  test('refuses a pack whose base was not resolved: half a pack answers wrongly', () => {
    const extension = smallPack({ id: 'larger', extends: { id: 'small', version: 1 } });
    expect(() => assess(extension, { year: 2020, teacher: {}, totals: totalsOf([]) })).toThrow(/resolved/);
  });
});
