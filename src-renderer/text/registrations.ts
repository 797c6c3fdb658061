import { outcomeWords } from '../../src-shared/policy/policy-words.ts';
import type { RegistrationRow } from '../../src-shared/rpc/contract/registrations.ts';
import { cellWords } from './cells.ts';
import { formatCount } from './format.ts';
import { resultWords } from './words.ts';

/** Words of 结果与学分 and of registering. */
export const registrationsText = {
  label: '结果与学分',
  columns: {
    name: '姓名',
    attendance: '出勤（课时）',
    result: '考核结果',
    hours: '学时',
    credits: '学分',
    basis: '依据',
    proofHours: cellWords.proofHours,
    proofCredits: cellWords.proofCredits,
    proofNumber: cellWords.proofCertificateNumber,
    paper: cellWords.paper,
    computed: '按办法计算',
  },
  attendanceUnknown: '未填',
  setResult: (name: string) => `${name}的考核结果`,
  selected: (count: number) => `已选 ${formatCount(count)} 人，考核结果设为`,
  bulkHint: '勾选多人后可一起设定考核结果；点学分看为什么是这个数。',
  paperHint: '凭证：填合格证书或证明的编号、日期，或写“有”；没有凭证的不能登记',
  registeredTo: (year: number | null) => (year === null ? '已登记' : `已登记到 ${year} 年度`),
  passPending: (count: number) => `其余 ${formatCount(count)} 人设为合格`,
  resultsSaved: (count: number, result: string) => `${formatCount(count)} 人的考核结果已设为“${result}”`,
  undo: '撤销',
  excellent: {
    standing: (count: number, max: number) => `优秀 ${count} 人，办法规定最多 ${max} 人`,
    unexplained: '超过上限，要说明理由后才能保存更多优秀结果和导出名单。',
    reason: (reason: string) => `理由：${reason}`,
    leftOut: (count: number) =>
      `${count} 人填的是合格或优秀，按办法不认定：不计入合格人数，不列入名单，不登记。`,
    explain: '说明理由',
    change: '修改理由',
    title: '优秀学员超过上限',
    body: '按办法，优秀学员不超过学员总数的规定比例（舍去尾数）。确需超过的，写明理由；理由与项目一起保存，并在名单上说明。',
    label: '理由',
    confirm: '保存理由',
    saved: '理由已保存',
  },
  undecided: '待定',
  decide: '去决定',
  differs: (figure: string) => `办法算得 ${figure}`,
  same: '与证明一致',
  notCounted: '不计',
  empty: '还没有学员',
  emptyBody: '先添加学员，再填考核结果。',

  explain: {
    eyebrow: '为什么是这个数',
    label: (name: string) => `${name}：为什么是这个数`,
    credits: '学分',
    hours: '学时',
    result: (year: number | null) => (year === null ? '登记' : `登记到 ${year} 年度`),
    hoursDetail: (hours: string) => `${hours} 学时`,
    year: (year: number, hours: string, credits: string | null) =>
      credits === null ? `${year} 年度 ${hours} 学时` : `${year} 年度 ${hours} 学时、${credits} 学分`,
    years: '按年度',
    reasons: '原因',
    warnings: '需要留意',
    notes: '办法没有写清楚的地方，采用的读法',
    pending: '还没有考核结果，有了结果才计算。',
    pendingProof: '填上证明所载的学时，才能登记。',
  },

  register: {
    title: '登记学分',
    /** Where the texts know hours alone. */
    hoursTitle: '登记学时',
    button: (count: number, inCredits = true) =>
      `登记 ${formatCount(count)} 人${inCredits ? '学分' : '学时'}`,
    people: '登记人数',
    hours: '学时合计',
    credits: '学分合计',
    years: '登记年度',
    registeredOn: '登记日期',
    peopleValue: (count: number) => `${formatCount(count)} 人`,
    leftOut: '不在这次登记里',
    pendingOutside: '待填证明',
    leftOutLine: (kind: string, count: number) => `${kind} ${formatCount(count)} 人`,
    blocked: '登记之前要解决',
    seals: '登记后成为一个封签批次。要改就整批撤销或逐条冲正，原来的记录都留着。',
    running: '正在登记',
    stale: '名单或结果刚刚有变动，已按最新内容重新计算，请再看一遍。',
    tooLate: '取消来得太晚，登记已经完成。',
    done: (people: number, entries = people) =>
      people === entries
        ? `已登记 ${formatCount(people)} 人`
        : `已登记 ${formatCount(people)} 人，共 ${formatCount(entries)} 条学分记录`,
    already: (count: number) => `${formatCount(count)} 人原已登记，没有重复记`,
    seal: '批次封签',
    close: '完成',
    cancel: '取消',
    toCertificates: '去发证书',
    print: '导出登记表',
    again: (count: number) => `重新登记被上级划掉的 ${formatCount(count)} 人…`,
    againReversed: (count: number) => `补登已冲正的 ${formatCount(count)} 人…`,
    supplementReversed: (count: number) => `补充审批已冲正的 ${formatCount(count)} 人…`,
    changed: '与签署的不同，这次不登记',
  },

  afterwards: {
    label: '冲正之后，这些人',
    labelOne: '冲正之后，这个人',
    again: '仍要补登',
    failed: '改为不合格',
    againHint: '考核结果不变。程序不再自动要求登记，要补登时由你提出；需要审批表的项目要先补充审批。',
    failedHint: '考核结果改为不合格，不再登记。',
  },

  undoBatch: {
    action: '撤销本次登记',
    title: '撤销本次登记',
    body: (count: number) =>
      `这一批 ${formatCount(count)} 条学分记录会整批冲正，教师的累计同时减回。原记录和冲正都留在台账里，不会删除。`,
    confirm: (count: number) => `撤销 ${formatCount(count)} 条登记`,
    reason: '撤销理由',
    done: '登记已撤销，冲正批次已封签',
    cannot: '已发证书或已撤销的批次不能撤销',
  },

  batch: {
    kinds: { registration: '登记', outside: '外单位登记', reversal: '冲正' },
    columns: {
      effectiveOn: '生效日期',
      kind: '种类',
      entries: '记录',
      actor: '经办人',
      recordedAt: '记入时间',
      seal: '封签',
      reason: '理由',
    },
    entries: (count: number) => `${formatCount(count)} 条`,
  },
} as const;

/** The word for where a trainee stands in a registration, and why no figure does. */
export const plannedOutcomeWords = {
  ...outcomeWords,
  pending: resultWords.pending,
  registered: '已登记',
  unsigned: '批准后有改动',
  reversed: '已冲正，待补登',
} as const satisfies Record<RegistrationRow['outcome'], string>;
