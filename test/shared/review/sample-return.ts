import type { KnownTeacher } from '../../../src-shared/import/match-people.ts';
import type { Entry } from '../../../src-shared/ledger/entry.ts';
import { type TeacherFacts, unaskedFacts } from '../../../src-shared/people/teacher.ts';
import type { RowFinding } from '../../../src-shared/review/compare-return.ts';
import type { Change, Difference } from '../../../src-shared/review/difference.ts';
import type { DifferenceContext } from '../../../src-shared/review/differences.ts';
import { numberKey } from '../../../src-shared/review/judge.ts';
import type { ReturnedSheetRow } from '../../../src-shared/review/returned-sheet.ts';
import type { StandingSheetLine } from '../../../src-shared/review/standing-line.ts';
import {
  type RegistrationSheetRow,
  registrationSheet,
} from '../../../src-shared/sheet/layouts/registration-sheet.ts';
import type { SheetHeader } from '../../../src-shared/sheet/read/find-header.ts';
import type { SheetMarks } from '../../../src-shared/sheet/render/cell-styles.ts';
import type { CalendarDate } from '../../../src-shared/training/calendar-date.ts';
import { credits, hours } from '../../../src-shared/training/thousandths.ts';

export const TODAY = '2025-11-10' as CalendarDate;
const SCHOOL = '北塘小学';

function person(id: number, uid: string, facts: Partial<TeacherFacts>): KnownTeacher {
  return {
    id,
    uid,
    version: 1,
    facts: {
      name: '王芳',
      idType: 'id-card',
      idNumber: null,
      sex: null,
      birthOn: null,
      ...unaskedFacts,
      organisationName: SCHOOL,
      stage: '小学',
      subject: '数学',
      title: null,
      post: null,
      phone: null,
      hiredOn: null,
      broughtInOn: null,
      hasProofOfPriorTraining: false,
      isOnProbation: false,
      roles: [],
      status: 'active',
      leftOn: null,
      remark: null,
      ...facts,
    },
  };
}

export const WANG = person(1, 'wang', {
  idNumber: '460102198506150023',
  sex: 'female',
  birthOn: '1985-06-15',
});
export const LI = person(2, 'li', {
  name: '李强',
  idNumber: '460102198001010017',
  sex: 'male',
  birthOn: '1980-01-01',
});
export const TEACHERS = new Map([WANG, LI].map((teacher) => [teacher.uid, teacher]));
export const PEOPLE = {
  today: TODAY,
  holders: new Map([WANG, LI].map((teacher) => [numberKey(teacher.facts), teacher])),
};

export function rowValues(change: Partial<RegistrationSheetRow> = {}): RegistrationSheetRow {
  return {
    name: WANG.facts.name,
    sex: 'female',
    idNumber: WANG.facts.idNumber,
    organisationName: SCHOOL,
    stage: '小学',
    subject: '数学',
    projectName: '骨干教师培训',
    level: 'county',
    form: 'centralized',
    period: null,
    hours: hours(24_000),
    credits: credits(3000),
    year: 2025,
    remark: null,
    ...change,
  };
}

export function sheetLine(
  change: Partial<Omit<StandingSheetLine, 'values'>> & {
    readonly values?: Partial<RegistrationSheetRow>;
  } = {},
): StandingSheetLine {
  const { values, ...other } = change;
  return {
    entryUid: 'e1',
    teacherUid: 'wang',
    batchId: 1,
    organisationName: SCHOOL,
    participationUid: 'p1',
    project: { uid: 'j1', name: '骨干教师培训' },
    values: rowValues(values),
    ...other,
  };
}

/** A row as it was read: its texts are what its values look like, unless the test says otherwise. */
export function sheetRow(
  row: number,
  change: Partial<RegistrationSheetRow> = {},
  texts: Readonly<Record<string, string>> = {},
): ReturnedSheetRow {
  const values = rowValues(change);
  const shown = registrationSheet.columns.map(({ key, format }) => {
    const cell = format(values, 'iso');
    const text =
      cell.kind === 'text' ? cell.text : cell.kind === 'empty' ? '' : String(cell.thousandths / 1000);
    return [key, text] as const;
  });
  return { row, values, joinedRows: [], texts: { ...Object.fromEntries(shown), ...texts } };
}

/** The head of a sheet with these fields from column A on. */
export function headerOf(fields: readonly string[]): SheetHeader {
  return {
    sheet: '登记表',
    firstRow: 2,
    lastRow: 2,
    columns: fields.map((key, index) => ({
      column: index + 1,
      address: `${String.fromCharCode(65 + index)}2`,
      heading: key,
      key: registrationSheet.columns.some((column) => column.key === key) ? key : null,
    })),
    problems: [],
  };
}

export const FIELDS = ['name', 'idNumber', 'projectName', 'hours', 'credits', 'year', 'remark'];
export const NO_MARKS: SheetMarks = { cell: () => null, row: () => null };

export function contextOf(change: Partial<DifferenceContext> = {}): DifferenceContext {
  return {
    teachers: TEACHERS,
    people: PEOPLE,
    header: headerOf(FIELDS),
    marks: NO_MARKS,
    digest: (text) => text,
    ...change,
  };
}

export function finding(change: Partial<RowFinding> = {}): RowFinding {
  return {
    kind: 'figure',
    row: 5,
    address: 'D5',
    field: 'hours',
    heading: null,
    ours: '24',
    theirs: '16',
    marks: [],
    remark: null,
    ...change,
  };
}

export function difference(id: string, change: Change | null, other: Partial<Difference> = {}): Difference {
  return {
    id,
    key: id,
    kind: 'figure',
    group: 'wang',
    teacher: { uid: 'wang', name: '王芳', organisationName: SCHOOL, idNumberMasked: null },
    project: null,
    entryUid: null,
    year: 2025,
    rows: [5],
    address: null,
    field: null,
    heading: null,
    ours: null,
    theirs: null,
    marks: [],
    remark: null,
    canAccept: change !== null,
    change,
    problems: [],
    rejectedBefore: null,
    ...other,
  };
}

/** A standing entry of Wang; `id` also orders it. */
export function entry(
  id: number,
  change: Partial<Omit<Entry, 'earned'>> & { readonly earned?: Partial<Entry['earned']> } = {},
): Entry {
  const { earned, ...other } = change;
  return {
    id,
    uid: `e${id}`,
    teacher: { id: 1, uid: 'wang' },
    participation: { id: 1, uid: 'p1' },
    project: { id: 1, uid: 'j1' },
    reverses: null,
    reversedBy: null,
    ...other,
    earned: {
      origin: 'own',
      year: 2025,
      form: 'centralized',
      level: 'county',
      role: 'trainee',
      hours: 24_000,
      credits: 3000,
      makeUpFor: null,
      phase: null,
      classificationId: null,
      months: null,
      weeks: null,
      endedOn: '2025-10-15',
      policyVersion: { id: 1, key: 'small@1#0' },
      facts: '{"input":{"days":3}}',
      trail: '{"steps":[{"clause":"X1","text":"培训"}],"warnings":[]}',
      ...earned,
    },
  };
}
