import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Correction } from '../../../src-shared/rpc/contract/corrections.ts';
import { ErrorPanel } from '../../components/notes/error-panel.tsx';
import { orpc } from '../../rpc.ts';
import { correctionsText } from '../../text/corrections.ts';
import { formatDate, formatInstant } from '../../text/format.ts';
import css from './plain-table.module.css';
import { UndoDialog } from './undo-dialog.tsx';

const text = correctionsText.past;

/** Sheets decided before, with the way back where there is one. */
export function PastReturns() {
  const past = useQuery(orpc.corrections.list.queryOptions());
  const [undone, setUndone] = useState<Correction | null>(null);
  if (past.error !== null) return <ErrorPanel error={past.error} />;
  if (past.data === undefined || past.data.length === 0) return null;
  return (
    <section>
      <h2 className="section-title">{text.title}</h2>
      <table className={css['table']}>
        <thead>
          <tr>
            <th>{text.file}</th>
            <th>{text.decidedBy}</th>
            <th>{text.counts}</th>
            <th>{text.recorded}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {past.data.map((correction) => (
            <PastReturn key={correction.uid} correction={correction} onUndo={() => setUndone(correction)} />
          ))}
        </tbody>
      </table>
      <UndoDialog correction={undone} onClose={() => setUndone(null)} />
    </section>
  );
}

type PastReturnProps = { readonly correction: Correction; readonly onUndo: () => void };

function PastReturn({ correction, onUndo }: PastReturnProps) {
  return (
    <tr>
      <td title={correction.reason}>{correction.fileName}</td>
      <td>
        {correction.decidedBy} {formatDate(correction.decidedOn)}
      </td>
      <td>
        {correction.accepted} · {correction.rejected}
      </td>
      <td>
        {correction.actor} {formatInstant(correction.recordedAt)}
      </td>
      <td>
        {correction.undoneAt !== null ? (
          <span className="tone-muted">{text.undone}</span>
        ) : (
          correction.canUndo && (
            <Button size="xs" variant="subtle" onClick={onUndo}>
              {text.undo}
            </Button>
          )
        )}
      </td>
    </tr>
  );
}
