import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { type PlannedTeacher, planRoster, rosterRowText } from '../../../src-shared/import/roster.ts';
import { type RosterUndo, rosterUndoProblems } from '../../../src-shared/import/undo-checks.ts';
import { assert, assertPresent } from '../../../src-shared/lib/assert.ts';
import type { Work } from '../../../src-shared/lib/work.ts';
import { maskIdentityNumber } from '../../../src-shared/people/identity-number.ts';
import { type TeacherFacts, unaskedFacts } from '../../../src-shared/people/teacher.ts';
import { teacherRoster } from '../../../src-shared/sheet/layouts/teacher-roster.ts';
import { defineImport } from '../../app/define-import.ts';
import { findTeacher, knownTeachers, toFacts } from '../../database/records/teacher-records.ts';
import { TeacherWriter } from '../../database/records/teacher-writer.ts';
import { teacherRemover } from './commands.ts';
import { membershipFinder } from './queries.ts';

/** `after` names what the import wrote: undoing it is refused once the record says something else. */
const undoSchema = z.object({
  created: z.array(z.object({ uid: z.string(), after: z.string() })),
  changed: z.array(z.object({ uid: z.string(), before: z.custom<TeacherFacts>(), after: z.string() })),
});
type Undo = z.infer<typeof undoSchema>;

/** Taking in a roster of teachers (教师花名册). */
export const rosterImport = defineImport({
  kind: 'teachers',
  layout: teacherRoster,
  actions: { apply: 'teacher.import', undo: 'teacher.undoImport' },
  gather: ({ organisation, today }, database) => ({
    known: { people: knownTeachers(database), organisation, today },
    project: null,
  }),
  plan: planRoster,
  rowText: rosterRowText,
  show: showRow,
  writer: ({ newUid }, database) => {
    const people = new TeacherWriter(database, newUid);
    const undo: Undo = { created: [], changed: [] };
    return {
      write: ({ facts: planned, existing }) => {
        const facts = assertPresent(planned, 'a row that is written is understood');
        const after = nameOf(facts);
        if (existing === null) {
          undo.created.push({ uid: people.insert(facts), after });
          return;
        }
        const { uid, version, facts: before } = existing;
        assert(people.update(uid, version, facts), 'a planned record is as it was planned');
        undo.changed.push({ uid, before, after });
      },
      undo: () => undo,
    };
  },
  readUndo: (kept) => undoSchema.parse(kept),
  *restoration({ newUid }, database, _batch, undo) {
    const problems = rosterUndoProblems({
      created: yield* createdNow(database, undo),
      changed: yield* changedNow(database, undo),
    });
    return {
      project: null,
      problems,
      removed: undo.created.length,
      restored: undo.changed.length,
      restore: () => takeBack(database, undo, new TeacherWriter(database, newUid)),
    };
  },
});

function showRow({ facts, existing, ...row }: PlannedTeacher) {
  const number = facts?.idNumber ?? null;
  return {
    row: row.row,
    kind: row.kind,
    name: facts?.name ?? row.name,
    idNumberMasked: number === null ? null : maskIdentityNumber(number),
    organisationName: facts?.organisationName ?? row.cells['organisationName'] ?? null,
    teacherUid: existing?.uid ?? null,
    cells: { ...row.cells },
    changes: [...row.changes],
    problems: [...row.problems],
  };
}

/** Whom the import brought, as they are now; who is gone needs no removing. */
function* createdNow(database: Database, { created }: Undo): Work<RosterUndo['created']> {
  const isMember = membershipFinder(database);
  const people: RosterUndo['created'][number][] = [];
  for (const { uid, after } of created) {
    const teacher = findTeacher(database, uid);
    if (teacher === undefined) continue;
    const isAsWritten = nameOf(toFacts(teacher)) === after;
    people.push({ name: teacher.name, isInProject: isMember(teacher.id), isAsWritten });
    yield;
  }
  return people;
}

/** Whom the import changed, as they are now. */
function* changedNow(database: Database, { changed }: Undo): Work<RosterUndo['changed']> {
  const people: RosterUndo['changed'][number][] = [];
  for (const { uid, before, after } of changed) {
    const teacher = findTeacher(database, uid);
    const isAsWritten = teacher !== undefined && nameOf(toFacts(teacher)) === after;
    people.push({ name: before.name, isAsWritten });
    yield;
  }
  return people;
}

/** Removes whom the import brought and gives everybody else back what stood before it. Yields after each person. */
function* takeBack(database: Database, undo: Undo, people: TeacherWriter): Work<void> {
  const remove = teacherRemover(database);
  for (const { uid } of undo.created) {
    remove(uid);
    yield;
  }
  for (const { uid, before } of undo.changed) {
    const { version } = assertPresent(findTeacher(database, uid), 'a record that is as it was written');
    const isWritten = people.update(uid, version, { ...unaskedFacts, ...before });
    assert(isWritten, 'nobody else writes in this transaction');
    yield;
  }
}

/**
 * Names what a record says, whatever the order of its fields. What earlier versions did not ask is left out while nobody
 * has said it, so that an import from before can still be taken back.
 */
function nameOf(facts: TeacherFacts): string {
  const unasked: Readonly<Record<string, unknown>> = unaskedFacts;
  const said = Object.entries(facts).filter(([key, value]) => !(key in unasked) || value !== unasked[key]);
  return hash('sha256', JSON.stringify(said.sort(([a], [b]) => (a < b ? -1 : 1))));
}
