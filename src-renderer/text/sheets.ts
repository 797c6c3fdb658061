import { formatCount } from './format.ts';
/** Words of 报表与导出. */
export const sheetsText = {
  title: '报表与导出',
  registration: {
    title: '学分登记表',
    body: '每条有效学分记录一行：姓名、证件号、单位、项目、级别、形式、起止日期、学时、学分、登记年度。A4 横向，表头逐页重复，页脚印台账封签。',
    byProject: '一个项目',
    byYear: '一个年度',
    project: '培训项目',
    year: '登记年度',
    organisation: '单位',
    organisationHint: '空着就是全部单位',
    export: '导出登记表',
    exported: (name: string, rows: number) => `${name} 已生成，共 ${rows} 行`,
    none: '没有可以导出的记录',
    noneBody: '这个范围里还没有登记的学分，表是空的，没有保存。',
    format: 'Excel 工作簿（.xlsx），证件号为文本',
    noProjects: '还没有登记过学分的项目',
    yearOption: (year: number) => `${year} 年度`,
    people: (count: number) => `${formatCount(count)} 人`,
  },
} as const;
