import { maskIdentityNumber } from '../../../src-shared/people/identity-number.ts';
import { normaliseTeacher, type TeacherFacts, teacherProblems } from '../../../src-shared/people/teacher.ts';
import type { Problem } from '../../../src-shared/problems.ts';
import type { TeacherRow } from '../../../src-shared/rpc/contract/teachers.ts';
import { refuseErrors, requireFound, Stale } from '../../app/call-errors.ts';
import { os } from '../../app/procedure.ts';
import { changedFields, recordAudit } from '../../database/records/audit-log.ts';
import {
  findTeacher,
  findTeacherByNumber,
  TeacherWriter,
  toFacts,
} from '../../database/records/teacher-records.ts';
import type { Marks, RememberedTeacher } from '../../session/ledger-snapshot.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';
import { applyImport, imports, previewImport, undoImport } from './import.ts';

const list = os.teachers.list.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const year = input.year ?? ledger.registrationYear(ledger.today());
  await ledger.snapshot.prepareMarks(year);
  const marks = ledger.snapshot.marks(year);
  const withMarks = (teacher: RememberedTeacher): ListedTeacher => ({
    teacher,
    marks: requireFound(marks.get(teacher.id), 'teacher'),
  });
  const order = input.sort === 'match' ? 'match' : 'name';
  const people = (
    input.search.trim() === ''
      ? ledger.snapshot.inNameOrder()
      : ledger.snapshot.searchTeachers(input.search, order)
  ).filter(
    (teacher) =>
      (input.status === null || teacher.status === input.status) &&
      (input.stage === null || teacher.stage === input.stage) &&
      (input.subject === null || teacher.subject === input.subject) &&
      (input.organisationName === null || teacher.organisation === input.organisationName),
  );
  const page = { from: input.offset, to: input.offset + input.limit };
  // By name or match only the page's people are looked at: typing in a list of 100,000 stays within a frame.
  if (!input.onlyShort && (input.sort === 'name' || input.sort === 'match')) {
    const named = input.descending ? people.toReversed() : people;
    return {
      total: named.length,
      year,
      rows: named.slice(page.from, page.to).map(withMarks).map(toRow),
    };
  }
  const listed = people.map(withMarks).filter((row) => !input.onlyShort || isShort(row.marks));
  const sorted = inOrder(listed, input.sort, input.descending);
  return { total: sorted.length, year, rows: sorted.slice(page.from, page.to).map(toRow) };
});

type ListedTeacher = { readonly teacher: RememberedTeacher; readonly marks: Marks };

function isShort(marks: Marks): boolean {
  return marks.year.status === 'failed' || marks.cycle.status === 'failed';
}

const collator = new Intl.Collator('zh-CN');

/** People who come in the order of their names, by another column; who is alike in it stays in that order. */
function inOrder(
  people: readonly ListedTeacher[],
  sort: string,
  isDescending: boolean,
): readonly ListedTeacher[] {
  const sign = isDescending ? -1 : 1;
  const byFigure = (of: (row: ListedTeacher) => number) => people.toSorted((a, b) => sign * (of(a) - of(b)));
  const byText = (of: (row: ListedTeacher) => string) => {
    const texts = [...new Set(people.map(of))].sort(collator.compare);
    const places = new Map(texts.map((text, place) => [text, place]));
    return byFigure((row) => places.get(of(row)) ?? 0);
  };
  switch (sort) {
    case 'credits':
      return byFigure((row) => row.marks.year.credits ?? 0);
    case 'hours':
      return byFigure((row) => row.marks.year.hours);
    case 'cycleCredits':
      return byFigure((row) => row.marks.cycle.credits ?? row.marks.cycle.hours);
    case 'shortfall':
      return byFigure((row) => row.marks.year.creditsShort + row.marks.year.hoursShort);
    case 'organisation':
      return byText((row) => row.teacher.organisation);
    case 'subject':
      return byText((row) => row.teacher.subject ?? '');
    default:
      return isDescending ? people.toReversed() : people;
  }
}

function toRow({ teacher, marks }: ListedTeacher): TeacherRow {
  return {
    uid: teacher.uid,
    name: teacher.name,
    idNumberMasked: masked(teacher.id_number),
    organisationName: teacher.organisation,
    stage: teacher.stage,
    subject: teacher.subject,
    title: teacher.title,
    status: teacher.status,
    year: marks.year,
    cycle: marks.cycle,
  };
}

function masked(number: string | null): string | null {
  return number === null ? null : maskIdentityNumber(number);
}

const facets = os.teachers.facets.handler(({ context }) => {
  const teachers = context.session.ledger.snapshot.teachers();
  const values = (of: (teacher: RememberedTeacher) => string | null) =>
    [...new Set(teachers.map(of))].filter((value): value is string => value !== null).sort(collator.compare);
  return {
    stages: values((teacher) => teacher.stage),
    subjects: values((teacher) => teacher.subject),
    organisations: values((teacher) => teacher.organisation),
    titles: values((teacher) => teacher.title),
  };
});

const get = os.teachers.get.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const teacher = requireFound(ledger.snapshot.teacher(input.uid), 'teacher');
  const facts = toFacts(teacher);
  const cycle = ledger.cycleOf(ledger.registrationYear(ledger.today()));
  const years: number[] = [];
  for (let year = cycle.from; year <= cycle.to; year++) years.push(year);
  const judged = years.map((year) => ({ year, outcome: ledger.snapshot.explain(teacher, year) }));
  return {
    uid: teacher.uid,
    version: teacher.version,
    fields: { ...facts, roles: [...facts.roles] },
    idNumberMasked: masked(teacher.id_number),
    flags: [...flagsOf(ledger, facts)],
    years: judged.map(({ year, outcome }) => ({
      year,
      mark: outcome.mark,
      rawCredits: outcome.assessment.year?.rawCredits ?? null,
    })),
    cycle: { ...cycle, mark: requireFound(ledger.snapshot.marks(cycle.to).get(teacher.id), 'teacher').cycle },
    entryCount: ledger.snapshot.entryCount(teacher.id),
  };
});

/** What somebody should look at on this person's record (Q19, V4). */
function flagsOf(ledger: OpenLedger, facts: TeacherFacts): readonly Problem[] {
  const problems = teacherProblems(facts, ledger.today()).filter((problem) => problem.severity === 'warning');
  const asksProof = ledger.pack.assessment.find(
    (rule) => rule.kind === 'exemption' && rule.since === 'brought-in',
  );
  if (asksProof === undefined || facts.broughtInOn === null || facts.hasProofOfPriorTraining) return problems;
  return [
    ...problems,
    {
      code: 'teacher.proofMissing',
      severity: 'warning',
      clause: asksProof.clause,
      values: { date: facts.broughtInOn },
    },
  ];
}

const save = os.teachers.save.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  const facts = normaliseTeacher(input.fields);
  const problems = teacherProblems(facts, ledger.today());
  return ledger.database.write((writer) => {
    const before = input.uid === undefined ? null : requireFound(findTeacher(writer, input.uid), 'teacher');
    const holder =
      facts.idNumber === null ? undefined : findTeacherByNumber(writer, facts.idType, facts.idNumber);
    const taken: readonly Problem[] =
      holder === undefined || holder.uid === before?.uid
        ? []
        : [
            {
              code: 'teacher.idNumberTaken',
              severity: 'error',
              at: { field: 'idNumber' },
              values: { name: holder.name, organisation: holder.organisation },
            },
          ];
    refuseErrors([...problems, ...taken]);
    const people = new TeacherWriter(writer, ledger.options.newUid);
    if (before === null) {
      const uid = people.insert(facts);
      recordAudit(writer, signature, { action: 'teacher.create', subject: facts.name, after: facts });
      return { uid, version: 1, warnings: [...problems] };
    }
    const version = input.version ?? before.version;
    if (!people.update(before.uid, version, facts)) throw new Stale('teacher');
    recordAudit(writer, signature, {
      action: 'teacher.change',
      subject: facts.name,
      ...changedFields(toFacts(before), facts),
    });
    return { uid: before.uid, version: version + 1, warnings: [...problems] };
  });
});

export const teacherHandlers = { list, facets, get, save, previewImport, applyImport, imports, undoImport };
