import { levelWords } from '../words.ts';
import type { AssessmentRuleOf } from './assess/assess-rules.ts';
import type { Standing } from './assess/period-mark.ts';
import type { AwardOutcome } from './award/award-outcome.ts';
import type { Activity, CreditsRule, Gate, GateOf, HoursRule } from './award/award-rules.ts';
import type { NumberPart } from './duties/certificate-number.ts';
import type { DeadlineDuty, DeadlineRule } from './duties/deadline.ts';
import type { Approver, ProofLevel } from './duties/leave-route.ts';
import type { Limit } from './duties/limit.ts';
import type { ApplicantPost } from './duties/outgoing-route.ts';
import type { Registrar } from './duties/registration-permission.ts';
import type { PolicyPack } from './pack/policy-pack.ts';

/*
 * The one Chinese word of every code of policy packs and of their answers, for sentences, sheets and screens. The codes of
 * trainings and people have theirs in `words.ts`.
 */

/** What an activity earns: 不计 stands for hours and credits alike, so that packs without credits say it too. */
export const outcomeWords = {
  awarded: '可以登记',
  nothing: '不计',
  refused: '不予登记',
  undecided: '待定',
} as const satisfies Record<AwardOutcome['outcome'], string>;

/** What an assessment says of a teacher on the day it is looked at. */
export const verdictWords = {
  passed: '合格',
  failed: '未达标',
  running: '进行中',
  exempt: '不考核',
  undecided: '待定',
} as const satisfies Record<Standing, string>;

/** The same on 年度学分汇总表 and 周期学分汇总表, whose column 结论 takes 合格, 不合格 or 不考核 (H9). */
export const summaryVerdictWords = {
  ...verdictWords,
  failed: '不合格',
} as const satisfies Record<Standing, string>;

/** What is counted, behind a figure. */
export const measureWords = { hours: '学时', credits: '学分' } as const;

type Period = AssessmentRuleOf<'minimum'>['period'];

/** Periods as one names them. */
export const periodWords = {
  year: '年度',
  cycle: '周期',
  probation: '试用期',
} as const satisfies Record<Period, string>;

/** Periods as a demand says within which: 每年不少于 10 学分. */
export const withinPeriodWords = {
  year: '每年',
  cycle: '周期内',
  probation: '试用期内',
} as const satisfies Record<Period, string>;

/** From which day on a teacher is not assessed yet. */
export const sinceWords = {
  hired: '受聘',
  'brought-in': '引进',
} as const satisfies Record<AssessmentRuleOf<'exemption'>['since'], string>;

/** When a cap binds. */
export const capScopeWords = {
  always: '登记和考核都限',
  registration: '只在登记时限',
} as const satisfies Record<AssessmentRuleOf<'cap'>['scope'], string>;

/** The fact that decides the registration year. */
export const decidedByWords = {
  certificate: '取得证书',
  end: '培训结束',
  start: '培训开始',
} as const satisfies Record<NonNullable<PolicyPack['registrationYear']>['decidedBy'], string>;

/** Whose level an activity is registered at. */
export const registerAtWords = {
  declared: '项目级别',
  dispatcher: '派遣单位级别',
  examiner: '组织者级别',
  school: levelWords.school,
} as const satisfies Record<Activity['registerAt'], string>;

/** Whose number stated hours are (H14.7, H14.2). */
export const statedByWords = {
  project: '项目规定',
  provider: '办学单位证明',
} as const satisfies Record<NonNullable<Extract<HoursRule, { kind: 'stated' }>['source']>, string>;

/** By what an activity's year goes, where it has one of its own (A29). */
export const yearOfWords = {
  study: '学习的年度',
} as const satisfies Record<NonNullable<Activity['yearOf']>, string>;

/** What a silent credit is counted by. */
export const creditsPerWords = {
  hour: '每学时',
  activity: '每次',
} as const satisfies Record<Extract<CreditsRule, { kind: 'setting' }>['per'], string>;

/** Units of the silent points of a pack. */
export const settingUnitWords = {
  credits: '学分',
  hours: '学时',
  'credits/hour': '学分/学时',
  'hours/lesson': '学时/节',
  years: '年',
  share: '比例',
  factor: '倍',
  'yes-no': '计或不计',
} as const satisfies Record<PolicyPack['settings'][number]['unit'], string>;

/** What was decided on a point of `yes-no`: whether something counts (A33). */
export function yesNoWord(value: number): string {
  return value === 0 ? '不计' : '计';
}

/** What a gate asks about. */
export const gateWords = {
  passed: '考核合格',
  certificate: '证书证明',
  absence: '缺课',
  organiser: '批准与备案',
  'not-counted': outcomeWords.nothing,
  'organiser-kind': '主办单位',
  level: '级别',
  duration: '时长',
  'consecutive-days': '连续天数',
  'minimum-hours': '最低学时',
  'degree-step': '学历层次',
  'in-plan': '年度计划',
  'level-above-organiser': '级别文件',
} as const satisfies Record<Gate['kind'], string>;

/** How an absence is held against its share. */
export const comparisonWords = {
  reaches: '达到',
  exceeds: '超过',
} as const satisfies Record<GateOf<'absence'>['comparison'], string>;

/** Whose level decides who registers. */
export const levelOfWords = {
  activity: '培训的级别',
  organiser: '举办单位的级别',
} as const satisfies Record<NonNullable<PolicyPack['registration']>['registrars'][number]['levelOf'], string>;

/** What an organiser must have before its training is registered. */
export const organiserFactWords = {
  approved: '经批准',
  filed: '已备案',
} as const satisfies Record<
  NonNullable<PolicyPack['registration']>['organisers'][number]['requires'][number]['fact'],
  string
>;

/** Who registers. */
export const registrarWords = {
  school: '学校',
  county: '县级培训机构',
  city: '市级培训机构',
  province: '省级培训机构',
} as const satisfies Record<Registrar, string>;

/** Who approves leave and trips. */
export const approverWords = {
  'training-unit': '培训单位',
  'training-center': '培训中心',
  'leader-in-charge': '分管领导',
  'main-leader': '主要领导',
} as const satisfies Record<Approver, string>;

/** Posts that decide who approves a trip; Linwei 27 names 校长、园长 together. */
export const applicantPostWords = {
  teacher: '教师',
  principal: '校（园）长',
  'unit-head': '单位负责人',
} as const satisfies Record<ApplicantPost, string>;

/** Level of the hospital whose proof a sick leave takes. */
export const proofLevelWords = {
  national: levelWords.national,
  provincial: levelWords.provincial,
  city: levelWords.city,
  county: levelWords.county,
  township: '乡镇',
} as const satisfies Record<ProofLevel, string>;

/** What has a last day. */
export const deadlineDutyWords = {
  registration: '学分登记',
  archive: '归档',
  summary: '总结',
  briefing: '简报',
  materials: '报送材料',
  roster: '上传名单',
  plan: '报送方案',
  notice: '发通知',
  'outgoing-application': '外出培训申请',
  'implementation-plan': '实施方案',
  'project-end': '项目结束',
  'first-year-end': '第一年任务结束',
} as const satisfies Record<DeadlineDuty, string>;

/** The day on which the clock of a deadline starts. */
export const deadlineFromWords = {
  'project-end': '项目结束',
  notice: '通知',
  opening: '开班',
  departure: '出发',
  year: '年初',
} as const satisfies Record<DeadlineRule['from'], string>;

type Offset = Extract<DeadlineRule, { kind: 'offset' }>;

/** Units of a deadline by name. */
export const deadlineUnitWords = {
  'working-day': '工作日',
  'calendar-day': '日历日',
  month: '月',
} as const satisfies Record<Offset['unit'], string>;

/** Units of a deadline behind a number: 30 个工作日. */
export const deadlineCounterWords = {
  'working-day': '个工作日',
  'calendar-day': '天',
  month: '个月',
} as const satisfies Record<Offset['unit'], string>;

/** On which side of its start a deadline lies. */
export const deadlineDirectionWords = {
  before: '之前',
  after: '之后',
} as const satisfies Record<Offset['direction'], string>;

/** What a limit bounds. */
export const limitQuantityWords = {
  'excellent-trainees': '优秀学员',
  briefings: '简报期数',
  'practice-hours': '实践课程',
  'fund-resources': '课程资源经费',
  'fund-management': '管理经费',
  'training-budget': '培训经费',
} as const satisfies Record<Limit['quantity'], string>;

/** Parts of a certificate number, as Linwei 23 names them. */
export const numberPartWords = {
  project: '项目编号',
  organiser: '承办单位编号',
  year: '年度编号',
  session: '期次编号',
  trainee: '学员编号',
} as const satisfies Record<NumberPart, string>;

/** The same over narrow boxes. */
export const numberPartShortWords = {
  project: '项目',
  organiser: '承办单位',
  year: '年度',
  session: '期次',
  trainee: '学员',
} as const satisfies Record<NumberPart, string>;

/** Several texts by the first of them: 临渭培训办法 2022 等 4 份办法. One text by itself. */
export function severalTexts(first: string, count: number): string {
  return count === 1 ? first : `${first} 等 ${count} 份办法`;
}
