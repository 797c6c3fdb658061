import type { z } from 'zod';
import type { AwardInput } from '../../src-shared/policy/award/award-input.ts';
import type { AssessmentMark, suggestionSchema } from '../../src-shared/rpc/contract/assessments.ts';
import type { ListedEntry } from '../../src-shared/rpc/contract/entries.ts';
import { decidedKindText, pointValueText } from './decisions.ts';
import { formatCount, formatCredits, formatHours, NONE } from './format.ts';
import {
  activityWord,
  dayPatternWords,
  degreeLevelWords,
  formWords,
  levelWords,
  organiserKindWords,
  resultWords,
  roleWords,
  schoolStageWords,
  trainingKindWords,
} from './words.ts';

type Suggestion = z.infer<typeof suggestionSchema>;

/** Words of 为什么是这个数, for years, cycles and single entries. */
export const explanationText = {
  why: '为什么是这个数',
  counting: '正在计算…',
  whyOf: (name: string) => `为什么是这个数 · ${name}`,
  scope: '年度或周期',
  year: (year: number) => `${year} 年度`,
  cycle: (from: number, to: number) => `周期 ${from}–${to}`,
  credits: '学分',
  hours: '学时',
  required: (figure: string) => `要求 ${figure}`,
  counted: (place: string) => `计入 ${place}`,
  countedEntry: '这条记录',
  byText: (title: string) => `按《${title}》`,
  noSteps: (place: string) => `${place}还没有登记的学分。`,
  reasons: '判定依据',
  notes: '条文的读法',
  consequences: '未达标的后果',
  suggestions: '最省的补法',
  suggestionsLead: '任选一项即可补足：',
  toProfile: '打开教师档案',
  toEntries: (count: number) => `查看全部 ${formatCount(count)} 条记录`,
  moreSuggestions: (count: number) => `还有 ${count} 种补法`,
  sourceCount: (activity: string, count: number) => `${activity} ${count} 次`,
  sourceDates: (hours: string, from: string | null, to: string | null) =>
    [
      `${hours} 学时`,
      ...(from === null || to === null ? [] : [from === to ? from : `${from} 至 ${to}`]),
    ].join(' · '),
  raw: (raw: string, over: string) => `共获得 ${raw}，其中 ${over} 超出上限不计，仍保留在台账里`,
  entry: {
    earned: '获得',
    counted: '计入年度',
    over: '超出不计',
    facts: '登记时的依据',
    origin: '出处',
    policy: '学分办法',
    version: (version: string) => `版本 ${version}`,
    recorded: '登记',
    recordedBy: (at: string, actor: string) => `${at}　${actor}`,
    seal: '批次封签',
    ruleIds: '条款编号',
    ruleIdsHint: '办法文件和试算里用的编号，核对时用',
    sealHint: '封签由本批全部记录算出，改动任何一条都会不符',
    batchReason: '登记说明',
    project: '培训项目',
    teacher: '教师',
    reversedBy: (at: string, actor: string) => `已于 ${at} 由 ${actor} 冲正`,
    reason: '理由',
    warnings: '登记时的提示',
    makeUp: (year: number) => `补修 ${year} 年度`,
    ends: (date: string) => `结束于 ${date}`,
    inspected: (date: string) => `检查于 ${date}`,
    reverse: '冲正这条记录',
    isReversal: '这是一条冲正记录，它抵销原来的记录。',
  },
  reversal: {
    title: (name: string) => `冲正 ${name} 的学分记录`,
    consequence: (name: string, year: number, figures: string) =>
      `${name} ${year} 年度将减去 ${figures}。原记录划去但保留，冲正另记一条并封签。冲正本身不能撤销，登记有误时可以重新登记。`,
    givenBack: (name: string, year: number, figures: string) =>
      `${name} ${year} 年度将加回 ${figures}。扣学时的记录划去但保留，冲正另记一条并封签。冲正本身不能撤销，扣得对的可以重新扣。`,
    effectiveOn: '生效日期',
    reason: '冲正理由',
    confirm: '冲正',
    done: (name: string) => `${name} 的记录已冲正`,
  },
} as const;

/** 0.4 学分、2 学时 — the figures of an entry in words. */
export function figuresText(hours: number, credits: number | null): string {
  return [...(credits === null ? [] : [`${formatCredits(credits)} 学分`]), `${formatHours(hours)} 学时`].join(
    '、',
  );
}

/** 市级集中培训 2 学时（0.4 学分） */
export function suggestionText(suggestion: Suggestion): string {
  const credits = suggestion.credits === null ? '' : `（${formatCredits(suggestion.credits)} 学分）`;
  const classified = suggestion.classified.length === 0 ? '' : `（${suggestion.classified.join('、')}）`;
  return `${activityWord(suggestion.level, suggestion.form)}${classified} ${formatHours(suggestion.hours)} 学时${credits}`;
}

/** Whether a mark is told in credits; a policy without credits, or one that asks only for hours, is told in hours. */
export function isToldInCredits(mark: AssessmentMark): boolean {
  return mark.credits !== null && (mark.creditsRequired !== null || mark.hoursRequired === null);
}

/** The same for a year beside its cycle: a year without a demand of its own is told as the cycle is. */
export function isYearToldInCredits(year: AssessmentMark, cycle: AssessmentMark): boolean {
  const isDemanding = year.creditsRequired !== null || year.hoursRequired !== null;
  return year.credits !== null && isToldInCredits(isDemanding ? year : cycle);
}

/** A fact that an entry was registered with. */
export type FactLine = { readonly term: string; readonly value: string };

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function word(words: Readonly<Record<string, string>>): (value: unknown) => string {
  return (value) => words[String(value)] ?? String(value);
}

function yesNo(yes: string, no: string): (value: unknown) => string {
  return (value) => (value === true ? yes : no);
}

function unit(word: string): (value: unknown) => string {
  return (value) => `${String(value)} ${word}`;
}

function spanWord(value: unknown): string {
  return isRecord(value) ? `${String(value['from'])}–${String(value['to'])}` : String(value);
}

function shareWords(value: unknown): string {
  if (!Array.isArray(value)) return String(value);
  return value
    .filter(isRecord)
    .map((share) => {
      const parts = [
        ...(share['days'] === undefined ? [] : [`${String(share['days'])} 天`]),
        ...(share['hours'] === undefined ? [] : [`${String(share['hours'])} 学时`]),
      ];
      return `${String(share['year'])} 年 ${parts.join('、')}`;
    })
    .join('；');
}

function priorWords(value: unknown): string {
  if (!Array.isArray(value)) return String(value);
  return `${value.length} 条`;
}

function decidedWords(value: unknown): string {
  if (!isRecord(value)) return String(value);
  return [
    ...(value['credits'] === undefined ? [] : [`${String(value['credits'])} 学分`]),
    ...(value['hours'] === undefined ? [] : [`${String(value['hours'])} 学时`]),
  ].join('、');
}

function decisionWords(value: unknown): string {
  if (!Array.isArray(value)) return NONE;
  return value
    .filter(isRecord)
    .map(({ title, unit, kind, value: figure }) => {
      const words =
        typeof kind === 'string'
          ? decidedKindText(kind, Number(figure))
          : pointValueText(String(unit), Number(figure));
      return title === '' ? words : `${String(title)}：${words}`;
    })
    .join('；');
}

/** Who let an outside record count that the text does not count, and why (B4). */
function countedWords(value: unknown): string {
  return isRecord(value) ? `${String(value['decidedBy'])}：${String(value['reason'])}` : NONE;
}

function figuresOf(value: unknown): string {
  if (!isRecord(value)) return '';
  const credits = value['credits'];
  return [
    String(value['year']),
    `${formatHours(Number(value['hours']))} 学时`,
    ...(credits === null || credits === undefined ? [] : [`${formatCredits(Number(credits))} 学分`]),
  ].join(' ');
}

/** Who changed the figure above, when, by which paper, from what to what. */
function reviewWords(value: unknown): string {
  if (!Array.isArray(value)) return String(value);
  return value
    .filter(isRecord)
    .map((review) =>
      [
        `${String(review['decidedBy'])} ${String(review['decidedOn'])}`,
        ...[review['document'], review['remark'], review['reason']].filter(
          (part) => typeof part === 'string',
        ),
        `${figuresOf(review['from'])} → ${figuresOf(review['to'])}`,
      ].join('，'),
    )
    .join('；');
}

/** What a line of the ledger is about: its project, what hours were taken away for (SR1), or form and level. */
export function entryTitle({
  project,
  deduction,
  level,
  form,
}: Pick<ListedEntry, 'project' | 'deduction' | 'level' | 'form'>): string {
  if (project !== null) return project.name;
  return deduction === null ? activityWord(level, form) : `扣学时：${deduction}`;
}

/** 课程类别：公共必修; the titles were put in where the regulation is at hand. */
function classifiedWords(value: unknown): string {
  return isRecord(value)
    ? Object.entries(value)
        .map(([axis, title]) => `${axis}：${String(title)}`)
        .join('；')
    : String(value);
}

type FactReader = readonly [term: string, read: (value: unknown) => string];

type PartsOf<Key extends 'organiser' | 'teacher'> = `${Key}.${keyof NonNullable<AwardInput[Key]> & string}`;
/** Every fact that an award may ask for. */
type FactName =
  | Exclude<keyof AwardInput, 'organiser' | 'teacher'>
  | PartsOf<'organiser'>
  | PartsOf<'teacher'>;

/** How a frozen fact is read: its term and its words, in the order in which they are shown. */
const factReaders: Readonly<Record<FactName, FactReader>> & Readonly<Record<string, FactReader>> = {
  form: ['形式', word(formWords)],
  level: ['级别', word(levelWords)],
  role: ['身份', word(roleWords)],
  start: ['开始', String],
  end: ['结束', String],
  certificateDate: ['发证日期', String],
  noticeDate: ['通知日期', String],
  days: ['天数', unit('天')],
  hours: ['学时', unit('学时')],
  lessons: ['节数', unit('节')],
  minutes: ['时长', unit('分钟')],
  months: ['企业实践', unit('个月')],
  weeks: ['企业实践', unit('周')],
  inPlan: ['年度计划', yesNo('已列入', '未列入')],
  dayHours: ['每天学时', (value) => (Array.isArray(value) ? value.join('、') : String(value))],
  dayPattern: ['各天学时', word(dayPatternWords)],
  trainingKind: ['培训类型', word(trainingKindWords)],
  classification: ['项目分类', classifiedWords],
  splitByYear: ['跨年分计', yesNo('分到各年', '不分')],
  byYear: ['各年分配', shareWords],
  attended: ['参加', yesNo('参加', '没有参加')],
  passed: ['考核', yesNo(resultWords.passed, resultWords.failed)],
  certificate: ['证书', yesNo('有', '没有')],
  score: ['成绩', String],
  totalPeriods: ['总课时', unit('课时')],
  absentPeriods: ['缺席', unit('课时')],
  excusedPeriods: ['其中请假', unit('课时')],
  'organiser.kind': ['主办单位类别', word(organiserKindWords)],
  'organiser.level': ['主办单位级别', word(levelWords)],
  'organiser.approved': ['办班批准', yesNo('已批准', '未批准')],
  'organiser.registered': ['项目备案', yesNo('已备案', '未备案')],
  'organiser.delegated': ['委托登记', yesNo('受上级委托', '没有委托')],
  sendingLevel: ['选派级别', word(levelWords)],
  inDistrict: ['培训地点', yesNo('本区内', '本区外')],
  degreeLevel: ['学历层次', word(degreeLevelWords)],
  'teacher.stage': ['教师学段', word(schoolStageWords)],
  'teacher.probation': ['见习期', yesNo('是', '否')],
  cycle: ['周期', spanWord],
  prior: ['此前的记录', priorWords],
  decided: ['人工决定', decidedWords],
  'deduction.title': ['检查结果', String],
  'deduction.inspectedBy': ['检查', String],
  'deduction.inspectedOn': ['检查日期', String],
  'deduction.paper': ['检查记录', String],
  'deduction.reason': ['理由', String],
  'deduction.withholds': ['不办理', String],
  decisions: ['办法待定事项', decisionWords],
  reviews: ['上级核对', reviewWords],
  paper: ['凭证', String],
  counted: ['决定计入', countedWords],
  'proof.registrar': ['登记单位', String],
  'proof.paper': ['证明材料', String],
  'proof.hours': ['证明上的学时', (value) => `${formatHours(Number(value))} 学时`],
  'proof.credits': ['证明上的学分', (value) => `${formatCredits(Number(value))} 学分`],
  'proof.certificate': ['证书编号', String],
};

/** What an entry freezes: the award input, the decisions in force, and of an outside training its proof. */
function flatten(facts: Readonly<Record<string, unknown>>): ReadonlyMap<string, unknown> {
  const flat = new Map<string, unknown>();
  const add = (prefix: string, values: Readonly<Record<string, unknown>>) => {
    for (const [key, value] of Object.entries(values)) {
      const isPart = key === 'organiser' || key === 'teacher';
      if (isPart && isRecord(value)) add(`${key}.`, value);
      else flat.set(prefix + key, value);
    }
  };
  const { input, decisions, proof, deduction, ...rest } = facts;
  if (isRecord(input)) add('', input);
  add('', rest);
  if (isRecord(proof)) add('proof.', proof);
  // Which text and which rule stand under 出处, in words.
  if (isRecord(deduction)) {
    const { policy: _policy, rule: _rule, ...said } = deduction;
    add('deduction.', said);
  }
  if (Array.isArray(decisions) && decisions.length > 0) flat.set('decisions', decisions);
  return flat;
}

/** The frozen facts of an entry in Chinese words; one without words is shown as it stands, never left out. */
export function factLines(facts: Readonly<Record<string, unknown>>): readonly FactLine[] {
  const flat = flatten(facts);
  const lines: FactLine[] = [];
  const order = [...Object.keys(factReaders), ...[...flat.keys()].filter((key) => !(key in factReaders))];
  for (const key of order) {
    const value = flat.get(key);
    if (value === undefined || value === null) continue;
    const reader = factReaders[key];
    lines.push(
      reader === undefined
        ? { term: `其他（${key}）`, value: typeof value === 'object' ? JSON.stringify(value) : String(value) }
        : { term: reader[0], value: reader[1](value) || NONE },
    );
  }
  return lines;
}
