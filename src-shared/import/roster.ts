import type { Work } from '../lib/work.ts';
import { normaliseTeacher, type TeacherFacts, teacherProblems } from '../people/teacher.ts';
import { isError, type Problem } from '../problems.ts';
import type { TeacherRosterRow } from '../sheet/layouts/teacher-roster.ts';
import type { ReadRow } from '../sheet/read/read-row.ts';
import type { SheetReading } from '../sheet/read/read-rows.ts';
import type { CalendarDate } from '../training/calendar-date.ts';
import type { Level } from '../training/training-words.ts';
import {
  ambiguousName,
  indexPeople,
  type KnownTeacher,
  matchPeople,
  type PeopleIndex,
  refuseRivals,
} from './match-people.ts';
import { type PlannedRow, problemsByRow, rowsNotRead, textChanges } from './planned-row.ts';

/** What a roster is read against. */
export type RosterFacts = {
  readonly people: readonly KnownTeacher[];
  /** Whose ledger it is: a school's roster need not name the school. */
  readonly organisation: { readonly name: string; readonly level: Level };
  readonly today: CalendarDate;
};

/** A row of a roster with the record it makes. */
export type PlannedTeacher = PlannedRow & {
  /** The record as it would be; null where the row is not understood. */
  readonly facts: TeacherFacts | null;
  /** The teacher it changes; null for somebody new. */
  readonly existing: KnownTeacher | null;
};

type Draft = PlannedTeacher & { readonly target: string | null; readonly isCertain: boolean };

/**
 * Row by row, against the people who are there: who is new, who changes in what, and what keeps a row out. In the order
 * of the sheet, rows that were not read among them. Writes nothing; yields after each row.
 */
export function* planRoster(
  reading: SheetReading<TeacherRosterRow>,
  facts: RosterFacts,
): Work<readonly PlannedTeacher[]> {
  const problems = problemsByRow(reading);
  const known = { ...facts, people: indexPeople(facts.people) };
  const planned: Draft[] = [];
  for (const row of reading.rows) {
    planned.push(planRow(row, problems.ofRow(row.row), known));
    yield;
  }
  const unread = rowsNotRead(reading, problems).map((row) => ({ ...row, facts: null, existing: null }));
  return [...noticeLookAlikes(refuseRivals(planned)), ...unread].sort((a, b) => a.row - b.row);
}

/** `teacher.sameNameWithoutNumber`: two new rows of one name and unit, one of them without a number, may be one person (X4). */
function noticeLookAlikes(rows: readonly Draft[]): readonly Draft[] {
  const keyOf = ({ kind, facts }: Draft) =>
    kind === 'new' && facts !== null ? `${facts.name} ${facts.organisationName}` : null;
  const alike = Map.groupBy(rows, keyOf);
  return rows.map((row) => {
    const key = keyOf(row);
    const others = (key === null ? [] : (alike.get(key) ?? [])).filter((other) => other !== row);
    if (!others.some(({ facts }) => facts?.idNumber === null || row.facts?.idNumber === null)) return row;
    const values = {
      name: row.name,
      organisation: row.facts?.organisationName ?? '',
      row: others[0]?.row ?? null,
    };
    const problem = {
      code: 'teacher.sameNameWithoutNumber',
      severity: 'warning',
      at: { row: row.row },
      values,
    } as const;
    return { ...row, problems: [...row.problems, problem] };
  });
}

/** Texts that name exactly this plan, row by row, for its fingerprint. */
export function rosterRowText({ row, kind, existing, facts }: PlannedTeacher): string {
  return JSON.stringify([row, kind, existing?.uid ?? null, existing?.version ?? null, facts]);
}

type Known = Omit<RosterFacts, 'people'> & { readonly people: PeopleIndex };

function planRow(row: ReadRow<TeacherRosterRow>, seen: readonly Problem[], known: Known): Draft {
  const base: Draft = {
    row: row.row,
    kind: 'problem',
    name: row.values.name,
    cells: row.texts,
    changes: [],
    problems: seen,
    facts: null,
    existing: null,
    target: null,
    isCertain: false,
  };
  if (seen.some(({ code }) => code === 'sameNameWithoutIdNumber')) return base;
  const read = factsOfRow(row.values, null, known);
  const candidates = matchPeople(known.people, { ...read, mayBringNumber: true });
  const [found = null] = candidates;
  if (candidates.length > 1)
    return { ...base, problems: [...seen, ambiguousName(row.row, read.name, candidates.length)] };
  if (found === null) return judged({ ...base, facts: read }, known.today);
  const isCertain = row.values.idNumber !== null && found.facts.idNumber === read.idNumber;
  const meant = { ...base, existing: found, target: found.uid, isCertain };
  if (found.facts.name !== read.name)
    return { ...meant, kind: 'conflict', facts: read, problems: [...seen, otherName(row.row, read, found)] };
  return judged({ ...meant, facts: factsOfRow(row.values, found.facts, known) }, known.today);
}

/** The draft with what its record lacks, and what it would do. */
function judged(draft: Draft & { readonly facts: TeacherFacts }, today: CalendarDate): Draft {
  const { facts, existing, row, problems } = draft;
  // What the sheet's own reading said already is not said twice.
  const added = teacherProblems(facts, today).filter(
    (problem) => isError(problem) && !problems.some((known) => known.at?.field === problem.at?.field),
  );
  const all = [...problems, ...added.map((problem) => ({ ...problem, at: { ...problem.at, row } }))];
  if (all.some(isError)) return { ...draft, problems: all };
  if (existing === null) return { ...draft, kind: 'new', problems: all };
  const changes = textChanges(existing.facts, facts);
  return { ...draft, kind: changes.length === 0 ? 'same' : 'changed', changes, problems: all };
}

/** `import.otherName`: the number belongs to somebody of another name. */
function otherName(row: number, { name }: TeacherFacts, { facts }: KnownTeacher): Problem {
  return { code: 'import.otherName', severity: 'error', at: { row }, values: { name, known: facts.name } };
}

/**
 * The record a row makes: what the row says over what was known; an empty cell changes nothing. What a roster does not
 * tell (probation, roles, the day somebody left) stays as known.
 */
function factsOfRow(
  row: TeacherRosterRow,
  known: TeacherFacts | null,
  { organisation }: Pick<Known, 'organisation'>,
): TeacherFacts {
  const own = organisation.level === 'school' ? organisation.name : '';
  const remark = [
    row.remark,
    row.previousOrganisation === null ? null : `原单位：${row.previousOrganisation}`,
  ].filter((part) => part !== null);
  return normaliseTeacher({
    name: row.name,
    idType: row.idType ?? known?.idType ?? 'id-card',
    idNumber: row.idNumber ?? known?.idNumber ?? null,
    sex: (row.sex === 'male' || row.sex === 'female' ? row.sex : null) ?? known?.sex ?? null,
    birthOn: known?.birthOn ?? null,
    ethnicity: row.ethnicity ?? known?.ethnicity ?? null,
    education: row.education ?? known?.education ?? null,
    organisationName: row.organisationName ?? known?.organisationName ?? own,
    stage: row.stage ?? known?.stage ?? null,
    subject: row.subject ?? known?.subject ?? null,
    title: row.title ?? known?.title ?? null,
    post: row.post ?? known?.post ?? null,
    phone: row.phone ?? known?.phone ?? null,
    email: row.email ?? known?.email ?? null,
    isFullTime: row.isFullTime ?? known?.isFullTime ?? true,
    hiredOn: row.hiredOn ?? known?.hiredOn ?? null,
    broughtInOn: row.broughtInOn ?? known?.broughtInOn ?? null,
    hasProofOfPriorTraining: known?.hasProofOfPriorTraining ?? false,
    priorProofIssuer: known?.priorProofIssuer ?? null,
    priorProofLevel: known?.priorProofLevel ?? null,
    priorProofFrom: known?.priorProofFrom ?? null,
    priorProofTo: known?.priorProofTo ?? null,
    isOnProbation: known?.isOnProbation ?? false,
    roles: known?.roles ?? [],
    status: row.status ?? known?.status ?? 'active',
    leftOn: known?.leftOn ?? null,
    remark: remark.length === 0 ? (known?.remark ?? null) : remark.join('；'),
  });
}
