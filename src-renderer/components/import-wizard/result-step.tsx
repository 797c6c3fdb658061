import { Button } from '@mantine/core';
import { useState } from 'react';
import { type ImportCounts, importWizardText as text } from '../../text/import-wizard.ts';
import { NoteBox } from '../notes/note-box.tsx';
import { ConfirmDialog } from '../overlay/dialogs.tsx';
import { useServices } from '../services.ts';
import type { ImportCalls, ImportWords } from './import-source.ts';
import css from './result-step.module.css';
import type { Import } from './use-import.ts';

type ResultStepProps = {
  readonly wizard: Import;
  readonly words: ImportWords;
  readonly undo: ImportCalls['undo'];
  readonly onDone: () => void;
};

/** What the import did, and its way back. */
export function ResultStep({ wizard, words, undo, onDone }: ResultStepProps) {
  const [undone, setUndone] = useState<string | null>(null);
  const { state } = wizard.job;
  if (state.phase !== 'done') return null;
  const { counts, batch } = state.result;
  const leftOut = counts.conflict + counts.problem;
  return (
    <div className={css['result']} role="status">
      <h2>{undone === null ? text.doneTitle : text.undoneTitle}</h2>
      <p>{undone ?? (text.done(counts, words.unit) || text.doneNothing)}</p>
      {undone === null && state.wasTooLate && <NoteBox tone="warning">{text.tooLate}</NoteBox>}
      {undone === null && leftOut > 0 && <NoteBox>{text.leftOut(leftOut)}</NoteBox>}
      <div className="row">
        <Button variant="filled" data-autofocus onClick={onDone}>
          {words.doneLabel}
        </Button>
        <Button onClick={wizard.restart}>{text.another}</Button>
        {undone === null && undo !== undefined && batch?.canUndo === true && (
          <Undo batchUid={batch.uid} counts={counts} words={words} undo={undo} onUndone={setUndone} />
        )}
      </div>
    </div>
  );
}

type UndoProps = {
  readonly batchUid: string;
  readonly counts: ImportCounts;
  readonly words: ImportWords;
  readonly undo: NonNullable<ImportCalls['undo']>;
  readonly onUndone: (sentence: string) => void;
};

function Undo({ batchUid, counts, words, undo, onUndone }: UndoProps) {
  const { refresh } = useServices();
  const [isAsking, setIsAsking] = useState(false);
  const run = async () => {
    const { removed, restored } = await undo(batchUid);
    await refresh();
    onUndone(text.undone(removed, restored, words.unit));
  };
  return (
    <>
      <Button variant="subtle" onClick={() => setIsAsking(true)}>
        {text.undo}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={text.undoTitle}
        confirmLabel={text.undo}
        isDanger
        onClose={() => setIsAsking(false)}
        onConfirm={run}
      >
        <p>{text.undoConsequence(counts, words.unit)}</p>
      </ConfirmDialog>
    </>
  );
}
