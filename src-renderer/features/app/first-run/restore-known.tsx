import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Outputs } from '../../../../src-shared/rpc/contract/index.ts';
import { ErrorPanel } from '../../../components/notes/error-panel.tsx';
import { ConfirmDialog } from '../../../components/overlay/dialogs.tsx';
import { enterLedger } from '../../../ledger.ts';
import { client, orpc } from '../../../rpc.ts';
import { firstRunText as text } from '../../../text/first-run.ts';
import { formatBytes, formatInstant } from '../../../text/format.ts';
import { backupKindWords } from '../../../text/words.ts';
import { Choice } from './choice.tsx';
import css from './first-run.module.css';
import ledgerList from './ledger-list.module.css';

type Backup = Outputs['app']['backups'][number];
type RestoreKnownProps = { readonly ledgerId: string; readonly onFile: () => void };

/** The backups of a ledger whose file is damaged. */
export function RestoreKnown({ ledgerId, onFile }: RestoreKnownProps) {
  const backups = useQuery(orpc.app.backups.queryOptions({ input: { ledgerId } }));
  const [chosen, setChosen] = useState<Backup | null>(null);
  const restore = async () => {
    if (chosen === null) return;
    await client.app.restoreBackup({ ledgerId, backupId: chosen.backupId });
    await enterLedger();
  };
  return (
    <div className={css['panel']}>
      {backups.error !== null && <ErrorPanel error={backups.error} />}
      {backups.data !== undefined && <BackupList backups={backups.data} onChoose={setChosen} />}
      <div>
        <Button onClick={onFile}>{text.restoreFromFile}</Button>
      </div>
      <ConfirmDialog
        isOpen={chosen !== null}
        title={text.restoreThis}
        confirmLabel={text.restoreThis}
        onClose={() => setChosen(null)}
        onConfirm={restore}
      >
        {text.restoreConfirm(formatInstant(chosen?.at))}
      </ConfirmDialog>
    </div>
  );
}

type BackupListProps = {
  readonly backups: readonly Backup[];
  readonly onChoose: (backup: Backup) => void;
};

function BackupList({ backups, onChoose }: BackupListProps) {
  if (backups.length === 0) return <p className="tone-muted">{text.noBackups}</p>;
  return (
    <>
      <h2>{text.backups}</h2>
      <div className={ledgerList['list']}>
        {backups.map((backup) => (
          <Choice
            key={backup.backupId}
            title={formatInstant(backup.at)}
            hint={`${backupKindWords[backup.kind]} · ${formatBytes(backup.bytes)}`}
            onClick={() => onChoose(backup)}
          />
        ))}
      </div>
    </>
  );
}
