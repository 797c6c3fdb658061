import { settingUnitWords, verdictWords } from '../../src-shared/policy/policy-words.ts';
import type { Duty } from '../../src-shared/rpc/contract/home.ts';
import { formatCount, formatThousandths } from './format.ts';

/** Words of the first page. */
export const homeText = {
  greeting: (hour: number, name: string) =>
    `${hour < 5 ? '夜深了' : hour < 11 ? '上午好' : hour < 13 ? '中午好' : hour < 18 ? '下午好' : '晚上好'}，${name}`,
  newProject: '新建培训项目',
  importTeachers: '导入名单',
  duties: '要办的事',
  noDuties: '眼前没有要办的事。',
  noDutiesHint: '有项目到了登记期限、审批表等签字、材料还缺时，会列在这里。',
  unfinished: '没做完的项目',
  noUnfinished: '没有进行中的项目。新建一个培训项目，或把外单位的培训记进来。',
  outside: (state: string) => `外单位，${state}`,
  more: (count: number) => `还有 ${count} 项`,
  people: (count: number) => `${formatCount(count)} 人`,
  assessment: (year: number) => `${year} 年度考核`,
  cycleAssessment: (from: number, to: number) => `周期 ${from}–${to} 考核`,
  ...verdictWords,
  shortBy: (word: string, least: string, most: string, unit: string) =>
    least === most ? `${word}，还差 ${most} ${unit}` : `${word}，还差 ${least}–${most} ${unit}`,
  noMinimum: '这个办法没有年度要求，按周期考核。',
  spread: (unit: string) => `${unit}分布（人）`,
  spreadBar: (from: string, to: string, unit: string, people: number) =>
    `${from}–${to} ${unit}：${formatCount(people)} 人`,
  required: (figure: string, unit: string) => `${figure} ${unit} 要求`,
  spreadSummary: (unit: string, below: number, above: number) =>
    `${unit}未达要求 ${formatCount(below)} 人，达到 ${formatCount(above)} 人`,
  sources: (from: number, to: number, unit: string) => `周期 ${from}–${to} ${unit}来自`,
  share: (word: string, percent: number) => `${word} ${percent}%`,
  months: '每月登记（条）',
  monthBar: (month: string, entries: number) => `${month}：${entries} 条`,
  noEntries: '还没有登记学分。登记之后，这里显示本年度的情况。',
  units: { credits: settingUnitWords.credits, hours: settingUnitWords.hours },
  emptyTitle: '台账建好了，还没有教师',
  emptyHint: '先导入教师名单：用手头的 Excel 表就行，列名由程序辨认，导入前逐行核对。',
  emptyAction: '导入教师名单',
  emptyManual: '逐个新增',
  due: {
    late: (days: number) => `已过 ${days} 天`,
    lateWorking: (days: number) => `已过 ${days} 工作日`,
    today: '今天',
    soon: (days: number) => `还有 ${days} 天`,
    working: (days: number) => `${days} 工作日`,
    undecided: '待定',
    none: '—',
  },
  provisional: '暂定',
} as const;

/** What a duty asks for, as the first line says it. */
export function dutyTitle(duty: Duty): string {
  const count = duty.count ?? 0;
  switch (duty.kind) {
    case 'register':
      return `${duty.title} 学分登记`;
    case 'approve':
      return `${duty.title} 审批表签字`;
    case 'resign':
      return `${duty.title} 批准后有改动`;
    case 'materials':
      return `${duty.title} 存档材料`;
    case 'results':
      return count > 0 ? `${duty.title} ${formatCount(count)} 人待考核` : `${duty.title} 考核结果`;
    case 'roster':
      return `${duty.title} 学员名单`;
    case 'decide':
      if (duty.projectUid !== null) return `${duty.title} ${formatCount(count)} 人的学分待定`;
      return count > 0
        ? `${duty.title}：${formatCount(count)} 人次等着决定`
        : `${duty.title}：办法没有写明，需要决定`;
    case 'archive':
      return `${duty.title} 归档`;
    case 'import':
      return '导入教师名单';
    case 'backup':
      return '备份台账';
  }
}

/** The verb on the duty's one button. */
export const dutyActions: Readonly<Record<Duty['kind'], string>> = {
  register: '去登记',
  approve: '打印审批表',
  resign: '重新审批',
  materials: '补材料',
  results: '录结果',
  roster: '定名单',
  decide: '去决定',
  archive: '去归档',
  import: '导入名单',
  backup: '立即备份',
};

/** Where the button leads; null for what is done on the spot. */
export function dutyTarget(duty: Duty): string | null {
  const tabs: Readonly<Partial<Record<Duty['kind'], string>>> = {
    register: 'results',
    approve: 'approval',
    resign: 'approval',
    decide: 'results',
    materials: 'approval',
    archive: 'approval',
    results: 'results',
    roster: 'trainees',
  };
  if (duty.kind === 'import') return '/teachers/import';
  if (duty.kind === 'decide' && duty.projectUid === null) return '/policies?view=points';
  if (duty.kind === 'backup') return null;
  if (duty.projectUid === null) return '/projects';
  const tab = tabs[duty.kind];
  return tab === undefined ? `/projects/${duty.projectUid}` : `/projects/${duty.projectUid}?tab=${tab}`;
}

/** When a duty is due, in words, and how it stands out. */
export type DueText = { readonly text: string; readonly tone: 'late' | 'soon' | 'plain' | 'muted' };

/** When it is due: 还有 2 天 · 12 工作日 · 12-05 · 已过 3 天 · 待定. */
export function dueText(
  duty: Pick<Duty, 'kind' | 'dueOn' | 'daysLeft' | 'calendar'>,
  today: string,
): DueText {
  const { due } = homeText;
  if (duty.dueOn === null) return { text: duty.kind === 'decide' ? due.undecided : due.none, tone: 'muted' };
  const days = duty.daysLeft;
  if (days === null) return { text: shortDate(duty.dueOn, today), tone: 'plain' };
  const isWorking = duty.calendar === 'working';
  if (days < 0) return { text: isWorking ? due.lateWorking(-days) : due.late(-days), tone: 'late' };
  if (days === 0) return { text: due.today, tone: 'soon' };
  if (days <= 5) return { text: isWorking ? due.working(days) : due.soon(days), tone: 'soon' };
  if (days <= 30) return { text: isWorking ? due.working(days) : due.soon(days), tone: 'plain' };
  return { text: shortDate(duty.dueOn, today), tone: 'plain' };
}

/** 12-05 in the present year, 2026-03-01 beyond it. */
function shortDate(date: string, today: string): string {
  return date.slice(0, 4) === today.slice(0, 4) ? date.slice(5) : date;
}

/** Shares in whole percent that add up to 100 (largest remainders get what rounding left over). */
export function toPercents(parts: readonly number[]): readonly number[] {
  const total = parts.reduce((sum, part) => sum + part, 0);
  if (total <= 0) return parts.map(() => 0);
  const exact = parts.map((part) => (part * 100) / total);
  const floors = exact.map(Math.floor);
  const missing = 100 - floors.reduce((sum, part) => sum + part, 0);
  const order = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index)
    .slice(0, missing)
    .map(({ index }) => index);
  return floors.map((value, index) => (order.includes(index) ? value + 1 : value));
}

/** A figure without needless places: 10, 0.4. */
export function plainFigure(value: number): string {
  return formatThousandths(value, 0);
}

type MonthCount = { readonly month: string; readonly entries: number };

/** Every month of a year with its entries, quiet months as zero; a registration year that starts later keeps its own months. */
export function allMonths(year: number, months: readonly MonthCount[]): readonly MonthCount[] {
  const counts = new Map(months.map(({ month, entries }) => [month, entries]));
  const names = Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`);
  return [...new Set([...names, ...counts.keys()])]
    .sort()
    .map((month) => ({ month, entries: counts.get(month) ?? 0 }));
}
