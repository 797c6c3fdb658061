import { checkPerson } from '../read/person-kinds.ts';

/** Words of a list that have no blanks in them, written as people would say them. */
function listed(words: string): readonly string[] {
  return words.split(' ');
}

/**
 * Ways of writing the headings that many sheets share, gathered from what schools and centers send. The plain word of
 * a column stands among them, so that a sheet which calls the column otherwise (单位全称, 任教学科) reads it, too; that a
 * column's own heading is listed again does no harm.
 *
 * Blanks, full-width forms and remarks in brackets need no entry of their own: `normaliseHeading` takes them out on both
 * sides. Brackets stand here only where the words inside them tell one column from another (性别(男/女), 学校(单位)).
 */
export const aliases = {
  name: listed('姓名 教师姓名 学员姓名 参训教师 参训学员 姓名(全名) 真实姓名 人员姓名 名字'),
  idNumber: listed(
    '身份证 身份证号码 证件号 证件号码 公民身份号码 居民身份证号 身份证件号 身份证件号码 有效证件号码',
  ),
  sex: listed('男女 性别(男/女)'),
  organisationName: listed(
    '单位 工作单位 所在单位 单位名称 学校 学校名称 所在学校 单位全称 任教学校 工作学校 现单位 现工作单位 单位(学校) 学校(单位) 单位/学校 学校/单位 所属学校 学校全称',
  ),
  stage: listed('学段 任教学段 学段(幼/小/初/高) 所教学段 教学学段 学校类别'),
  subject: listed('学科 任教学科 所教学科 任课学科 教学科目 学科(领域) 任教科目 科目 现任教学科'),
  title: listed('专业技术职务 现任职称 教师职称 专业技术职称 职称等级 现职称 技术职称 职称名称'),
  post: listed('行政职务 现任职务 职务名称 岗位 职务(岗位)'),
  phone: listed('手机号 手机号码 联系电话 联系方式 电话 移动电话 电话号码 本人电话'),
  ethnicity: listed('民族成分 民族名称 所属民族'),
  education: listed('最高学历 文化程度 第一学历 现学历 学历层次'),
  email: listed('电子邮箱 电子邮件 E-mail Email 邮件 邮箱地址 电子信箱'),
  hours: listed('培训学时 认定学时 登记学时 总学时 学时数 实得学时 获得学时 课时'),
  credits: listed('培训学分 认定学分 登记学分 总学分 学分数 实得学分 获得学分'),
  result: listed('考核 考核等次 考核等级 考核成绩 成绩 结业成绩 培训结果 结果 是否合格 考核情况'),
  certificateNumber: listed(
    '证书编号 证书号 结业证书编号 结业证号 合格证书编号 证书号码 证书编码 证号 结业证书号 凭证 凭证编号 合格证书',
  ),
  remark: listed('备注说明 说明 其他说明'),
} as const;

type PersonRow = {
  readonly name: string;
  readonly idNumber: string | null;
  readonly organisationName: string | null;
};

/**
 * How rows relate on a sheet with one line for each person: the identity number tells who it is (Q13), and a name alone
 * is mistaken for another of the same school only (Q14).
 */
export const oneLineEach = {
  check: checkPerson,
  identityOf: (row: PersonRow) => row.idNumber,
  nameOf: (row: PersonRow) => ({ name: row.name, within: row.organisationName }),
  countLabel: (rows: readonly unknown[]) => `共 ${rows.length} 人`,
};
