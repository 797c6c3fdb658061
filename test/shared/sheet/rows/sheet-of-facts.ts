import { assertPresent } from '../../../../src-shared/lib/assert.ts';
import { runNow, type Work } from '../../../../src-shared/lib/work.ts';
import type { BuiltInSheet, SheetRows } from '../../../../src-shared/sheet/rows/built-in-sheet.ts';
import type { SheetFacts, SheetPerson } from '../../../../src-shared/sheet/rows/sheet-facts.ts';
import type { SheetQuestion } from '../../../../src-shared/sheet/rows/sheet-question.ts';
import { textOfValue } from '../../../../src-shared/sheet/template/template-values.ts';
import { type CalendarDate, parseCalendarDate } from '../../../../src-shared/training/calendar-date.ts';
import type { ProjectFields } from '../../../../src-shared/training/project.ts';
import { sampleIdNumber } from '../../../main/workbooks/fill/sample-people.ts';
import { aProject } from '../../training/a-project.ts';

export const NORTH = '北塘实验小学';
export const SOUTH = '南渡江中学';

export const day = (text: string): CalendarDate => assertPresent(parseCalendarDate(text), text);

/** A woman teaching 语文 at the north school; `change` says what is different. */
export function aPerson(id: number, change: Partial<SheetPerson> = {}): SheetPerson {
  return {
    ...{
      id,
      uid: `p${id}`,
      organisationId: 1,
      organisation: NORTH,
      name: `王${'甲乙丙丁戊己'.charAt(id - 1)}`,
    },
    ...{
      idNumber: sampleIdNumber(id, 'female'),
      sex: 'female',
      birthOn: null,
      ethnicity: null,
      education: null,
    },
    ...{ stage: '小学', subject: '语文', title: null, post: null, phone: null, email: null },
    ...{ isFullTime: true, hiredOn: null, status: 'active', leftOn: null },
    ...change,
  };
}

/** Two at the north school, 王丙 at the south one. */
export const PEOPLE = [aPerson(1), aPerson(2), aPerson(3, { organisation: SOUTH, organisationId: 2 })];

export function someFacts(
  question: Partial<SheetQuestion> & Pick<SheetQuestion, 'kind'>,
  people: readonly SheetPerson[] = PEOPLE,
): SheetFacts {
  return {
    question: {
      projectUid: null,
      year: null,
      isSchoolYear: false,
      organisationName: null,
      level: null,
      ...question,
    },
    organisationName: '县教师发展中心',
    actor: '王老师',
    today: day('2025-11-10'),
    people,
  };
}

export function someProject(change: Partial<ProjectFields> = {}): ProjectFields {
  return aProject({ name: '县级培训', ...change });
}

export function made(work: Work<BuiltInSheet>): BuiltInSheet {
  return runNow(work);
}

/** What stands under some columns, row by row, as a reader sees it. */
export function textsOf({ values, count }: SheetRows, ...keys: readonly string[]): readonly string[] {
  return values(0, count).map((row) =>
    keys.map((key) => textOfValue(row[key] ?? { kind: 'empty' })).join(' '),
  );
}

/** The codes of what is said about a sheet. */
export function codesOf({ problems }: BuiltInSheet): readonly string[] {
  return problems.map(({ code }) => code);
}
