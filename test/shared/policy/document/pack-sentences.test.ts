import { describe, expect, test } from 'vitest';
import { assessmentRuleSchema, groupSchema } from '../../../../src-shared/policy/assess/assess-rules.ts';
import { gateSchema } from '../../../../src-shared/policy/award/award-rules.ts';
import {
  assessmentText,
  cellsOf,
  conditionText,
  deadlineText,
  gateText,
  groupText,
  hoursText,
  limitText,
  registerAtOf,
  type SentenceWords,
  whenText,
} from '../../../../src-shared/policy/document/pack-sentences.ts';
import { deadlineRuleSchema } from '../../../../src-shared/policy/duties/deadline.ts';
import { limitSchema } from '../../../../src-shared/policy/duties/limit.ts';
import { activity, firstActivity } from '../pack/small-pack.ts';

const heading = { id: 'rule', clause: 'X1', text: '规则' };
const words: SentenceWords = {
  settingText: (id) => `〔${id}〕`,
  classifiedText: () => '',
  groupTitle: (id) => ({ centralized: '集中培训', remote: '远程培训' })[id] ?? id,
  activityTitle: (id) => ({ mentoring: '师徒结对' })[id] ?? id,
};

describe('the hours of an activity', () => {
  test.for([
    [{ kind: 'held' }, '按实际学时'],
    [{ kind: 'held', perDay: 8, dayMax: 8 }, '按实际学时，一天计 8 学时，一天最多 8 学时'],
    [{ kind: 'held', minutesPerHour: 45, optional: true }, '按实际学时，45 分钟计 1 学时，可以没有学时'],
    [{ kind: 'stated' }, '按填报的学时'],
    [{ kind: 'stated', source: 'project' }, '按项目规定的学时'],
    [{ kind: 'stated', source: 'provider' }, '按办学单位证明的学时'],
    [{ kind: 'clock', minutesPerHour: 60 }, '按钟点，60 分钟计 1 学时'],
    [{ kind: 'flat', hours: 60 }, '一律 60 学时'],
    [{ kind: 'lessons', setting: 'rate.x' }, '按课时，每课时 〔rate.x〕 学时'],
  ] as const)('%j', ([hours, text]) => {
    expect(hoursText(firstActivity(activity({ hours })), words)).toBe(text);
  });
});

describe('what an activity earns', () => {
  const cells = (changes: Readonly<Record<string, unknown>>) =>
    cellsOf(firstActivity(activity(changes)), words).map(({ level, kind, text }) => [level, kind, text]);

  test('has a cell for each level it can be registered at', () => {
    const credits = { kind: 'flat', credits: 2 };
    const levelsOf = (changes: Readonly<Record<string, unknown>>) =>
      cells({ credits, ...changes }).map(([level]) => level);
    expect(levelsOf({ when: {} })).toEqual(['national', 'provincial', 'city', 'county', 'school']);
    expect(levelsOf({ when: { levels: ['city', 'county'] } })).toEqual(['city', 'county']);
    expect(levelsOf({ when: { levels: ['city'] }, registerAt: 'school' })).toEqual(['school']);
  });

  test('shows a level without a rate as open, never as zero', () => {
    const credits = { kind: 'per-hour', rates: { city: 0.3 } };
    expect(cells({ credits, when: { levels: ['city', 'county'] } })).toEqual([
      ['city', 'rate', '每学时 0.3 学分'],
      ['county', 'silent', '条文没有写，由人裁定'],
    ]);
  });

  test('asks `otherwise` for the levels that the rate leaves out', () => {
    const credits = { kind: 'per-lesson', rates: { city: 3 } };
    const otherwise = { kind: 'setting', setting: 'rate.x', per: 'hour' };
    expect(cells({ credits, otherwise, when: { levels: ['city', 'school'] } })).toEqual([
      ['city', 'rate', '每课时 3 学分'],
      ['school', 'setting', '每学时 〔rate.x〕 学分'],
    ]);
  });

  test.for([
    [{ kind: 'per-hours', hours: 10, credits: 1 }, 'rate', '每 10 学时 1 学分'],
    [{ kind: 'flat', credits: 72 }, 'rate', '一律 72 学分'],
    [{ kind: 'silent' }, 'silent', '条文没有写，逐项由人裁定'],
    [{ kind: 'none' }, 'none', '不计学分'],
    [{ kind: 'setting', setting: 'rate.x', per: 'activity' }, 'setting', '每次 〔rate.x〕 学分'],
    [
      { kind: 'score', max: 100, bands: [{ from: 60, grade: 'pass', credits: 10 }] },
      'rate',
      '满分 100：60 分起合格 10 学分',
    ],
  ] as const)('%j', ([credits, kind, text]) => {
    expect(cells({ credits, when: { levels: ['county'] } })).toEqual([['county', kind, text]]);
  });

  test('says whose level counts (H14.3, H14.4)', () => {
    const at = (registerAt: string) => registerAtOf(firstActivity(activity({ registerAt })));
    expect(at('dispatcher')).toBe('按派遣单位级别登记');
    expect(at('examiner')).toBe('教育行政部门、培训机构按其级别登记，其他按校级');
  });
});

describe('whom a condition speaks of', () => {
  test('is nobody in particular where it is empty', () => {
    expect([conditionText({}), whenText({})]).toEqual(['', '']);
  });

  test('leaves out of the table what stands in its columns', () => {
    const when = {
      ...{ forms: ['remote', 'degree'] as const, roles: ['trainee'] as const },
      ...{ organisers: ['school', 'university'] as const, probation: false },
    };
    const copy = {
      ...when,
      forms: [...when.forms],
      roles: [...when.roles],
      organisers: [...when.organisers],
    };
    expect(conditionText(copy)).toBe('学校、高等学校主办的，试用期以外的教师');
    expect(whenText(copy)).toBe('远程培训、学历提升，学员，学校、高等学校主办的，试用期以外的教师');
  });
});

describe('a gate', () => {
  const text = (gate: Readonly<Record<string, unknown>>) =>
    gateText(gateSchema.parse({ ...heading, ...gate }), words);
  const absence = { kind: 'absence', share: { numerator: 1, denominator: 5 }, comparison: 'reaches' };

  test.for([
    [{ kind: 'passed' }, '考核不合格不计'],
    [{ kind: 'certificate', outcome: 'refused' }, '没有证书或证明不予登记'],
    [{ ...absence, excusedCounts: true }, '缺课达到总课时的 1/5 不计，请假也算缺课'],
    [
      { ...absence, comparison: 'exceeds', excusedCounts: false, notice: true },
      '缺课超过总课时的 1/5 不计，请假不算缺课，书面通知学校',
    ],
    [{ kind: 'not-counted' }, '不计'],
    [{ kind: 'organiser-kind', allowed: ['school', 'administration'] }, '只计学校、教育行政部门主办的'],
    [{ kind: 'level', atLeast: 'county' }, '只计县级及以上的'],
    [{ kind: 'duration', months: 2 }, '不满 2 个月不计'],
    [{ kind: 'consecutive-days', days: 2 }, '不到连续 2 天不计'],
    [{ kind: 'minimum-hours', hours: 120 }, '不到 120 学时不计'],
    [{ kind: 'level-above-organiser' }, '级别高于主办单位时提示补上该级别的文件'],
    [
      { kind: 'organiser', outcome: 'nothing', except: ['administration'], approved: true, registered: true },
      '教育行政部门以外主办的，须经教育行政部门批准，须向培训机构备案，否则不计',
    ],
  ] as const)('%j', ([gate, expected]) => {
    expect(text(gate)).toBe(expected);
  });

  test('names whom it asks before what it asks', () => {
    expect(text({ kind: 'passed', when: { forms: ['remote'] }, activities: ['mentoring'] })).toBe(
      '远程培训、师徒结对：考核不合格不计',
    );
  });
});

describe('an assessment rule', () => {
  const text = (rule: Readonly<Record<string, unknown>>) =>
    assessmentText(assessmentRuleSchema.parse({ ...heading, ...rule }), words);

  test.for([
    [{ kind: 'cap', period: 'year', match: { levels: ['school'] }, credits: 6 }, '校级的学分每年最多计 6'],
    [
      { kind: 'cap', period: 'cycle', match: {}, credits: 20, scope: 'registration' },
      '全部记录的学分周期内最多计 20，只在登记时看',
    ],
    [{ kind: 'minimum', period: 'year', hours: 72, credits: 10 }, '每年不少于 10 学分、72 学时'],
    [
      { kind: 'minimum', period: 'cycle', hours: 360, groups: { remote: { hours: 200 } } },
      '周期内不少于 360 学时、其中远程培训 200 学时',
    ],
    [
      { kind: 'minimum', period: 'probation', hours: { setting: 'rate.x' } },
      '试用期内不少于 〔rate.x〕 学时',
    ],
    [
      { kind: 'offset', period: 'cycle', from: 'centralized', to: 'remote' },
      '集中培训超出要求的部分，周期内可以抵远程培训的不足',
    ],
    [
      { kind: 'uncounted', match: { forms: ['degree'] } },
      '学历提升的学时不单独计入，正好能补足所缺时由人裁定',
    ],
    [{ kind: 'make-up', atLeast: 'county' }, '县级及以上的补修计入所补的年度'],
    [{ kind: 'every-year', credits: 48 }, '周期内每一年不少于 48 学分'],
    [{ kind: 'exemption', since: 'brought-in', proof: true }, '引进当年及以前不考核，须有此前培训的凭证'],
  ] as const)('%j', ([rule, expected]) => {
    expect(text(rule)).toBe(expected);
  });
});

test('a group says what it holds, and what not', () => {
  const match = { forms: ['centralized'], notLevels: ['school'] };
  expect(groupText(groupSchema.parse({ id: 'centralized', title: '集中', match }))).toBe(
    '集中：校级以外，集中培训',
  );
});

test.for([
  [
    { from: 'project-end', direction: 'after', unit: 'working-day', count: 30 },
    '学分登记：项目结束后 30 个工作日内',
  ],
  [{ from: 'opening', direction: 'before', unit: 'month', count: 1 }, '学分登记：开班前 1 个月'],
] as const)('a deadline %j', ([rule, text]) => {
  const offset = { ...heading, kind: 'offset', duty: 'registration', ...rule };
  expect(deadlineText(deadlineRuleSchema.parse(offset))).toBe(text);
});

test('a deadline on a day of the year names the day (G3.3)', () => {
  const rule = { ...heading, kind: 'year-date', duty: 'project-end', from: 'year', month: 12, day: 20 };
  expect(deadlineText(deadlineRuleSchema.parse(rule))).toBe('项目结束：当年 12 月 20 日以前');
});

test('a limit has its bands, shares in percent (L21, G3.4)', () => {
  const text = (limit: Readonly<Record<string, unknown>>) =>
    limitText(limitSchema.parse({ ...heading, ...limit }));
  expect(text({ quantity: 'excellent-trainees', whole: true, bands: [{ max: { percent: 10 } }] })).toBe(
    '优秀学员：至多 10%，取整',
  );
  expect(
    text({
      quantity: 'briefings',
      bands: [
        { daysUpTo: 10, min: { count: 2 } },
        { min: { count: 3 }, max: { count: 5 } },
      ],
    }),
  ).toBe('简报期数：10 天以内 至少 2；更长的 至少 3 至多 5');
});
