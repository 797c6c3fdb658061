import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Trainee } from '../../../../src-shared/rpc/contract/projects.ts';
import { useUnsavedWarning } from '../../../components/form/form.tsx';
import { showDone, showError } from '../../../components/overlay/toasts.tsx';
import { invalidateLedger } from '../../../ledger.ts';
import { describeError } from '../../../text/errors.ts';
import { projectsText } from '../../../text/projects.ts';
import {
  type CellEdits,
  type CellField,
  type CellProblem,
  cellProblems,
  changesOf,
  fillEmpty,
  keepPresent,
  noEdits,
  parseBlock,
  pasteBlock,
  setCell,
  withoutSaved,
} from './cell-edits.ts';

const text = projectsText.cells;

import { saveTrainees } from '../trainees/save-trainees.ts';
import { keepEdits, readEdits } from './kept-edits.ts';

export type CellSheet<Field extends CellField = CellField> = {
  readonly edits: CellEdits;
  readonly trainees: readonly Trainee[];
  readonly fields: readonly Field[];
  readonly problems: readonly CellProblem[];
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
  readonly trainees: readonly Trainee[] | undefined;
  readonly fields: readonly Field[];
};

const nobody: readonly Trainee[] = [];

/**
 * Typed cells of a project's trainees, kept on this machine until they are saved or given up: another tab or a crash
 * loses nothing. Saving is one call for all of them.
 */
export function useCellSheet<Field extends CellField>({
  projectUid,
  trainees = nobody,
  fields,
}: CellSheetOptions<Field>): CellSheet<Field> {
  const draftKey = `${projectUid}:${fields[0] ?? ''}`;
  const [kept, setKept] = useState(() => readEdits(draftKey));
  const [remark, setRemark] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const edits = useMemo(() => (trainees.length === 0 ? kept : keepPresent(kept, trainees)), [kept, trainees]);
  const problems = useMemo(() => cellProblems(trainees, edits), [trainees, edits]);
  useUnsavedWarning(edits.size > 0);
  useEffect(() => keepEdits(draftKey, edits), [draftKey, edits]);

  const set = useCallback((trainee: Trainee, field: CellField, typed: string) => {
    setKept((now) => setCell(now, trainee, field, typed));
    setRemark(null);
  }, []);
  const paste = useCallback(
    (row: number, field: CellField, typed: string) => {
      const pasted = pasteBlock(edits, { trainees, fields }, { row, field }, parseBlock(typed));
      setKept(pasted.edits);
      const remarks = [
        ...(pasted.rowsOver > 0 || pasted.columnsOver > 0
          ? [text.pasteTooLarge(pasted.rowsOver, pasted.columnsOver)]
          : []),
        ...(pasted.locked > 0 ? [text.pasteLocked(pasted.locked)] : []),
      ];
      setRemark(remarks.length === 0 ? null : remarks.join('；'));
    },
    [edits, trainees, fields],
  );
  const fill = useCallback(() => setKept(fillEmpty(edits, trainees, fields)), [edits, trainees, fields]);
  const discard = useCallback(() => {
    setKept(noEdits);
    setRemark(null);
  }, []);
  const save = useCallback(() => {
    const changes = changesOf(trainees, edits);
    if (isSaving || changes.length === 0 || problems.length > 0) return;
    setIsSaving(true);
    saveTrainees(projectUid, trainees, changes)
      .then(async ({ saved }) => {
        // Also where the page was left meanwhile: what is saved is no draft.
        keepEdits(draftKey, withoutSaved(readEdits(draftKey), edits));
        await invalidateLedger();
        setKept((now) => withoutSaved(now, edits));
        setRemark(null);
        showDone(text.saved(saved));
      })
      .catch((error: unknown) => {
        showError(error);
        // What somebody else changed comes in under what is typed here, which can then be saved.
        if (describeError(error).code === 'STALE') void invalidateLedger();
      })
      .finally(() => setIsSaving(false));
  }, [projectUid, draftKey, trainees, edits, problems, isSaving]);

  return useMemo(
    () => ({ edits, trainees, fields, problems, remark, isSaving, set, paste, fill, save, discard }),
    [edits, trainees, fields, problems, remark, isSaving, set, paste, fill, save, discard],
  );
}
