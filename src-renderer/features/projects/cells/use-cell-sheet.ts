import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Trainee } from '../../../../src-shared/rpc/contract/projects.ts';
import { useUnsavedWarning } from '../../../components/form/use-unsaved-warning.ts';
import { showDone, showError } from '../../../components/overlay/toasts.tsx';
import { useAction } from '../../../components/use-action.ts';
import { useEvent } from '../../../components/use-event.ts';
import { invalidateLedger } from '../../../ledger.ts';
import { describeError } from '../../../text/errors.ts';
import { projectsText } from '../../../text/projects.ts';
import { saveTrainees } from '../trainees/save-trainees.ts';
import {
  type CellEdits,
  type CellField,
  type CellProblem,
  cellProblems,
  changesOf,
  fillEmpty,
  keepPresent,
  noEdits,
  type Pasted,
  parseBlock,
  pasteBlock,
  setCell,
  withoutSaved,
} from './cell-edits.ts';
import { keepEdits, readEdits } from './kept-edits.ts';

const text = projectsText.cells;

/** The cells of a project's trainees as they are typed, with what can be done with them. */
export type CellSheet<Field extends CellField = CellField> = {
  readonly edits: CellEdits;
  readonly trainees: readonly Trainee[];
  readonly fields: readonly Field[];
  readonly problems: readonly CellProblem[];
  /** What of a pasted block found no place; null where all of it did. */
  readonly remark: string | null;
  readonly isSaving: boolean;
  readonly set: (trainee: Trainee, field: CellField, text: string) => void;
  readonly paste: (row: number, field: CellField, text: string) => void;
  readonly fill: () => void;
  readonly save: () => void;
  readonly discard: () => void;
};

type CellSheetOptions<Field extends CellField> = {
  readonly projectUid: string;
  /** Undefined while they are read. */
  readonly trainees: readonly Trainee[] | undefined;
  readonly fields: readonly Field[];
};

const nobody: readonly Trainee[] = [];

/**
 * Typed cells of a project's trainees, kept on this machine until they are saved or given up: another tab or a crash
 * loses nothing. Saving is one call for all of them. The sheet keeps its identity until something in it changes.
 */
export function useCellSheet<Field extends CellField>(options: CellSheetOptions<Field>): CellSheet<Field> {
  const { projectUid, trainees = nobody, fields } = options;
  const draftKey = `${projectUid}:${fields[0] ?? ''}`;
  const [kept, setKept] = useState(() => readEdits(draftKey));
  const [remark, setRemark] = useState<string | null>(null);
  const edits = useMemo(() => (trainees.length === 0 ? kept : keepPresent(kept, trainees)), [kept, trainees]);
  const problems = useMemo(() => cellProblems(trainees, edits), [trainees, edits]);
  useUnsavedWarning(edits.size > 0);
  useEffect(() => keepEdits(draftKey, edits), [draftKey, edits]);

  const replace = useCallback((next: CellEdits | ((now: CellEdits) => CellEdits)) => {
    setKept(next);
    setRemark(null);
  }, []);
  const saving = useSaveCells(projectUid, draftKey, replace);
  const set = useCallback(
    (trainee: Trainee, field: CellField, typed: string) =>
      replace((now) => setCell(now, trainee, field, typed)),
    [replace],
  );
  const paste = useEvent((row: number, field: CellField, typed: string) => {
    const pasted = pasteBlock(edits, { trainees, fields }, { row, field }, parseBlock(typed));
    setKept(pasted.edits);
    setRemark(remarkOf(pasted));
  });
  const fill = useEvent(() => setKept(fillEmpty(edits, trainees, fields)));
  const discard = useCallback(() => replace(noEdits), [replace]);
  const save = useEvent(() => {
    if (problems.length === 0) saving.save(trainees, edits);
  });
  const { isSaving } = saving;
  return useMemo(
    () => ({ edits, trainees, fields, problems, remark, isSaving, set, paste, fill, save, discard }),
    [edits, trainees, fields, problems, remark, isSaving, set, paste, fill, save, discard],
  );
}

/** Saves typed cells; those that were typed while the answer was on its way stay. */
function useSaveCells(
  projectUid: string,
  draftKey: string,
  replace: (next: (now: CellEdits) => CellEdits) => void,
) {
  const { run, isRunning } = useAction((error) => {
    showError(error);
    // Read the newest rows: typed cells stay on top of them and can be saved again.
    if (describeError(error).code === 'STALE') void invalidateLedger();
  });
  const save = (trainees: readonly Trainee[], edits: CellEdits) => {
    const changes = changesOf(trainees, edits);
    if (changes.length === 0) return;
    run(async () => {
      const { saved } = await saveTrainees(projectUid, trainees, changes);
      // Drop the draft of saved cells, also when the page was left meanwhile.
      keepEdits(draftKey, withoutSaved(readEdits(draftKey), edits));
      await invalidateLedger();
      replace((now) => withoutSaved(now, edits));
      showDone(text.saved(saved));
    });
  };
  return { save, isSaving: isRunning };
}

/** What of a pasted block found no place, in words; null where all of it did. */
function remarkOf({ rowsOver, columnsOver, locked }: Pasted): string | null {
  const remarks = [
    ...(rowsOver > 0 || columnsOver > 0 ? [text.pasteTooLarge(rowsOver, columnsOver)] : []),
    ...(locked > 0 ? [text.pasteLocked(locked)] : []),
  ];
  return remarks.length === 0 ? null : remarks.join('；');
}
