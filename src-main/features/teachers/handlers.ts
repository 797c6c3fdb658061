import { normaliseTeacher } from '../../../src-shared/people/teacher.ts';
import {
  isDegreeDue,
  savedTeacherProblems,
  teacherFlags,
} from '../../../src-shared/registration/teacher-checks.ts';
import { os } from '../../app/procedure.ts';
import { changedFields, recordAudit } from '../../database/records/audit-log.ts';
import { findLookAlike } from '../../database/records/doubling-records.ts';
import { listImports, toWireImport } from '../../database/records/import-batches.ts';
import { findTeacher, findTeacherByNumber, toFacts } from '../../database/records/teacher-records.ts';
import { TeacherWriter } from '../../database/records/teacher-writer.ts';
import { refuseErrors, requireFound, Stale } from '../../session/refusals.ts';
import type { RememberedTeacher } from '../../session/remembered-people.ts';
import { rosterImport } from './roster-import.ts';
import { differentTexts, inOrder, isShort, type ListedTeacher, masked, toRow } from './teacher-rows.ts';

const list = os.teachers.list.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const year = input.year ?? ledger.registrationYear(ledger.today());
  await ledger.snapshot.prepareVerdicts(year);
  const verdicts = ledger.snapshot.verdicts(year);
  const withMarks = (teacher: RememberedTeacher): ListedTeacher => ({
    teacher,
    verdicts: requireFound(verdicts.get(teacher.id), 'teacher'),
  });
  const order = input.sort === 'match' ? 'match' : 'name';
  const people = (
    input.search.trim() === ''
      ? ledger.snapshot.inNameOrder()
      : ledger.snapshot.searchTeachers(input.search, order)
  ).filter(
    (teacher) =>
      (!input.onlyDegreeDue || isDegreeDue(teacher, ledger.pack)) &&
      (input.status === null || teacher.status === input.status) &&
      (input.stage === null || teacher.stage === input.stage) &&
      (input.subject === null || teacher.subject === input.subject) &&
      (input.organisationName === null || teacher.organisation === input.organisationName),
  );
  const page = { from: input.offset, to: input.offset + input.limit };
  const shown = (row: ListedTeacher) => toRow(row, ledger.snapshot.toldName(row.teacher));
  // By name or match only the page's people are looked at: typing in a list of 100,000 stays within a frame.
  if (!input.onlyShort && (input.sort === 'name' || input.sort === 'match')) {
    const named = input.descending ? people.toReversed() : people;
    return {
      total: named.length,
      year,
      rows: named.slice(page.from, page.to).map(withMarks).map(shown),
    };
  }
  const listed = people.map(withMarks).filter((row) => !input.onlyShort || isShort(row.verdicts));
  const sorted = inOrder(listed, input.sort, input.descending);
  return { total: sorted.length, year, rows: sorted.slice(page.from, page.to).map(shown) };
});

const facets = os.teachers.facets.handler(({ context }) => {
  const teachers = context.session.ledger.snapshot.teachers();
  return {
    stages: differentTexts(teachers.map(({ stage }) => stage)),
    subjects: differentTexts(teachers.map(({ subject }) => subject)),
    organisations: differentTexts(teachers.map(({ organisation }) => organisation)),
    asksDegree: context.session.ledger.pack.duties.some(({ degree }) => degree !== undefined),
    titles: differentTexts(teachers.map(({ title }) => title)),
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
    idNumberMasked: masked(teacher.idNumber),
    flags: [...teacherFlags({ facts, pack: ledger.pack, today: ledger.today() })],
    years: judged.map(({ year, outcome }) => ({
      year,
      mark: outcome.mark,
      rawHours: outcome.assessment.year?.rawHours ?? outcome.mark.hours,
      rawCredits: outcome.assessment.year?.rawCredits ?? null,
    })),
    cycle: {
      ...cycle,
      mark: requireFound(ledger.snapshot.verdicts(cycle.to).get(teacher.id), 'teacher').cycle,
    },
    entryCount: ledger.snapshot.entryCount(teacher.id),
  };
});

const save = os.teachers.save.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  const facts = normaliseTeacher(input.fields);
  const today = ledger.today();
  return ledger.database.write((writer) => {
    const before = input.uid === undefined ? null : requireFound(findTeacher(writer, input.uid), 'teacher');
    const { idType, idNumber } = facts;
    const found = idNumber === null ? undefined : findTeacherByNumber(writer, idType, idNumber);
    const holder = found === undefined || found.uid === before?.uid ? null : found;
    const lookAlike = findLookAlike(writer, before?.uid ?? null, facts) ?? null;
    const problems = savedTeacherProblems({ facts, today, holder, lookAlike });
    refuseErrors(problems);
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
      subject: ledger.snapshot.toldName({ uid: before.uid, name: facts.name }),
      ...changedFields(toFacts(before), facts),
    });
    return { uid: before.uid, version: version + 1, warnings: [...problems] };
  });
});

const previewImport = os.teachers.previewImport.handler(({ context, input, signal }) =>
  rosterImport.preview(context.session.ledger, input, signal),
);
const applyImport = os.teachers.applyImport.handler(({ context, input, signal }) =>
  rosterImport.apply(context.session, input, signal),
);
const undoImport = os.teachers.undoImport.handler(({ context, input }) =>
  rosterImport.undo(context.session.ledger, input.batchUid),
);
const imports = os.teachers.imports.handler(({ context }) =>
  listImports(context.session.ledger.database.reader).map(toWireImport),
);

export const teacherHandlers = { list, facets, get, save, previewImport, applyImport, imports, undoImport };
