import type { Trainee } from '../../../../src-shared/rpc/contract/projects.ts';
import type { TraineeResult } from '../../../../src-shared/training/trainee.ts';
import { showUndo } from '../../../components/overlay/toasts.tsx';
import { invalidateLedger } from '../../../ledger.ts';
import { client } from '../../../rpc.ts';
import { registrationsText } from '../../../text/registrations.ts';
import { resultWords } from '../../../text/words.ts';
import { saveTrainees } from '../trainees/save-trainees.ts';
import { withExcellentReason } from './ask-excellent.ts';

const text = registrationsText;

/** The results that may be set, in the order they are offered. */
export const results = [
  'passed',
  'excellent',
  'failed',
  'absent',
  'pending',
] as const satisfies readonly TraineeResult[];
/** Sets a result for each of them. */
export async function saveResults(
  projectUid: string,
  trainees: readonly Trainee[],
  resultOf: (trainee: Trainee) => TraineeResult,
): Promise<void> {
  const changes = trainees.map((trainee) => ({
    uid: trainee.uid,
    version: trainee.version,
    fields: { result: resultOf(trainee) },
  }));
  await withExcellentReason(async () => void (await saveTrainees(projectUid, trainees, changes)));
  await invalidateLedger();
}

/** Sets one result for many, with a way back to what each had before. */
export async function setResults(
  projectUid: string,
  trainees: readonly Trainee[],
  result: TraineeResult,
): Promise<void> {
  if (trainees.length === 0) return;
  await saveResults(projectUid, trainees, () => result);
  const before = new Map(trainees.map((trainee) => [trainee.uid, trainee.result]));
  showUndo({
    message: text.resultsSaved(trainees.length, resultWords[result]),
    label: text.undo,
    onUndo: async () => {
      const { rows } = await client.projects.trainees({ projectUid });
      // Results that were changed since stay as they are.
      await saveResults(
        projectUid,
        rows.filter((row) => before.has(row.uid) && row.result === result && !row.isRegistered),
        (row) => before.get(row.uid) ?? row.result,
      );
    },
  });
}
