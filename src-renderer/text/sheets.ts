import { type SheetKind, type SheetScope, sheetTitles } from '../../src-shared/sheet/layouts/sheet-kinds.ts';
import { formatBytes, formatCount } from './format.ts';

type KindWords = {
  readonly title: string;
  /** What it is for, in the list. */
  readonly purpose: string;
  /** Who asks for it and by what. */
  readonly requester: string;
  /** Why there may be nothing to write, and what to do. */
  readonly emptyReason: string;
  /** Which projects would be offered, where none is. */
  readonly noProjects?: string;
  readonly emptyWay: { readonly to: string; readonly label: string };
};

const projectsPage = { to: '/projects', label: '去培训项目' } as const;
const teachersPage = { to: '/teachers', label: '去教师名单' } as const;

const kinds: Readonly<Record<SheetKind, KindWords>> = {
  registration: {
    title: sheetTitles.registration,
    purpose: '每条有效学分一行，登记后报上级',
    requester: '登记完成后随审批表存档、报上一级登记机构；页脚印台账封签，两边可以核对。',
    emptyReason: '这个范围里还没有登记的学分。',
    noProjects: '登记过学分的项目会列在这里。',
    emptyWay: projectsPage,
  },
  qualified: {
    title: sheetTitles.qualified,
    purpose: '一个项目的合格学员与证书编号',
    requester: '登记学分时附在审批表后面，也用于申领证书编号。',
    emptyReason: '这个项目里还没有考核合格的学员。',
    emptyWay: projectsPage,
  },
  completion: {
    title: sheetTitles.completion,
    purpose: '一个项目的结业学员，编号待审后填',
    requester: '培训班结业时报审；结业证书编号留空，审核后由上级填写。',
    emptyReason: '这个项目里还没有可以结业的学员。',
    emptyWay: projectsPage,
  },
  yearSummary: {
    title: sheetTitles.yearSummary,
    purpose: '每人一行：各级各类学分与年度结论',
    requester: '年度审核与公示用，按学校汇总，教师签字后存档并报县（市、区）。',
    emptyReason: '这一年还没有登记的学分，也没有需要考核的教师。',
    emptyWay: teachersPage,
  },
  cycleSummary: {
    title: sheetTitles.cycleSummary,
    purpose: '每人一行：五年逐年与周期结论',
    requester: '周期末认定用，报上级审定；周期没结束时可以用来查谁还差多少。',
    emptyReason: '这个周期还没有登记的学分，也没有需要考核的教师。',
    emptyWay: teachersPage,
  },
  nationalTrainees: {
    title: sheetTitles.nationalTrainees,
    purpose: '参训名单及学校、职务、联系方式',
    requester: '国培计划管理用，承训通知下达后二十天内随名单上报。',
    emptyReason: '这个范围里没有国家级项目的学员。',
    noProjects: '级别为国家级、有学员的项目会列在这里。',
    emptyWay: projectsPage,
  },
  trainingHours: {
    title: sheetTitles.trainingHours,
    purpose: '每人一行：任教学科、学段、学时',
    requester: '学年或年度末的学时统计，按学校报送。',
    emptyReason: '这个范围里还没有登记的学时。',
    emptyWay: projectsPage,
  },
  moe4068: {
    title: `教基4068 ${sheetTitles.moe4068}`,
    purpose: '教育事业统计：按学时、级别数人',
    requester: '教育事业统计年报，按学年、按学校填报，只数完成并合格的培训。',
    emptyReason: '这个学年没有在册的专任教师。',
    emptyWay: teachersPage,
  },
};

const scopeWords: Readonly<Record<SheetScope, string>> = {
  project: '按项目',
  year: '按登记年度',
  schoolYear: '按学年',
  cycle: '按周期',
};

/** Words of 报表与导出. */
export const sheetsText = {
  title: '报表与导出',
  list: '报表',
  groups: { project: '项目', year: '年度与周期', report: '上报统计', templates: '上级的表' },
  noTemplates: '上级发来的空表放在这里，照原样填',
  addTemplate: '加一份上级的空表',
  kinds,
  scopes: scopeWords,
  scope: '范围',
  filters: {
    project: '项目',
    year: '年度',
    schoolYear: '学年',
    cycle: '周期',
    organisation: '单位',
    level: '级别',
    chooseProject: '请选择',
    yearOption: (year: number) => `${year}`,
    schoolYearOption: (year: number) => `${year}–${year + 1}`,
    cycleOption: (from: number, to: number) => `${from}–${to}`,
  },
  split: {
    label: '分法',
    one: '合成一张',
    sheetPerSchool: '每校一个工作表',
    filePerSchool: '每校一个文件',
  },
  export: '导出',
  exportHint: 'Ctrl+Enter 导出',
  exporting: '正在生成',
  exported: (name: string, rows: number) => `${name} 已生成，共 ${formatCount(rows)} 行`,
  result: (rows: number, parts: number, bytes: number, isFiles: boolean) =>
    [
      `共 ${formatCount(rows)} 行`,
      ...(parts > 1 ? [`${formatCount(parts)} ${isFiles ? '个文件' : '张表'}`] : []),
      formatBytes(bytes),
    ].join(' · '),
  saved: '已生成',
  saveAgain: '再存一次',
  none: '没有可以导出的记录',
  noneFiltered: '换一个范围，或去掉单位、级别的限制再看。',
  clearFilters: '去掉单位和级别',
  projectsPage,
  moreProjects: '其余的在上面的“项目”里找。',
  noProjects: '还没有可以选的项目',
  noProjectsBody: '项目有了学员、登记了学分之后，就可以在这里选。',
  chooseProjectTitle: '先选一个培训项目',
  chooseProjectBody: '这张表一次出一个项目，选好后这里显示表的样子。',
  preview: {
    label: (title: string) => `${title} 预览`,
    count: (rows: number) => `共 ${formatCount(rows)} 行`,
    organisations: (count: number) => `${formatCount(count)} 个单位`,
    rest: (shown: number, rest: number) =>
      `以上是前 ${formatCount(shown)} 行，其余 ${formatCount(rest)} 行在导出的文件里`,
    fit: '适合宽度',
    numbers: '显示证件号',
    loading: '正在读台账',
  },
  side: {
    asks: '表上要填、台账里没有的',
    asksHint: '填过的会记住，下次不用再填。',
    problems: (count: number) => `要留意的 ${formatCount(count)} 处`,
    noProblems: '没有要留意的地方',
  },
} as const;
