import type { LocationKind } from '../../people/organisation.ts';
import type { Sex } from '../../people/sex.ts';
import { locationKindWords } from '../../words.ts';
import {
  centeredText,
  monthKind,
  phoneKind,
  plainText,
  wholeKind,
  wordKind,
  yesNoKind,
} from '../read/cell-kinds.ts';
import { checkPerson, identityNumberKind, nameKind, sexKind } from '../read/person-kinds.ts';
import { ethnicityKind, stageKind, subjectKind } from '../read/school-words.ts';
import { aliases } from './shared-columns.ts';
import { sheetTitles } from './sheet-kinds.ts';
import { type CellKind, columnsFor, type SheetLayout } from './sheet-layout.ts';

/** One trainee of a 国培参训教师信息表 (G3.1). `birthMonth`: `1985-06`; `serviceYears`: whole years, 教龄. */
export type NationalTraineeRow = {
  readonly projectName: string | null;
  readonly subProject: string | null;
  readonly organiserName: string | null;
  readonly city: string | null;
  readonly county: string | null;
  readonly organisationName: string | null;
  readonly locationKind: LocationKind | null;
  readonly name: string;
  readonly sex: Sex | null;
  readonly ethnicity: string | null;
  readonly birthMonth: string | null;
  readonly idNumber: string | null;
  readonly education: string | null;
  readonly title: string | null;
  readonly post: string | null;
  readonly stage: string | null;
  readonly subject: string | null;
  readonly serviceYears: number | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly hadSameKind: boolean | null;
  readonly remark: string | null;
};

/** 城区, 镇区, 乡村. */
const locationKindKind: CellKind<LocationKind> = wordKind<LocationKind>(
  locationKindWords,
  {
    urban: ['城市', '主城区', '市区'],
    town: ['县镇', '县城', '乡镇', '镇'],
    village: ['农村', '村', '乡'],
  },
  { severity: 'warning' },
);

const column = columnsFor<NationalTraineeRow>();

/** 国培参训教师信息表: who takes part in a national project, as the roster is uploaded (G3.1). */
export const nationalTrainees: SheetLayout<NationalTraineeRow> = {
  id: 'national-trainees',
  title: sheetTitles.nationalTrainees,
  columns: [
    column('projectName', '项目名称', plainText, {
      aliases: ['培训项目', '培训项目名称', '国培项目名称'],
      width: 15,
    }),
    column('subProject', '子项目', plainText, { aliases: ['子项目名称', '子项目类别'], width: 11 }),
    column('organiserName', '承训单位', plainText, {
      aliases: ['承训机构', '承办单位', '培训机构'],
      width: 13,
    }),
    column('city', '市', centeredText, { aliases: ['市(州)', '所在市', '地市', '市州'], width: 7 }),
    column('county', '县区', centeredText, { aliases: ['县(区)', '区县', '所在县区', '县市区'], width: 7 }),
    column('organisationName', '单位全称', plainText, {
      aliases: aliases.organisationName,
      width: 15,
    }),
    column('locationKind', '单位所在地类型', locationKindKind, {
      aliases: ['所在地类型', '学校所在地类型', '单位所在区域', '学校所在区域'],
      width: 7,
    }),
    column('name', '姓名', nameKind, { aliases: aliases.name, isRequired: true, width: 8 }),
    column('sex', '性别', sexKind, { aliases: aliases.sex, width: 5 }),
    column('ethnicity', '民族', ethnicityKind, { aliases: aliases.ethnicity, width: 7 }),
    column('birthMonth', '出生年月', monthKind, { aliases: ['出生日期', '出生时间', '生日'], width: 8.5 }),
    column('idNumber', '身份证号', identityNumberKind, { aliases: aliases.idNumber, width: 20 }),
    column('education', '学历', centeredText, { aliases: aliases.education, width: 7 }),
    column('title', '职称', centeredText, { aliases: aliases.title, width: 9 }),
    column('post', '职务', centeredText, { aliases: aliases.post, width: 8 }),
    column('stage', '任教学段', stageKind, { aliases: aliases.stage, width: 6 }),
    column('subject', '任教学科', subjectKind, { aliases: aliases.subject, width: 9 }),
    column('serviceYears', '教龄', wholeKind(0, 80, /(?:周?年)$/u), {
      aliases: ['任教年限', '工龄', '从教年限'],
      width: 5,
      align: 'center',
    }),
    column('phone', '手机', phoneKind, { aliases: aliases.phone, width: 12.5 }),
    column('email', '邮箱', plainText, { aliases: aliases.email, width: 15 }),
    column('hadSameKind', '是否参加过同类国培', yesNoKind, {
      aliases: ['是否参加过同类国培项目', '是否参加过同类培训', '参加过同类国培'],
      width: 8,
    }),
    column('remark', '备注', plainText, { aliases: aliases.remark, width: 7 }),
  ],
  check: checkPerson,
  // Somebody may be in two projects of one year.
  identityOf: (row) => (row.idNumber === null ? null : `${row.idNumber} ${projectOf(row)}`),
  nameOf: (row) => ({ name: row.name, within: `${row.organisationName ?? ''} ${projectOf(row)}` }),
  countLabel: (rows) => {
    const people = new Set(rows.map((row) => row.idNumber ?? `${row.name} ${row.organisationName ?? ''}`));
    return people.size === rows.length ? `共 ${rows.length} 人` : `共 ${people.size} 人 ${rows.length} 人次`;
  },
};

/** The project as part of who a row is about: project and sub-project together name a class. */
function projectOf(row: NationalTraineeRow): string {
  return `${row.projectName ?? ''} ${row.subProject ?? ''}`;
}
