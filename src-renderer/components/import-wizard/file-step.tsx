import { importWizardText as text } from '../../text/import-wizard.ts';
import { ErrorPanel } from '../error-panel.tsx';
import { FileDrop } from '../file-drop.tsx';
import { useDelayed } from '../use-delayed.ts';
import type { ImportWords } from './import-source.ts';
import type { Import } from './use-import.ts';

type FileStepProps = { readonly wizard: Import; readonly words: ImportWords };

export function FileStep({ wizard, words }: FileStepProps) {
  const isSlow = useDelayed(wizard.isReading, 300);
  return (
    <div className="import__file">
      <FileDrop accept={text.accept} file={wizard.file} onFile={wizard.takeFile} hint={words.fileHint} />
      {isSlow && (
        <p className="tone-muted small" role="status">
          {text.reading}…
        </p>
      )}
      {wizard.readError !== null && <ErrorPanel error={wizard.readError} onRetry={wizard.readAgain} />}
    </div>
  );
}
