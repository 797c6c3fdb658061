import { levelWords } from '../../words.ts';
import { groupWords, numberPartWords } from '../policy-words.ts';

/**
 * How the values of a pack are called on a form, by key. A key means the same in every rule, or it could not
 * stand here once. What is not here is shown by its own key, so that a new field is never hidden.
 */
const keyText: Readonly<Record<string, string>> = {
  ...levelWords,
  ...groupWords,
  ...numberPartWords,
  title: '名称',
  shortTitle: '简称',
  documentNumber: '文号',
  issuer: '发文单位',
  issuedOn: '发文日期',
  regionCode: '行政区划代码',
  summary: '摘要',
  requiresApprovalForm: '登记前要审批表',
  effective: '施行',
  from: '起',
  to: '止',
  clause: '条款',
  text: '条文说明',
  starts: '年度起始日',
  decidedBy: '以哪个日期为准',
  years: '年数',
  hours: '学时',
  credits: '学分',
  perDay: '一天的学时',
  dayMax: '一天最多学时',
  minutesPerHour: '一学时的分钟',
  optional: '可以没有学时',
  setting: '用哪个待填项',
  rates: '标准',
  partHour: '不足一天每学时',
  projectCap: '单个项目上限',
  otherwise: '其他级别',
  registerAt: '登记级别',
  display: '展示说明',
  max: '最多',
  min: '最少',
  bands: '分段',
  grade: '等第',
  per: '计算单位',
  outcome: '不符合时',
  share: '比例',
  numerator: '分子',
  denominator: '分母',
  comparison: '达到或超过',
  excusedCounts: '请假算缺课',
  notice: '通知学校',
  schoolOwn: '学校自己的除外',
  approved: '须经批准',
  registered: '须备案',
  delegationServes: '委托也可',
  atLeast: '最低级别',
  months: '月数',
  days: '天数',
  groups: '分类',
  scope: '适用',
  isOpen: '由人裁定',
  since: '起算',
  proof: '须有凭证',
  weeksPerYear: '每年周数',
  monthsPerTwoYears: '两年月数',
  monthsPerCycle: '周期月数',
  direction: '前后',
  unit: '单位',
  count: '数目',
  percent: '百分比',
  month: '月',
  day: '日',
  daysUpTo: '天数以内',
  whole: '取整',
  including: '天数（含）',
  below: '天数（不含）',
  approver: '批准人',
  registrar: '登记单位',
  sameLevel: '只限同级',
  name: '名称',
  document: '材料',
  programme: '项目类别',
  most: '最多',
  overridable: '写明理由可例外',
  multiYearExcepted: '跨年项目除外',
  widths: '位数',
  separator: '分隔符',
  items: '材料',
  default: '默认值',
};

/**
 * The label of a value: the way to it inside its rule, in words (`credits/rates/city` → 学分 标准 市级). Section
 * and rule are left out, because the form stands beside the rule's line; a value at the top of the pack has
 * only its own key.
 */
export function fieldLabel(path: readonly string[]): string {
  const isRule = path.length > 2;
  const inner = isRule ? path.slice(2) : path.slice(-1);
  return inner.map((key) => keyText[key] ?? key).join(' ');
}
