import { useState } from 'react';
import type { Trainee } from '../../../../src-shared/rpc/contract/projects.ts';
import type { TraineeResult } from '../../../../src-shared/training/trainee.ts';
import { useAction } from '../../../components/use-action.ts';
import { without } from '../trainees/chosen.ts';
import { setResults } from './save-results.ts';

/** Setting one result for many. */
export type BulkResult = ReturnType<typeof useBulkResult>;

/** The chosen trainees of a project, those without a result, and setting one for many. */
export function useBulkResult(projectUid: string, trainees: readonly Trainee[] | undefined) {
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const { run, isRunning } = useAction();
  const set = (people: readonly Trainee[], result: TraineeResult) =>
    run(async () => {
      await setResults(projectUid, people, result);
      setChecked((now) => without(now, people));
    });
  return {
    checked,
    setChecked,
    chosen: trainees?.filter((trainee) => checked.has(trainee.uid)) ?? [],
    pending: trainees?.filter((trainee) => trainee.result === 'pending' && !trainee.isRegistered) ?? [],
    isAllRegistered: trainees?.every((trainee) => trainee.isRegistered) ?? false,
    isSetting: isRunning,
    set,
  };
}
