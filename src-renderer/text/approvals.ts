import { approvalDecisionWords } from './words.ts';

/** Words of approval forms, materials and the page 审批. */
export const approvalsText = {
  title: '审批',
  waitingCount: (count: number) => `${count} 个待签`,
  tabs: { waiting: '待签审批表', decided: '已有结果' },
  tabsLabel: '审批状态',
  columns: {
    project: '培训项目',
    endOn: '结束日期',
    trainees: '学员',
    dueOn: '登记期限',
    state: '结果',
    person: '审批人',
    decidedOn: '审批日期',
    scan: '扫描件',
    action: '',
  },
  states: { waiting: '待签', ...approvalDecisionWords },
  late: '已过期',
  record: '记录审批结果',
  empty: { title: '没有待签的审批表', body: '本单位承办的项目考核结束后，会出现在这里。' },
  emptyDecided: { title: '还没有审批结果', body: '审批表签字后，在“待签审批表”里记录。' },

  form: {
    title: '学分登记审批表',
    print: '打印审批表',
    save: '另存 PDF',
    saved: '审批表已保存',
  },

  dialog: {
    title: '记录审批结果',
    project: (name: string) => `纸面审批表上是怎么签的，照着记：${name}`,
    decision: '审批结果',
    person: '审批人',
    personHint: '在审批表上签字的负责人',
    decidedOn: '签字日期',
    scanFileName: '扫描件文件名',
    scanHint: '只记文件名，文件由你保管',
    comment: '审批意见',
    confirm: '记录审批结果',
    saved: '审批结果已记录',
    rejectedNote: '记为“不同意”后，这个项目不能登记，直到记录新的同意。',
    chooseScan: '选文件，取其名称',
  },

  now: {
    waiting: '审批表还没有签字',
    waitingBody: '打印审批表，负责人签字盖章后，把结果记在这里。',
    approved: (person: string, date: string) => `${person} 于 ${date} 同意登记`,
    rejected: (person: string, date: string) => `${person} 于 ${date} 不同意登记`,
    scan: '扫描件',
    comment: '意见',
    recorded: (actor: string, at: string) => `${actor} 记录于 ${at}`,
    history: '以前的结果',
    section: '审批',
  },

  materials: {
    title: '存档材料',
    count: (present: number, all: number) => `${present} / ${all}`,
    present: '已有',
    missing: '缺',
    fileName: '文件名或存放处',
    mark: (title: string) => `${title}：已有`,
    fileOf: (title: string) => `${title}：文件名或存放处`,
    choose: (title: string) => `${title}：选文件，取其名称`,
    note: '这里只记有没有和放在哪里，文件由你保管。',
    none: '办法没有列出存档材料。',
  },
} as const;
