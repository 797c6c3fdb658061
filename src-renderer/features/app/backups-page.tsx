import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { Outputs } from '../../../src-shared/rpc/contract/index.ts';
import { backUpNow } from '../../back-up.ts';
import { type Column, DataTable } from '../../components/grid/data-table.tsx';
import { ConfirmDialog } from '../../components/overlay/dialogs.tsx';
import { showDone, showError } from '../../components/overlay/toasts.tsx';
import { EmptyState } from '../../components/page/empty-state.tsx';
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

/** The backups of this ledger: make one, go back to one. */
export function BackupsPage() {
  const { ledger } = useLedger();
  const backups = useQuery(orpc.app.backups.queryOptions({ input: { ledgerId: ledger.ledgerId } }));
  const [chosen, setChosen] = useState<Backup | null>(null);
  const backUp = useMutation({
    mutationFn: () => backUpNow(),
    onError: showError,
  });
  const rows = backups.data ?? [];
  const getRow = useCallback((index: number) => backups.data?.[index], [backups.data]);
  const columns = useMemo<readonly Column<Backup>[]>(
    () => [
      { key: 'at', heading: text.at, width: 180, render: (row) => formatInstant(row.at) },
      { key: 'kind', heading: text.kind, width: 180, grow: 1, render: (row) => text.kinds[row.kind] },
      {
        key: 'size',
        heading: text.size,
        width: 110,
        align: 'right',
        render: (row) => formatBytes(row.bytes),
      },
      {
        key: 'action',
        heading: text.action,
        width: 110,
        align: 'right',
        render: (row) => (
          <button type="button" className="figure" onClick={() => setChosen(row)}>
            {text.restore}
          </button>
        ),
      },
    ],
    [],
  );
  const restore = async () => {
    if (chosen === null) return;
    await client.app.restoreBackup({ ledgerId: ledger.ledgerId, backupId: chosen.backupId });
    await enterLedger();
    showDone(text.restored);
  };
  return (
    <div className="page">
      <PageHead
        title={shellText.pages.settings}
        count={rows.length > 0 ? text.count(formatCount(rows.length)) : undefined}
        actions={
          <Button variant="filled" loading={backUp.isPending} onClick={() => backUp.mutate()}>
            {text.now}
          </Button>
        }
      />
      <SettingsTabs value="backups" />
      <PageNote>{text.hint}</PageNote>
      <DataTable
        label={text.table}
        columns={columns}
        rowCount={rows.length}
        getRow={getRow}
        getKey={keyOf}
        onOpen={setChosen}
        isLoading={backups.isPending}
        error={backups.error}
        onRetry={() => void backups.refetch()}
        empty={<EmptyState title={text.empty}>{text.emptyHint}</EmptyState>}
      />
      <ConfirmDialog
        isOpen={chosen !== null}
        isDanger
        title={text.restoreTitle(formatInstant(chosen?.at))}
        confirmLabel={text.restoreLabel}
        typedWord={text.restoreWord}
        onClose={() => setChosen(null)}
        onConfirm={restore}
      >
        {text.restoreText(formatInstant(chosen?.at))}
      </ConfirmDialog>
    </div>
  );
}
