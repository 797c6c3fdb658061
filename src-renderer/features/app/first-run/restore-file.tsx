import { useMutation } from '@tanstack/react-query';
import { FileDrop } from '../../../components/form/file-drop.tsx';
import { ErrorPanel } from '../../../components/notes/error-panel.tsx';
import { enterLedger } from '../../../ledger.ts';
import { client } from '../../../rpc.ts';
import { firstRunText as text } from '../../../text/first-run.ts';
import css from './first-run.module.css';

/** A backup file becomes a new ledger folder. */
export function RestoreFile() {
  const restore = useMutation({
    mutationFn: (file: File) => client.app.restoreFile({ file }),
    onSuccess: () => enterLedger(),
  });
  return (
    <div className={css['panel']}>
      <FileDrop
        accept=".sqlite"
        file={restore.variables ?? null}
        hint={text.restoreFileHint}
        isDisabled={restore.isPending}
        onFile={(file) => restore.mutate(file)}
      />
      <p className={css['busy']} role="status">
        {restore.isPending && text.restoring}
      </p>
      {restore.error !== null && <ErrorPanel error={restore.error} />}
    </div>
  );
}
