import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { type TraineeListUndo, traineeListUndoProblems } from '../../../src-shared/import/undo-checks.ts';
import { assert, assertPresent } from '../../../src-shared/lib/assert.ts';
import type { Work } from '../../../src-shared/lib/work.ts';
import { type TraineeFields, traineeFieldsSchema } from '../../../src-shared/training/trainee.ts';
import type { Restoration } from '../../app/define-import.ts';
import { projectOfImport } from '../../database/records/project-records.ts';
import { type TraineeRecord, traineeFields, traineesOf } from '../../database/records/trainee-records.ts';
import { requireFound } from '../../session/refusals.ts';
import { traineeRemover, traineeUpdater } from './commands.ts';
import { entryFinder } from './queries.ts';

/** Imports of earlier versions kept nothing of fields that came later: they were empty then. */
const keptFieldsSchema = traineeFieldsSchema.extend({ paper: traineeFieldsSchema.shape.paper.default(null) });

/** `after` is what the import wrote: undoing it is refused once the record says something else. */
export const traineeUndoSchema = z.object({
  created: z.array(z.object({ uid: z.string(), after: keptFieldsSchema })),
  changed: z.array(z.object({ uid: z.string(), before: keptFieldsSchema, after: keptFieldsSchema })),
});
export type TraineeUndo = z.infer<typeof traineeUndoSchema>;

/** What taking the import back needs: whom it brought and whom it changed, as they were and as they are now. */
export function keptOf(
  list: readonly TraineeRecord[],
  written: readonly { readonly uid: string; readonly before: TraineeFields | null }[],
): TraineeUndo {
  const present = new Map(list.map((trainee) => [trainee.uid, trainee]));
  const undo: TraineeUndo = { created: [], changed: [] };
  for (const { uid, before } of written) {
    const after = traineeFields(assertPresent(present.get(uid), 'a trainee that was just written is there'));
    if (before === null) undo.created.push({ uid, after });
    else undo.changed.push({ uid, before, after });
  }
  return undo;
}

/** What taking the import back does, as the project stands. Yields after each person. */
export function* restorationOf(
  database: Database,
  batch: { readonly id: number },
  undo: TraineeUndo,
): Work<Restoration> {
  const project = requireFound(projectOfImport(database, batch.id), 'project');
  const present = new Map(traineesOf(database, project.id).map((trainee) => [trainee.uid, trainee]));
  // Who was taken off the list since needs no removing; who was changed and then taken off cannot be as before.
  const leaving = undo.created.flatMap((line) => withTrainee(present, line));
  const returning = undo.changed.flatMap((line) => withTrainee(present, line));
  const problems = traineeListUndoProblems({
    leaving: yield* standingOf(database, leaving),
    returning: yield* standingOf(database, returning),
  });
  return {
    project,
    problems,
    removed: leaving.length,
    restored: returning.length,
    *restore() {
      const remove = traineeRemover(database);
      const update = traineeUpdater(database);
      for (const { trainee } of leaving) {
        remove(trainee.id);
        yield;
      }
      for (const { trainee, before } of returning) {
        assert(update(trainee, before), 'nobody else writes in this transaction');
        yield;
      }
    },
  };
}

function withTrainee<Line extends { readonly uid: string }>(
  present: ReadonlyMap<string, TraineeRecord>,
  line: Line,
): readonly (Line & { readonly trainee: TraineeRecord })[] {
  const trainee = present.get(line.uid);
  return trainee === undefined ? [] : [{ ...line, trainee }];
}

/** What undoing asks of people of the import. */
function* standingOf(
  database: Database,
  lines: readonly { readonly trainee: TraineeRecord; readonly after: TraineeFields }[],
): Work<TraineeListUndo['leaving']> {
  const hasEntry = entryFinder(database);
  const standing: TraineeListUndo['leaving'][number][] = [];
  for (const { trainee, after } of lines) {
    const now: Readonly<Record<string, unknown>> = traineeFields(trainee);
    standing.push({
      name: trainee.name,
      isRegistered: trainee.isRegistered,
      hasHistory: trainee.certificateNumber !== null || hasEntry(trainee),
      isAsWritten: Object.entries(after).every(([field, value]) => now[field] === value),
    });
    yield;
  }
  return standing;
}
