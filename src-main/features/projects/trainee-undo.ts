import { z } from 'zod';
import { assert } from '../../../src-shared/lib/assert.ts';
import type { Problem } from '../../../src-shared/problems.ts';
import { type TraineeFields, traineeFieldsSchema } from '../../../src-shared/training/trainee.ts';
import { Refused, refuseErrors, requireFound } from '../../app/call-errors.ts';
import { os } from '../../app/procedure.ts';
import { recordAudit } from '../../database/records/audit-log.ts';
import { findImport, markUndone } from '../../database/records/import-batches.ts';
import {
  projectOfImport,
  type TraineeRecord,
  traineeFields,
  traineesOf,
} from '../../database/records/project-records.ts';
import { timeSlices } from '../../lib/run-work.ts';
import { deleteTrainee, updateTrainee } from './commands.ts';

/** `after` is what the import wrote: undoing it is refused once the record says something else. */
const undoSchema = z.object({
  created: z.array(z.object({ uid: z.string(), after: traineeFieldsSchema })),
  changed: z.array(z.object({ uid: z.string(), before: traineeFieldsSchema, after: traineeFieldsSchema })),
});
export type TraineeUndo = z.infer<typeof undoSchema>;

/**
 * Takes an import of trainees back as one step: who it added leaves the list, who it changed is as before. Refused,
 * with everybody's reason, where somebody is registered, has a certificate or an entry, or was changed since.
 */
export const undoTraineeImport = os.projects.undoTraineeImport.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  return ledger.database.write(async (writer) => {
    const batch = requireFound(findImport(writer, input.batchUid), 'import');
    const project = requireFound(projectOfImport(writer, batch.id), 'project');
    const undo = undoSchema.safeParse(JSON.parse(batch.undo));
    if (batch.undoneAt !== null || !undo.success)
      throw new Refused([{ code: 'import.alreadyUndone', severity: 'error', values: {} }]);
    const present = new Map(traineesOf(writer, project.id).map((trainee) => [trainee.uid, trainee]));
    const hasEntry = writer
      .prepare<[number, number], number>(
        'SELECT 1 FROM entry WHERE teacher_id = ? AND participation_id = ? LIMIT 1',
      )
      .pluck();
    const isUsed = (trainee: TraineeRecord) =>
      trainee.certificate_number !== null || hasEntry.get(trainee.teacher_id, trainee.id) !== undefined;
    // Who was taken off the list since needs no removing; who was changed and then taken off cannot be as before.
    const leaving = undo.data.created.flatMap((line) => withTrainee(present, line));
    const returning = undo.data.changed.flatMap((line) => withTrainee(present, line));
    refuseErrors([
      ...leaving.flatMap(({ trainee, after }) =>
        isUsed(trainee) ? [usedProblem(trainee)] : changedProblems(trainee, after),
      ),
      ...returning.flatMap(({ trainee, after }) =>
        trainee.is_registered === 1 ? [usedProblem(trainee)] : changedProblems(trainee, after),
      ),
    ]);
    const slices = timeSlices();
    for (const { trainee } of leaving) {
      deleteTrainee(writer, trainee.id);
      if (slices.isOver) await slices.next();
    }
    for (const { trainee, before } of returning) {
      const isWritten = updateTrainee(writer, trainee.id, trainee.version, before);
      assert(isWritten, 'nobody else writes in this transaction');
      if (slices.isOver) await slices.next();
    }
    markUndone(writer, batch.id, signature.at);
    recordAudit(writer, signature, {
      action: 'project.undoTraineeImport',
      subject: project.name,
      after: { batch: batch.uid, file: batch.fileName, removed: leaving.length, restored: returning.length },
    });
    return { removed: leaving.length, restored: returning.length };
  });
});

function withTrainee<Line extends { readonly uid: string }>(
  present: ReadonlyMap<string, TraineeRecord>,
  line: Line,
): readonly (Line & { readonly trainee: TraineeRecord })[] {
  const trainee = present.get(line.uid);
  return trainee === undefined ? [] : [{ ...line, trainee }];
}

function usedProblem(trainee: TraineeRecord): Problem {
  return {
    code: trainee.is_registered === 1 ? 'trainee.registeredIsLocked' : 'trainee.hasHistory',
    severity: 'error',
    values: { name: trainee.name },
  };
}

function changedProblems(trainee: TraineeRecord, after: TraineeFields): readonly Problem[] {
  const now: Readonly<Record<string, unknown>> = traineeFields(trainee);
  const isAsWritten = Object.entries(after).every(([field, value]) => now[field] === value);
  return isAsWritten
    ? []
    : [{ code: 'import.traineeChangedLater', severity: 'error', values: { name: trainee.name } }];
}
