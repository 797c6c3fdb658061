import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorPanel } from '../../../components/notes/error-panel.tsx';
import { ConfirmDialog } from '../../../components/overlay/dialogs.tsx';
import { enterLedger } from '../../../ledger.ts';
import { client, orpc } from '../../../rpc.ts';
import { firstRunText as text } from '../../../text/first-run.ts';
import { formatBytes, formatInstant } from '../../../text/format.ts';
import { backupKindWords } from '../../../text/words.ts';
import css from './first-run.module.css';
import ledgerList from './ledger-list.module.css';

type RestoreKnownProps = { readonly ledgerId: string; readonly onFile: () => void };

/** The backups of a ledger whose file is damaged. */
export function RestoreKnown({ ledgerId, onFile }: RestoreKnownProps) {
  const backups = useQuery(orpc.app.backups.queryOptions({ input: { ledgerId } }));
  const [chosen, setChosen] = useState<{ readonly backupId: string; readonly at: string } | null>(null);
  return (
    <div className={css['panel']}>
      {backups.error !== null && <ErrorPanel error={backups.error} />}
      {backups.data?.length === 0 && <p className="tone-muted">{text.noBackups}</p>}
      {backups.data !== undefined && backups.data.length > 0 && (
        <>
          <h2>{text.backups}</h2>
          <div className={ledgerList['list']}>
            {backups.data.map((backup) => (
              <button
                key={backup.backupId}
                type="button"
                className={ledgerList['item']}
                onClick={() => setChosen(backup)}
              >
                <b>{formatInstant(backup.at)}</b>
                <small>
                  {backupKindWords[backup.kind]} · {formatBytes(backup.bytes)}
                </small>
                <span className={ledgerList['arrow']}>›</span>
              </button>
            ))}
          </div>
        </>
      )}
      <div>
        <Button onClick={onFile}>{text.restoreFromFile}</Button>
      </div>
      <ConfirmDialog
        isOpen={chosen !== null}
        title={text.restoreThis}
        confirmLabel={text.restoreThis}
        onClose={() => setChosen(null)}
        onConfirm={async () => {
          if (chosen === null) return;
          await client.app.restoreBackup({ ledgerId, backupId: chosen.backupId });
          await enterLedger();
        }}
      >
        {text.restoreConfirm(formatInstant(chosen?.at))}
      </ConfirmDialog>
    </div>
  );
}
