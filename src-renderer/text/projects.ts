import type { ProjectRow } from '../../src-shared/rpc/contract/projects.ts';
import type { ProjectFieldName } from '../../src-shared/training/project.ts';
import type { Form } from '../../src-shared/training/training-words.ts';
import { cellWords, columnsWord, stepWord } from './cells.ts';
import { formatCount } from './format.ts';
import { calendarCounterWords, calendarWords, projectStateWords } from './words.ts';

/** Words of the training projects: list, form, page and its tabs 概况, 学员 and 考勤. */
export const projectsText = {
  title: '培训项目',
  count: (count: number) => `${count} 个`,
  create: '新建培训项目',
  search: '名称、编号、主办单位、文号',
  kind: '来源',
  state: '状态',
  year: '年度',
  onlyUnfinished: '只看没做完的',
  yearOption: (year: number) => `${year} 年`,
  own: '本单位承办',
  outside: '外单位举办',
  ownShort: '本单位',
  outsideShort: '外单位',
  columns: {
    name: '名称',
    kind: '来源',
    number: '编号',
    level: '级别',
    form: '形式',
    dates: '起止日期',
    trainees: '学员',
    state: '状态',
    due: '登记期限',
  },
  traineesRegistered: (registered: number, all: number) =>
    `${formatCount(all)} 人中已登记 ${formatCount(registered)} 人`,
  empty: {
    title: '还没有培训项目',
    body: '每一次培训、研修或外出学习建一个项目，再把学员放进去登记学分。',
    none: '没有符合条件的项目',
    noneBody: '换一个词，或清除筛选条件。',
    clear: '清除条件',
  },

  form: {
    newTitle: '新建培训项目',
    editTitle: '修改培训项目',
    label: '培训项目',
    back: '培训项目',
    save: '保存项目',
    saved: '项目已保存',
    savedWithWarnings: '项目已保存，有几处需要留意',
    kindQuestion: '学分由谁登记？',
    ownTitle: '本单位承办',
    ownBody: '本单位办的或受委托登记的培训。按办法算学分，要填审批表，可以发证书。',
    outsideTitle: '外单位举办',
    outsideBody: '别的单位登记的培训。学时、学分照它的证明记，不填审批表，也不由本单位发证。',
    refusedTitle: '本单位不能登记这个项目',
    refusedBody:
      '可以把它记为“外单位举办”：写明由谁登记、凭什么证明，学时和学分照证明计入教师的考核。确有委托的，勾选“受委托登记”。',
    switchToOutside: '改为外单位举办',
    stale: '这个项目在别处改过，刚才没有保存。',
    staleReload: '载入最新资料，保留我的改动',
    sections: {
      what: '项目',
      who: '主办',
      when: '时间与学时',
      proof: '登记单位与证明',
      more: '其他',
    },
    name: '项目名称',
    number: '项目编号',
    sessionNumber: '期次',
    sessionNumberHint: '同一项目再办一期时填，编进证书编号；不填是第 1 期',
    level: '级别',
    form: '培训形式',
    category: '类别',
    documentNumber: '文件文号',
    place: '地点',
    subProject: '子项目',
    subProjectHint: '国培项目的子项目名称，印在参训教师信息表上',
    isAbroad: '在国（境）外举办',
    isAbroadHint: '教基4068 里单列一行',
    remark: '备注',
    organiserName: '主办单位',
    organiserKind: '主办单位类型',
    organiserLevel: '主办单位级别',
    isOrganiserApproved: '主办已经教育行政部门批准或同意',
    isOrganiserRegistered: '主办已向培训机构登记备案',
    isDelegated: '受委托登记',
    isDelegatedHint: '没有登记权的单位委托同级培训机构登记',
    isInDistrict: '在本区县内举办',
    startOn: '开始日期',
    endOn: '结束日期',
    certificateOn: '结业或证书日期',
    certificateOnHint: '跨年度的项目记入这一天所在的年度',
    days: '天数',
    hours: '学时',
    lessons: '节数',
    lessonsHint: '每人节数不同时，在学员里分别填',
    minutes: '考试时长',
    minutesUnit: '分钟',
    dayHours: '每天学时',
    dayHoursHint: '按天写，用空格或逗号隔开：8 8 3.5',
    dayHoursInvalid: '写成 8 8 3.5，每天不超过 24 学时',
    dayPattern: '学时怎样分在各天',
    dayPatternHint: '天数和学时对不上整天、又没有逐日写明时，学分由它决定',
    trainingKind: '培训类型',
    trainingKindHint: '办法单独计算的培训才填',
    classification: '项目分类',
    totalPeriods: '总课时',
    totalPeriodsHint: '考勤的应到课时从这里来',
    practiceMonths: '实践月数',
    practiceWeeks: '实践周数',
    practiceHint: (months: string, weeks: string) => `不填按起止日期算：${months} 个月、${weeks} 周`,
    practiceUnknown: '不填按起止日期算，整月之外每 7 天一周',
    unitMonth: '个月',
    unitWeek: '周',
    isPlanned: '年度计划',
    isPlannedHint: '未列入的在列表、项目和登记时标出',
    planned: '已列入',
    unplanned: '未列入',
    sendingLevel: '派出机构级别',
    sendingLevelHint: '由哪一级派去',
    degreeLevel: '学历层次',
    registrar: '登记单位',
    registrarHint: '由哪个单位登记的学分',
    proof: '证明',
    proofHint: '结业证书、学分证明或公示名单的名称与文号',
    byYear: '按年度分别登记',
    byYearHint: '文件写明按年度分配学时的跨年项目才用',
    byYearAdd: '加一个年度',
    byYearRemove: (year: string) => `去掉 ${year} 年度`,
    byYearYear: '年度',
    unitDay: '天',
    unitHour: '学时',
    unitLesson: '节',
    unitPeriod: '课时',
  },

  page: {
    facts: {
      number: '编号',
      level: '级别',
      form: '形式',
      dates: '时间',
      document: '文件',
      organiser: '主办',
      trainees: '学员',
      registrar: '登记单位',
    },
    people: (count: number) => `${formatCount(count)} 人`,
    days: (days: string) => `${days} 天`,
    tabs: {
      overview: '概况',
      trainees: '学员',
      attendance: '考勤',
      results: '结果与学分',
      approval: '审批与材料',
      materials: '材料',
      certificates: '证书',
    },
    attendanceTabs: { lecture: '节数', exam: '成绩' } as Readonly<Partial<Record<Form, string>>>,
    tabsLabel: '项目内容',
    edit: '修改项目',
    openSheet: (title: string) => `${title}…`,
    remove: '删除项目',
    removeTitle: '删除这个项目',
    removeBody: '项目里还没有学员、审批和学分记录，可以删除。改动记录里会留下这次删除。',
    removed: '项目已删除',
    missingBefore: (count: number, step: string) => `${step}之前还差 ${count} 项`,
    missingSteps: { register: '登记', archive: '归档' },
    deadline: '登记期限',
    provisional: '放假安排尚未公布，期限暂按周末推算',
    goTo: '去处理',
    late: '已过登记期限',
  },

  next: {
    addTrainees: '添加学员',
    attendance: '填写考勤',
    results: (count: number) => `填写 ${formatCount(count)} 人考核结果`,
    approval: '记录审批结果',
    resign: '处理批准后的改动',
    register: (count: number, inCredits = true) =>
      `登记 ${formatCount(count)} 人${inCredits ? '学分' : '学时'}`,
    decide: (count: number) => `决定 ${formatCount(count)} 人怎么算`,
    complete: (count: number) => `补全项目内容，${formatCount(count)} 人待定`,
    explain: (count: number) => `说明 ${formatCount(count)} 人的重复参训`,
    proof: (count: number) => `填写 ${formatCount(count)} 人的证明`,
    materials: (count: number) => `补 ${count} 项材料`,
    certificates: (count: number) => `发放 ${formatCount(count)} 份证书`,
  },

  overview: {
    fields: '项目内容',
    deadline: '登记期限',
    otherDeadlines: '其他期限',
    deadlineOf: (title: string, what: string) => `《${title}》${what}`,
    deadlineNone: '办法没有规定登记期限。',
    warnings: '需要留意',
    batches: '登记批次',
    batchesEmpty: '还没有登记。',
    yes: '是',
    no: '否',
    calendar: calendarWords,
    byYear: (year: number, days: string | null, hours: string | null) =>
      [`${year} 年度`, days === null ? null : `${days} 天`, hours === null ? null : `${hours} 学时`]
        .filter((part) => part !== null)
        .join(' '),
  },

  /** Marks a training that its year's plan did not hold. */
  unplannedMark: '计划外',
  trainees: {
    label: '学员名单',
    add: '添加学员',
    import: '导入名单',
    columns: {
      name: '姓名',
      id: '证件号',
      organisation: '单位',
      subject: '学科',
      role: '身份',
      state: '登记',
    },
    registered: '已登记',
    notRegistered: '未登记',
    certificate: (number: string) => `证书 ${number}`,
    selected: (count: number) => `已选 ${formatCount(count)} 人`,
    remove: (count: number) => `移除 ${formatCount(count)} 人`,
    removed: (count: number) => `已移除 ${formatCount(count)} 名学员`,
    undoRemove: '放回名单',
    restored: (count: number) => `已放回 ${formatCount(count)} 名学员`,
    setRole: '改身份',
    makeUp: '补修',
    makeUpNone: '不是补修',
    makeUpYear: (year: number) => `补 ${year} 年度`,
    makeUpSet: (count: number, year: number | null) =>
      year === null
        ? `${formatCount(count)} 人已改为不是补修`
        : `${formatCount(count)} 人记为补 ${year} 年度`,
    roleSet: (count: number, role: string) => `${formatCount(count)} 人的身份已改为“${role}”`,
    empty: '名单还是空的',
    emptyBody: '从教师里选，或导入合格学员信息表。',
    locked: '已登记的学员不能改，先撤销登记。',
  },

  pick: {
    title: '添加学员',
    search: '姓名、拼音、证件尾号',
    label: '可以选的教师',
    role: '身份',
    already: '已在名单',
    columns: { name: '姓名', id: '证件号', organisation: '单位', subject: '学科', title: '职称' },
    confirm: (count: number) => `添加 ${formatCount(count)} 人`,
    none: '没有找到教师',
    noneBody: '换一个词，或先在“教师”里新增。',
    added: (added: number, already: number) =>
      already === 0 ? `已添加 ${added} 名学员` : `已添加 ${added} 名学员，${already} 人原来就在名单里`,
    cancel: '取消',
  },

  import: {
    title: (name: string) => `导入名单：${name}`,
    unit: '人',
    fileHint: '合格学员信息表：姓名和身份证号必需，身份、单位、考勤、考核结果、学时、学分等可选。',
    done: '查看名单',
  },

  cells: {
    unsaved: (count: number) => `${count} 处改动未保存`,
    problems: (count: number) => `${count} 处有问题，改正后才能保存`,
    saved: (count: number) => `已保存 ${formatCount(count)} 人`,
    save: (count: number) => `保存 ${formatCount(count)} 人`,
    discard: '放弃改动',
    hint: '回车到下一行，Tab 到下一格，可从 Excel 粘贴一块，Ctrl+D 照上一行填，Ctrl+Z 撤销',
    undo: '撤销',
    redo: '重做',
    undoTitle: (...step: Parameters<typeof stepWord>) => `撤销：${stepWord(...step)}（Ctrl+Z）`,
    redoTitle: (...step: Parameters<typeof stepWord>) => `重做：${stepWord(...step)}（Ctrl+Y）`,
    undone: (...step: Parameters<typeof stepWord>) => `已撤销：${stepWord(...step)}`,
    redone: (...step: Parameters<typeof stepWord>) => `已重做：${stepWord(...step)}`,
    fillEmpty: '空白格按首行填充',
    fillEmptyHint: '把第一行的内容填到它下面的空白格；首行空着的列、已填的格子和证书编号都不动',
    filled: (count: number) => `已填 ${formatCount(count)} 格`,
    fillNothingEmpty: '首行以下没有空白格，没有填充',
    fillNothingFirst: (fields: Parameters<typeof columnsWord>[0]) =>
      `首行的${columnsWord(fields)}是空的，没有填充。请先填好第一行`,
    fillWithout: (fields: Parameters<typeof columnsWord>[0]) =>
      `首行的${columnsWord(fields)}是空的，${fields.length === 1 ? '这一列' : '这几列'}没有动`,
    pasteTooLarge: (rows: number, columns: number) =>
      `粘贴的内容比表格多${rows > 0 ? ` ${rows} 行` : ''}${columns > 0 ? ` ${columns} 列` : ''}，多出的没有填入`,
    pasteLocked: (count: number) => `${formatCount(count)} 名已登记学员的格子没有填入`,
  },

  attendance: {
    label: '考勤',
    columns: {
      name: '姓名',
      organisation: '单位',
      totalPeriods: cellWords.totalPeriods,
      absentPeriods: cellWords.absentPeriods,
      excusedPeriods: cellWords.excusedPeriods,
      share: '缺勤比例',
      score: cellWords.score,
      lessons: cellWords.lessons,
    },
    empty: '还没有学员',
    emptyBody: '先添加学员，再填考勤。',
    locked: '已登记',
    cell: (name: string, column: string) => `${name}：${column}`,
  },
} as const;

/** The word for where a project stands; without an approval form, what was assessed is ready to be registered. */
export function progressWord(row: Pick<ProjectRow, 'kind' | 'state'>, requiresApprovalForm: boolean): string {
  if (row.state === 'assessed' && (row.kind === 'outside' || !requiresApprovalForm))
    return projectStateWords.approved;
  return projectStateWords[row.state];
}

/** 还有 12 个工作日 · 今天到期 · 已过期 3 个工作日 */
export function daysLeftText(daysLeft: number, calendar: 'working' | 'calendar'): string {
  const unit = calendarCounterWords[calendar];
  if (daysLeft < 0) return `已过期 ${-daysLeft} ${unit}`;
  return daysLeft === 0 ? '今天到期' : `还有 ${daysLeft} ${unit}`;
}

/** The same for a row of the list, in the calendar its regulation counts by; null without a deadline. */
export function rowDaysLeftText(row: Pick<ProjectRow, 'daysLeft' | 'calendar'>): string | null {
  return row.daysLeft === null || row.calendar === null ? null : daysLeftText(row.daysLeft, row.calendar);
}

/** What each form of training is, for choosing it. */
export const formHints: Readonly<Record<Form, string>> = {
  centralized: '面授，按天或学时算',
  shadowing: '到基地跟班，按天算',
  remote: '网络研修，按学时算',
  'school-based': '校内组织的研训',
  exam: '专业考试，按考试时长算',
  lecture: '上公开课、作讲座，按节算',
  mentoring: '师徒结对，按时间长短算',
  degree: '在职提升学历',
  enterprise: '到企业实践',
  'self-directed': '自主研修',
  other: '办法另有规定的',
};

/** Every field of a project has its label in the form, which is also its word where no other is given. */
const fieldWords: Readonly<Record<ProjectFieldName, string>> & Readonly<Record<string, unknown>> =
  projectsText.form;

/** What a field of a project is called; null for what is no field of one. */
export function projectFieldWord(field: string): string | null {
  const word = fieldWords[field];
  return typeof word === 'string' ? word : null;
}
