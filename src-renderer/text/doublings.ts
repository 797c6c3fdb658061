import { formatCount, formatInstant } from './format.ts';

export { doublingRuleWords } from '../../src-shared/registration/doubling-words.ts';

/** Words of 重复核对: one training counts once (X4). */
export const doublingsText = {
  title: '重复核对',
  lead: '一次培训只记一次。下面的人像是重复参训：核对后写明为什么仍要登记，说明随学分记录保存；写不出的先不登记，在名单里改结果或移出。',
  label: '像是重复参训的人',
  columns: { name: '姓名', rule: '怎样重复', found: '发现', reason: '说明' },
  none: '没有像是重复参训的人',
  noneBody: '同一个培训、重叠的日期、一天超过 8 学时、相同的证书编号，都会列在这里。',
  open: '未写说明',
  registered: '已登记',
  said: (actor: string, at: string) => `${actor}，${formatInstant(at)}`,
  reason: '为什么仍要登记',
  reasonPlaceholder: '如：上午集中培训，下午网络研修，时间不冲突',
  reasonRequired: '写明原因',
  save: (count: number) => `给选中的 ${formatCount(count)} 项写说明`,
  close: '关闭',
  saved: (count: number) => `已写说明 ${formatCount(count)} 项`,
  undo: '收回说明',
  withdrawn: (count: number) => `已收回说明 ${formatCount(count)} 项`,
  goTo: '去看',
  menu: '重复核对…',
  waiting: (count: number) => `${formatCount(count)} 人像是重复参训，写明原因才能登记。`,
  explain: '写说明',
  leaveOut: (count: number) => `其余 ${formatCount(count)} 人先登记，这些人以后再说`,
  noticed: (count: number) => `${formatCount(count)} 处像是重复参训`,
  ofTeacher: '重复核对',
  ofTeacherLead: (all: number, open: number) =>
    open === 0
      ? `${formatCount(all)} 处像是重复参训，都有说明`
      : `${formatCount(all)} 处像是重复参训，${formatCount(open)} 处没有说明`,
  openProject: (name: string) => `打开“${name}”`,
} as const;
