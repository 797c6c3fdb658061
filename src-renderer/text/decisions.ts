import { hasFigure, type OpenKind, openKinds } from '../../src-shared/policy/award/open-point.ts';
import { settingUnitWords, yesNoWord } from '../../src-shared/policy/policy-words.ts';
import { formatCount, formatThousandths } from './format.ts';

/** Words of the points that a regulation leaves open. */
export const decisionsText = {
  pointsBody:
    '办法没有写明数的地方由人来定。定下后用于以后的登记，以前的记录不变。办法没有列出的活动，有人等着登记时也会列在这里。',
  asks: (title: string, count: number) =>
    `办法没有写${title}怎么算，由人来定${count === 0 ? '' : `；${formatCount(count)} 人等着登记`}。`,
  asksOutside:
    '这个项目有办法不计、或者无法判断是否计入的记录：不计的只留下原因，学时学分为零；确要计入，由有权的人决定。',
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
  waiting: (count: number) => `${formatCount(count)} 人次`,
  decide: '去决定',
  change: '重新决定',
  label: '待定事项',
  none: '没有待定事项',
  noneBody: '办法没有写明的地方，有人等着登记时会列在这里。',

  dialog: {
    title: '决定待定事项',
    body: '办法在这里没有写明数。决定会记入台账，注明谁、何时、为什么。',
    kind: '怎样算',
    value: '定为',
    yesNo: { '1000': '照计', '0': '不计' },
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

/** How an open point may be decided, as the form offers it. */
export const openKindWords = {
  'hours-per-day': '每天算几学时',
  hours: '整个项目算几学时',
  'credits-per-day': '每天算几学分',
  'credits-per-hour': '每学时算几学分',
  credits: '整个项目算几学分',
  'hours-only': '只登记学时，不记学分',
  'not-counted': '不计',
  counted: '按证明计入',
} as const satisfies Record<OpenKind, string>;

/** The unit of what is decided so; empty where there is no figure. */
const kindUnits = {
  'hours-per-day': '学时/天',
  hours: '学时',
  'credits-per-day': '学分/天',
  'credits-per-hour': '学分/学时',
  credits: '学分',
  'hours-only': '',
  'not-counted': '',
  counted: '',
} as const satisfies Record<OpenKind, string>;

/** The choice of a kind in words. */
export function kindWord(kind: OpenKind): string {
  return openKindWords[kind];
}

/** How an open point was decided, read from what an entry froze; a kind that is not known is left to its figure. */
export function decidedKindText(kind: string, value: number): string {
  const known = openKinds.find((word) => word === kind);
  if (known === undefined) return formatThousandths(value, 0);
  return hasFigure(known) ? `${formatThousandths(value, 0)} ${kindUnits[known]}` : openKindWords[known];
}

/** The unit that a kind counts in. */
export function kindUnit(kind: OpenKind): string {
  return kindUnits[kind];
}

const unitWords: Readonly<Record<string, string>> = settingUnitWords;

/** A value of a point, in thousandths, with its unit; of a point that is a question, the answer. */
export function pointValueText(unit: string, value: number): string {
  return unit === 'yes-no' ? yesNoWord(value) : `${formatThousandths(value, 0)} ${unitWord(unit)}`;
}

/** The word for a setting's unit; an unknown one is shown as the pack writes it. */
export function unitWord(unit: string): string {
  return unitWords[unit] ?? unit;
}
