import { expect, test } from 'vitest';
import {
  type NationalTraineeRow,
  nationalTrainees,
} from '../../../../src-shared/sheet/layouts/national-trainees.ts';
import { cellOf } from '../read/sheet-of.ts';
import { MAN_ID, readBack, unnamed, WOMAN_ID } from './read-back.ts';

const ROW: NationalTraineeRow = {
  ...{
    projectName: '国培计划',
    subProject: '骨干研修',
    organiserName: '江淮学院',
    city: '北塘市',
    county: '南湖县',
  },
  ...{ organisationName: '北塘小学', locationKind: 'town', name: '王芳', sex: 'female', ethnicity: '汉族' },
  ...{ birthMonth: '1980-01', idNumber: WOMAN_ID, education: '本科', title: '一级教师', post: '教师' },
  ...{ stage: '小学', subject: '语文', serviceYears: 12, phone: '13807550000', email: 'wang@example.com' },
  ...{ hadSameKind: false, remark: '无障碍' },
};

test('a row is read as it was written [G3.1]', () => {
  expect(readBack(nationalTrainees, [ROW])).toEqual({ values: [ROW], codes: [] });
});

test('columns are known by every heading of the rosters [G3.1]', () => {
  expect(
    unnamed(nationalTrainees, {
      projectName: ['项目名称', '培训项目', '培训项目名称', '国培项目名称'],
      subProject: ['子项目', '子项目名称', '子项目类别'],
      organiserName: ['承训单位', '承训机构', '承办单位', '培训机构'],
      city: ['市', '市(州)', '所在市', '地市', '市州'],
      county: ['县区', '县(区)', '区县', '所在县区', '县市区'],
      locationKind: ['单位所在地类型', '所在地类型', '学校所在地类型', '单位所在区域', '学校所在区域'],
      birthMonth: ['出生年月', '出生日期', '出生时间', '生日'],
      serviceYears: ['教龄', '任教年限', '工龄', '从教年限'],
      hadSameKind: ['是否参加过同类国培', '是否参加过同类国培项目', '是否参加过同类培训', '参加过同类国培'],
    }),
  ).toEqual([]);
});

test('where a school lies is read however it is worded', () => {
  const column = nationalTrainees.columns.find(({ key }) => key === 'locationKind');
  const read = (text: string) => column?.parse(cellOf(1, 1, text)).value;
  for (const text of ['城区', '城市', '主城区', '市区']) expect([text, read(text)]).toEqual([text, 'urban']);
  for (const text of ['镇区', '县镇', '县城', '乡镇', '镇'])
    expect([text, read(text)]).toEqual([text, 'town']);
  for (const text of ['乡村', '农村', '村', '乡']) expect([text, read(text)]).toEqual([text, 'village']);
  expect(read('郊区')).toBeNull();
});

test('years of service are whole, with or without their unit', () => {
  const column = nationalTrainees.columns.find(({ key }) => key === 'serviceYears');
  expect(column?.parse(cellOf(1, 1, '12周年')).value).toBe(12);
  expect(column?.parse(cellOf(1, 1, '81')).issues).toMatchObject([{ code: 'numberOutOfRange' }]);
});

test('somebody may be in two projects of one year, and is then counted once', () => {
  const other = { ...ROW, subProject: '校长研修' };
  expect(readBack(nationalTrainees, [ROW, other]).values).toHaveLength(2);
  expect(nationalTrainees.countLabel([ROW, other])).toBe('共 1 人 2 人次');
  expect(nationalTrainees.countLabel([ROW, { ...ROW, idNumber: MAN_ID }])).toBe('共 2 人');
  expect(nationalTrainees.nameOf?.(ROW)).not.toEqual(nationalTrainees.nameOf?.(other));
});
