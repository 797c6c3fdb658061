import type { AssessmentMark } from '../../src-shared/rpc/contract/assessments.ts';
import { isToldInCredits } from './explanation.ts';
import { formatCount, formatCredits, formatHours } from './format.ts';
import { markText } from './mark.ts';

/** Words of 考核. */
export const assessmentsText = {
  title: '考核',
  count: (count: number) => `${formatCount(count)} 人`,
  search: '姓名、拼音、证件尾号',
  scopes: {
    label: '考核范围',
    year: (year: number) => `${year} 年度考核`,
    cycle: (from: number, to: number) => `周期考核 ${from}–${to}`,
  },
  filters: { organisation: '单位', year: '年度', all: '全部', clear: '清除筛选' },
  groups: { probation: '见习期', tasks: '须承担任务', 'tasks-open': '任务未完成' },
  duties: {
    heading: '见习期与任务',
    probation: '见习期',
    carried: '已完成',
    open: '未完成',
  },
  matrixLabel: '教师各年度考核情况',
  columns: {
    name: '姓名',
    organisation: '单位',
    year: (year: number) => String(year),
    cycle: (from: number, to: number) => `周期 ${from}–${to}`,
  },
  figure: {
    year: (name: string, year: number) => `${name} ${year} 年度`,
    cycle: (name: string) => `${name} 周期`,
  },
  unit: { credits: '各年度列为学分', hours: '各年度列为学时' },
  empty: {
    title: '还没有可以考核的教师',
    hint: '先导入教师名单，登记学分后这里按人列出各年度的达标情况。',
    import: '导入花名册',
    noMatch: '没有符合条件的教师',
    noMatchHint: '换一个条件，或清除筛选查看全部。',
    noYearMinimum: '现行学分办法没有规定年度要求，只做周期考核。',
  },
} as const;

/** A cell of the matrix: figure, sign with tone, and the verdict in words. */
export type CellText = {
  readonly figure: string;
  readonly sign: string;
  readonly tone: 'ok' | 'short' | 'muted';
  /** The whole in words, for a tooltip and screen readers. */
  readonly words: string;
};

/** One cell of the matrix: figure and sign. ✓ passed, … still running, △ short, 免 exempt, ？ undecided; a year without a demand has only its figure. */
export function matrixCell(mark: AssessmentMark, inCredits = isToldInCredits(mark)): CellText {
  const figure = inCredits ? formatCredits(mark.credits) : formatHours(mark.hours);
  const isEmpty = mark.hours === 0 && (mark.credits ?? 0) === 0;
  switch (mark.status) {
    case 'passed':
      return { figure, sign: '✓', tone: 'ok', words: mark.isMadeUp ? '合格（补修）' : '合格' };
    case 'failed':
      return { figure, sign: '△', tone: 'short', words: '未达标' };
    case 'running':
      return { figure, sign: '…', tone: 'muted', words: markText(mark).word };
    case 'exempt':
      return { figure: isEmpty ? '' : figure, sign: '免', tone: 'muted', words: '不考核' };
    case 'undecided':
      return { figure, sign: '？', tone: 'short', words: '待定' };
    case null:
      return { figure: isEmpty ? '' : figure, sign: '', tone: 'muted', words: '' };
  }
}
