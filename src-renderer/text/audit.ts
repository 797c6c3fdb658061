import { numberPartShortWords } from '../../src-shared/policy/policy-words.ts';
import { openKindWords } from './decisions.ts';
import { formatDate, formatInstant, formatSeal, formatThousandths, maskId, NONE } from './format.ts';
import { projectFieldWord } from './projects.ts';
import {
  afterReversalWords,
  approvalDecisionWords,
  backupKindWords,
  formScopeWords,
  formWords,
  groupWord,
  idTypeWords,
  levelWords,
  locationKindWords,
  organiserKindWords,
  projectKindWords,
  resultWords,
  roleWords,
  sexWords,
  teacherRoleWords,
  teacherStatusWords,
} from './words.ts';

/** Words of the verification and the log. */
export const auditText = {
  verify: '核对台账',
  verifyHint: '重算每一批的封签、每一人的合计和所有引用，看有没有被改动过。',
  verifying: '正在核对',
  intact: (batches: string, entries: string, seal: string) =>
    `台账完整：${batches} 批、${entries} 条学分记录全部一致，封签 ${seal}。`,
  empty: '台账完整，还没有登记。',
  broken: '台账与封签不一致',
  brokenHint: '请不要继续登记。先从备份恢复，或把台账文件夹整个拷贝留存后再查。',
  log: '操作记录',
  search: '操作人、事项、对象',
  table: '操作记录',
  at: '时间',
  actor: '操作人',
  action: '事项',
  subject: '对象',
  change: '改动',
  field: '项目',
  before: '之前',
  after: '之后',
  nothing: '没有',
  noRows: '没有操作记录',
  noRowsHint: '新增、修改、登记、撤销都会记在这里。',
  noMatch: '没有符合的记录',
  count: (count: string) => `${count} 条`,
  people: (count: number) => `${count} 人`,
} as const;

const actionWords: Readonly<Record<string, string>> = {
  'ledger.create': '建立台账',
  'ledger.backup': '备份',
  'ledger.restore': '恢复备份',
  'policy.clone': '建立办法副本',
  'policy.save': '修改办法副本',
  'policy.remove': '移除办法副本',
  'policy.import': '导入办法',
  'policy.setInForce': '施行办法',
  'calendar.import': '导入放假安排',
  'teacher.create': '新增教师',
  'teacher.change': '修改教师',
  'teacher.import': '导入教师',
  'teacher.undoImport': '撤销导入',
  'teacher.reveal': '查看证件号',
  'project.create': '新建项目',
  'project.change': '修改项目',
  'project.remove': '删除项目',
  'project.material': '存档材料',
  'project.addTrainees': '加学员',
  'project.removeTrainees': '移出学员',
  'project.results': '考勤与结果',
  'project.excellentReason': '优秀超过上限的理由',
  'project.importTrainees': '导入学员',
  'project.undoTraineeImport': '撤销导入学员',
  'approval.approved': '审批同意',
  'approval.rejected': '审批不同意',
  'registration.register': '登记学分',
  'registration.undo': '撤销登记',
  'entry.deduct': '扣学时',
  'entry.reverse': '冲正',
  'decision.decide': '决定待定事项',
  'doubling.explain': '说明重复参训',
  'doubling.withdraw': '收回重复说明',
  'certificate.scheme': '证书编号规则',
  'certificate.issue': '发证书',
  'certificate.print': '打印证书',
  'certificate.revoke': '作废证书',
  'correction.apply': '核对退回的登记表',
  'correction.reject': '不接受退回的改动',
  'correction.register': '核对：重新登记',
  'correction.reverse': '核对：冲正',
  'correction.undo': '撤销核对',
  'sheet.export': '导出表格',
  'template.save': '保存模板',
  'template.remove': '删除模板',
  'template.fill': '套用模板填表',
  'organisation.change': '修改单位信息',
};

/** The word for an action of the log; an unknown one is shown by its own name. */
export function actionWord(action: string): string {
  return actionWords[action] ?? action;
}

const fieldWords: Readonly<Record<string, string>> = {
  name: '名称',
  idType: '证件类型',
  idNumber: '证件号',
  sex: '性别',
  birthOn: '出生日期',
  organisationName: '单位',
  stage: '学段',
  subject: '学科',
  title: '职称',
  post: '职务',
  ethnicity: '民族',
  education: '学历',
  email: '邮箱',
  isFullTime: '专任教师',
  phone: '电话',
  hiredOn: '入职日期',
  broughtInOn: '引进日期',
  hasProofOfPriorTraining: '有以往培训证明',
  priorProofIssuer: '证明的签发机关',
  priorProofLevel: '签发机关级别',
  priorProofFrom: '证明起年',
  priorProofTo: '证明止年',
  isOnProbation: '试用期',
  roles: '身份',
  status: '状态',
  leftOn: '离开日期',
  remark: '备注',
  kind: '类别',
  number: '编号',
  level: '级别',
  form: '形式',
  category: '类目',
  documentNumber: '文号',
  organiserName: '主办单位',
  organiserKind: '主办单位类别',
  organiserLevel: '主办单位级别',
  isOrganiserApproved: '主办单位已获批准',
  isOrganiserRegistered: '主办单位已备案',
  isDelegated: '已授权',
  sendingLevel: '选派级别',
  isInDistrict: '在本区举办',
  startOn: '开始日期',
  endOn: '结束日期',
  certificateOn: '证书日期',
  days: '天数',
  hours: '学时',
  credits: '学分',
  lessons: '课时',
  minutes: '考试时长（分钟）',
  dayPattern: '学时怎样分在各天',
  trainingKind: '培训类型',
  classification: '项目分类',
  totalPeriods: '总课时',
  makeUpFor: '补修年度',
  proofCertificateNumber: '证明编号',
  paper: '凭证',
  practiceMonths: '实践月数',
  practiceWeeks: '实践周数',
  isPlanned: '列入年度计划',
  proofCredits: '证明学分',
  proofHours: '证明学时',
  score: '成绩',
  excusedPeriods: '请假课时',
  absentPeriods: '缺课课时',
  registrar: '登记单位',
  proof: '证明',
  place: '地点',
  isAbroad: '在国（境）外',
  schoolCode: '学校（机构）标识码',
  creditCode: '统一社会信用代码',
  locationKind: '所在地类型',
  regionCode: '行政区划代码',
  fileName: '文件',
  file: '文件',
  isPresent: '已有',
  added: '加入人数',
  removed: '移出人数',
  restored: '恢复人数',
  role: '身份',
  result: '结果',
  entries: '学分记录条数',
  count: '份数',
  rows: '行数',
  sheet: '表',
  sheets: '张数',
  version: '版本',
  tab: '工作表',
  columns: '填写列数',
  cells: '单元格数',
  files: '文件数',
  first: '首号',
  last: '末号',
  issuedOn: '发证日期',
  seal: '封签',
  reason: '理由',
  effectiveOn: '生效日期',
  value: '数值',
  accepted: '接受处数',
  rejected: '不接受处数',
  struck: '划掉',
  missing: '缺少的行',
  decidedBy: '决定人',
  decidedOn: '决定日期',
  decision: '结论',
  person: '签字人',
  scanFileName: '扫描件',
  comment: '意见',
  scope: '审批表',
  code: '签署码',
  afterwards: '冲正之后',
  separator: '分隔符',
  widths: '各段位数',
  ...numberPartShortWords,
  organiserNumber: '承办单位号',
  new: '新增',
  same: '不变',
  changed: '更新',
  conflict: '冲突',
  problem: '有问题',
  skipped: '跳过',
  policyId: '学分办法',
  cycleFrom: '周期起始年',
  people: '人员',
};

/** Identifiers of the program itself say nothing to a reader. */
const hiddenFields: ReadonlySet<string> = new Set([
  'batch',
  'uid',
  'projectUid',
  'policyUid',
  'settingId',
  'sha256',
]);
const thousandthFields: ReadonlySet<string> = new Set([
  'hours',
  'credits',
  'days',
  'lessons',
  'score',
  'proofHours',
  'proofCredits',
]);
/** Kinds of evidence as shipped policies name them (H7); a kind of a user's own policy is shown by its own name. */
const materialWords = {
  'approval-form': '学分登记审批表',
  notice: '文件通知',
  plan: '实施方案',
  timetable: '课程安排表',
  'trainee-list': '培训合格学员信息表',
  process: '过程材料',
  results: '成果总结',
  summary: '成果总结',
} as const;
const valueWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  level: levelWords,
  organiserLevel: levelWords,
  sendingLevel: levelWords,
  form: formWords,
  role: roleWords,
  result: resultWords,
  organiserKind: organiserKindWords,
  kind: { ...projectKindWords, ...materialWords, ...openKindWords },
  status: teacherStatusWords,
  sex: sexWords,
  idType: idTypeWords,
  decision: approvalDecisionWords,
  scope: formScopeWords,
  afterwards: afterReversalWords,
  locationKind: locationKindWords,
  roles: teacherRoleWords,
};

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(json: string | null): unknown {
  if (json === null) return null;
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}

function valueText(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return NONE;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number')
    return thousandthFields.has(field) ? formatThousandths(value, 0) : String(value);
  if (typeof value === 'string') {
    if (field === 'idNumber') return maskId(value);
    if (field === 'seal') return formatSeal(value);
    return valueWords[field]?.[value] ?? (field.endsWith('On') ? formatDate(value) : value);
  }
  if (Array.isArray(value))
    return value.length === 0 ? NONE : value.map((part) => valueText(field, part)).join('、');
  return Object.entries(value)
    .filter(([key]) => !hiddenFields.has(key))
    .map(([key, part]) => `${fieldWords[key] ?? groupWord(key)} ${valueText(key, part)}`)
    .join('，');
}

const BACKUP = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})\d*Z?-(\w+)\.sqlite$/;

/** What a row is about: a backup by its time and why it was made, everything else as the row names it. */
export function auditSubject({
  action,
  subject,
}: {
  readonly action: string;
  readonly subject: string;
}): string {
  const parts = action === 'ledger.backup' || action === 'ledger.restore' ? BACKUP.exec(subject) : null;
  if (parts === null) return subject;
  const [, year, month, day, hour, minute, second, kind = ''] = parts;
  const at = formatInstant(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  const words: Readonly<Record<string, string>> = backupKindWords;
  return `${at} 的备份${words[kind] === undefined ? '' : `（${words[kind]}）`}`;
}

/** One field of a change, both values in words. */
export type ChangeLine = { readonly field: string; readonly before: string; readonly after: string };

/** Many people changed at once: how many got the same. */
function peopleLines(people: readonly unknown[]): readonly ChangeLine[] {
  const counts = new Map<string, number>();
  for (const person of people) {
    const words = valueText('', person);
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return [...counts].map(([words, count]) => ({
    field: auditText.people(count),
    before: NONE,
    after: words,
  }));
}

/** What a row of the log changed, field by field in words; identity numbers stay masked. */
export function changeLines(row: {
  readonly before: string | null;
  readonly after: string | null;
}): readonly ChangeLine[] {
  const before = parse(row.before);
  const after = parse(row.after);
  if (!isRecord(before) && !isRecord(after)) {
    if (Array.isArray(after)) return peopleLines(after);
    if (before === null && after === null) return [];
    return [{ field: '', before: valueText('', before), after: valueText('', after) }];
  }
  const old = isRecord(before) ? before : {};
  const fresh = isRecord(after) ? after : {};
  return [...new Set([...Object.keys(old), ...Object.keys(fresh)])]
    .filter((field) => !hiddenFields.has(field))
    .map((field) => ({
      field: fieldWords[field] ?? projectFieldWord(field) ?? field,
      before: valueText(field, old[field]),
      after: valueText(field, fresh[field]),
    }))
    .filter((line) => line.before !== NONE || line.after !== NONE);
}

/** The same on one line: 职称 一级教师 → 高级教师，学科 数学. */
export function changeSummary(row: {
  readonly before: string | null;
  readonly after: string | null;
}): string {
  return changeLines(row)
    .map(({ field, before, after }) =>
      [field, before === NONE ? after : `${before} → ${after}`].filter((part) => part !== '').join(' '),
    )
    .join('，');
}
