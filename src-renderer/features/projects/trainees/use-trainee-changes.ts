import { useState } from 'react';
import type { Trainee } from '../../../../src-shared/rpc/contract/projects.ts';
import type { Role } from '../../../../src-shared/training/training-words.ts';
import { showDone, showUndo } from '../../../components/overlay/toasts.tsx';
import { useAction } from '../../../components/use-action.ts';
import { invalidateLedger } from '../../../ledger.ts';
import { client } from '../../../rpc.ts';
import { problemSentence } from '../../../text/problems.ts';
import { projectsText } from '../../../text/projects.ts';
import { roleWords } from '../../../text/words.ts';
import { without } from './chosen.ts';
import type { TraineeChange } from './rebase-changes.ts';
import { saveTrainees } from './save-trainees.ts';

const text = projectsText.trainees;

/** The chosen trainees, with what can be done with all of them. */
export type TraineeChanges = ReturnType<typeof useTraineeChanges>;

/** The chosen trainees of a project and what is changed of them, one change at a time. */
export function useTraineeChanges(projectUid: string, trainees: readonly Trainee[] | undefined) {
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const { run, isRunning } = useAction();
  const chosen = trainees?.filter((trainee) => checked.has(trainee.uid)) ?? [];
  const release = () => setChecked((now) => without(now, chosen));
  const save = (fields: TraineeChange['fields'], done: string) =>
    run(async () => {
      const changes = chosen.map(({ uid, version }) => ({ uid, version, fields }));
      const { warnings } = await saveTrainees(projectUid, chosen, changes);
      release();
      await invalidateLedger();
      showDone([done, ...warnings.map(problemSentence)].join('；'));
    });
  return {
    checked,
    setChecked,
    chosen,
    isBusy: isRunning,
    setRole: (role: Role) => save({ role }, text.roleSet(chosen.length, roleWords[role])),
    setMakeUp: (year: number | null) => save({ makeUpFor: year }, text.makeUpSet(chosen.length, year)),
    remove: () => run(() => removeTrainees(projectUid, chosen, release)),
  };
}

/** Takes trainees off the list, with a way back. */
async function removeTrainees(
  projectUid: string,
  trainees: readonly Trainee[],
  onRemoved: () => void,
): Promise<void> {
  const uids = trainees.map(({ uid }) => uid);
  const { removed } = await client.projects.removeTrainees({ projectUid, uids });
  onRemoved();
  await invalidateLedger();
  showUndo({
    message: text.removed(removed),
    label: text.undoRemove,
    onUndo: async () => {
      await putBack(projectUid, trainees);
      await invalidateLedger();
      showDone(text.restored(trainees.length));
    },
  });
}

/**
 * Removed trainees come back with what was typed for them: added again by role, then their figures written again. Who was
 * added again by hand since stays as he is now.
 */
async function putBack(projectUid: string, removed: readonly Trainee[]): Promise<void> {
  const present = (await client.projects.trainees({ projectUid })).rows;
  const trainees = removed.filter(
    (old) => !present.some((row) => row.teacher.uid === old.teacher.uid && row.role === old.role),
  );
  for (const role of new Set(trainees.map((trainee) => trainee.role)))
    await client.projects.addTrainees({
      projectUid,
      role,
      teacherUids: trainees.filter((trainee) => trainee.role === role).map((trainee) => trainee.teacher.uid),
    });
  const { rows } = await client.projects.trainees({ projectUid });
  const changes = trainees.flatMap((old) => {
    const now = rows.find((row) => row.teacher.uid === old.teacher.uid && row.role === old.role);
    if (now === undefined) return [];
    const { totalPeriods, absentPeriods, excusedPeriods, result, score, lessons, paper, makeUpFor } = old;
    const { proofHours, proofCredits, proofCertificateNumber } = old;
    const attendance = {
      totalPeriods,
      absentPeriods,
      excusedPeriods,
      result,
      score,
      lessons,
      paper,
      makeUpFor,
    };
    const proof = { proofHours, proofCredits, proofCertificateNumber };
    return [{ uid: now.uid, version: now.version, fields: { ...attendance, ...proof } }];
  });
  if (changes.length > 0) await client.projects.saveTrainees({ projectUid, changes });
}
