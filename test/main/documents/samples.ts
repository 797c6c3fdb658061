import type { DocumentData } from '../../../src-main/documents/document-data.ts';

/** Invented people and projects; identity numbers have valid check digits. */

type Approval = DocumentData['approval-form'];
type Certificate = DocumentData['certificate']['certificates'][number];

export const ARCHIVE_TITLES = [
  '学分登记审批表扫描件',
  '文件通知',
  '实施方案',
  '课程安排表',
  '培训合格学员信息表',
  '过程材料（学习资料、培训简报、考核结果等）',
  '成果总结',
] as const;

const HAINAN = {
  title: '海南省中小学教师培训学分管理实施办法',
  documentNumber: '琼教师〔2017〕121号',
  version: '1.0.0',
} as const;

const NAMES = ['张㛃', '欧阳䶮', '古丽米热·艾比布力', '陈𬱖', '王芳', '符少华', '吉家𠅤', '林㼆', '李𫖯'];
const SCHOOLS = ['海口市北塘实验小学', '海口市琼山区云龙镇中心小学', '海口市美兰区演丰镇中心幼儿园'];

export function manyTrainees(count: number): NonNullable<Approval['trainees']> {
  return Array.from({ length: count }, (_, index) => ({
    name: NAMES[index % NAMES.length] ?? '王芳',
    identityNumber: '460102198506150023',
    organisation: SCHOOLS[index % SCHOOLS.length] ?? '',
    hours: 40_000,
    credits: index % 7 === 0 ? 4500 : 5000,
  }));
}

export function approvalSample(trainees = 38): Approval {
  return {
    organisation: '海口市教育培训中心',
    organisationLevel: '市县级',
    filledOn: '2023-07-20',
    projectName: '2023年海口市小学数学骨干教师“大单元教学设计”专题研修',
    projectNumber: 'HK-2023-017',
    approvalDocumentNumber: '海教〔2023〕86号',
    organiser: '海口市教育局',
    undertaker: '海口市教育培训中心',
    projectLevel: '市县级',
    trainingForm: '集中培训',
    startedOn: '2023-07-10',
    endedOn: '2023-07-14',
    days: 5000,
    hours: 40_000,
    credits: 5000,
    participants: 40,
    qualified: 38,
    policy: HAINAN,
    clauses: [
      { clause: 'H14.3', text: '市县级集中培训每天计 1 学分、8 学时，单个项目不超过 10 学分。' },
      { clause: 'H7', text: '项目结束后 30 个工作日内登记，登记前须经本机构负责人审批。' },
    ],
    archive: ARCHIVE_TITLES.map((title, index) => ({ title, present: index !== 0 && index !== 6 })),
    awards: [
      {
        title: '学员',
        people: 38,
        hours: 40_000,
        credits: 5000,
        steps: [
          { clause: 'H14.3', text: '集中培训 5 天，每天折算 8 学时。', result: '40 学时' },
          { clause: 'H14.3', text: '市县级每天 1 学分，共 5 个整天。', result: '5 学分' },
          { clause: 'H14.3', text: '单个项目上限 10 学分，未触及。', result: '5 学分' },
          { clause: 'H14.1', text: '不跨年度，登记年度为 2023 年。', result: '2023' },
        ],
      },
      {
        title: '主讲教师',
        people: 2,
        hours: 4000,
        credits: 8000,
        steps: [{ clause: 'H14.5', text: '市县级讲座每课时 2 学分，共 4 课时。', result: '8 学分' }],
      },
    ],
    notes: [
      { clause: 'H14.3', text: '不足一天的部分按每学时 0.2 学分计，且不超过所属级别的单天学分。' },
      { text: '“天”指培训日，节假日照常上课的亦计入。' },
    ],
    trainees: manyTrainees(trainees),
    seal: '3f9a 71c2',
  };
}

export function certificateSample(change: Partial<Certificate> = {}): Certificate {
  return {
    number: '03122022010007',
    name: '张㛃',
    identityNumber: '460102198506150023',
    startedOn: '2023-07-10',
    endedOn: '2023-07-14',
    organiser: '海口市教育局',
    projectName: '2023年海口市小学数学骨干教师专题研修',
    hours: 40_000,
    issuer: '海口市教育培训中心',
    issuedOn: '2023-07-20',
    ...change,
  };
}

export const longCertificate = certificateSample({
  number: '0312-2022-01-0008',
  name: '古丽米热·艾比布力·阿卜杜热依木江麦麦提',
  projectName:
    '“国培计划（2023）”——陕西省乡村中小学校长与幼儿园园长法治素养、安全管理和办学治校能力提升暨义务教育新课程标准落实专题培训项目（渭南市临渭区送教下乡第二阶段）',
  organiser: '陕西省渭南市临渭区教育局、临渭区教师进修学校暨陕西省乡村教师发展支持服务中心渭南工作站',
  credits: 5125,
  issuer: '陕西省渭南市临渭区教师进修学校（临渭区教育系统培训中心）',
});

/** Long titles and bodies in every field, four clauses and a remark: the most that one page is meant to hold. */
export function longApprovalSample(): Approval {
  const { awards: _awards, notes: _notes, trainees: _trainees, ...form } = approvalSample(0);
  const clauses = form.clauses ?? [];
  return {
    ...form,
    organisation: longCertificate.issuer,
    projectName: longCertificate.projectName,
    organiser: longCertificate.organiser,
    undertaker: longCertificate.issuer,
    approvalDocumentNumber: '陕教师〔2023〕12号、渭教发〔2023〕第108号',
    clauses: [...clauses, ...clauses.map(({ clause, text }) => ({ clause, text: `${text}${text}${text}` }))],
    remark: '本项目分两个阶段实施，学分在第二阶段结束后一次登记。'.repeat(2),
  };
}

export const statementSample: DocumentData['personal-statement'] = {
  number: 'ZM-2025-0031',
  teacher: {
    name: '张㛃',
    sex: '女',
    identityNumber: '460102198506150023',
    organisation: '海口市北塘实验小学',
    subject: '小学 数学',
    title: '一级教师',
  },
  from: '2021-01-01',
  to: '2025-12-31',
  entries: [
    {
      year: '2023',
      projectName: '2023年海口市小学数学骨干教师“大单元教学设计”专题研修',
      level: '市县级',
      form: '集中',
      startedOn: '2023-07-10',
      endedOn: '2023-07-14',
      hours: 40_000,
      credits: 5000,
      clause: 'H14.3',
    },
    {
      year: '2023',
      projectName: '全国中小学教师信息技术应用能力提升网络研修',
      level: '国家级',
      form: '远程',
      startedOn: '2023-09-01',
      endedOn: '2023-11-30',
      hours: 45_500,
      credits: 4550,
      clause: 'H14.7',
    },
    {
      year: '2024',
      projectName: '校级公开课',
      remark: '冲正 2024-03-01 记录',
      level: '校级',
      form: '主讲',
      startedOn: '2024-04-02',
      endedOn: '2024-04-02',
      hours: -1000,
      credits: -1000,
      clause: 'H14.5',
    },
  ],
  years: [
    { title: '2023年度', hours: 85_500, credits: 9550, verdict: '不合格', remark: '差 0.45 学分' },
    { title: '2024年度', hours: 72_000, credits: 10_000, verdict: '合格' },
    { title: '2021—2025周期', hours: 360_000, credits: 51_125, verdict: '合格' },
  ],
  policy: HAINAN,
  issuer: '海口市北塘实验小学',
  issuedOn: '2025-12-31',
  seal: '3f9a 71c2',
};

export const absenceSample: DocumentData['absence-notice'] = {
  number: '临教培通〔2023〕12号',
  addressee: '临渭区故市镇中心小学',
  projectName: '2023年临渭区新任教师岗前培训',
  organiser: '临渭区教育局',
  startedOn: '2023-08-21',
  endedOn: '2023-08-25',
  limit: '总课时的10%',
  trainees: [
    { name: '张㛃', totalPeriods: 40, absentPeriods: 6, excusedPeriods: 4 },
    { name: '古丽米热·艾比布力', totalPeriods: 24, absentPeriods: 3 },
  ],
  policy: { title: '临渭区教育系统培训管理办法' },
  clause: '第二十一条',
  consequence: '以上人员本次培训不发给结业证书，不登记学分。请你单位对照考勤记录核实，并督促其参加补训。',
  issuer: '临渭区教育系统培训中心',
  issuedOn: '2023-08-28',
};

export const explanationSample: DocumentData['explanation'] = {
  title: '为什么是这个数',
  facts: [
    { label: '教师', value: '张㛃' },
    { label: '项目', value: '2023年海口市小学数学骨干教师“大单元教学设计”专题研修' },
  ],
  policy: HAINAN,
  awards: approvalSample(0).awards ?? [],
  notes: approvalSample(0).notes,
  preparedOn: '2023-07-20',
  seal: '3f9a 71c2',
};
