import type { Verdict } from '../../src-shared/rpc/contract/assessments.ts';
import type {
  CorrectionEffect,
  ReturnDifference,
  ReturnMark,
} from '../../src-shared/rpc/contract/corrections.ts';
import { formatChange, formatCount, formatThousandths, NONE } from './format.ts';
import { verdictWords } from './words.ts';

/** What a returned sheet says otherwise than the ledger. */
export type DifferenceKind = ReturnDifference['kind'];
/** What is done with a difference; one that changes nothing in the ledger is only seen. */
export type Decision = 'accept' | 'reject' | 'seen';

/** Kinds in the order in which they are told. */
export const differenceKinds = [
  'figure',
  'person',
  'struck',
  'missing',
  'training',
  'question',
  'added',
  'ambiguous',
  'unread',
] as const satisfies readonly DifferenceKind[];

/** The word of each kind. */
export const differenceKindWords: Readonly<Record<DifferenceKind, string>> = {
  figure: '学分记录',
  person: '教师资料',
  struck: '划掉的行',
  missing: '缺少的行',
  training: '项目内容',
  question: '只有标记',
  added: '多出的行',
  ambiguous: '对不准',
  unread: '读不出',
};

/** What each kind means and what accepting it does, for the drawer. */
export const differenceKindHints: Readonly<Record<DifferenceKind, string>> = {
  figure: '接受：原记录冲正，按退回的数字重新登记，计算过程后面写明是谁改的、依据什么。',
  person: '接受：修改这位教师的资料，操作记录里留下改前改后。',
  struck:
    '接受：这条学分记录冲正，不再登记。学员回到“未登记”，项目不再催着登记；确要再登记的，从项目的“⋯”里办。',
  missing: '退回的表里没有这一行。接受：这条学分记录冲正。只是漏抄的，不要接受。',
  training: '培训项目的名称、级别、形式、日期不能只改一个人的。',
  question: '对方标了颜色、批注或备注，但内容没有改。看过之后按备注处理。',
  added: '台账里没有这一条。确有其事的，从培训项目登记。',
  ambiguous: '程序不猜是哪一条，请人工核对。',
  unread: '这一行有读不出的格子，整行没有比较；它对应的记录也不算缺少。',
};

const fieldWords: Readonly<Record<string, string>> = {
  name: '姓名',
  sex: '性别',
  idNumber: '证件号',
  organisationName: '单位',
  stage: '学段',
  subject: '学科',
  projectName: '项目名称',
  level: '项目级别',
  form: '培训形式',
  period: '起止日期',
  hours: '学时',
  credits: '学分',
  year: '登记年度',
  remark: '备注',
};

/** The field a difference is about, as the sheet heads it. */
export function fieldWord(difference: Pick<ReturnDifference, 'field' | 'heading' | 'kind'>): string {
  if (difference.field !== null) return fieldWords[difference.field] ?? difference.field;
  return difference.heading ?? (difference.kind === 'question' ? '整行' : NONE);
}

/** A value of either side in words. */
export function sideText(difference: ReturnDifference, side: 'ours' | 'theirs'): string {
  const value = difference[side];
  if (difference.kind === 'struck')
    return side === 'ours' ? '有效' : `划掉${value === null ? '' : `（${value}）`}`;
  if (difference.kind === 'missing') return side === 'ours' ? figuresWords(value) : '没有这一行';
  if (value === null) return side === 'ours' && difference.field === null ? NONE : '空';
  return value;
}

function figuresWords(value: string | null): string {
  const [hours, credits] = (value ?? '').split(' · ');
  return [
    hours === undefined || hours === '' ? '' : `${hours} 学时`,
    credits === undefined ? '' : `${credits} 学分`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** A mark in words; colour alone says nothing to everybody. */
export function markWords(mark: ReturnMark): readonly string[] {
  return [
    mark.fill === null ? '' : mark.isRow ? '整行底色' : '底色',
    mark.fontColour === null ? '' : mark.isRow ? '整行字色' : '字色',
    mark.isStruck ? (mark.isRow ? '整行删除线' : '删除线') : '',
    mark.struckText === null ? '' : `划去“${mark.struckText}”`,
    mark.comment === null ? '' : `批注：${mark.comment}`,
  ].filter((part) => part !== '');
}

/** 合格 → 未达标; one word where it stays. */
export function verdictChange(before: Verdict | null, after: Verdict | null): string {
  const word = (verdict: Verdict | null) => (verdict === null ? NONE : verdictWords[verdict]);
  return before === after ? word(after) : `${word(before)} → ${word(after)}`;
}

/** 5 → 4.5 学分. */
export function totalChange(before: number | null, after: number | null, unit: string): string {
  if (before === null && after === null) return NONE;
  const figure = (value: number | null) => formatThousandths(value ?? 0, 0);
  return before === after ? `${figure(after)} ${unit}` : `${figure(before)} → ${figure(after)} ${unit}`;
}

/** What writing a decided sheet changes, counted; totals are told only before it is written. */
type EffectCounts = Pick<
  CorrectionEffect,
  'entriesRegistered' | 'entriesStruck' | 'teachersChanged' | 'rejected'
> &
  Partial<Pick<CorrectionEffect, 'hoursDelta' | 'creditsDelta'>>;

/** What a choice does, as one sentence per line. */
export function effectLines(effect: EffectCounts): readonly string[] {
  const { entriesRegistered: changed, hoursDelta = 0, creditsDelta = 0 } = effect;
  return [
    changed === 0 ? '' : `${formatCount(changed)} 条学分记录冲正后按退回的数字重新登记`,
    effect.entriesStruck === 0 ? '' : `${formatCount(effect.entriesStruck)} 条学分记录冲正，不再登记`,
    effect.teachersChanged === 0 ? '' : `${formatCount(effect.teachersChanged)} 位教师的资料修改`,
    effect.rejected === 0 ? '' : `${formatCount(effect.rejected)} 处不接受，记入操作记录`,
    hoursDelta === 0 && creditsDelta === 0
      ? ''
      : `合计 ${formatChange(hoursDelta, 0)} 学时，${formatChange(creditsDelta, 0)} 学分`,
  ].filter((line) => line !== '');
}

/** Words of 核对退回的登记表. */
export const correctionsText = {
  title: '核对退回的登记表',
  link: '核对退回的登记表',
  linkHint: '县里改过、标过、退回来的学分登记表，逐处看，逐处决定',
  accept: '.xlsx,.xls,.csv',
  fileHint: '县里退回的学分登记表（.xlsx 最好，能看到颜色、删除线和批注）',
  reading: '正在读取并与台账比较',
  steps: [
    '选择退回的文件。程序按证件号（没有的按姓名和单位）和项目、年度找到每一行对应的学分记录。',
    '改过的、标过颜色的、写了批注或备注的、划掉的、少了的、多出来的，一处一处列出来；对不准的不猜。',
    '每一处选“接受”或“不接受”，最后一次写入：学分记录冲正后重新登记，写明是谁、哪天、依据什么改的。',
  ],
  another: '换一个文件',
  mapping: '列的对应',
  mappingTitle: '每一列是什么',
  mappingDone: '重新比较',
  noHead: '没有找到登记表的表头',
  sheet: '工作表',
  range: '范围',
  rangeHint: '表里应当列出哪些记录；范围里没有出现的，算缺少的行',
  project: '项目',
  year: '年度',
  organisation: '单位',
  level: '级别',
  summary: (same: number, differences: number) =>
    `${formatCount(same)} 行相同，${differences === 0 ? '没有不同' : `${formatCount(differences)} 处不同或有标记`}`,
  later: (count: number) => `另有 ${formatCount(count)} 条是这张表导出之后登记的，不在其中`,
  skipped: (count: number) => `${formatCount(count)} 行是合计、签字或空行`,
  notes: (count: number) => `提醒 ${formatCount(count)}`,
  all: '全部',
  onlyOpen: '只看未定',
  search: '姓名、项目',
  table: '与台账不同之处',
  row: '行',
  name: '姓名',
  training: '项目 · 年度',
  kind: '情况',
  field: '项',
  ours: '台账',
  theirs: '退回的表',
  mark: '标记和备注',
  decision: '决定',
  decisions: { accept: '接受', reject: '不接受', seen: '已看' } satisfies Record<Decision, string>,
  look: '看过',
  open: '未定',
  remark: (text: string) => `备注：${text}`,
  rejectedBefore: (date: string, reason: string | null) =>
    `${date} 已决定不接受${reason === null ? '' : `：${reason}`}`,
  rejectedTag: '上次未接受',
  bulk: '批量',
  acceptAll: (what: string, count: number) => `接受${what}（${formatCount(count)}）`,
  rejectRest: (count: number) => `其余不接受（${formatCount(count)}）`,
  seeRest: (count: number) => `其余都看过了（${formatCount(count)}）`,
  clear: '全部改回未定',
  allOfThem: '全部能接受的',
  plan: (accepted: number, rejected: number, open: number) =>
    [
      `接受 ${formatCount(accepted)}`,
      `不接受 ${formatCount(rejected)}`,
      ...(open === 0 ? [] : [`未定 ${formatCount(open)}`]),
    ].join(' · '),
  finish: '核对完毕…',
  finishHint: '每一处都决定或看过之后才能写入',
  keys: 'A 接受　R 不接受　↑↓ 上下　Enter 看详情',
  same: '这张表和台账完全一致',
  sameHint: '没有改动，也没有标记，不用处理。',
  decidedTitle: '这个文件已经核对过',
  decidedHint: (actor: string, at: string, accepted: number, rejected: number) =>
    `${actor} 于 ${at} 核对：接受 ${formatCount(accepted)} 处，不接受 ${formatCount(rejected)} 处。没有要做的了。`,
  noMatch: '没有符合的差异',
  drawer: '这一处差异',
  place: (rows: readonly number[], address: string | null) =>
    rows.length === 0
      ? '不在表里'
      : `第 ${rows.slice(0, 5).join('、')}${rows.length > 5 ? ' …' : ''} 行${address === null ? '' : `　${address}`}`,
  toTeacher: '教师',
  toProject: '培训项目',
  dialog: {
    title: '写入核对结果',
    effect: '写入之后',
    counting: '正在计算影响',
    totals: '合计和结论的变化',
    totalsMore: (count: number) => `还有 ${formatCount(count)} 人`,
    noTotals: '学分合计没有变化。',
    person: '教师',
    year: '年度',
    hours: '学时',
    credits: '学分',
    verdict: '年度结论',
    cycle: '周期结论',
    certificates: (count: number) => `${formatCount(count)} 张已发的证书印的是原来的内容`,
    certificatesWay: '写入后请到“证书”里作废，再发新证书（新号会写明替代哪一张）。',
    decidedBy: '审核单位或审核人',
    decidedByHint: '例如 琼山区教育局',
    decidedOn: '审核日期',
    document: '文号或来件说明',
    reason: '更正理由',
    reasonHint: '写在每一条冲正上',
    rejection: '不接受的理由',
    rejectionHint: '记入操作记录，下次退回时能看到',
    confirm: (accepted: number, rejected: number) =>
      accepted === 0
        ? rejected === 0
          ? '记下已看过'
          : `记下不接受 ${formatCount(rejected)} 处`
        : `接受 ${formatCount(accepted)} 处`,
    cancel: '再看看',
  },
  applying: '正在写入核对结果',
  cancelled: '已停下，什么都没有写入。',
  result: {
    title: '核对结果已写入',
    already: '这个文件已经核对过，没有再写入。',
    undone: '这次核对已撤销，学分记录和教师资料恢复原样。',
    seal: (seal: string) => `台账封签 ${seal}`,
    certificates: '请作废并重发这些证书',
    because: {
      struck: '学分已冲正，只作废',
      figures: '学时学分已更正',
      person: '姓名或证件号已更正',
    },
    toCertificates: '去证书',
    toEntries: '看学分台账',
    undo: '撤销这次核对',
  },
  undo: {
    title: '撤销这次核对？',
    body: '重新登记的记录冲正，原来的记录照原样再登记一次，教师资料改回原来的。这个文件可以再核对一遍。',
    reason: '撤销的理由',
    confirm: '撤销核对',
    done: '已撤销核对',
  },
  past: {
    title: '以前核对过的',
    file: '文件',
    decidedBy: '审核',
    counts: '接受 · 不接受',
    recorded: '写入',
    undone: '已撤销',
    undo: '撤销',
  },
} as const;
