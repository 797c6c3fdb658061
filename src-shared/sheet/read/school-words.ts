import { type TraineeResult, writtenResults } from '../../training/trainee.ts';
import type { Form, Level, Role } from '../../training/training-words.ts';
import { formWords, levelWords, resultWords, roleWords } from '../../words.ts';
import type { CellKind } from '../layouts/sheet-layout.ts';
import { listedText, wordKind } from './cell-kinds.ts';

/** 学段 as the ledger lists them. */
export const stages = ['学前', '小学', '初中', '高中', '中职', '特教'] as const;

/** 学科 as the ledger lists them, named as in the curriculum of 2022. */
export const subjects: readonly string[] = [
  '语文 数学 英语 道德与法治 历史 地理 物理 化学 生物 科学 信息科技 体育与健康 音乐',
  '美术 艺术 综合实践 劳动 心理健康 书法 日语 俄语 幼儿园全科 特教 管理 其他',
].flatMap((line) => line.split(' '));

/** 民族 in the order of GB/T 3304. */
export const ethnicities: readonly string[] = [
  '汉族 蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族',
  '土家族 哈尼族 哈萨克族 傣族 黎族 傈僳族 佤族 畲族 高山族 拉祜族 水族 东乡族 纳西族 景颇族',
  '柯尔克孜族 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 阿昌族 普米族 塔吉克族 怒族',
  '乌孜别克族 俄罗斯族 鄂温克族 德昂族 保安族 裕固族 京族 塔塔尔族 独龙族 鄂伦春族 赫哲族 门巴族 珞巴族 基诺族',
].flatMap((line) => line.split(' '));

/** 学历 as forms list it, highest first. */
export const educations = ['博士研究生', '硕士研究生', '本科', '专科', '中专', '高中'] as const;

/** 民族, also without its last character (汉); another text is kept, with a warning. */
export const ethnicityKind: CellKind<string> = listedText(
  ethnicities,
  Object.fromEntries(ethnicities.map((name) => [name.slice(0, -1), name])),
);

/** 学段: another text is kept, with a warning. */
export const stageKind: CellKind<string> = listedText(stages, {
  幼儿园: '学前',
  学前教育: '学前',
  幼儿: '学前',
  小学阶段: '小学',
  初级中学: '初中',
  初中阶段: '初中',
  高级中学: '高中',
  普通高中: '高中',
  高中阶段: '高中',
  中等职业学校: '中职',
  中等职业: '中职',
  职业高中: '中职',
  特殊教育: '特教',
});

/** 学科: another text is kept, with a warning. Names that the curriculum changed (政治, 信息技术) are other texts. */
export const subjectKind: CellKind<string> = listedText(subjects, {
  体育: '体育与健康',
  道法: '道德与法治',
  心理: '心理健康',
  综合实践活动: '综合实践',
  劳动教育: '劳动',
  特殊教育: '特教',
});

/**
 * 项目级别. 市县级 is written where city and county are one level; read, it says neither and is refused: a level
 * decides credits, so it is never taken for the nearer one.
 */
export const levelKind: CellKind<Level> = wordKind<Level>(
  levelWords,
  {
    national: ['国家', '国培'],
    provincial: ['省', '省培', '自治区级', '直辖市级'],
    city: ['市', '地市级', '地级', '州级'],
    county: ['县', '区级', '区', '区县级', '县区级', '县(区)级', '区(县)级', '县市区级'],
    school: ['校', '校本', '学校级'],
  },
  { severity: 'error' },
);

/**
 * 身份: what somebody is in a training. Roles earn different credits (H14.5, H14.6), so a word that says none (教师, 在编) is
 * refused and never taken as 学员.
 */
export const roleKind: CellKind<Role> = wordKind<Role>(
  roleWords,
  {
    trainee: ['参训学员', '培训学员', '参训教师', '参训人员', '参训'],
    lecturer: ['主讲', '主讲人', '授课教师', '授课人', '授课专家', '授课', '讲师', '主讲专家'],
    mentor: ['师父', '指导教师', '导师', '带教教师', '指导老师', '带教老师'],
    mentee: ['学徒', '被指导教师', '被带教教师'],
  },
  { severity: 'error' },
);

/** 培训形式, by the words that regulations and centers use. 培训 alone, or 线下, says none of them and is refused. */
export const formKind: CellKind<Form> = wordKind<Form>(
  formWords,
  {
    centralized: ['集中', '集中面授', '面授', '基地集中'],
    shadowing: ['跟岗', '跟岗培训', '跟班', '跟班培训', '跟班学习', '跟岗学习', '影子培训'],
    remote: ['远程', '网络研修', '网络培训', '远程研修', '线上培训', '在线学习'],
    'school-based': ['校本', '校本培训', '校级研训'],
    exam: ['考核考试', '统一考试'],
    lecture: ['主讲', '讲座', '授课', '示范课', '公开课', '专题讲座'],
    mentoring: ['师徒', '师徒式培训', '青蓝工程'],
    degree: ['学历教育', '学历进修'],
    enterprise: [],
    'self-directed': ['自主学习', '自学'],
    other: ['其它'],
  },
  { severity: 'error' },
);

/** 考核结果: what a list says of a trainee. A score or another word is refused with its cell: a person says what it means. */
export const resultKind: CellKind<TraineeResult> = wordKind<TraineeResult>(resultWords, writtenResults, {
  severity: 'error',
  code: 'resultUnknown',
});
