import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { problemsByRow } from '../../../src-shared/import/planned-row.ts';
import type { Work } from '../../../src-shared/lib/work.ts';
import { maskIdentityNumber } from '../../../src-shared/people/identity-number.ts';
import { normaliseTeacher, type TeacherFacts, teacherProblems } from '../../../src-shared/people/teacher.ts';
import { isError, type Problem, type ProblemCode } from '../../../src-shared/problems.ts';
import {
  compareRow,
  type ReturnedMark,
  type RowFinding,
  rowMarks,
} from '../../../src-shared/review/compare-return.ts';
import { type LedgerLine, matchReturn, type ReturnMatch } from '../../../src-shared/review/match-return.ts';
import { addedRemark } from '../../../src-shared/review/review-words.ts';
import type { ReturnDifference, ReturnScope } from '../../../src-shared/rpc/contract/corrections.ts';
import type { RegistrationSheetRow } from '../../../src-shared/sheet/layouts/registration-sheet.ts';
import type { SheetHeader } from '../../../src-shared/sheet/read/find-header.ts';
import type { ReadRow } from '../../../src-shared/sheet/read/read-rows.ts';
import { findMarks, type SheetMarks } from '../../../src-shared/sheet/render/cell-looks.ts';
import type { CalendarDate } from '../../../src-shared/training/calendar-date.ts';
import {
  findTeacherByNumber,
  listTeachers,
  type TeacherRecord,
  toFacts,
} from '../../database/records/teacher-records.ts';
import { runWork, type TimeSlices, timeSlices } from '../../lib/run-work.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';
import {
  batchOfSeal,
  type CorrectionRecord,
  certificatesOf,
  decidedCorrection,
  linesOfProjects,
  linesOfYear,
  registeredProjects,
  registeredUntil,
  rejectedDifferences,
  type StandingCertificate,
  type StandingSheetLine,
} from './queries.ts';
import { commentsElsewhere, type ReadReturn } from './read-return.ts';

/** What accepting a difference writes. */
export type Change =
  | {
      readonly kind: 'person';
      readonly teacherUid: string;
      readonly field: PersonField;
      readonly value: string;
    }
  | {
      readonly kind: 'figure';
      readonly entryUid: string;
      readonly field: 'hours' | 'credits' | 'year';
      readonly value: number;
    }
  | { readonly kind: 'strike'; readonly entryUid: string };

const PERSON_FIELDS = ['name', 'sex', 'idNumber', 'organisationName', 'stage', 'subject'] as const;
export type PersonField = (typeof PERSON_FIELDS)[number];

export type PlannedDifference = ReturnDifference & {
  /** Names the same difference in a later sheet. */
  readonly key: string;
  readonly change: Change | null;
};

export type CorrectionPlan = {
  readonly read: ReadReturn;
  readonly scope: ReturnScope;
  readonly projects: readonly { readonly uid: string; readonly name: string }[];
  readonly decided: CorrectionRecord | null;
  readonly counts: {
    readonly rows: number;
    readonly same: number;
    readonly later: number;
    readonly skipped: number;
  };
  readonly differences: readonly PlannedDifference[];
  readonly problems: readonly Problem[];
  readonly certificates: readonly StandingCertificate[];
  readonly lines: ReadonlyMap<string, StandingSheetLine>;
  readonly teachers: ReadonlyMap<string, TeacherRecord>;
  /** Names exactly this comparison: the file, what the ledger says, and every difference. */
  readonly fingerprint: string;
};

type Row = ReadRow<RegistrationSheetRow>;

/**
 * Compares a sheet that came back with the ledger as `database` sees it. Writes nothing. Other calls are answered
 * meanwhile; if one of them writes, applying notices it, because the comparison is made again then.
 *
 * @throws Cancelled
 */
export async function planCorrection(
  ledger: OpenLedger,
  database: Database,
  read: ReadReturn,
  asked: ReturnScope | undefined,
  signal: AbortSignal | undefined,
): Promise<CorrectionPlan> {
  const slices = timeSlices(signal);
  const { header } = read.reading;
  const projects = registeredProjects(database);
  const decided = decidedCorrection(database, read.fileSha256, read.sheet) ?? null;
  const teachers = new Map(listTeachers(database).map((teacher) => [teacher.uid, teacher]));
  const found = await findLines({ database, read, teachers, projects, slices }, asked);
  const { match, scope } = found;
  const marks = await marksOf(read, header, slices);
  const missing = inScope(match.left, scope);
  const absent = withoutLater(database, missing, read.seal);
  const makers = differenceMakers({ ledger, database, read, marks, teachers, lines: found.lines });
  const pairs: { readonly line: LedgerLine; readonly findings: readonly RowFinding[] }[] = [];
  const ofLines: PlannedDifference[] = [];
  for (const { row, line } of match.pairs) {
    const whole = makers.rows.get(row.row);
    const isKnown = whole !== undefined && header !== null;
    const findings = isKnown ? compareRow({ row: whole, line }, header, marks) : [];
    pairs.push({ line, findings });
    ofLines.push(...makers.ofLine(line.entryUid, findings));
    if (slices.isOver) await slices.next();
  }
  const ofPeople = await runWork(joined(makers.ofPeople(pairs)), slices);
  const unsorted =
    decided !== null
      ? []
      : [
          ...ofLines,
          ...ofPeople,
          ...match.added.map(({ row, teacherUid }) => makers.ofRow('added', row.row, teacherUid, [])),
          ...match.ambiguous.map(({ row, reason, teacherUid }) =>
            makers.ofRow('ambiguous', row.row, teacherUid, [
              { code: `correction.ambiguous-${reason}`, severity: 'error', at: { row: row.row }, values: {} },
            ]),
          ),
          ...match.unread.map(({ row }) =>
            makers.ofRow('unread', row.row, null, makers.problems.ofRow(row.row)),
          ),
          ...absent.map((line) => makers.missing(line.entryUid)),
        ];
  await slices.next();
  const differences = byPerson(unsorted);
  const certificates = certificatesOf(database, {
    participationUids: differences.flatMap(({ change }) =>
      change === null || change.kind === 'person'
        ? []
        : (found.lines.get(change.entryUid)?.participationUid ?? []),
    ),
    teacherUids: differences.flatMap(({ change }) => (change?.kind === 'person' ? change.teacherUid : [])),
  });
  await slices.next();
  const warned = withWarnings(differences, certificates, found.lines, rejectedBefore(database));
  await slices.next();
  const fingerprint = fingerprintOf(read, scope, decided, warned, teachers);
  await slices.next();
  return {
    read,
    scope,
    projects,
    decided,
    counts: {
      rows: match.pairs.length,
      same: pairs.filter(({ findings }) => findings.length === 0).length,
      later: missing.length - absent.length,
      skipped: read.reading.skipped.length,
    },
    differences: warned,
    problems: sheetProblems(read, makers.problems.ofSheet, header, scope, decided),
    certificates,
    lines: found.lines,
    teachers,
    fingerprint,
  };
}

type Finding = {
  readonly database: Database;
  readonly read: ReadReturn;
  readonly teachers: ReadonlyMap<string, TeacherRecord>;
  readonly projects: CorrectionPlan['projects'];
  readonly slices: TimeSlices;
};

type Found = {
  readonly match: ReturnMatch;
  readonly scope: ReturnScope;
  readonly lines: ReadonlyMap<string, StandingSheetLine>;
};

/**
 * The lines a sheet can speak of: those of the trainings it names, and, once these tell what the sheet was meant to list,
 * all others of that range.
 */
async function findLines(
  { database, read, teachers, projects, slices }: Finding,
  asked: ReturnScope | undefined,
): Promise<Found> {
  const names = new Set(read.reading.rows.map((row) => compact(row.values.projectName)));
  const named = projects.filter((project) => names.has(compact(project.name)));
  const uids = named.map((project) => project.uid);
  const first = await runWork(joined(linesOfProjects(database, uids)), slices);
  const people = [...teachers.values()].map((teacher) => ({
    uid: teacher.uid,
    name: teacher.name,
    idNumber: teacher.id_number,
    organisationName: teacher.organisation,
  }));
  const fields = new Set((read.reading.header?.columns ?? []).flatMap(({ key }) => key ?? []));
  const matchWith = (lines: readonly StandingSheetLine[]) =>
    runWork(
      matchReturn({ rows: read.reading.rows, unread: read.reading.refused, lines, people, fields }),
      slices,
    );
  const byUid = new Map(first.map((line) => [line.entryUid, line]));
  const proposed = await matchWith(first);
  const scope = asked ?? scopeOf(read, proposed, byUid, teachers);
  for (const line of await runWork(joined(linesOfScope(database, scope)), slices))
    byUid.set(line.entryUid, line);
  const match = byUid.size === first.length ? proposed : await matchWith([...byUid.values()]);
  return { match, scope, lines: byUid };
}

function linesOfScope(database: Database, scope: ReturnScope): Iterable<readonly StandingSheetLine[]> {
  if (scope.projectUid !== null) return linesOfProjects(database, [scope.projectUid]);
  return scope.year === null ? [] : linesOfYear(database, scope.year, scope.organisationName);
}

function* joined<Item>(pieces: Iterable<readonly Item[]>): Work<readonly Item[]> {
  const all: Item[] = [];
  for (const piece of pieces) {
    all.push(...piece);
    yield;
  }
  return all;
}

function scopeOf(
  read: ReadReturn,
  match: ReturnMatch,
  lines: ReadonlyMap<string, StandingSheetLine>,
  teachers: ReadonlyMap<string, TeacherRecord>,
): ReturnScope {
  const paired = match.pairs.flatMap(({ line }) => lines.get(line.entryUid) ?? []);
  const only = <Value>(values: readonly Value[]): Value | null => {
    const [first, ...others] = new Set(values);
    return first === undefined || others.length > 0 ? null : first;
  };
  const organisations = new Set([...teachers.values()].map((teacher) => teacher.organisation));
  const organisationName = organisations.size < 2 ? null : only(paired.map((line) => line.organisationName));
  const rest = { organisationName, level: only(paired.map((line) => line.values.level)) };
  const projectUid = only(paired.map((line) => line.project?.uid ?? null));
  if (read.title.isOfProject && projectUid !== null) return { projectUid, year: read.title.year, ...rest };
  const year = read.title.year ?? only(paired.map((line) => line.values.year));
  return { projectUid: null, year, ...rest };
}

function inScope(left: ReturnMatch['left'], scope: ReturnScope): readonly StandingSheetLine[] {
  if (scope.projectUid === null && scope.year === null) return [];
  return left
    .filter((line): line is StandingSheetLine => 'batchId' in line)
    .filter(
      (line) =>
        (scope.projectUid === null || line.project?.uid === scope.projectUid) &&
        (scope.year === null || line.values.year === scope.year) &&
        (scope.organisationName === null || line.organisationName === scope.organisationName) &&
        (scope.level === null || line.values.level === scope.level),
    );
}

/** Lines that the sheet cannot have held are not missing from it. One that was only written anew since is. */
function withoutLater(
  database: Database,
  missing: readonly StandingSheetLine[],
  seal: string | null,
): readonly StandingSheetLine[] {
  const last = seal === null ? null : batchOfSeal(database, seal);
  if (last === null) return missing;
  const later = missing.filter((line) => line.batchId > last);
  const known = new Set(
    registeredUntil(
      database,
      later.flatMap((line) => line.participationUid ?? []),
      last,
    ),
  );
  return missing.filter((line) => line.batchId <= last || known.has(line.participationUid ?? ''));
}

async function marksOf(
  read: ReadReturn,
  header: SheetHeader | null,
  slices: TimeSlices,
): Promise<SheetMarks> {
  const nothing: SheetMarks = { cell: () => null, row: () => null };
  if (read.looks === null || header === null) return nothing;
  const rows = [...read.reading.rows, ...read.reading.refused].map(({ row }) => row);
  const columns = header.columns.map(({ column }) => column);
  const isWritten = (row: number, column: number) => read.written.get(row)?.has(column) === true;
  return runWork(findMarks(read.looks, rows, columns, isWritten), slices);
}

type Gathered = {
  readonly ledger: OpenLedger;
  readonly database: Database;
  readonly read: ReadReturn;
  readonly marks: SheetMarks;
  readonly teachers: ReadonlyMap<string, TeacherRecord>;
  readonly lines: ReadonlyMap<string, StandingSheetLine>;
};

function differenceMakers({ ledger, database, read, marks, teachers, lines }: Gathered) {
  const problems = problemsByRow(read.reading);
  const rows = new Map<number, Row>(read.reading.rows.map((row) => [row.row, row]));
  const texts = new Map(
    [...read.reading.rows, ...read.reading.refused].map((row) => [row.row, row.texts] as const),
  );
  const personOf = (uid: string | null, row: number | null): ReturnDifference['teacher'] => {
    const known = uid === null ? undefined : teachers.get(uid);
    if (known !== undefined)
      return {
        uid: known.uid,
        name: known.name,
        organisationName: known.organisation,
        idNumberMasked: known.id_number === null ? null : maskIdentityNumber(known.id_number),
      };
    const said = row === null ? {} : (texts.get(row) ?? {});
    const number = said['idNumber']?.trim() ?? '';
    return {
      uid: null,
      name: said['name']?.trim() ?? '',
      organisationName: said['organisationName']?.trim() || null,
      idNumberMasked: number === '' ? null : maskIdentityNumber(number),
    };
  };
  const base = (uid: string | null, row: number | null, entryUid: string | null) => {
    const teacher = personOf(uid, row);
    const line = entryUid === null ? undefined : lines.get(entryUid);
    return {
      group: teacher.uid ?? `row ${row ?? ''}`,
      teacher,
      project: line?.project ?? null,
      entryUid,
      year: line?.values.year ?? null,
      rows: row === null ? [] : [row],
      rejectedBefore: null,
    };
  };
  return {
    problems,
    rows,
    /** What a row says of its line: everything but facts of the person. */
    ofLine(entryUid: string, findings: readonly RowFinding[]): readonly PlannedDifference[] {
      const line = lines.get(entryUid);
      if (line === undefined) return [];
      return findings.flatMap((finding): readonly PlannedDifference[] => {
        if (finding.kind === 'person') return [];
        const judged = judgeLine(finding, line, rows.get(finding.row));
        return [
          planned({
            ...base(line.teacherUid, finding.row, entryUid),
            kind: finding.kind,
            ...shown(finding),
            ...judged,
            key: JSON.stringify([
              finding.kind,
              subjectOf(line),
              finding.field ?? finding.heading,
              finding.theirs,
            ]),
          }),
        ];
      });
    },
    /** What the rows of a person say of that person, each value once. */
    *ofPeople(
      pairs: readonly {
        readonly line: { readonly teacherUid: string };
        readonly findings: readonly RowFinding[];
      }[],
    ): Generator<readonly PlannedDifference[]> {
      const said = pairs.flatMap(({ line, findings }) =>
        findings
          .filter((finding) => finding.kind === 'person')
          .map((finding) => ({ teacherUid: line.teacherUid, finding })),
      );
      const values = Map.groupBy(said, ({ teacherUid, finding }) =>
        JSON.stringify(['person', teacherUid, finding.field, statedValue(finding, rows.get(finding.row))]),
      );
      for (const [key, same] of values) {
        const [first] = same;
        const teacher = first === undefined ? undefined : teachers.get(first.teacherUid);
        if (first === undefined || teacher === undefined) continue;
        const { finding } = first;
        yield [
          planned({
            ...base(teacher.uid, finding.row, null),
            kind: 'person',
            ...shown(finding),
            ...judgePerson(ledger, database, teacher, finding, rows.get(finding.row)),
            rows: same.map((each) => each.finding.row),
            marks: same.flatMap((each) => each.finding.marks).slice(0, 4),
            key,
          }),
        ];
      }
    },
    /** A row that stands for no line. */
    ofRow(
      kind: 'added' | 'ambiguous' | 'unread',
      row: number,
      teacherUid: string | null,
      why: readonly Problem[],
    ): PlannedDifference {
      const said = texts.get(row) ?? {};
      const theirs = ['projectName', 'year', 'hours', 'credits']
        .map((field) => said[field]?.trim() ?? '')
        .filter((text) => text !== '')
        .join(' · ');
      const name = said['projectName']?.trim() ?? '';
      return planned({
        ...base(teacherUid, row, null),
        project: name === '' ? null : { uid: null, name },
        kind,
        address: null,
        field: null,
        heading: null,
        ours: null,
        theirs: theirs === '' ? null : theirs,
        marks: wireMarks(rowMarks(marks, row, read.reading.header)),
        remark: addedRemark(said['remark'] ?? null, null),
        canAccept: false,
        change: null,
        problems: [...why],
        key: JSON.stringify([kind, said]),
      });
    },
    missing(entryUid: string): PlannedDifference {
      const line = lines.get(entryUid);
      return planned({
        ...base(line?.teacherUid ?? null, null, entryUid),
        kind: 'missing',
        address: null,
        field: null,
        heading: null,
        ours: line === undefined ? null : figuresText(line),
        theirs: null,
        marks: [],
        remark: null,
        canAccept: true,
        change: { kind: 'strike', entryUid },
        problems: [],
        key: JSON.stringify(['missing', line === undefined ? entryUid : subjectOf(line)]),
      });
    },
  };
}

/** A line by what stays the same when it is registered anew. */
function subjectOf(line: StandingSheetLine): string {
  return line.participationUid === null
    ? line.entryUid
    : `${line.participationUid} ${line.values.year ?? ''}`;
}

function shown(finding: RowFinding) {
  return {
    address: finding.address,
    field: finding.field,
    heading: finding.heading,
    ours: finding.field === 'idNumber' && finding.kind === 'question' ? masked(finding.ours) : finding.ours,
    theirs:
      finding.field === 'idNumber' && finding.kind === 'question' ? masked(finding.theirs) : finding.theirs,
    marks: wireMarks(finding.marks),
    remark: finding.remark,
  };
}

function masked(number: string | null): string | null {
  return number === null ? null : maskIdentityNumber(number);
}

function wireMarks(marks: readonly ReturnedMark[]): ReturnDifference['marks'] {
  return marks.map((mark) => ({ ...mark }));
}

function figuresText(line: StandingSheetLine): string {
  const { hours, credits } = line.values;
  return [hours === null ? '' : String(hours / 1000), credits === null ? '' : String(credits / 1000)]
    .filter((text) => text !== '')
    .join(' · ');
}

type Judged = Pick<PlannedDifference, 'canAccept' | 'change' | 'problems'>;

function refuse(code: ProblemCode, at: Problem['at'], values: Problem['values'] = {}): Judged {
  return {
    canAccept: false,
    change: null,
    problems: [{ code, severity: 'error', ...(at === undefined ? {} : { at }), values }],
  };
}

function judgeLine(finding: RowFinding, line: StandingSheetLine, row: Row | undefined): Judged {
  const at = { row: finding.row, ...(finding.field === null ? {} : { field: finding.field }) };
  switch (finding.kind) {
    case 'struck':
      return { canAccept: true, change: { kind: 'strike', entryUid: line.entryUid }, problems: [] };
    case 'training':
      return refuse('correction.factOfTraining', at);
    case 'figure':
      return judgeFigure(finding, line, row, at);
    default:
      return { canAccept: false, change: null, problems: [] };
  }
}

function judgeFigure(
  finding: RowFinding,
  line: StandingSheetLine,
  row: Row | undefined,
  at: NonNullable<Problem['at']>,
): Judged {
  const { field } = finding;
  if (field !== 'hours' && field !== 'credits' && field !== 'year')
    return { canAccept: false, change: null, problems: [] };
  const value = row?.values[field] ?? null;
  if (value === null) return refuse('correction.emptied', at);
  // An old figure struck through beside the new one, in a format that does not tell which.
  if (/\d\s+[\d.]/.test(row?.texts[field] ?? '')) return refuse('correction.unclearFigure', at);
  if (value < 0) return refuse('correction.negativeFigure', at);
  if (field === 'credits' && line.values.credits === null) return refuse('correction.noCredits', at);
  return {
    canAccept: true,
    change: { kind: 'figure', entryUid: line.entryUid, field, value },
    problems: [],
  };
}

function statedValue(finding: RowFinding, row: Row | undefined): string | null {
  const field = PERSON_FIELDS.find((each) => each === finding.field);
  const value = field === undefined ? null : (row?.values[field] ?? null);
  return value === 'unknown' || value === 'unspecified' ? null : value;
}

/** The record with one field changed. A number that was changed takes the birth date and the sex it states with it. */
export function withChange(facts: TeacherFacts, field: PersonField, value: string): TeacherFacts {
  const statesBirth = facts.idType === 'id-card' && facts.idNumber !== null;
  switch (field) {
    case 'sex':
      return normaliseTeacher({ ...facts, sex: value === 'male' ? 'male' : 'female' });
    case 'idNumber':
      return normaliseTeacher({
        ...facts,
        idNumber: value,
        birthOn: statesBirth ? null : facts.birthOn,
      });
    default:
      return normaliseTeacher({ ...facts, [field]: value });
  }
}

function judgePerson(
  ledger: OpenLedger,
  database: Database,
  teacher: TeacherRecord,
  finding: RowFinding,
  row: Row | undefined,
): Judged {
  const at = { row: finding.row, ...(finding.field === null ? {} : { field: finding.field }) };
  const field = PERSON_FIELDS.find((each) => each === finding.field);
  const value = statedValue(finding, row);
  if (field === undefined || value === null) return refuse('correction.emptied', at);
  const before = toFacts(teacher);
  const after = withChange(before, field, value);
  const known = new Set(teacherProblems(before, ledger.today()).map((problem) => problem.code));
  const problems = [
    ...teacherProblems(after, ledger.today()).filter((problem) => !known.has(problem.code)),
    ...holderProblems(database, teacher, after),
  ];
  return {
    canAccept: !problems.some(isError),
    change: problems.some(isError) ? null : { kind: 'person', teacherUid: teacher.uid, field, value },
    problems,
  };
}

/** The number belongs to somebody else: the same check as the teacher form makes. Nobody else has the one on record. */
export function holderProblems(database: Database, teacher: TeacherRecord, facts: TeacherFacts): Problem[] {
  if (facts.idType === teacher.id_type && facts.idNumber === teacher.id_number) return [];
  const holder =
    facts.idNumber === null ? undefined : findTeacherByNumber(database, facts.idType, facts.idNumber);
  return holder === undefined || holder.uid === teacher.uid
    ? []
    : [
        {
          code: 'teacher.idNumberTaken',
          severity: 'error',
          at: { field: 'idNumber' },
          values: { name: holder.name, organisation: holder.organisation },
        },
      ];
}

function planned(difference: Omit<PlannedDifference, 'id'>): PlannedDifference {
  return { ...difference, id: hash('sha256', difference.key + JSON.stringify(difference.rows)).slice(0, 20) };
}

/** A certificate that says the old figure, and what was rejected of the same kind before. */
function withWarnings(
  differences: readonly PlannedDifference[],
  certificates: readonly StandingCertificate[],
  lines: ReadonlyMap<string, StandingSheetLine>,
  rejected: ReadonlyMap<string, ReturnDifference['rejectedBefore']>,
): readonly PlannedDifference[] {
  const byParticipation = Map.groupBy(certificates, (each) => each.participation_uid);
  const byTeacher = Map.groupBy(certificates, (each) => each.teacher_uid);
  return differences.map((difference) => {
    const { change } = difference;
    const outdated =
      change === null
        ? []
        : change.kind === 'person'
          ? PRINTED.has(change.field)
            ? (byTeacher.get(change.teacherUid) ?? [])
            : []
          : (byParticipation.get(lines.get(change.entryUid)?.participationUid ?? '') ?? []);
    const warnings: Problem[] = outdated.slice(0, 1).map(({ number }) => ({
      code: 'correction.certificateIssued',
      severity: 'warning',
      values: { number, count: outdated.length },
    }));
    return {
      ...difference,
      problems: [...difference.problems, ...warnings],
      rejectedBefore: rejected.get(difference.key) ?? null,
    };
  });
}

/** Facts of a person that stand on a certificate. */
export const PRINTED: ReadonlySet<PersonField> = new Set(['name', 'idNumber']);

/** Differences that were rejected on an earlier sheet, by what they say. */
function rejectedBefore(database: Database): ReadonlyMap<string, ReturnDifference['rejectedBefore']> {
  return new Map(
    rejectedDifferences(database).map(({ key, decided_on, actor, rejection }) => [
      key,
      { decidedOn: decided_on, actor, reason: rejection },
    ]),
  );
}

/** Person by person in the order of the sheet; who is not on it any more comes last. */
function byPerson(differences: readonly PlannedDifference[]): readonly PlannedDifference[] {
  const rowOf = (difference: PlannedDifference) => difference.rows[0] ?? Number.MAX_SAFE_INTEGER;
  const groups = [...Map.groupBy(differences, (difference) => difference.group).values()].map((group) => {
    const inOrder = group.toSorted((a, b) => rowOf(a) - rowOf(b));
    return { inOrder, first: Math.min(...group.map(rowOf)) };
  });
  return groups.sort((a, b) => a.first - b.first).flatMap((group) => group.inOrder);
}

function sheetProblems(
  read: ReadReturn,
  ofSheet: readonly Problem[],
  header: SheetHeader | null,
  scope: ReturnScope,
  decided: CorrectionRecord | null,
): readonly Problem[] {
  const rows = new Set([...read.reading.rows, ...read.reading.refused].map(({ row }) => row));
  const columns = new Set(header?.columns.map(({ column }) => column));
  const warn = (code: ProblemCode): Problem => ({ code, severity: 'warning', values: {} });
  return [
    ...ofSheet,
    ...read.notes,
    ...(read.looks === null ? [warn('correction.valuesOnly')] : []),
    ...(header !== null && decided === null && scope.projectUid === null && scope.year === null
      ? [warn('correction.rangeUnknown')]
      : []),
    ...commentsElsewhere(read, (row, column) => rows.has(row) && columns.has(column)),
  ];
}

function fingerprintOf(
  read: ReadReturn,
  scope: ReturnScope,
  decided: CorrectionRecord | null,
  differences: readonly PlannedDifference[],
  teachers: ReadonlyMap<string, TeacherRecord>,
): string {
  const plan = differences.map(({ id, change, ours, theirs, teacher }) => [
    id,
    change,
    ours,
    theirs,
    teacher.uid === null ? null : (teachers.get(teacher.uid)?.version ?? null),
  ]);
  return hash(
    'sha256',
    JSON.stringify([
      read.fileSha256,
      read.sheet,
      read.reading.header?.columns,
      scope,
      decided?.uid ?? null,
      plan,
    ]),
  );
}

/** The registration year and the figures of an entry. */
export type Figures = {
  readonly year: number;
  readonly hours: number;
  readonly credits: number | null;
};

/** A day that the ledger's clock has not reached. */
export function dayProblems(ledger: OpenLedger, decidedOn: CalendarDate | string): readonly Problem[] {
  return decidedOn > ledger.today()
    ? [
        {
          code: 'correction.inTheFuture',
          severity: 'error',
          at: { field: 'decidedOn' },
          values: { date: decidedOn },
        },
      ]
    : [];
}

function compact(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '');
}
