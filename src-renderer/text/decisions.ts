import { settingUnitWords } from '../../src-shared/policy/policy-words.ts';
import { formatCount } from './format.ts';
/** Words of the points that a regulation leaves open. */
export const decisionsText = {
  pointsBody: '办法没有写明数的地方由人来定。定下后用于以后的登记，以前的记录不变。',
  columns: {
    title: '事项',
    policy: '办法',
    clause: '依据',
    current: '定为',
    waiting: '等待登记',
    decidedOn: '决定日期',
    decidedBy: '决定人',
    action: '',
  },
  when: { now: '', future: '以后生效', past: '以前在用' },
  undecided: '未定',
  default: (value: string) => `办法建议 ${value}`,
  waiting: (count: number) => `${formatCount(count)} 人`,
  decide: '去决定',
  change: '重新决定',
  label: '待定事项',
  none: '这个办法没有待定事项',
  noneBody: '办法里的数都写明了。',

  dialog: {
    title: '决定待定事项',
    body: '办法在这里没有写明数。决定会记入台账，注明谁、何时、为什么。',
    value: '定为',
    decidedBy: '决定人',
    decidedByHint: '有权决定的人或会议',
    decidedOn: '决定日期',
    reason: '理由',
    reasonHint: '依据的文件、会议或惯例',
    confirm: '记下这个决定',
    saved: '决定已记入台账',
    history: '以前的决定',
    keeps: '以前登记的学分不会因此改变。',
    note: '说明',
    suggestion: (value: string) => `填入办法建议的 ${value}`,
  },
  historyTitle: '决定过程',
  historyEmpty: '还没有决定过。',
  recorded: (actor: string, at: string) => `${actor} 记录于 ${at}`,
} as const;

const unitWords: Readonly<Record<string, string>> = settingUnitWords;

/** The word for a setting's unit; an unknown one is shown as the pack writes it. */
export function unitWord(unit: string): string {
  return unitWords[unit] ?? unit;
}
