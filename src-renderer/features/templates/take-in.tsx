import { useState } from 'react';
import { FileDrop } from '../../components/form/file-drop.tsx';
import { ErrorPanel } from '../../components/notes/error-panel.tsx';
import { useDelayed } from '../../components/use-delayed.ts';
import { templatesText as text } from '../../text/templates.ts';
import css from './take-in.module.css';

/** Drops or picks the file; what cannot be used is refused here, with the way out. */
export function TakeIn({ onTaken }: { readonly onTaken: (file: File) => Promise<void> }) {
  const [file, setFile] = useState<File | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [isReading, setIsReading] = useState(false);
  const isSlow = useDelayed(isReading, 300);
  const take = (chosen: File) => {
    setFile(chosen);
    setError(null);
    setIsReading(true);
    onTaken(chosen)
      .catch(setError)
      .finally(() => setIsReading(false));
  };
  return (
    <div className={css['take']}>
      <FileDrop accept={text.accept} file={file} onFile={take} hint={text.dropHint} isDisabled={isReading} />
      {isSlow && (
        <p className="tone-muted small" role="status">
          {text.reading}…
        </p>
      )}
      {error !== null && <ErrorPanel error={error} refusedTitle={text.refused} />}
      {file === null && (
        <ol className={css['steps']}>
          {text.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
    </div>
  );
}
