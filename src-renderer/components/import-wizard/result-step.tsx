import { Button } from '@mantine/core';
import { useState } from 'react';
import { invalidateLedger } from '../../ledger.ts';
import { importWizardText as text } from '../../text/import-wizard.ts';
import { ConfirmDialog } from '../dialogs.tsx';
import { NoteBox } from '../note-box.tsx';
import type { ImportCalls, ImportResult, ImportWords } from './import-source.ts';
import type { Import } from './use-import.ts';

type ResultStepProps = {
  readonly wizard: Import;
  readonly words: ImportWords;
  readonly undo: ImportCalls['undo'];
  readonly onDone: () => void;
};

/** What the import did, and its way back. */
export function ResultStep({ wizard, words, undo, onDone }: ResultStepProps) {
  const { state } = wizard.job;
  if (state.phase !== 'done') return null;
  const { counts, batch } = state.result;
  const leftOut = counts.conflict + counts.problem;
  return (
    <div className="import__result" role="status">
      <h2>{text.doneTitle}</h2>
      <p>{text.done(counts, words.unit) || text.doneNothing}</p>
      {wizard.wasTooLate && <NoteBox tone="warning">{text.tooLate}</NoteBox>}
      {leftOut > 0 && <NoteBox>{text.leftOut(leftOut)}</NoteBox>}
      <Undo batch={batch} counts={counts} words={words} undo={undo} />
      <div className="row">
        <Button variant="filled" data-autofocus onClick={onDone}>
          {words.doneLabel}
        </Button>
        <Button onClick={wizard.restart}>{text.another}</Button>
      </div>
    </div>
  );
}

type UndoProps = ImportResult & { readonly words: ImportWords; readonly undo: ImportCalls['undo'] };

function Undo({ batch, counts, words, undo }: UndoProps) {
  const [isAsking, setIsAsking] = useState(false);
  const [undone, setUndone] = useState<string | null>(null);
  if (undone !== null) return <NoteBox tone="ok">{undone}</NoteBox>;
  if (undo === undefined || batch === null || !batch.canUndo) return null;
  const run = async () => {
    const { removed, restored } = await undo(batch.uid);
    await invalidateLedger();
    setUndone(text.undone(removed, restored, words.unit));
  };
  return (
    <>
      <Button size="xs" onClick={() => setIsAsking(true)}>
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
