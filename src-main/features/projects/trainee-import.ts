import { withExcellentLimit } from '../../../src-shared/import/excellent-rows.ts';
import { isCompared, noticeDoublings } from '../../../src-shared/import/notice-doublings.ts';
import {
  type PlannedTrainee,
  planTraineeList,
  traineeRowText,
} from '../../../src-shared/import/trainee-list.ts';
import { assert, assertPresent } from '../../../src-shared/lib/assert.ts';
import { maskIdentityNumber } from '../../../src-shared/people/identity-number.ts';
import { qualifiedList } from '../../../src-shared/sheet/layouts/qualified-list.ts';
import type { TraineeFields } from '../../../src-shared/training/trainee.ts';
import { defineImport } from '../../app/define-import.ts';
import type { SheetSource } from '../../app/sheet-import.ts';
import { findProject } from '../../database/records/project-records.ts';
import { knownTeachers } from '../../database/records/teacher-records.ts';
import { knownTrainees, traineesOf } from '../../database/records/trainee-records.ts';
import { type ComparedPlace, doublingsOfPlaces } from '../../session/doublings.ts';
import { requireFound } from '../../session/refusals.ts';
import { traineeInserter, traineeUpdater } from './commands.ts';
import { keptOf, restorationOf, traineeUndoSchema } from './trainee-undo.ts';

/** Taking in a list of trainees with their results (培训合格学员信息表). */
export const traineeImport = defineImport({
  kind: 'trainees',
  layout: qualifiedList,
  actions: { apply: 'project.importTrainees', undo: 'project.undoTraineeImport' },
  gather: (context, database, input: SheetSource & { readonly projectUid: string }) => {
    const project = requireFound(findProject(database, input.projectUid), 'project');
    const trainees = knownTrainees(database, project.id);
    const compare = (places: readonly ComparedPlace[]) => doublingsOfPlaces(database, project.uid, places);
    const known = {
      ...{ project, people: knownTeachers(database), trainees, compare },
      ...{ pack: context.packOn(project.endOn), excellentReason: project.excellentReason },
    };
    return { known, project };
  },
  *plan(reading, known) {
    const rows = withExcellentLimit(yield* planTraineeList(reading, known), known);
    const found = yield* known.compare(rows.filter(isCompared).flatMap(placeOfRow));
    const byRow = new Map(rows.map(({ row }) => [row, found.get(rowKey(row)) ?? []]));
    return noticeDoublings(rows, byRow);
  },
  rowText: traineeRowText,
  show: showRow,
  writer: ({ newUid }, database, { known: { project }, project: into }) => {
    const projectId = assertPresent(into, 'the project of the list').id;
    const insert = traineeInserter(database);
    const update = traineeUpdater(database);
    const written: { readonly uid: string; readonly before: TraineeFields | null }[] = [];
    return {
      write: (row) => {
        const { existing, change } = row;
        if (existing !== null) {
          const isWritten = update(existing, { ...existing.fields, ...change });
          assert(isWritten, 'a planned trainee is as it was planned');
          written.push({ uid: existing.uid, before: existing.fields });
          return;
        }
        const uid = newUid();
        const isNew = insert({
          uid,
          projectId,
          teacherId: assertPresent(row.teacher, 'a row that is written names a teacher').id,
          role: 'trainee',
          totalPeriods: project.totalPeriods,
          change,
        });
        assert(isNew, 'a trainee that was planned as new is not there');
        written.push({ uid, before: null });
      },
      undo: () => keptOf(traineesOf(database, projectId), written),
    };
  },
  // Imports of the first versions kept nothing: they stand.
  readUndo: (kept) => traineeUndoSchema.safeParse(kept).data ?? null,
  restoration: (_context, database, batch, undo) => restorationOf(database, batch, undo),
});

/** Names a row among those that are compared; a row may be of somebody who is not on the list yet. */
const rowKey = (row: number) => `row ${row}`;

/** The place on the list that a row makes or changes. */
function placeOfRow({ row, teacher, existing, change }: PlannedTrainee): readonly ComparedPlace[] {
  if (teacher === null) return [];
  const { role, lessons, proofHours, makeUpFor, proofCertificateNumber } = {
    ...UNSTATED,
    ...existing?.fields,
    ...change,
  };
  return [
    {
      ...{ id: existing?.id ?? null, uid: rowKey(row), role, lessons, proofHours, makeUpFor },
      teacher: { id: teacher.id, uid: teacher.uid },
      numbers: proofCertificateNumber === null ? [] : [proofCertificateNumber],
    },
  ];
}

const UNSTATED = {
  role: 'trainee',
  lessons: null,
  proofHours: null,
  makeUpFor: null,
  proofCertificateNumber: null,
} as const;

function showRow({ teacher, ...row }: PlannedTrainee) {
  const facts = teacher?.facts;
  const number = facts?.idNumber ?? null;
  return {
    row: row.row,
    kind: row.kind,
    name: facts?.name ?? row.name,
    teacherUid: teacher?.uid ?? null,
    idNumberMasked: number === null ? null : maskIdentityNumber(number),
    organisationName: facts?.organisationName ?? row.cells['organisationName'] ?? null,
    cells: { ...row.cells },
    changes: [...row.changes],
    problems: [...row.problems],
  };
}
