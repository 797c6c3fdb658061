import type { Sex } from '../../people/sex.ts';
import type { IdType, TeacherStatus } from '../../people/teacher.ts';
import type { CalendarDate } from '../../training/calendar-date.ts';
import { teacherStatusWords } from '../../words.ts';
import { centeredText, dateKind, phoneKind, plainText, wordKind, yesNoKind } from '../read/cell-kinds.ts';
import { identityNumberKind, idTypeKind, nameKind, sexKind } from '../read/person-kinds.ts';
import { ethnicityKind, stageKind, subjectKind } from '../read/school-words.ts';
import { aliases, oneLineEach } from './shared-columns.ts';
import { type CellKind, columnsFor, type SheetLayout } from './sheet-layout.ts';

/** 状态: in service, gone elsewhere, retired. */
const statusKind: CellKind<TeacherStatus> = wordKind<TeacherStatus>(
  teacherStatusWords,
  {
    active: ['在岗', '在编', '在职在岗', '正常', '在编在岗', '在校', '任教'],
    left: ['离职', '调出', '调离', '已调出', '已调离', '辞职', '离岗'],
    retired: ['已退休', '离退休', '离休'],
  },
  { severity: 'warning' },
);

/** One teacher of a roster (教师花名册). */
export type TeacherRosterRow = {
  readonly name: string;
  readonly sex: Sex | null;
  readonly idType: IdType | null;
  readonly idNumber: string | null;
  readonly ethnicity: string | null;
  readonly organisationName: string | null;
  readonly stage: string | null;
  readonly subject: string | null;
  readonly title: string | null;
  readonly post: string | null;
  readonly hiredOn: CalendarDate | null;
  readonly broughtInOn: CalendarDate | null;
  readonly previousOrganisation: string | null;
  readonly education: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly isFullTime: boolean | null;
  readonly status: TeacherStatus | null;
  readonly remark: string | null;
};

const column = columnsFor<TeacherRosterRow>();

/**
 * 教师花名册: who teaches where. A row without an identity number is read; it is marked where its name is not the
 * only one of its school (Q14).
 */
export const teacherRoster: SheetLayout<TeacherRosterRow> = {
  id: 'teacher-roster',
  title: '教师花名册',
  columns: [
    column('name', '姓名', nameKind, { aliases: aliases.name, isRequired: true, width: 12 }),
    column('sex', '性别', sexKind, { aliases: aliases.sex, width: 6 }),
    column('idType', '证件类型', idTypeKind, {
      aliases: ['身份证件类型', '证件种类', '证件类别', '有效证件类型'],
      width: 12,
    }),
    column('idNumber', '身份证号', identityNumberKind, { aliases: aliases.idNumber, width: 21 }),
    column('ethnicity', '民族', ethnicityKind, { aliases: aliases.ethnicity, width: 8 }),
    column('organisationName', '单位', plainText, { aliases: aliases.organisationName, width: 24 }),
    column('stage', '学段', stageKind, { aliases: aliases.stage, width: 8 }),
    column('subject', '学科', subjectKind, { aliases: aliases.subject, width: 12 }),
    column('title', '职称', centeredText, { aliases: aliases.title, width: 12 }),
    column('post', '职务', centeredText, { aliases: aliases.post, width: 12 }),
    column('hiredOn', '参加工作时间', dateKind, {
      aliases: [
        '入职时间',
        '参加工作日期',
        '入职日期',
        '工作时间',
        '参加工作年月',
        '参工时间',
        '入职年月',
        '任教时间',
        '从教时间',
        '参加教育工作时间',
        '何时参加工作',
        '录用时间',
      ],
      width: 13,
    }),
    column('broughtInOn', '引进时间', dateKind, {
      aliases: [
        '调入时间',
        '引进日期',
        '调入日期',
        '调入本校时间',
        '外省引进时间',
        '来校时间',
        '到校时间',
        '调入年月',
      ],
      width: 13,
    }),
    column('previousOrganisation', '原单位', plainText, {
      // 调入 alone names the school somebody came from; with 时间 behind it, the day.
      aliases: [
        '调入',
        '调入前单位',
        '原工作单位',
        '原学校',
        '调出单位',
        '由何单位调入',
        '原任职单位',
        '调入来源',
      ],
      width: 20,
    }),
    column('education', '学历', centeredText, { aliases: aliases.education, width: 10 }),
    column('phone', '手机', phoneKind, { aliases: aliases.phone, width: 14 }),
    column('email', '邮箱', plainText, { aliases: aliases.email, width: 22 }),
    column('isFullTime', '是否专任', yesNoKind, {
      aliases: ['专任', '是否专任教师', '专任教师', '专任/非专任', '专任情况'],
      width: 9,
    }),
    column('status', '状态', statusKind, {
      aliases: ['在职状态', '人员状态', '任职状态', '在岗情况', '在职情况', '教师状态'],
      width: 8,
    }),
    column('remark', '备注', plainText, { aliases: aliases.remark, width: 16 }),
  ],
  ...oneLineEach,
};
