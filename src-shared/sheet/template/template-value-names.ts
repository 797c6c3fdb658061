import type { LayoutShape } from '../layouts/sheet-layout.ts';
import type { TemplateValue, TemplateValues } from './template-values.ts';

/** A single value that a sheet may ask for beside its rows. */
type ValueName = {
  readonly name: string;
  /** What people call it, and how it is written between braces: `{{单位}}`. */
  readonly heading: string;
  /** Other ways of writing it between braces or as the name of a cell. */
  readonly aliases: readonly string[];
};

/**
 * Every single value that can be filled into a center's sheet, in the order in which they are offered. A name, its
 * heading and its aliases mean the same; no two values share one.
 */
export const templateValueNames = [
  {
    name: 'organisation',
    heading: '单位',
    aliases: ['登记单位', '登记机构', '填报单位', '填表单位', '上报单位', '单位名称'],
  },
  { name: 'school', heading: '学校', aliases: ['学校名称', '任职学校', '所在学校', '学校（机构）名称'] },
  { name: 'year', heading: '年度', aliases: ['登记年度', '年份', '年'] },
  { name: 'schoolYear', heading: '学年', aliases: [] },
  { name: 'cycle', heading: '周期', aliases: ['登记周期', '周期起止'] },
  {
    name: 'projectName',
    heading: '项目名称',
    aliases: ['培训项目', '培训项目名称', '培训名称', '培训班名称'],
  },
  { name: 'projectNumber', heading: '项目编号', aliases: ['培训项目编号'] },
  { name: 'subProject', heading: '子项目', aliases: [] },
  { name: 'projectLevel', heading: '项目级别', aliases: ['培训级别', '级别'] },
  { name: 'projectForm', heading: '培训形式', aliases: ['形式'] },
  { name: 'documentNumber', heading: '文号', aliases: ['批准文件文号', '文件号', '批准文号'] },
  { name: 'organiser', heading: '主办单位', aliases: ['承办单位', '举办单位', '承训单位'] },
  { name: 'startOn', heading: '开始日期', aliases: ['开始', '开班日期', '培训开始日期'] },
  { name: 'endOn', heading: '结束日期', aliases: ['结束', '结业日期', '培训结束日期'] },
  { name: 'period', heading: '起止日期', aliases: ['培训时间', '起止时间', '培训起止日期'] },
  { name: 'place', heading: '培训地点', aliases: ['地点'] },
  { name: 'hoursPerPerson', heading: '人均学时', aliases: ['学时'] },
  { name: 'creditsPerPerson', heading: '人均学分', aliases: ['学分'] },
  { name: 'trainees', heading: '参训人数', aliases: ['应训人数', '报名人数'] },
  { name: 'passed', heading: '合格人数', aliases: ['结业人数'] },
  { name: 'passRate', heading: '合格率', aliases: [] },
  { name: 'count', heading: '人数', aliases: ['总人数', '合计人数', '学员人数'] },
  { name: 'records', heading: '条数', aliases: ['记录数', '行数'] },
  { name: 'totalHours', heading: '总学时', aliases: ['学时合计', '合计学时'] },
  { name: 'totalCredits', heading: '总学分', aliases: ['学分合计', '合计学分'] },
  { name: 'preparedBy', heading: '制表人', aliases: ['填表人', '填报人', '经办人'] },
  { name: 'reviewedBy', heading: '审核人', aliases: ['复核人'] },
  { name: 'leader', heading: '单位负责人', aliases: ['负责人'] },
  { name: 'statistician', heading: '统计负责人', aliases: [] },
  { name: 'phone', heading: '联系电话', aliases: ['电话'] },
  { name: 'date', heading: '填表日期', aliases: ['日期', '制表日期', '填报日期', '上报日期', '报出日期'] },
  { name: 'headSeal', heading: '台账封签', aliases: ['封签'] },
] as const satisfies readonly ValueName[];

/** One of the values by its own name, which kept mappings may hold: renaming one needs a migration. */
export type TemplateValueName = (typeof templateValueNames)[number]['name'];

/** Every spelling of every value, in the order in which they are offered. */
const templateValueSpellings: readonly string[] = templateValueNames.flatMap((value) => [
  value.name,
  value.heading,
  ...value.aliases,
]);

/** A line of a form as a single value. */
export function lineName(code: string): string {
  return `line${code}`;
}

/** The single values that a kind of sheet has: those of every kind, and the lines of a form. */
export function valueNamesOf(
  layout: LayoutShape,
): readonly { readonly name: string; readonly heading: string }[] {
  const lines = layout.lines?.rows ?? [];
  return [
    ...templateValueNames,
    ...lines.map(({ code, label }) => ({ name: lineName(code), heading: label })),
  ];
}

/** Every way in which a single value of a kind of sheet may be named in a template. */
export function valueSpellingsOf(layout: LayoutShape): readonly string[] {
  const lines = layout.lines?.rows ?? [];
  return [...templateValueSpellings, ...lines.flatMap(({ code, label }) => [lineName(code), label])];
}

/** The values under every name that a template may use; what is not known stays empty. */
export function spellOut(
  values: Readonly<Partial<Record<TemplateValueName, TemplateValue>>>,
): TemplateValues {
  const spelled: Record<string, TemplateValue> = {};
  for (const { name, heading, aliases } of templateValueNames)
    for (const spelling of [name, heading, ...aliases]) spelled[spelling] = values[name] ?? { kind: 'empty' };
  return spelled;
}

const nameBySpelling: ReadonlyMap<string, TemplateValueName> = new Map(
  templateValueNames.flatMap(({ name, heading, aliases }) =>
    [name, heading, ...aliases].map((spelling) => [spelling, name] as const),
  ),
);

/** The value that a name, a heading or an alias means; `null` when none. */
export function valueNameOf(spelling: string): TemplateValueName | null {
  return nameBySpelling.get(spelling) ?? null;
}
