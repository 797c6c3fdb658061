import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { classes } from '../../components/classes.ts';
import { ErrorPanel } from '../../components/notes/error-panel.tsx';
import { Tag } from '../../components/notes/tag.tsx';
import { orpc } from '../../rpc.ts';
import { formatDate, formatInstant, formatSeal } from '../../text/format.ts';
import { projectsText } from '../../text/projects.ts';
import { registrationsText as text } from '../../text/registrations.ts';
import css from './batches.module.css';
import { type Batch, UndoBatchDialog } from './undo-batch-dialog.tsx';

/** Every batch that registered a project, newest first, with the way to take one back. */
export function Batches({ projectUid }: { readonly projectUid: string }) {
  const query = useQuery(orpc.registrations.batches.queryOptions({ input: { projectUid } }));
  const [undoing, setUndoing] = useState<Batch | null>(null);
  return (
    <section>
      <h3 className="section-title">{projectsText.overview.batches}</h3>
      {query.error !== null && <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.length === 0 && <p className="small tone-muted">{projectsText.overview.batchesEmpty}</p>}
      <ol className={css['batches']}>
        {query.data?.map((batch) => (
          <li key={batch.uid}>
            <div className="row">
              <Tag tone={batch.kind === 'reversal' ? 'warning' : 'accent'}>
                {text.batch.kinds[batch.kind]}
              </Tag>
              <b>{text.batch.entries(batch.entryCount)}</b>
              <span className="tone-muted">{formatDate(batch.effectiveOn)}</span>
              <span className={classes(css['seal'], 'push')} title={batch.seal}>
                {text.batch.columns.seal} {formatSeal(batch.seal)}
              </span>
            </div>
            <div className="small tone-muted">
              {batch.actor} · {formatInstant(batch.recordedAt)}
              {batch.reason !== null && ` · ${batch.reason}`}
            </div>
            {!batch.canUndo && batch.kind !== 'reversal' && (
              <div className="small tone-muted">{text.undoBatch.cannot}</div>
            )}
            {batch.canUndo && (
              <div>
                <Button size="xs" onClick={() => setUndoing(batch)}>
                  {text.undoBatch.action}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ol>
      <UndoBatchDialog batch={undoing} onClose={() => setUndoing(null)} />
    </section>
  );
}
