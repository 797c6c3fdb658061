import { assertNever } from '../../lib/assert-never.ts';
import { type Level, levels, type OrganiserKind } from '../../training/training-words.ts';
import {
  degreeLevelWords,
  formWords,
  gradeWords,
  levelWords,
  organiserKindWords,
  roleWords,
  schoolStageWords,
  teacherRoleWords,
  trainingKindWords,
} from '../../words.ts';
import type { assessmentRuleSchema, Group, Match } from '../assess/assess-rules.ts';
import type { Activity, CreditsRule, Gate, Multiplier, When } from '../award/award-rules.ts';
import type { DeadlineRule } from '../duties/deadline.ts';
import type { Limit } from '../duties/limit.ts';
import type { ClassificationAxis } from '../pack/classification-axis.ts';
import { everyYearText } from '../pack/every-year-text.ts';
import type { Figure } from '../pack/figure.ts';
import type { DeductionRule } from '../pack/policy-pack.ts';
import {
  comparisonWords,
  creditsPerWords,
  deadlineCounterWords,
  deadlineDutyWords,
  deadlineFromWords,
  limitQuantityWords,
  measureWords,
  outcomeWords,
  registerAtWords,
  sinceWords,
  withinPeriodWords,
} from '../policy-words.ts';

/** What a rule reads beside itself: the value of a silent point as words, titles of settings, groups and activities. */
export type SentenceWords = {
  readonly settingText: (id: string) => string;
  readonly groupTitle: (id: string) => string;
  readonly activityTitle: (id: string) => string;
} & AxisWords;

/** A condition on classifications by the titles of its values: 公共必修、专业必修. */
type AxisWords = {
  readonly classifiedText: (condition: Readonly<Record<string, readonly string[]>>) => string;
};

/** Of a rule that names no axis. */
const NO_AXES: AxisWords = { classifiedText: () => '' };

/** Words joined as Chinese lists are. */
const list = (words: readonly string[]) => words.join('、');
/** Parts that apply, joined; what does not apply is left out. */
const sentence = (...parts: readonly (string | false)[]) =>
  parts.filter((part) => part !== false && part !== '').join('，');
/** Kinds of organiser as words. */
const organisersOf = (kinds: readonly OrganiserKind[]) => list(kinds.map((kind) => organiserKindWords[kind]));

/**
 * Whom a condition speaks of beside form, role and level, which the table shows in columns of their own;
 * empty when everybody.
 */
export function conditionText(when: When, words: AxisWords = NO_AXES): string {
  return sentence(
    when.organisers !== undefined && `${organisersOf(when.organisers)}主办的`,
    when.probation === true && '试用期教师',
    when.probation === false && '试用期以外的教师',
    when.trainingKinds !== undefined && list(when.trainingKinds.map((kind) => trainingKindWords[kind])),
    when.classification !== undefined && words.classifiedText(when.classification),
    when.acrossYears === true && '跨年度的',
  );
}

/** Whom a condition speaks of, forms, roles and levels too: gates stand outside the table. */
export function whenText(when: When, words: AxisWords = NO_AXES): string {
  return sentence(
    when.forms !== undefined && list(when.forms.map((form) => formWords[form])),
    when.roles !== undefined && list(when.roles.map((role) => roleWords[role])),
    when.levels !== undefined && list(when.levels.map((level) => levelWords[level])),
    conditionText(when, words),
  );
}

/** Whose hours are taken as they are stated. */
const STATED_BY = {
  project: '按项目规定的学时',
  provider: '按办学单位证明的学时',
  any: '按填报的学时',
} as const;

/** How an activity's hours come about, from its numbers and not from the pack's wording. */
export function hoursText({ hours }: Activity, words: SentenceWords): string {
  switch (hours.kind) {
    case 'held':
      return sentence(
        '按实际学时',
        hours.perDay !== undefined && `一天计 ${hours.perDay} 学时`,
        hours.dayMax !== undefined && `一天最多 ${hours.dayMax} 学时`,
        hours.minutesPerHour !== undefined && `${hours.minutesPerHour} 分钟计 1 学时`,
        hours.optional && '可以没有学时',
      );
    case 'stated':
      return sentence(STATED_BY[hours.source ?? 'any'], hours.optional && '可以没有学时');
    case 'clock':
      return `按钟点，${hours.minutesPerHour} 分钟计 1 学时`;
    case 'practice':
      return practiceText(hours, words);
    case 'flat':
      return `一律 ${hours.hours} 学时`;
    case 'lessons':
      return `按课时，每课时 ${words.settingText(hours.setting)} 学时`;
    default:
      return assertNever(hours);
  }
}

/** Months and weeks, and what they are in hours where the text says it. */
function practiceText(
  { hoursPerMonth, hoursPerWeek }: Extract<Activity['hours'], { kind: 'practice' }>,
  words: SentenceWords,
): string {
  if (hoursPerMonth === undefined) return '按月、周计，不折学时';
  return sentence(
    `按月、周计，一个月折 ${figureOf(hoursPerMonth, words)} 学时`,
    hoursPerWeek !== undefined && `一周折 ${figureOf(hoursPerWeek, words)} 学时`,
  );
}

/** What hours or credits are multiplied by: 学分 × 难度系数：按难度系数 1.2. */
export function multiplierText({ of, axis, title, factors }: Multiplier, words: SentenceWords): string {
  const shown = Object.entries(factors).map(
    ([value, factor]) => `${words.classifiedText({ [axis]: [value] })} ${figureOf(factor, words)}`,
  );
  return `${measureWords[of]} × ${title}：${list(shown)}`;
}

/** At which level an activity is registered, in a sentence: the organiser's own needs to say whose counts. */
const registerAtSentences = {
  declared: `按${registerAtWords.declared}登记`,
  dispatcher: `按${registerAtWords.dispatcher}登记`,
  examiner: '教育行政部门、培训机构按其级别登记，其他按校级',
  school: `按${registerAtWords.school}登记`,
} as const satisfies Record<Activity['registerAt'], string>;

/** The sentence for an activity's level of registration. */
export function registerAtOf(activity: Activity): string {
  return registerAtSentences[activity.registerAt];
}

/** What an activity earns at a level; see `activityCellSchema`. */
type Cell = {
  readonly level: Level;
  readonly kind: 'rate' | 'setting' | 'silent' | 'none';
  readonly text: string;
  readonly setting: string | null;
};

/**
 * What an activity earns per level, for the levels it can be registered at. A level without a rate is shown
 * as open, never as zero.
 */
export function cellsOf(activity: Activity, words: SentenceWords): readonly Cell[] {
  const asked: readonly Level[] =
    activity.registerAt === 'school' ? ['school'] : (activity.when.levels ?? levels);
  return asked.map((level) => {
    const rule = hasRate(activity.credits, level) ? activity.credits : activity.otherwise;
    if (rule === undefined) return { level, kind: 'silent', text: '条文没有写，由人裁定', setting: null };
    return { level, ...creditsText(rule, level, words) };
  });
}

/** Rates by level may leave a level out; every other rule speaks of all of them. */
function hasRate(rule: CreditsRule, level: Level): boolean {
  return rule.kind === 'per-day' || rule.kind === 'per-hour' || rule.kind === 'per-lesson'
    ? rule.rates[level] !== undefined
    : true;
}

/** The rule for one level. The level's rate is there: `hasRate` was asked before. */
function creditsText(rule: CreditsRule, level: Level, words: SentenceWords): Omit<Cell, 'level'> {
  const rate = (text: string) => ({ kind: 'rate' as const, text, setting: null });
  switch (rule.kind) {
    case 'per-day':
      return rate(`每天 ${rule.rates[level] ?? 0} 学分，不足一天每学时 ${rule.partHour}，不超过一天的学分`);
    case 'per-hours':
      return rate(`每 ${rule.hours} 学时 ${rule.credits} 学分`);
    case 'per-hour':
      return rate(`每学时 ${rule.rates[level] ?? 0} 学分`);
    case 'per-lesson':
      return rate(`每课时 ${rule.rates[level] ?? 0} 学分`);
    case 'flat':
      return rate(`一律 ${rule.credits} 学分`);
    case 'score':
      return rate(
        `满分 ${rule.max}：${rule.bands
          .map(({ from, grade, credits }) => `${from} 分起${gradeWords[grade]} ${credits} 学分`)
          .join('；')}`,
      );
    case 'setting': {
      return {
        kind: 'setting',
        text: `${creditsPerWords[rule.per]} ${words.settingText(rule.setting)} 学分`,
        setting: rule.setting,
      };
    }
    case 'silent':
      return { kind: 'silent', text: '条文没有写，逐项由人裁定', setting: null };
    case 'none':
      return { kind: 'none', text: '不计学分', setting: null };
    default:
      return assertNever(rule);
  }
}

/** What a gate asks, from its numbers. */
export function gateText(gate: Gate, words: SentenceWords): string {
  const who = [whenText(gate.when, words), ...(gate.activities ?? []).map(words.activityTitle)].filter(
    (part) => part !== '',
  );
  return `${who.length === 0 ? '' : `${list(who)}：`}${askedText(gate, words)}`;
}

/** What the gate asks, without whom it asks. */
function askedText(gate: Gate, words: SentenceWords): string {
  switch (gate.kind) {
    case 'passed':
      return gate.setting === undefined
        ? '考核不合格不计'
        : `考核未通过是否计：${words.settingText(gate.setting)}`;
    case 'certificate':
      return `没有证书或证明${outcomeWords[gate.outcome]}`;
    case 'absence': {
      const share = `${gate.share.numerator}/${gate.share.denominator}`;
      return sentence(
        `缺课${comparisonWords[gate.comparison]}总课时的 ${share} 不计`,
        gate.excusedCounts ? '请假也算缺课' : '请假不算缺课',
        gate.notice && '书面通知学校',
      );
    }
    case 'organiser':
      return sentence(
        gate.only !== undefined && `${organisersOf(gate.only)}主办的`,
        gate.except.length > 0 && `${organisersOf(gate.except)}以外主办的`,
        gate.approved && '须经教育行政部门批准',
        gate.registered && (gate.delegationServes ? '须备案或委托培训机构' : '须向培训机构备案'),
        gate.schoolOwn && '学校自己的校级培训除外',
        `否则${outcomeWords[gate.outcome]}`,
      );
    case 'not-counted':
      return '不计';
    case 'organiser-kind':
      return `只计${organisersOf(gate.allowed)}主办的`;
    case 'level':
      return `只计${levelWords[gate.atLeast]}及以上的`;
    case 'duration':
      return `不满 ${gate.months} 个月不计`;
    case 'consecutive-days':
      return `不到连续 ${gate.days} 天不计`;
    case 'minimum-hours':
      return `不到 ${gate.hours} 学时不计`;
    case 'in-plan':
      return '未列入年度计划的作标记，照样登记';
    case 'degree-step':
      return Object.entries(gate.atLeast)
        .map(
          ([stage, degree]) =>
            `${schoolStageWords[stage as keyof typeof schoolStageWords]}教师${degreeLevelWords[degree]}起计`,
        )
        .join('，');
    case 'level-above-organiser':
      return '级别高于主办单位时提示补上该级别的文件';
    default:
      return assertNever(gate);
  }
}

/** Entries a match holds; a match without any key holds all. */
function matchText({ also, ...match }: Match, words: AxisWords): string {
  const text = sentence(
    match.levels !== undefined && list(match.levels.map((level) => levelWords[level])),
    match.notLevels !== undefined && `${list(match.notLevels.map((level) => levelWords[level]))}以外`,
    match.notForms !== undefined && `${list(match.notForms.map((form) => formWords[form]))}以外`,
    match.forms !== undefined && list(match.forms.map((form) => formWords[form])),
    match.classification !== undefined && words.classifiedText(match.classification),
  );
  const all = text === '' ? '全部记录' : text;
  return also === undefined ? all : `${all}；以及${matchText(also, words)}`;
}

/** A group has no wording of its own in a pack: its title and what it holds stand for it. */
export function groupText(group: Group, words: AxisWords = NO_AXES): string {
  return `${group.title}：${matchText(group.match, words)}`;
}

/** The choices of an axis, of which trainings, and whether one must be made. */
export function axisText({ forms, values, required }: ClassificationAxis): string {
  return sentence(
    `${forms === undefined ? '' : `${list(forms.map((form) => formWords[form]))}：`}${list(values.map(({ title }) => title))}`,
    required && '必须选定',
  );
}

/** A silent point shows its value, or that it is open. */
function figureOf(value: Figure, words: SentenceWords): string {
  return typeof value === 'number' ? String(value) : words.settingText(value.setting);
}

/** How many hours are taken away, and what is not given out. */
export function deductionText({ hours, withholds }: DeductionRule, words: SentenceWords): string {
  return sentence(`扣 ${figureOf(hours, words)} 学时`, withholds !== undefined && `不办理${withholds}`);
}

type AssessmentRule = ReturnType<typeof assessmentRuleSchema.parse>;

/** What an assessment rule demands, from its numbers. */
export function assessmentText(rule: AssessmentRule, words: SentenceWords): string {
  switch (rule.kind) {
    case 'cap':
      return sentence(
        `${matchText(rule.match, words)}的${capText(rule)}`,
        rule.scope === 'registration' && '只在登记时看',
      );
    case 'minimum':
      return minimumText(rule, words);
    case 'offset':
      return `${words.groupTitle(rule.from)}超出要求的部分，${withinPeriodWords[rule.period]}可以抵${words.groupTitle(rule.to)}的不足`;
    case 'uncounted':
      return sentence(
        `${matchText(rule.match, words)}的学时不单独计入`,
        rule.isOpen && '正好能补足所缺时由人裁定',
      );
    case 'make-up':
      return `${levelWords[rule.atLeast]}及以上的补修计入所补的年度`;
    case 'every-year':
      return `周期内每一年不少于 ${everyYearText(rule)}`;
    case 'waiver':
      return sentence(
        `${list(rule.groups.map(words.groupTitle))}的要求有的学校不计`,
        words.settingText(rule.setting),
      );
    case 'exemption':
      return sentence(`${sinceWords[rule.since]}当年及以前不考核`, rule.proof && '须有此前培训的凭证');
    case 'enterprise':
      return enterpriseText(rule);
    default:
      return assertNever(rule);
  }
}

function enterpriseText({ roles, ...asked }: Extract<AssessmentRule, { kind: 'enterprise' }>): string {
  const months = [
    ...(asked.monthsPerTwoYears === undefined ? [] : [`两年 ${asked.monthsPerTwoYears} 个月`]),
    `周期内 ${asked.monthsPerCycle} 个月`,
  ].join('或');
  return `${list(roles.map((role) => teacherRoleWords[role]))}：${sentence(
    asked.weeksPerYear !== undefined && `每年 ${asked.weeksPerYear} 周`,
    months,
  )}`;
}

/** 学分每年最多计 6; of both measures one after the other. */
function capText({ period, hours, credits, share }: Extract<AssessmentRule, { kind: 'cap' }>): string {
  if (share !== undefined)
    return `学时学分${share === 0 ? '不计入' : `按 ${share * 100}% 计入`}${withinPeriodWords[period]}的总数`;
  return [
    ...(credits === undefined ? [] : [`学分${withinPeriodWords[period]}最多计 ${credits}`]),
    ...(hours === undefined ? [] : [`学时${withinPeriodWords[period]}最多计 ${hours}`]),
  ].join('，');
}

/** The total first, then what its groups need of it. */
function minimumText(rule: Extract<AssessmentRule, { kind: 'minimum' }>, words: SentenceWords): string {
  const groups = Object.entries(rule.groups).map(([id, needed]) =>
    [
      words.groupTitle(id),
      needed.credits === undefined ? '' : ` ${needed.credits} 学分`,
      needed.hours === undefined ? '' : ` ${needed.hours} 学时`,
    ].join(''),
  );
  const who = rule.roles === undefined ? '' : `${list(rule.roles.map((role) => teacherRoleWords[role]))}：`;
  const least = [
    ...(rule.credits === undefined ? [] : [`${figureOf(rule.credits, words)} 学分`]),
    ...(rule.hours === undefined ? [] : [`${figureOf(rule.hours, words)} 学时`]),
    ...(groups.length === 0
      ? []
      : [`${rule.credits === undefined && rule.hours === undefined ? '' : '其中'}${list(groups)}`]),
  ].join('、');
  return sentence(
    `${who}${withinPeriodWords[rule.period]}不少于 ${least}`,
    rule.beforeCaps === true && '按取得的算，不受上限影响',
  );
}

/** A deadline from its rule: what is due, and how long before or after which day. */
export function deadlineText(rule: DeadlineRule): string {
  if (rule.kind === 'year-date')
    return `${deadlineDutyWords[rule.duty]}：当年 ${rule.month} 月 ${rule.day} 日以前`;
  const side = rule.direction === 'after' ? '后' : '前';
  return `${deadlineDutyWords[rule.duty]}：${deadlineFromWords[rule.from]}${side} ${rule.count} ${deadlineCounterWords[rule.unit]}${rule.direction === 'after' ? '内' : ''}`;
}

/** A limit by its bands of length. */
export function limitText(limit: Limit): string {
  const bound = (value: { count: number } | { percent: number }) =>
    'count' in value ? String(value.count) : `${value.percent}%`;
  const bands = limit.bands.map(({ daysUpTo, min, max }, index) =>
    [
      daysUpTo === undefined ? (index === 0 ? '' : '更长的') : `${daysUpTo} 天以内`,
      min === undefined ? '' : `至少 ${bound(min)}`,
      max === undefined ? '' : `至多 ${bound(max)}`,
    ]
      .filter((part) => part !== '')
      .join(' '),
  );
  return sentence(`${limitQuantityWords[limit.quantity]}：${bands.join('；')}`, limit.whole && '取整');
}
