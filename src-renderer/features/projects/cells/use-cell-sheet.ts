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
  parseBlock,
  pasteBlock,
  setCell,
} from './cell-edits.ts';
import { fillRemark, pasteRemark } from './cell-remarks.ts';
import {
  type CellStep,
  type CellWork,
  discardedWork,
  leftCell,
  redone,
  type StepKind,
  savedWork,
  undone,
  withStep,
} from './cell-work.ts';
import { dropSaved, keepWork, readWork } from './kept-edits.ts';
import { useUndoKeys } from './use-undo-keys.ts';

const text = projectsText.cells;

/** The cells of a project's trainees as they are typed, with what can be done with them. */
export type CellSheet<Field extends CellField = CellField> = {
  readonly edits: CellEdits;
  readonly trainees: readonly Trainee[];
  readonly fields: readonly Field[];
  readonly problems: readonly CellProblem[];
  /** What of a block found no place, what filling left alone, or what was undone; null where nothing is to be said. */
  readonly remark: string | null;
  readonly isSaving: boolean;
  /** The steps that Ctrl+Z and Ctrl+Y would take; null where there is none. */
  readonly toUndo: CellStep | null;
  readonly toRedo: CellStep | null;
  /** The cell that an undone step, or a problem, brings into sight; a new object each time. */
  readonly goal: { readonly index: number; readonly field: CellField } | null;
  readonly set: (trainee: Trainee, field: CellField, text: string, kind?: StepKind) => void;
  readonly leave: () => void;
  readonly paste: (row: number, field: CellField, text: string) => void;
  readonly fill: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly goTo: (uid: string, field: CellField) => void;
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
 * loses nothing. Saving is one call for all of them; until then every step can be undone. The sheet keeps its identity
 * until something in it changes.
 */
export function useCellSheet<Field extends CellField>(options: CellSheetOptions<Field>): CellSheet<Field> {
  const { projectUid, trainees = nobody, fields } = options;
  const draftKey = `${projectUid}:${fields[0] ?? ''}`;
  const [kept, setKept] = useState(() => readWork(draftKey));
  const [remark, setRemark] = useState<string | null>(null);
  const work = useMemo(
    () => (trainees.length === 0 ? kept : { ...kept, edits: keepPresent(kept.edits, trainees) }),
    [kept, trainees],
  );
  const { edits } = work;
  const problems = useMemo(() => cellProblems(trainees, edits), [trainees, edits]);
  useUnsavedWarning(edits.size > 0);
  useEffect(() => keepWork(draftKey, work), [draftKey, work]);

  const change = useCallback((next: (now: CellWork) => CellWork, said: string | null = null) => {
    setKept(next);
    setRemark(said);
  }, []);
  const saving = useSaveCells(projectUid, draftKey, change);
  const set = useEvent((trainee: Trainee, field: CellField, typed: string, kind: StepKind = 'typed') =>
    change((now) => withStep(now, trainees, { kind, edits: setCell(now.edits, trainee, field, typed) })),
  );
  const paste = useEvent((row: number, field: CellField, typed: string) => {
    const pasted = pasteBlock(edits, { trainees, fields }, { row, field }, parseBlock(typed));
    change((now) => withStep(now, trainees, { kind: 'pasted', edits: pasted.edits }), pasteRemark(pasted));
  });
  const fill = useEvent(() => {
    const filled = fillEmpty(edits, trainees, fields);
    change((now) => withStep(now, trainees, { kind: 'filled', edits: filled.edits }), fillRemark(filled));
  });
  const steps = useCellSteps({ work, trainees, change });
  const discard = useEvent(() => change((now) => discardedWork(now, trainees)));
  const leave = useCallback(() => setKept(leftCell), []);
  const save = useEvent(() => {
    if (problems.length === 0) saving.save(trainees, edits);
  });
  const { isSaving } = saving;
  return useMemo(
    () => ({
      ...{ edits, trainees, fields, problems, remark, isSaving, ...steps },
      ...{ set, leave, paste, fill, save, discard },
    }),
    [edits, trainees, fields, problems, remark, isSaving, steps, set, leave, paste, fill, save, discard],
  );
}

type Change = (next: (now: CellWork) => CellWork, said?: string | null) => void;
type CellStepsOptions = {
  readonly work: CellWork;
  readonly trainees: readonly Trainee[];
  readonly change: Change;
};

/** Undo and redo of a grid, on its keys too; the keyboard goes to the first cell that a step changed back. */
function useCellSteps({ work, trainees, change }: CellStepsOptions) {
  const [goal, setGoal] = useState<CellSheet['goal']>(null);
  const goTo = useEvent((uid: string, field: CellField) => {
    const index = trainees.findIndex((trainee) => trainee.uid === uid);
    if (index !== -1) setGoal({ index, field });
  });
  const take = (stepped: typeof undone, said: (step: CellStep) => string) => {
    const { work: next, step } = stepped(work, trainees);
    if (step === null) return;
    change(() => next, said(step));
    const [cell] = step.cells;
    if (cell !== undefined) goTo(cell.uid, cell.field);
  };
  const undo = useEvent(() => take(undone, (step) => text.undone(step.kind, step.cells.length)));
  const redo = useEvent(() => take(redone, (step) => text.redone(step.kind, step.cells.length)));
  useUndoKeys({ undo, redo });
  const toUndo = work.past.at(-1) ?? null;
  const toRedo = work.future.at(-1) ?? null;
  return useMemo(
    () => ({ toUndo, toRedo, goal, undo, redo, goTo }),
    [toUndo, toRedo, goal, undo, redo, goTo],
  );
}

/** Saves typed cells; those that were typed while the answer was on its way stay. */
function useSaveCells(projectUid: string, draftKey: string, change: Change) {
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
      dropSaved(draftKey, edits);
      await invalidateLedger();
      change((now) => savedWork(now, edits));
      showDone(text.saved(saved));
    });
  };
  return { save, isSaving: isRunning };
}
