import { outcomeWords, periodWords, verdictWords } from '../../../src-shared/policy/policy-words.ts';
import { formatCount } from '../format.ts';
import { gradeWords, levelWords } from '../words.ts';

/** Words of the worked cases beside the editor. */
export const casesText = {
  title: '例题核对',
  body: (title: string) => `用《${title}》的例题逐题重算，看改动影响了什么。`,
  saved: (version: number) => `按已保存的第 ${version} 版核对`,
  edited: '已算入还没保存的改动',
  broken: '改动里有错，改好后再算；下面是出错之前的结果',
  moved: (count: number) => (count === 0 ? '没保存的改动不影响例题' : `没保存的改动影响 ${count} 题`),
  isMoved: '这次改动',
  none: '原办法没有附例题。',
  agree: (same: number, total: number) => `${total} 题中 ${same} 题结果不变`,
  changed: (count: number) => `${count} 题结果变了`,
  allSame: '结果都没有变',
  year: (year: number) => `${year} 年度`,
  cycle: (from: number, to: number) => `${from}–${to} 周期`,
  entries: (count: number) => `记录 ${formatCount(count)} 条`,
  kinds: {
    award: '登记',
    assess: '考核',
    deadline: '期限',
    route: '审批',
    select: '选派',
    number: '编号',
    limit: '限额',
    identity: '证件号',
    statistics: '统计',
  } as Readonly<Record<string, string>>,
} as const;

const answerWords: Readonly<Record<string, string>> = {
  outcome: '结果',
  hours: '学时',
  credits: '学分',
  rawCredits: '所得学分',
  ...periodWords,
  years: '分年度',
  status: '结论',
  level: '登记级别',
  grade: '等第',
  rule: '所用规则',
  counted: '上限内计入学分',
  certificate: '发证书',
  notice: '通知学校',
  reasons: '原因条款',
  warnings: '提醒条款',
  notes: '理解',
  consequences: '后果条款',
  shortfall: '差额',
  hoursRequired: '要求学时',
  creditsRequired: '要求学分',
  undecidedSettings: '待定事项',
  due: '到期日',
  date: '日期',
  approver: '批准人',
  registrar: '登记单位',
  allowed: '可以',
  error: '错误',
  madeUp: '补修',
  groups: '分类',
};

const answerValues: Readonly<Record<string, string>> = {
  ...outcomeWords,
  ...verdictWords,
  true: '是',
  false: '否',
  null: '无',
  '': '无',
  ...gradeWords,
  ...levelWords,
};

/** `cycle.status` of an answer as people read it: 周期 结论. */
export function answerPath(path: string): string {
  return path
    .split('.')
    .map((part) => answerWords[part] ?? part)
    .join(' ');
}

/** A value of an answer: quoted words without their quotes, known words in Chinese, figures as they are. */
export function answerValue(value: string): string {
  const plain = /^".*"$/.test(value) ? value.slice(1, -1) : value;
  return answerValues[plain] ?? plain;
}
