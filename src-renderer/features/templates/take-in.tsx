import { useMutation } from '@tanstack/react-query';
import { FileDrop } from '../../components/form/file-drop.tsx';
import { ErrorPanel } from '../../components/notes/error-panel.tsx';
import { useDelayed } from '../../components/use-delayed.ts';
import { templatesText as text } from '../../text/templates.ts';
import css from './take-in.module.css';

/** Drops or picks the file; what cannot be used is refused here, with the way out. */
export function TakeIn({ onTaken }: { readonly onTaken: (file: File) => Promise<void> }) {
  const { mutate, variables: file = null, error, isPending } = useMutation({ mutationFn: onTaken });
  const isSlow = useDelayed(isPending, 300);
  return (
    <div className={css['take']}>
      <FileDrop
        accept={text.accept}
        file={file}
        onFile={(chosen) => mutate(chosen)}
        hint={text.dropHint}
        isDisabled={isPending}
      />
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
