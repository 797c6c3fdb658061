import { describeError } from '../../text/errors.ts';
import { importWizardText as text } from '../../text/import-wizard.ts';
import { FileDrop } from '../form/file-drop.tsx';
import { ErrorPanel } from '../notes/error-panel.tsx';
import { NoteBox } from '../notes/note-box.tsx';
import { ProblemList } from '../notes/problem-list.tsx';
import { useDelayed } from '../use-delayed.ts';
import css from './file-step.module.css';
import type { ImportPreview, ImportWords } from './import-source.ts';
import { SheetSelect } from './sheet-select.tsx';
import type { Import } from './use-import.ts';

type FileStepProps = { readonly wizard: Import; readonly words: ImportWords };

/** Step 1: the file, and why it could not be read. */
export function FileStep({ wizard, words }: FileStepProps) {
  const isSlow = useDelayed(wizard.isReading, 300);
  return (
    <div className={css['room']}>
      <FileDrop accept={text.accept} file={wizard.file} onFile={wizard.takeFile} hint={words.fileHint} />
      {isSlow && (
        <p className="tone-muted small" role="status">
          {text.reading}…
        </p>
      )}
      {!wizard.isOther && wizard.preview?.mapping.length === 0 && (
        <NoHead wizard={wizard} preview={wizard.preview} />
      )}
      {wizard.readError !== null && (
        <ErrorPanel
          error={wizard.readError}
          refusedTitle={text.refused}
          // A refused file stays refused: the way out is another file.
          {...(describeError(wizard.readError).code === 'REFUSED' ? {} : { onRetry: wizard.readAgain })}
        />
      )}
    </div>
  );
}

/** A sheet without a head: what is wrong, and the other sheets to look at. */
function NoHead({ wizard, preview }: { readonly wizard: Import; readonly preview: ImportPreview }) {
  return (
    <>
      <NoteBox tone="warning">
        <ProblemList problems={preview.problems} />
      </NoteBox>
      {preview.sheets.length > 1 && <SheetSelect wizard={wizard} preview={preview} />}
    </>
  );
}
