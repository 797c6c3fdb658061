import type { LocationKind } from './people/organisation.ts';
import type { Sex } from './people/sex.ts';
import type { IdType, TeacherRole, TeacherStatus } from './people/teacher.ts';
import type { FormScope } from './training/form-scope.ts';
import type { ProjectKind } from './training/project.ts';
import type { ProjectState } from './training/project-state.ts';
import type { TraineeResult } from './training/trainee.ts';
import type {
  ApprovalDecision,
  DayPattern,
  DegreeLevel,
  Form,
  Grade,
  Level,
  OrganiserKind,
  Role,
  SchoolStage,
  TrainingKind,
} from './training/training-words.ts';

/*
 * The one Chinese word of every code, for explanations, sheets, documents and screens. Codes that only policy packs know
 * have theirs in `policy/policy-words.ts`. Words are those of the regulations; where these differ, the comment says which
 * was taken. Other ways of writing that a sheet may hold are read in `sheet/read`, never written.
 */

/** Levels of a training. */
export const levelWords = {
  national: '国家级',
  provincial: '省级',
  city: '市级',
  county: '县级',
  school: '校级',
} as const satisfies Record<Level, string>;

/** The same as narrow column heads. */
export const levelShortWords = {
  national: '国家',
  provincial: '省',
  city: '市',
  county: '县',
  school: '校',
} as const satisfies Record<Level, string>;

/** What an organisation of the level is; a district is a county. */
export const organisationLevelWords = {
  national: '国家',
  provincial: '省',
  city: '市',
  county: '县、区',
  school: '学校',
} as const satisfies Record<Level, string>;

/**
 * 培训形式. Remote is 远程培训 as in Hainan 14(7), Linwei 2 and the column of the yearly summary (网络研修 and 远程研修 are
 * read); study for a degree is 学历提升 as in the Shandong text (学历进修 and 学历教育 are read).
 */
export const formWords = {
  centralized: '集中培训',
  shadowing: '跟岗研修',
  remote: '远程培训',
  'school-based': '校本研修',
  exam: '考试',
  lecture: '授课讲座',
  mentoring: '师徒结对',
  degree: '学历提升',
  enterprise: '企业实践',
  'self-directed': '自主研修',
  other: '其他',
} as const satisfies Record<Form, string>;

/**
 * What somebody is in a training. 主讲教师 and 师傅、徒弟 are the words of the clauses that give these roles their credits
 * (Hainan 14(5), 14(6)); 授课教师, 指导教师 and 被指导教师 are read.
 */
export const roleWords = {
  trainee: '学员',
  lecturer: '主讲教师',
  mentor: '师傅',
  mentee: '徒弟',
} as const satisfies Record<Role, string>;

/**
 * 主办单位类别. 教育科研机构 is Hubei's word (四), the one text with a rule for them; 高等学校 is that of Hainan 13. No text
 * names societies.
 */
export const organiserKindWords = {
  'training-institution': '培训机构',
  administration: '教育行政部门',
  school: '学校',
  'research-institute': '教育科研机构',
  university: '高等学校',
  'exam-body': '考试机构',
  company: '企业',
  society: '学会、协会',
  other: '其他单位',
} as const satisfies Record<OrganiserKind, string>;

/** 学历层次, as in Hubei 四: 专科及以上. */
export const degreeLevelWords = {
  college: '专科',
  bachelor: '本科',
  graduate: '研究生',
} as const satisfies Record<DegreeLevel, string>;

/** Trainings that some texts count apart (A32, W3.5b). */
export const trainingKindWords = {
  'new-teacher': '新任教师培训',
  'specialist-course': '专业提高培训班',
  'cadre-course': '干部提高班',
} as const satisfies Record<TrainingKind, string>;

/** How the hours fall on the days (A27b). */
export const dayPatternWords = {
  'full-days': '每天都是整天',
  even: '平均分到各天',
} as const satisfies Record<DayPattern, string>;

/** Stages as regulations tell teachers apart, as in Hubei 四: 幼儿园教师. The finer 学段 of a teacher is a text of its own. */
export const schoolStageWords = {
  kindergarten: '幼儿园',
  primary: '小学',
  secondary: '中学',
  vocational: '中职',
} as const satisfies Record<SchoolStage, string>;

/** Grades of a scored assessment. */
export const gradeWords = {
  fail: '不合格',
  pass: '合格',
  good: '良好',
  excellent: '优秀',
} as const satisfies Record<Grade, string>;

/** 考核结果 of one trainee. */
export const resultWords = {
  pending: '待考核',
  passed: '合格',
  excellent: '优秀',
  failed: '不合格',
  absent: '缺席',
} as const satisfies Record<TraineeResult, string>;

/** 骨干称号与岗位. Kindergartens have 园长, whom the texts of Weinan and Linwei name beside 校长. */
export const teacherRoleWords = {
  specialist: '专业课教师',
  'special-grade': '特级教师',
  famous: '名师',
  'subject-leader': '学科带头人',
  'excellent-young': '优秀青年教师',
  'class-head': '班主任',
  principal: '校（园）长',
  'new-principal': '新任校（园）长',
} as const satisfies Record<TeacherRole, string>;

/** Who registers the credits of a project, and of an entry. */
export const projectKindWords = {
  own: '本单位登记',
  outside: '外单位登记',
} as const satisfies Record<ProjectKind, string>;

/** The steps of a project, each named by what is done in it. */
export const projectStepWords = {
  planned: '计划',
  rostered: '名单确定',
  held: '实施',
  assessed: '考核',
  approved: '审批表签字',
  registered: '登记',
  archived: '归档',
} as const satisfies Record<ProjectState, string>;

/** Where a project stands, by what it waits for. */
export const projectStateWords = {
  planned: '计划中',
  rostered: '名单已定',
  held: '待考核',
  assessed: '待签审批表',
  approved: '待登记',
  registered: '待归档',
  archived: '已完成',
} as const satisfies Record<ProjectState, string>;

/** The approval form, and the form that supplements a signed one. */
export const formScopeWords = { whole: '审批表', supplement: '补充审批表' } as const satisfies Record<
  FormScope,
  string
>;

/** What becomes of a trainee whose entry is taken back. */
export const afterReversalWords = { again: '仍要补登', failed: '改为不合格' } as const;

/** What the responsible person wrote on the approval form. */
export const approvalDecisionWords = {
  approved: '同意登记',
  rejected: '不同意',
} as const satisfies Record<ApprovalDecision, string>;

export const teacherStatusWords = {
  active: '在职',
  left: '已离开',
  retired: '退休',
} as const satisfies Record<TeacherStatus, string>;

export const idTypeWords = {
  'id-card': '居民身份证',
  passport: '护照',
  'hk-macao-taiwan': '港澳台居住证或通行证',
  other: '其他证件',
} as const satisfies Record<IdType, string>;

/** 性别 as GB/T 2261.1 words it. */
export const sexWords = {
  unknown: '未知',
  male: '男',
  female: '女',
  unstated: '未说明',
} as const satisfies Record<Sex, string>;

/** 单位所在地类型. */
export const locationKindWords = {
  urban: '城区',
  town: '镇区',
  village: '乡村',
} as const satisfies Record<LocationKind, string>;

/** 县级集中培训; without a level the form alone. */
export function activityWord(level: Level | null, form: Form): string {
  return level === null ? formWords[form] : `${levelWords[level]}${formWords[form]}`;
}
