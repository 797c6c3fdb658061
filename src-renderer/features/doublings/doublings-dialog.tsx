import { Button, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { type Column, DataTable } from '../../components/grid/data-table.tsx';
import { useQueryRows } from '../../components/grid/use-query-rows.ts';
import { isComposing } from '../../components/keyboard.ts';
import { ErrorPanel } from '../../components/notes/error-panel.tsx';
import { ProblemLink } from '../../components/notes/problem-link.tsx';
import { Tag } from '../../components/notes/tag.tsx';
import { DialogFoot } from '../../components/overlay/dialog-parts.tsx';
import { FormDialog } from '../../components/overlay/dialogs.tsx';
import { showDone, showUndo } from '../../components/overlay/toasts.tsx';
import { EmptyState } from '../../components/page/empty-state.tsx';
import { useAction } from '../../components/use-action.ts';
import { invalidateLedger } from '../../ledger.ts';
import { client, orpc } from '../../rpc.ts';
import { doublingRuleWords, doublingsText as text } from '../../text/doublings.ts';
import { problemSentence } from '../../text/problems.ts';
import css from './doublings-dialog.module.css';
import { type Finding, findingKey, findingsOf, isOpen, waitingKeys } from './findings.ts';

const columns: readonly Column<Finding>[] = [
  {
    key: 'name',
    heading: text.columns.name,
    width: 130,
    render: ({ place }) => place.teacher.name,
    tooltip: ({ place }) => `${place.teacher.name} · ${place.teacher.organisationName}`,
  },
  {
    key: 'rule',
    heading: text.columns.rule,
    width: 130,
    render: ({ doubling }) => <Tag tone="warning">{doublingRuleWords[doubling.rule]}</Tag>,
  },
  {
    key: 'found',
    heading: text.columns.found,
    width: 320,
    grow: 4,
    render: ({ problems }) => problems.map(problemSentence).join('；'),
    tooltip: ({ problems }) => problems.map(problemSentence).join('；'),
  },
  {
    key: 'way',
    heading: '',
    width: 56,
    render: ({ problems }) =>
      problems.map((problem) => <ProblemLink key={problemSentence(problem)} problem={problem} />),
  },
  {
    key: 'reason',
    heading: text.columns.reason,
    width: 170,
    grow: 1,
    render: ({ doubling: { reason } }) =>
      reason === null ? <span className="tone-short">{text.open}</span> : reason.text,
    tooltip: ({ doubling: { reason } }) =>
      reason === null ? undefined : `${reason.text}（${text.said(reason.actor, reason.recordedAt)}）`,
  },
];

type DoublingsDialogProps = { readonly projectUid: string; readonly onClose: () => void };

/** 重复核对 of a project: what seems to be there twice, person by person, and one reason for those that are chosen (X4). */
export function DoublingsDialog({ projectUid, onClose }: DoublingsDialogProps) {
  const query = useQuery(orpc.doublings.list.queryOptions({ input: { projectUid } }));
  const findings = useMemo(
    () => (query.data === undefined ? undefined : findingsOf(query.data.rows)),
    [query.data],
  );
  const rows = useQueryRows(query, findings);
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const waiting = useMemo(() => waitingKeys(findings ?? []), [findings]);
  const checked = chosen ?? waiting;
  const picked = (findings ?? []).filter((finding) => checked.has(findingKey(finding)));
  return (
    <FormDialog opened onClose={onClose} title={text.title} size={1120}>
      <div className={css['body']}>
        <p className="small tone-muted">{text.lead}</p>
        <div className={css['table']}>
          <DataTable
            label={text.label}
            columns={columns}
            {...rows}
            getKey={findingKey}
            checked={checked}
            onCheckedChange={setChosen}
            canCheck={isOpen}
            empty={<EmptyState title={text.none}>{text.noneBody}</EmptyState>}
          />
        </div>
        <ReasonForm
          projectUid={projectUid}
          picked={picked}
          onSaved={() => setChosen(null)}
          onClose={onClose}
        />
      </div>
    </FormDialog>
  );
}

type ReasonFormProps = {
  readonly projectUid: string;
  readonly picked: readonly Finding[];
  readonly onSaved: () => void;
  readonly onClose: () => void;
};

function ReasonForm({ projectUid, picked, onSaved, onClose }: ReasonFormProps) {
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<unknown>(null);
  const { run, isRunning } = useAction(setFailure);
  const isReady = reason.trim() !== '' && picked.length > 0;
  const save = () => {
    if (!isReady || isRunning) return;
    setFailure(null);
    run(async () => {
      await explain(projectUid, picked, reason.trim());
      setReason('');
      onSaved();
    });
  };
  return (
    <>
      <Textarea
        data-autofocus
        label={text.reason}
        placeholder={text.reasonPlaceholder}
        maxLength={500}
        autosize
        minRows={2}
        maxRows={4}
        value={reason}
        disabled={picked.length === 0}
        onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.ctrlKey && !isComposing(event)) save();
        }}
      />
      {failure !== null && <ErrorPanel error={failure} />}
      <DialogFoot>
        <Button disabled={isRunning} onClick={onClose}>
          {text.close}
        </Button>
        <Button variant="filled" disabled={!isReady} loading={isRunning} title="Ctrl+Enter" onClick={save}>
          {text.save(picked.length)}
        </Button>
      </DialogFoot>
    </>
  );
}

/** Writes one reason for all of them, with a way back. */
async function explain(projectUid: string, picked: readonly Finding[], reason: string): Promise<void> {
  const findings = picked.map(({ place, doubling }) => ({ traineeUid: place.traineeUid, key: doubling.key }));
  const { explained } = await client.doublings.explain({ projectUid, findings, reason });
  await invalidateLedger();
  showUndo({
    message: text.saved(explained),
    label: text.undo,
    onUndo: async () => {
      const { withdrawn } = await client.doublings.withdraw({ projectUid, findings });
      await invalidateLedger();
      showDone(text.withdrawn(withdrawn));
    },
  });
}
