import type { Inputs } from '../../../../src-shared/rpc/contract/index.ts';
import type { Trainee } from '../../../../src-shared/rpc/contract/projects.ts';

/** Fields of one trainee to be saved, with the version they were changed in. */
export type TraineeChange = Inputs['projects']['saveTrainees']['changes'][number];

/**
 * The same changes for the trainees as they are now, where what is being changed still says what it said before; null where
 * somebody else changed just that. Another field of the same person stands in nobody's way.
 */
export function rebaseChanges(
  changes: readonly TraineeChange[],
  before: readonly Trainee[],
  now: readonly Trainee[],
): TraineeChange[] | null {
  const known = new Map(before.map((trainee) => [trainee.uid, new Map(Object.entries(trainee))]));
  const present = new Map(now.map((trainee) => [trainee.uid, trainee]));
  const rebased: TraineeChange[] = [];
  for (const change of changes) {
    const trainee = present.get(change.uid);
    if (trainee === undefined) return null;
    const values = new Map(Object.entries(trainee));
    const isUntouched = Object.keys(change.fields).every(
      (field) => values.get(field) === known.get(change.uid)?.get(field),
    );
    if (!isUntouched) return null;
    rebased.push({ ...change, version: trainee.version });
  }
  return rebased;
}
