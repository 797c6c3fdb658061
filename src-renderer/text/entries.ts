import { formatCount } from './format.ts';

/** Words of 学分台账. */
export const entriesText = {
  title: '学分台账',
  count: (count: number) => `${formatCount(count)} 条`,
  search: '姓名、拼音、培训项目',
  listLabel: '学分记录',
  filters: {
    year: '年度',
    form: '形式',
    level: '级别',
    origin: '来源',
    withReversed: '含已冲正',
    clear: '清除筛选',
    ofTeacher: (name: string) => `教师 ${name}`,
    ofProject: (name: string) => `项目 ${name}`,
    ofOneTeacher: '一位教师的记录',
    ofOneProject: '一个项目的记录',
    remove: (label: string) => `不再只看${label}`,
  },
  columns: {
    name: '姓名',
    organisation: '单位',
    project: '培训项目',
    activity: '级别与形式',
    role: '身份',
    hours: '学时',
    credits: '学分',
    year: '年度',
    endedOn: '结束日期',
    origin: '来源',
    recordedAt: '登记时间',
  },
  /** An outside record that is kept with its reason and counts nothing (B4). */
  notCounted: '办法不计',
  states: { reversed: '已冲正', reversal: '冲正' },
  figure: (name: string, project: string) => `${name} ${project}`,
  makeUp: (year: number) => `补修 ${year}`,
  empty: {
    title: '台账里还没有学分记录',
    hint: '培训项目考核完成并审批后登记，学分记录会出现在这里，此后只能冲正，不能修改。',
    toProjects: '去培训项目',
    noMatch: '没有符合条件的记录',
    noMatchHint: '换一个条件，或清除筛选查看全部。',
  },
} as const;
