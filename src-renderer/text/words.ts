import type { z } from 'zod';
import type { Verdict } from '../../src-shared/rpc/contract/assessments.ts';
import type { projectStateSchema } from '../../src-shared/rpc/contract/projects.ts';
import type { TraineeResult } from '../../src-shared/training/trainee.ts';
import type { Form, Level, OrganiserKind, Role } from '../../src-shared/training/training-words.ts';

export type ProjectState = z.infer<typeof projectStateSchema>;

export const levelWords: Readonly<Record<Level, string>> = {
  national: '国家级',
  provincial: '省级',
  city: '市级',
  county: '县级',
  school: '校级',
};

export const formWords: Readonly<Record<Form, string>> = {
  centralized: '集中培训',
  shadowing: '跟岗研修',
  remote: '远程研修',
  'school-based': '校本研修',
  exam: '考试',
  lecture: '授课讲座',
  mentoring: '师徒结对',
  degree: '学历进修',
  enterprise: '企业实践',
  'self-directed': '自主研修',
  other: '其他',
};

export const roleWords: Readonly<Record<Role, string>> = {
  trainee: '学员',
  lecturer: '授课教师',
  mentor: '指导教师',
  mentee: '被指导教师',
};

export const resultWords: Readonly<Record<TraineeResult, string>> = {
  pending: '待考核',
  passed: '合格',
  excellent: '优秀',
  failed: '不合格',
  absent: '缺席',
};

/** The states a project passes, in their order. */
export const projectStates = [
  'planned',
  'rostered',
  'held',
  'assessed',
  'approved',
  'registered',
  'archived',
] as const satisfies readonly ProjectState[];

export const stateWords: Readonly<Record<ProjectState, string>> = {
  planned: '计划',
  rostered: '名单确定',
  held: '实施',
  assessed: '考核',
  approved: '审批表签字',
  registered: '登记',
  archived: '归档',
};

export const verdictWords: Readonly<Record<Verdict, string>> = {
  passed: '合格',
  failed: '未达标',
  exempt: '不考核',
  undecided: '待定',
};

export const organiserKindWords: Readonly<Record<OrganiserKind, string>> = {
  'training-institution': '培训机构',
  administration: '教育行政部门',
  school: '学校',
  'research-institute': '教研机构',
  university: '高等学校',
  'exam-body': '考试机构',
  company: '企业',
  society: '学会、协会',
  other: '其他',
};

export const projectKindWords = { own: '本单位登记', outside: '外单位登记' } as const;

export const organisationLevelWords: Readonly<Record<Level, string>> = {
  national: '国家',
  provincial: '省',
  city: '市',
  county: '县、区',
  school: '学校',
};

export const teacherStatusWords = { active: '在职', left: '已离开', retired: '退休' } as const;

export const idTypeWords = {
  'id-card': '居民身份证',
  passport: '护照',
  'hk-macao-taiwan': '港澳台居住证或通行证',
  other: '其他证件',
} as const;

export const sexWords = { male: '男', female: '女' } as const;

/** Groups that a policy sets minima or sums for, and the sources of credits. */
const groupWords: Readonly<Record<string, string>> = {
  ...levelWords,
  ...formWords,
  'non-centralized': '非集中培训',
  'county-and-above': '县级及以上',
  'city-county': '市县级',
  'provincial-and-above': '省级及以上',
  'off-site': '离岗培训',
  total: '合计',
};

/** The word for a group key; a key of a user's own pack is shown as it is. */
export function groupWord(key: string): string {
  return groupWords[key] ?? key;
}

/** 县级 集中培训 */
export function activityWord(level: Level | null, form: Form): string {
  return level === null ? formWords[form] : `${levelWords[level]}${formWords[form]}`;
}
