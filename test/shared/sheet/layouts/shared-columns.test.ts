import { expect, test } from 'vitest';
import { completionList } from '../../../../src-shared/sheet/layouts/completion-list.ts';
import { nationalTrainees } from '../../../../src-shared/sheet/layouts/national-trainees.ts';
import { qualifiedList } from '../../../../src-shared/sheet/layouts/qualified-list.ts';
import { registrationSheet } from '../../../../src-shared/sheet/layouts/registration-sheet.ts';
import { teacherRoster } from '../../../../src-shared/sheet/layouts/teacher-roster.ts';
import { keyOfHeading, unnamed } from './read-back.ts';

const PERSON = {
  name: [
    '姓名',
    '教师姓名',
    '学员姓名',
    '参训教师',
    '参训学员',
    '姓名（全名）',
    '真实姓名',
    '人员姓名',
    '名字',
  ],
  idNumber: [
    ...['身份证号', '身份证', '身份证号码', '证件号', '证件号码', '公民身份号码', '居民身份证号'],
    ...['身份证件号', '身份证件号码', '有效证件号码'],
  ],
  sex: ['性别', '男女', '性别(男/女)'],
  organisationName: [
    ...['单位', '工作单位', '所在单位', '单位名称', '学校', '学校名称', '所在学校', '单位全称', '任教学校'],
    ...[
      '工作学校',
      '现单位',
      '现工作单位',
      '单位(学校)',
      '学校（单位）',
      '单位/学校',
      '学校/单位',
      '所属学校',
    ],
    '学校全称',
  ],
};
const TEACHING = {
  stage: ['学段', '任教学段', '学段(幼/小/初/高)', '所教学段', '教学学段', '学校类别'],
  subject: [
    ...[
      '学科',
      '任教学科',
      '所教学科',
      '任课学科',
      '教学科目',
      '学科(领域)',
      '任教科目',
      '科目',
      '现任教学科',
    ],
  ],
};

test('who a row is about is known by every heading, on every sheet that asks', () => {
  expect(unnamed(teacherRoster, { ...PERSON, ...TEACHING })).toEqual([]);
  expect(unnamed(qualifiedList, { ...PERSON, ...TEACHING })).toEqual([]);
  expect(unnamed(registrationSheet, { ...PERSON, ...TEACHING })).toEqual([]);
  expect(unnamed(nationalTrainees, { ...PERSON, ...TEACHING })).toEqual([]);
  expect(unnamed(completionList, PERSON)).toEqual([]);
});

test("a teacher's other columns are known by every heading", () => {
  expect(
    unnamed(teacherRoster, {
      title: [
        ...['职称', '专业技术职务', '现任职称', '教师职称', '专业技术职称', '职称等级', '现职称', '技术职称'],
        '职称名称',
      ],
      post: ['职务', '行政职务', '现任职务', '职务名称', '岗位', '职务(岗位)'],
      phone: [
        '手机',
        '手机号',
        '手机号码',
        '联系电话',
        '联系方式',
        '电话',
        '移动电话',
        '电话号码',
        '本人电话',
      ],
      ethnicity: ['民族', '民族成分', '民族名称', '所属民族'],
      education: ['学历', '最高学历', '文化程度', '第一学历', '现学历', '学历层次'],
      email: ['邮箱', '电子邮箱', '电子邮件', 'E-mail', 'Email', 'EMAIL', '邮件', '邮箱地址', '电子信箱'],
      remark: ['备注', '备注说明', '说明', '备 注', '其他说明'],
    }),
  ).toEqual([]);
});

test('what a training gave is known by every heading', () => {
  expect(
    unnamed(qualifiedList, {
      hours: ['学时', '培训学时', '认定学时', '登记学时', '总学时', '学时数', '实得学时', '获得学时', '课时'],
      credits: ['学分', '培训学分', '认定学分', '登记学分', '总学分', '学分数', '实得学分', '获得学分'],
      result: [
        ...['考核结果', '考核', '考核等次', '考核等级', '考核成绩', '成绩', '结业成绩', '培训结果', '结果'],
        ...['是否合格', '考核情况'],
      ],
      certificateNumber: [
        ...['证书编号', '证书号', '结业证书编号', '结业证号', '合格证书编号', '证书号码', '证书编码', '证号'],
        '结业证书号',
      ],
    }),
  ).toEqual([]);
});

test('blanks, line breaks, full width and remarks in brackets do not matter; other words do', () => {
  for (const heading of ['身 份 证 号', '身份证\n号码', '*身份证号', '身份证号（18位）'])
    expect([heading, keyOfHeading(teacherRoster, heading)]).toEqual([heading, 'idNumber']);
  for (const heading of ['血型', '配偶姓名', '']) expect(keyOfHeading(teacherRoster, heading)).toBeNull();
});
