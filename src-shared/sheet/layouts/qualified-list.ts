import type { Sex } from '../../people/sex.ts';
import type { Credits, Hours } from '../../training/thousandths.ts';
import type { TraineeResult } from '../../training/trainee.ts';
import type { Role } from '../../training/training-words.ts';
import {
  centeredText,
  creditsKind,
  documentNumberKind,
  hoursKind,
  outputText,
  plainText,
  wholeKind,
} from '../read/cell-kinds.ts';
import { checkPerson, identityNumberKind, nameKind, sexKind } from '../read/person-kinds.ts';
import { resultKind, roleKind, stageKind, subjectKind } from '../read/school-words.ts';
import { errorIssue } from '../read/sheet-problem.ts';
import { aliases } from './shared-columns.ts';
import { sheetTitles } from './sheet-kinds.ts';
import { type CellKind, type CheckedRow, columnsFor, type SheetLayout } from './sheet-layout.ts';

/** Lessons held and attended, where one cell holds both: `24/23`. */
export type WrittenAttendance = { readonly held: number; readonly attended: number };

/** One trainee of a 培训合格学员信息表. */
export type QualifiedListRow = {
  readonly name: string;
  readonly sex: Sex | null;
  readonly idNumber: string | null;
  readonly region: string | null;
  readonly organisationName: string | null;
  readonly stage: string | null;
  readonly subject: string | null;
  readonly title: string | null;
  /** `null` where the list says nothing: then it is a list of trainees. */
  readonly role: Role | null;
  readonly attendance: WrittenAttendance | null;
  readonly periodsHeld: number | null;
  readonly periodsAttended: number | null;
  /** `null` where the list says nothing of this person. */
  readonly result: TraineeResult | null;
  readonly hours: Hours | null;
  readonly credits: Credits | null;
  readonly certificateNumber: string | null;
  readonly remark: string | null;
};

/**
 * 应到/实到 in one cell, lessons held before lessons attended: `24/23`. Excel makes a date of 12/11 in a cell that
 * is not text; such a cell is refused like any other text that is no pair of numbers.
 */
const attendanceKind: CellKind<WrittenAttendance> = {
  parse: (cell) => {
    const text = cell.text.normalize('NFKC').replace(/[\s节次]/gu, '');
    if (text === '') return { value: null, issues: [] };
    const match = /^(\d{1,4})[/:](\d{1,4})$/.exec(text);
    if (match === null) return { value: null, issues: [errorIssue('numberUnreadable', { text: cell.text })] };
    return { value: { held: Number(match[1]), attended: Number(match[2]) }, issues: [] };
  },
  format: ({ held, attended }) => outputText(`${held}/${attended}`),
  align: 'center',
  isText: true,
};

const column = columnsFor<QualifiedListRow>();
const periods = wholeKind(0, 10_000);

/**
 * 培训合格学员信息表 (H7): who finished a training, with attendance and result. Read, it is also a list of trainees: 身份
 * and 应到/实到 in one cell are understood where others send them, and not written here.
 */
export const qualifiedList: SheetLayout<QualifiedListRow> = {
  id: 'qualified-list',
  title: sheetTitles.qualified,
  columns: [
    column('name', '姓名', nameKind, { aliases: aliases.name, isRequired: true, width: 12 }),
    column('sex', '性别', sexKind, { aliases: aliases.sex, width: 6 }),
    column('idNumber', '身份证号', identityNumberKind, { aliases: aliases.idNumber, width: 21 }),
    column('region', '所在市县', centeredText, {
      aliases: ['市县', '市县区', '所属市县', '县区', '区县', '市、县', '所在县区', '所在区县'],
      width: 14,
    }),
    column('organisationName', '单位', plainText, { aliases: aliases.organisationName, width: 25 }),
    column('stage', '学段', stageKind, { aliases: aliases.stage, width: 8 }),
    column('subject', '任教学科', subjectKind, { aliases: aliases.subject, width: 12 }),
    column('title', '职务/职称', centeredText, {
      aliases: ['职称/职务', '职称', '职务', '职务职称', ...aliases.title],
      width: 15,
    }),
    column('role', '身份', roleKind, {
      aliases: ['角色', '参训身份', '参训角色', '培训身份', '培训角色', '人员身份', '人员角色', '参训类别'],
      isReadOnly: true,
      width: 8,
    }),
    column('attendance', '考勤', attendanceKind, {
      aliases: ['出勤', '考勤情况', '出勤情况', '出勤率(应到/实到)', '应到/实到', '应到实到'],
      isReadOnly: true,
      width: 10,
    }),
    column('periodsHeld', ['考勤', '应到'], periods, {
      aliases: ['应到', '应到课时', '应出勤', '应到节数', '总课时', '应到次数'],
      width: 7,
    }),
    column('periodsAttended', ['考勤', '实到'], periods, {
      aliases: ['实到', '实到课时', '实际出勤', '实到节数', '出勤课时', '实到次数', '实出勤'],
      width: 7,
    }),
    column('result', '考核结果', resultKind, { aliases: aliases.result, width: 10 }),
    column('hours', '学时', hoursKind, { aliases: aliases.hours, isSummed: true, width: 8 }),
    column('credits', '学分', creditsKind, { aliases: aliases.credits, isSummed: true, width: 8 }),
    column('certificateNumber', '证书编号', documentNumberKind, {
      aliases: aliases.certificateNumber,
      width: 20,
    }),
    column('remark', '备注', plainText, { aliases: aliases.remark, width: 14 }),
  ],
  check: (row) => {
    const person = checkPerson(row);
    const attended = checkAttendance(person.row);
    return { row: attended.row, issues: [...person.issues, ...attended.issues] };
  },
  // Who lectures may also sit in as a trainee; nobody is trainee and mentor, or mentor and mentee, at once.
  identityOf: (row) =>
    row.idNumber !== null && row.role === 'lecturer' ? `${row.idNumber} ${row.role}` : row.idNumber,
  nameOf: (row) => ({ name: row.name, within: row.organisationName }),
  countLabel: (rows) => `共 ${rows.length} 人`,
};

/** Splits 应到/实到 into its two columns and refuses more lessons attended than held. */
function checkAttendance(row: QualifiedListRow): CheckedRow<QualifiedListRow> {
  const { attendance, ...rest } = row;
  const split: QualifiedListRow =
    attendance === null
      ? row
      : { ...rest, attendance: null, periodsHeld: attendance.held, periodsAttended: attendance.attended };
  const { periodsHeld, periodsAttended } = split;
  if (periodsHeld === null || periodsAttended === null || periodsAttended <= periodsHeld)
    return { row: split, issues: [] };
  const issue = errorIssue('attendedMoreThanHeld', { held: periodsHeld, attended: periodsAttended });
  return {
    row: split,
    issues: [{ ...issue, field: attendance === null ? 'periodsAttended' : 'attendance' }],
  };
}
