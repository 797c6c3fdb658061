import { Button } from '@mantine/core';
import {
  type ClipboardEvent,
  createContext,
  type KeyboardEvent,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from 'react';
import { assert } from '../../../../src-shared/lib/assert.ts';
import type { Trainee } from '../../../../src-shared/rpc/contract/projects.ts';
import { useUnsavedWarning } from '../../../components/form/form.tsx';
import { isComposing } from '../../../components/keyboard.ts';
import { ProblemList } from '../../../components/notes/problem-list.tsx';
import { showDone, showError } from '../../../components/overlay/toasts.tsx';
import { invalidateLedger } from '../../../ledger.ts';
import { describeError } from '../../../text/errors.ts';
import { problemSentence } from '../../../text/problems.ts';
import { projectsText } from '../../../text/projects.ts';
import {
  type CellEdits,
  type CellField,
  type CellProblem,
  cellProblems,
  cellText,
  changesOf,
  editCount,
  fillEmpty,
  keepPresent,
  noEdits,
  parseBlock,
  pasteBlock,
  setCell,
  withoutSaved,
} from './cell-edits.ts';
import { saveTrainees } from './save-trainees.ts';

const text = projectsText.cells;

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

const CellSheetContext = createContext<CellSheet | null>(null);
export const CellSheetProvider = CellSheetContext.Provider;

const PREFIX = 'credit-ledger-draft:cells:';

function readEdits(key: string): CellEdits {
  try {
    const kept = localStorage.getItem(PREFIX + key);
    return kept === null ? noEdits : new Map(JSON.parse(kept));
  } catch {
    return noEdits;
  }
}

function keepEdits(key: string, edits: CellEdits): void {
  try {
    if (edits.size === 0) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, JSON.stringify([...edits]));
  } catch {
    // A full store costs the draft, not what is on the screen.
  }
}

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

function useSheet(): CellSheet {
  const sheet = use(CellSheetContext);
  assert(sheet !== null, 'a cell outside its sheet');
  return sheet;
}

function focusCell(from: Element | null, row: number, field: CellField): void {
  const grid = from?.closest('[role="grid"]') ?? document.querySelector('.project-panel [role="grid"]');
  const cell = grid?.querySelector<HTMLInputElement>(`[data-cell="${row}:${field}"]`);
  cell?.focus();
  cell?.select();
}

type SheetCellProps = {
  readonly trainee: Trainee;
  readonly row: number;
  readonly field: CellField;
  /** Name of the column, for screen readers. */
  readonly heading: string;
};

/** One typed cell. Enter and arrows move down the column, a pasted block fills on from here, Ctrl+D repeats the cell above. */
export function SheetCell({ trainee, row, field, heading }: SheetCellProps) {
  const sheet = useSheet();
  const value = cellText(trainee, field, sheet.edits);
  const problem = sheet.problems.find((found) => found.uid === trainee.uid && found.field === field);
  const isEdited = sheet.edits.get(trainee.uid)?.[field] !== undefined;
  const label = projectsText.attendance.cell(trainee.teacher.name, heading);
  if (trainee.isRegistered) return <span className="tone-muted">{value === '' ? '' : value}</span>;

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      sheet.save();
      return;
    }
    if (event.key === 'd' && event.ctrlKey) {
      event.preventDefault();
      const above = sheet.trainees[row - 1];
      if (above !== undefined) sheet.set(trainee, field, cellText(above, field, sheet.edits));
      return;
    }
    const isUp = event.key === 'ArrowUp' || (event.key === 'Enter' && event.shiftKey);
    const isDown = event.key === 'ArrowDown' || (event.key === 'Enter' && !event.shiftKey);
    if (!isUp && !isDown) return;
    event.preventDefault();
    focusCell(event.currentTarget, row + (isUp ? -1 : 1), field);
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const typed = event.clipboardData.getData('text/plain');
    if (!/[\t\n\r]/.test(typed)) return;
    event.preventDefault();
    sheet.paste(row, field, typed);
  };
  return (
    <input
      className={`project-cell ${field === 'proofCertificateNumber' ? 'is-text' : ''} ${isEdited ? 'is-edited' : ''}`}
      data-cell={`${row}:${field}`}
      aria-label={label}
      aria-invalid={problem !== undefined}
      title={problem === undefined ? undefined : problemSentence(problem)}
      inputMode={field === 'proofCertificateNumber' ? 'text' : 'decimal'}
      autoComplete="off"
      spellCheck={false}
      value={value}
      onChange={(event) => sheet.set(trainee, field, event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={onKeyDown}
      onPaste={onPaste}
    />
  );
}

/** Under the table while something is not saved: how much, everything that stands in the way, save and give up. */
export function SaveBar({ sheet }: { readonly sheet: CellSheet }) {
  const { edits, problems, remark, trainees } = sheet;
  if (edits.size === 0 && remark === null) return null;
  const nameOf = (uid: string) => trainees.find((trainee) => trainee.uid === uid)?.teacher.name ?? '';
  return (
    <div className="project-save">
      {problems.length > 0 && (
        <div className="project-save__problems">
          <ProblemList
            problems={problems.map((problem) => ({
              code: problem.code,
              severity: 'error',
              at: { field: `${problem.uid} ${problem.field}` },
              values: { ...problem.values, name: nameOf(problem.uid) },
            }))}
            onJump={(problem) => {
              const found = problems.find((one) => `${one.uid} ${one.field}` === problem.at?.field);
              if (found === undefined) return;
              focusCell(
                null,
                trainees.findIndex((trainee) => trainee.uid === found.uid),
                found.field,
              );
            }}
          />
        </div>
      )}
      <div className="row">
        <Button
          variant="filled"
          loading={sheet.isSaving}
          disabled={problems.length > 0 || edits.size === 0}
          title="Ctrl+Enter"
          onClick={sheet.save}
        >
          {text.save(edits.size)}
        </Button>
        <Button disabled={sheet.isSaving} onClick={sheet.discard}>
          {text.discard}
        </Button>
        <span className="unsaved" aria-hidden="true" />
        <span role="status">
          {text.unsaved(editCount(edits))}
          {problems.length > 0 && <span className="tone-bad"> · {text.problems(problems.length)}</span>}
          {remark !== null && <span className="tone-short"> · {remark}</span>}
        </span>
      </div>
    </div>
  );
}
