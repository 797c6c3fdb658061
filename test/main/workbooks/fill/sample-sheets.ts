import { assertPresent } from '../../../../src-shared/lib/assert.ts';
import type { CompletionListRow } from '../../../../src-shared/sheet/layouts/completion-list.ts';
import type { CycleSummaryRow } from '../../../../src-shared/sheet/layouts/cycle-summary.ts';
import type { QualifiedListRow } from '../../../../src-shared/sheet/layouts/qualified-list.ts';
import type { RegistrationSheetRow } from '../../../../src-shared/sheet/layouts/registration-sheet.ts';
import type { TeacherRosterRow } from '../../../../src-shared/sheet/layouts/teacher-roster.ts';
import type { YearSummaryRow } from '../../../../src-shared/sheet/layouts/year-summary.ts';
import type { CalendarDate } from '../../../../src-shared/training/calendar-date.ts';
import { fromParts } from '../../../../src-shared/training/calendar-date.ts';
import { credits, hours } from '../../../../src-shared/training/thousandths.ts';
import { samplePerson } from './sample-people.ts';

export function day(year: number, month: number, date: number): CalendarDate {
  return assertPresent(fromParts(year, month, date), 'a day of the calendar');
}

export const FRAME = {
  subtitles: [{ left: '填报单位：海口市北塘实验小学', right: '登记年度：2025    单位：学时、学分' }],
  organisation: '海口市北塘实验小学',
  preparedBy: '王老师',
  headSeal: '3f9a 08c2',
} as const;

export function rosterRow(index: number): TeacherRosterRow {
  return {
    ...samplePerson(index),
    idType: 'id-card',
    title: '一级教师',
    post: index % 9 === 0 ? '教研组长' : null,
    hiredOn: day(2005 + (index % 15), 9, 1),
    broughtInOn: index % 11 === 0 ? day(2021, 8, 20) : null,
    previousOrganisation: index % 11 === 0 ? '湛江市第二小学' : null,
    education: '本科',
    phone: `138075${String(10_000 + index).slice(-5)}`,
    ethnicity: index % 7 === 0 ? '黎族' : '汉族',
    email: index % 3 === 0 ? `teacher${index}@example.org` : null,
    isFullTime: index % 13 !== 0,
    status: 'active',
    remark: null,
  };
}

export function registrationRow(index: number): RegistrationSheetRow {
  const isSchool = index % 4 === 0;
  return {
    ...samplePerson(index),
    projectName: isSchool ? '新课标校本研修' : '2025年海口市小学骨干教师课堂教学能力提升集中培训（第二期）',
    level: isSchool ? 'school' : 'city',
    form: isSchool ? 'school-based' : 'centralized',
    period: { startOn: day(2025, 7, 10), endOn: day(2025, 7, 12) },
    hours: hours(24_000 - (index % 3) * 500),
    credits: credits(3000 + (index % 5) * 125),
    year: 2025,
    remark: index % 7 === 0 ? '补修' : null,
  };
}

export function qualifiedRow(index: number): QualifiedListRow {
  return {
    ...samplePerson(index),
    region: '海口市琼山区',
    title: '一级教师',
    role: null,
    attendance: null,
    periodsHeld: 24,
    periodsAttended: 24 - (index % 3),
    result: index % 8 === 0 ? 'excellent' : 'passed',
    hours: hours(24_000),
    credits: credits(3125),
    certificateNumber: `0312202201${String(index).padStart(4, '0')}`,
    remark: null,
  };
}

export function completionRow(index: number): CompletionListRow {
  const { name, sex, idNumber, organisationName } = samplePerson(index);
  return { name, sex, idNumber, organisationName, result: 'passed', certificateNumber: null };
}

export function yearRow(index: number): YearSummaryRow {
  const { name, idNumber, subject } = samplePerson(index);
  return {
    name,
    idNumber,
    subject,
    nationalHours: index % 5 === 0 ? hours(24_000) : null,
    nationalCredits: index % 5 === 0 ? credits(6000) : null,
    provincialHours: hours(16_000),
    provincialCredits: credits(3000),
    localHours: hours(8000),
    localCredits: credits(1000),
    remoteHours: hours(20_000),
    remoteCredits: credits(2000),
    schoolHours: hours(40_000),
    schoolCredits: credits(6000),
    schoolCreditsOver: index % 3 === 0 ? credits(1250) : null,
    otherHours: null,
    otherCredits: null,
    totalHours: hours(84_000),
    totalCredits: credits(12_000),
    verdict: index % 6 === 0 ? '不合格' : '合格',
    makeUp: null,
  };
}

export function cycleRow(index: number): CycleSummaryRow {
  const { name, idNumber, organisationName } = samplePerson(index);
  const row: Record<`${number}.${'hours' | 'credits' | 'verdict'}`, unknown> = {};
  for (let year = 2021; year <= 2025; year++) {
    row[`${year}.hours`] = hours(72_000 + index * 500);
    row[`${year}.credits`] = credits(10_000 + index * 125);
    row[`${year}.verdict`] = index % 6 === 0 ? '不考核（新聘）' : '合格';
  }
  const totals = {
    totalHours: hours(360_000 + index * 2500),
    totalCredits: credits(50_000 + index * 625),
    verdict: '合格',
    shortfall: null,
  };
  return { name, idNumber, organisationName, ...totals, ...(row as object) } as CycleSummaryRow;
}
