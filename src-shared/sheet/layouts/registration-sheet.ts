import type { Sex } from '../../people/sex.ts';
import type { CalendarDate } from '../../training/calendar-date.ts';
import type { Credits, Hours } from '../../training/thousandths.ts';
import type { Form, Level } from '../../training/training-words.ts';
import {
  dateKind,
  periodKind,
  plainText,
  signedCreditsKind,
  signedHoursKind,
  yearKind,
} from '../read/cell-kinds.ts';
import { checkPerson, identityNumberKind, nameKind, sexKind } from '../read/person-kinds.ts';
import { formKind, levelKind, stageKind, subjectKind } from '../read/school-words.ts';
import type { WrittenPeriod } from '../read/written-date.ts';
import { aliases } from './shared-columns.ts';
import { sheetTitles } from './sheet-kinds.ts';
import { columnsFor, type SheetColumn, type SheetLayout } from './sheet-layout.ts';

/** One line of the ledger on a 学分登记表; figures are negative on a line that takes an entry back. */
export type RegistrationSheetRow = {
  readonly name: string;
  readonly sex: Sex | null;
  readonly idNumber: string | null;
  readonly organisationName: string | null;
  readonly stage: string | null;
  readonly subject: string | null;
  readonly projectName: string;
  readonly level: Level | null;
  readonly form: Form | null;
  readonly period: WrittenPeriod | null;
  /** Keys of the columns that ask for the first and the last day of `period` apart; rows do not hold them twice. */
  readonly startOn?: CalendarDate | null;
  readonly endOn?: CalendarDate | null;
  readonly hours: Hours | null;
  readonly credits: Credits | null;
  readonly year: number | null;
  readonly remark: string | null;
};

const column = columnsFor<RegistrationSheetRow>();

/**
 * The first or the last day of the period as a column of its own: some centers ask for them apart. Written
 * only.
 */
function dayColumn(
  key: 'startOn' | 'endOn',
  heading: string,
  aliases: readonly string[],
): SheetColumn<RegistrationSheetRow> {
  return {
    ...column(key, heading, dateKind, { aliases, width: 11 }),
    format: ({ period }, dates) =>
      period === null ? { kind: 'empty' } : dateKind.format(period[key], dates),
  };
}

/**
 * 学分登记表: entries as they were registered. One person may stand in many lines, so lines are not joined; the
 * count is of persons, by identity number.
 */
export const registrationSheet: SheetLayout<RegistrationSheetRow> = {
  id: 'registration-sheet',
  title: sheetTitles.registration,
  columns: [
    column('name', '姓名', nameKind, { aliases: aliases.name, isRequired: true, width: 11 }),
    column('sex', '性别', sexKind, { aliases: aliases.sex, width: 6 }),
    column('idNumber', '身份证号', identityNumberKind, { aliases: aliases.idNumber, width: 21 }),
    column('organisationName', '单位', plainText, { aliases: aliases.organisationName, width: 23 }),
    column('stage', '学段', stageKind, { aliases: aliases.stage, width: 7 }),
    column('subject', '学科', subjectKind, { aliases: aliases.subject, width: 11 }),
    column('projectName', '项目名称', plainText, {
      aliases: ['培训项目', '培训项目名称', '培训名称', '培训班名称', '培训内容', '项目'],
      isRequired: true,
      width: 28,
    }),
    column('level', '项目级别', levelKind, { aliases: ['级别', '培训级别', '层级'], width: 9 }),
    column('form', '培训形式', formKind, {
      aliases: ['形式', '培训方式', '研修形式', '培训类型'],
      width: 11,
    }),
    column('period', '起止日期', periodKind, {
      aliases: ['起止时间', '培训时间', '培训起止时间', '培训日期', '起讫日期', '培训起止日期'],
      width: 13,
    }),
    column('hours', '学时', signedHoursKind, { aliases: aliases.hours, isSummed: true, width: 8 }),
    column('credits', '学分', signedCreditsKind, { aliases: aliases.credits, isSummed: true, width: 8 }),
    column('year', '登记年度', yearKind, { aliases: ['年度', '登记年份', '学分年度', '所属年度'], width: 9 }),
    column('remark', '备注', plainText, { aliases: aliases.remark, width: 12 }),
  ],
  partColumns: [
    dayColumn('startOn', '开始日期', [
      ...['开始时间', '起始日期', '起始时间', '开班日期', '开班时间', '培训开始日期', '培训开始时间'],
      ...[
        '起止日期开始',
        '起止时间开始',
        '培训时间开始',
        '起止日期起',
        '起止时间起',
        '培训时间起',
        '开始',
        '起',
      ],
    ]),
    dayColumn('endOn', '结束日期', [
      ...['结束时间', '截止日期', '截止时间', '结班日期', '结班时间', '培训结束日期', '培训结束时间'],
      ...[
        '起止日期结束',
        '起止时间结束',
        '培训时间结束',
        '起止日期止',
        '起止时间止',
        '培训时间止',
        '结束',
        '止',
      ],
    ]),
  ],
  check: checkPerson,
  countLabel: (rows) => {
    const people = new Set(rows.map((row) => row.idNumber ?? `${row.name} ${row.organisationName ?? ''}`))
      .size;
    return people === rows.length ? `共 ${people} 人` : `共 ${people} 人 ${rows.length} 条`;
  },
};
