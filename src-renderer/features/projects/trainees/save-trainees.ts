import type { Outputs } from '../../../../src-shared/rpc/contract/index.ts';
import type { Trainee } from '../../../../src-shared/rpc/contract/projects.ts';
import { showWarnings } from '../../../components/overlay/toasts.tsx';
import { client } from '../../../rpc.ts';
import { doublingsText } from '../../../text/doublings.ts';
import { describeError } from '../../../text/errors.ts';
import { rebaseChanges, type TraineeChange } from './rebase-changes.ts';

/**
 * Saves changes of trainees as they were seen. A quick user changes one thing while the answer to another is still on its
 * way: where only that other thing is newer, the change is made on what stands now; else it fails as STALE.
 */
export async function saveTrainees(
  projectUid: string,
  seen: readonly Trainee[],
  changes: readonly TraineeChange[],
): Promise<Outputs['projects']['saveTrainees']> {
  try {
    return noticed(await client.projects.saveTrainees({ projectUid, changes: [...changes] }));
  } catch (error) {
    if (describeError(error).code !== 'STALE') throw error;
    const { rows } = await client.projects.trainees({ projectUid });
    const rebased = rebaseChanges(changes, seen, rows);
    if (rebased === null) throw error;
    return noticed(await client.projects.saveTrainees({ projectUid, changes: rebased }));
  }
}

/** Says of what was saved what seems to be there twice (X4), with the way there; other remarks are the caller's to say. */
function noticed(saved: Outputs['projects']['saveTrainees']): Outputs['projects']['saveTrainees'] {
  const doublings = saved.warnings.filter(({ code }) => code.startsWith('doubling.'));
  showWarnings(doublingsText.noticed(doublings.length), doublings);
  return { ...saved, warnings: saved.warnings.filter((warning) => !doublings.includes(warning)) };
}
