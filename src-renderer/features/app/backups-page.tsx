import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Outputs } from '../../../src-shared/rpc/contract/index.ts';
import { backUpNow } from '../../back-up.ts';
import { QuietLink } from '../../components/figures/figure.tsx';
import type { Column } from '../../components/grid/column.ts';
import { useQueryRows } from '../../components/grid/use-query-rows.ts';
import { ConfirmDialog } from '../../components/overlay/dialogs.tsx';
import { showDone, showError } from '../../components/overlay/toasts.tsx';
import { EmptyState } from '../../components/page/empty-state.tsx';
import { ListPage } from '../../components/page/list-page.tsx';
import { PageHead } from '../../components/page/page-head.tsx';
import { PageNote } from '../../components/page/page-note.tsx';
import { SettingsTabs } from '../../frame/settings-tabs.tsx';
import { enterLedger, useLedger } from '../../ledger.ts';
import { client, orpc } from '../../rpc.ts';
import { formatBytes, formatCount, formatInstant } from '../../text/format.ts';
import { backupsText as text } from '../../text/settings.ts';
import { shellText } from '../../text/shell.ts';

type Backup = Outputs['app']['backups'][number];

const keyOf = (backup: Backup) => backup.backupId;

/** 设置 › 备份: the backups of this ledger; make one, go back to one. */
export function BackupsPage() {
  const { ledger } = useLedger();
  const backups = useQuery(orpc.app.backups.queryOptions({ input: { ledgerId: ledger.ledgerId } }));
  const rows = useQueryRows(backups, backups.data);
  const [chosen, setChosen] = useState<Backup | null>(null);
  const columns = useMemo(() => backupColumns(setChosen), []);
  return (
    <ListPage
      head={
        <PageHead
          title={shellText.pages.settings}
          count={rows.rowCount > 0 ? text.count(formatCount(rows.rowCount)) : undefined}
          actions={<BackUpNow />}
        />
      }
      above={
        <>
          <SettingsTabs value="backups" />
          <PageNote>{text.hint}</PageNote>
        </>
      }
      rows={rows}
      table={{
        label: text.table,
        columns,
        getKey: keyOf,
        onOpen: setChosen,
        empty: <EmptyState title={text.empty}>{text.emptyHint}</EmptyState>,
      }}
    >
      <RestoreDialog backup={chosen} onClose={() => setChosen(null)} />
    </ListPage>
  );
}

function backupColumns(onRestore: (backup: Backup) => void): readonly Column<Backup>[] {
  return [
    { key: 'at', heading: text.at, width: 180, render: (row) => formatInstant(row.at) },
    { key: 'kind', heading: text.kind, width: 180, grow: 1, render: (row) => text.kinds[row.kind] },
    { key: 'size', heading: text.size, width: 110, align: 'right', render: (row) => formatBytes(row.bytes) },
    {
      key: 'action',
      heading: text.action,
      width: 110,
      align: 'right',
      render: (row) => <QuietLink onClick={() => onRestore(row)}>{text.restore}</QuietLink>,
    },
  ];
}

function BackUpNow() {
  const backUp = useMutation({ mutationFn: () => backUpNow(), onError: showError });
  return (
    <Button variant="filled" loading={backUp.isPending} onClick={() => backUp.mutate()}>
      {text.now}
    </Button>
  );
}

type RestoreDialogProps = {
  /** The backup to go back to; null while closed. */
  readonly backup: Backup | null;
  readonly onClose: () => void;
};

/** Asks for the word to type: what was entered since the backup is gone afterwards. */
function RestoreDialog({ backup, onClose }: RestoreDialogProps) {
  const { ledgerId } = useLedger().ledger;
  const restore = async () => {
    if (backup === null) return;
    await client.app.restoreBackup({ ledgerId, backupId: backup.backupId });
    await enterLedger();
    showDone(text.restored);
  };
  return (
    <ConfirmDialog
      isOpen={backup !== null}
      isDanger
      title={text.restoreTitle(formatInstant(backup?.at))}
      confirmLabel={text.restoreLabel}
      typedWord={text.restoreWord}
      onClose={onClose}
      onConfirm={restore}
    >
      {text.restoreText(formatInstant(backup?.at))}
    </ConfirmDialog>
  );
}
