import type { KnownTeacher } from '../import/match-people.ts';
import { normaliseTeacher, type TeacherFacts, teacherProblems } from '../people/teacher.ts';
import { isError, type Problem, type ProblemCode } from '../problems.ts';
import type { CalendarDate } from '../training/calendar-date.ts';
import type { RowFinding } from './compare-return.ts';
import { type Difference, type PersonField, personFields } from './difference.ts';
import type { ReturnedSheetRow } from './returned-sheet.ts';
import type { StandingSheetLine } from './standing-line.ts';

/** Whether a difference can be accepted, and what accepting it writes. */
export type Judged = Pick<Difference, 'canAccept' | 'change' | 'problems'>;

/** A question: somebody has to look, and there is nothing to write. */
const NOTHING_TO_ACCEPT: Judged = { canAccept: false, change: null, problems: [] };

/** An old figure struck through beside the new one, in a format that does not tell which is which. */
const TWO_FIGURES = /\d\s+[\d.]/;

/** What a row says of its line: a fact of the training belongs to the project and is not changed for one person. */
export function judgeLine(finding: RowFinding, line: StandingSheetLine, row: ReturnedSheetRow): Judged {
  switch (finding.kind) {
    case 'struck':
      return { canAccept: true, change: { kind: 'strike', entryUid: line.entryUid }, problems: [] };
    case 'training':
      return refuse('correction.factOfTraining', placeOf(finding));
    case 'figure':
      return judgeFigure(finding, line, row);
    default:
      return NOTHING_TO_ACCEPT;
  }
}

/**
 * A changed figure, refused in this order: emptied, two figures in one cell, negative, credits where the line
 * has none.
 */
function judgeFigure(finding: RowFinding, line: StandingSheetLine, row: ReturnedSheetRow): Judged {
  const { field } = finding;
  if (field !== 'hours' && field !== 'credits' && field !== 'year') return NOTHING_TO_ACCEPT;
  const at = placeOf(finding);
  const value = row.values[field];
  if (value === null) return refuse('correction.emptied', at);
  if (TWO_FIGURES.test(row.texts[field] ?? '')) return refuse('correction.unclearFigure', at);
  if (value < 0) return refuse('correction.negativeFigure', at);
  if (field === 'credits' && line.values.credits === null) return refuse('correction.noCredits', at);
  return {
    canAccept: true,
    change: { kind: 'figure', entryUid: line.entryUid, field, value },
    problems: [],
  };
}

/** What a row says of its person; a fact that no record may have is refused as the teacher's form refuses it. */
export function judgePerson(
  finding: RowFinding,
  teacher: KnownTeacher,
  row: ReturnedSheetRow,
  people: PeopleFacts,
): Judged {
  const field = personFields.find((each) => each === finding.field);
  const value = statedValue(finding, row);
  if (field === undefined || value === null) return refuse('correction.emptied', placeOf(finding));
  const problems = changedTeacherProblems(teacher, withPersonField(teacher.facts, field, value), people);
  return problems.some(isError)
    ? { canAccept: false, change: null, problems }
    : { canAccept: true, change: { kind: 'person', teacherUid: teacher.uid, field, value }, problems };
}

/** What a row states of the person's field of a finding; null where it states nothing: 未知 and 未说明 (0, 9) name no sex. */
export function statedValue({ field }: RowFinding, row: ReturnedSheetRow): string | null {
  const known = personFields.find((each) => each === field);
  const value = known === undefined ? null : row.values[known];
  if (field === 'sex' && value !== 'male' && value !== 'female') return null;
  return value;
}

/** The record with one field changed. A number that was changed takes the birth date that it states with it. */
export function withPersonField(facts: TeacherFacts, field: PersonField, value: string): TeacherFacts {
  switch (field) {
    case 'sex':
      return normaliseTeacher({ ...facts, sex: value === 'male' ? 'male' : 'female' });
    case 'idNumber': {
      const statesBirth = facts.idType === 'id-card' && facts.idNumber !== null;
      return normaliseTeacher({ ...facts, idNumber: value, birthOn: statesBirth ? null : facts.birthOn });
    }
    default:
      return normaliseTeacher({ ...facts, [field]: value });
  }
}

/** What a changed record is judged against. */
export type PeopleFacts = {
  readonly today: CalendarDate;
  /** People of the ledger by `numberKey`. */
  readonly holders: ReadonlyMap<string, KnownTeacher>;
};

/** One paper has one number: a passport may have the number of another person's identity card. */
export function numberKey({ idType, idNumber }: Pick<TeacherFacts, 'idType' | 'idNumber'>): string {
  return `${idType} ${idNumber ?? ''}`;
}

/**
 * What is wrong with a record after a change. An old record may lack what is asked today, so only what the change brings
 * is named. Then `teacher.idNumberTaken`: the number belongs to somebody else.
 */
export function changedTeacherProblems(
  teacher: KnownTeacher,
  after: TeacherFacts,
  { today, holders }: PeopleFacts,
): readonly Problem[] {
  const known = new Set(teacherProblems(teacher.facts, today).map(({ code }) => code));
  const brought = teacherProblems(after, today).filter(({ code }) => !known.has(code));
  const holder = after.idNumber === null ? undefined : holders.get(numberKey(after));
  if (holder === undefined || holder.uid === teacher.uid) return brought;
  if (numberKey(after) === numberKey(teacher.facts)) return brought;
  const { name, organisationName: organisation } = holder.facts;
  const values = { name, organisation };
  return [
    ...brought,
    { code: 'teacher.idNumberTaken', severity: 'error', at: { field: 'idNumber' }, values },
  ];
}

/** The place of a finding by row and field. */
function placeOf({ row, field }: RowFinding): NonNullable<Problem['at']> {
  return { row, ...(field === null ? {} : { field }) };
}

/** A difference that cannot be accepted, and why. */
function refuse(code: ProblemCode, at: NonNullable<Problem['at']>): Judged {
  return { canAccept: false, change: null, problems: [{ code, severity: 'error', at, values: {} }] };
}
