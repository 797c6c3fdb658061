import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Outputs } from '../../../src-shared/rpc/contract/index.ts';
import { ErrorPanel } from '../../components/notes/error-panel.tsx';
import { ConfirmDialog } from '../../components/overlay/dialogs.tsx';
import { SideDrawer } from '../../components/overlay/side-drawer.tsx';
import { showDone } from '../../components/overlay/toasts.tsx';
import { invalidateLedger } from '../../ledger.ts';
import { client, orpc } from '../../rpc.ts';
import { formatInstant } from '../../text/format.ts';
import { teachersText } from '../../text/teachers.ts';
import css from './import-history.module.css';

const text = teachersText.history;
type Batch = Outputs['teachers']['imports'][number];

/** Every import with its way back, while nothing later depends on it. */
export function ImportHistory({ onClose }: { readonly onClose: () => void }) {
  const [asking, setAsking] = useState<Batch | null>(null);
  const imports = useQuery(orpc.teachers.imports.queryOptions());
  const undo = async (batch: Batch) => {
    const input = { batchUid: batch.uid };
    const { removed, restored } =
      batch.kind === 'teachers'
        ? await client.teachers.undoImport(input)
        : await client.projects.undoTraineeImport(input);
    await invalidateLedger();
    showDone(text.done(removed, restored));
  };
  return (
    <SideDrawer label={text.title} title={text.title} onClose={onClose}>
      {imports.error !== null && <ErrorPanel error={imports.error} onRetry={() => void imports.refetch()} />}
      {imports.data?.length === 0 && <p className="tone-muted">{text.empty}</p>}
      <ul className={css['history']}>
        {imports.data?.map((batch) => (
          <li key={batch.uid}>
            <span className="truncate" title={batch.fileName}>
              {batch.fileName}
            </span>
            {batch.canUndo && batch.undoneAt === null ? (
              <Button size="xs" onClick={() => setAsking(batch)}>
                {text.undo}
              </Button>
            ) : (
              <span />
            )}
            <small>
              {text.kinds[batch.kind]} · {text.line(batch.created, batch.changed)}
            </small>
            <span />
            <small>{text.by(formatInstant(batch.appliedAt), batch.actor)}</small>
            <span />
            {batch.undoneAt !== null && <small>{text.undone(formatInstant(batch.undoneAt))}</small>}
            {batch.undoneAt === null && !batch.canUndo && <small>{text.locked}</small>}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        isOpen={asking !== null}
        title={text.undoTitle(asking?.fileName ?? '')}
        confirmLabel={text.undo}
        isDanger
        onClose={() => setAsking(null)}
        onConfirm={() => (asking === null ? undefined : undo(asking))}
      >
        <p>{text.undoConsequence(asking?.created ?? 0, asking?.changed ?? 0)}</p>
      </ConfirmDialog>
    </SideDrawer>
  );
}
