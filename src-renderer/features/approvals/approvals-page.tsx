import { useQuery } from '@tanstack/react-query';
import { use, useCallback, useMemo, useState } from 'react';
import type { Outputs } from '../../../src-shared/rpc/contract/index.ts';
import { recordApproval } from '../../bound-calls.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ActiveRowContext } from '../../components/grid/active-row.ts';
import { type Column, DataTable } from '../../components/grid/data-table.tsx';
import { ApprovalDialog } from '../../components/overlay/approval-dialog.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { Tag } from '../../components/tag.tsx';
import { useLedger } from '../../ledger.ts';
import { navigate, useSearchValue } from '../../routing.ts';
import { orpc } from '../../rpc.ts';
import { approvalsText } from '../../text/approvals.ts';
import { formatCount, formatDate, NONE } from '../../text/format.ts';
import './approvals.css';

type Row = Outputs['approvals']['list'][number];
type Which = 'waiting' | 'decided';
const text = approvalsText;

const getKey = (row: Row) => row.projectUid;
const open = (row: Row) => navigate(`/projects/${row.projectUid}?tab=approval`);

const shared: readonly Column<Row>[] = [
  {
    key: 'project',
    heading: text.columns.project,
    width: 280,
    grow: 1,
    render: (row) => row.projectName,
  },
  { key: 'endOn', heading: text.columns.endOn, width: 120, render: (row) => formatDate(row.endOn) },
  {
    key: 'trainees',
    heading: text.columns.trainees,
    width: 72,
    align: 'right',
    render: (row) => formatCount(row.traineeCount),
  },
];

const decidedColumns: readonly Column<Row>[] = [
  ...shared,
  {
    key: 'state',
    heading: text.columns.state,
    width: 104,
    render: (row) => <Tag tone={row.state === 'approved' ? 'ok' : 'bad'}>{text.states[row.state]}</Tag>,
  },
  {
    key: 'person',
    heading: text.columns.person,
    width: 112,
    render: (row) => row.approval?.person ?? NONE,
  },
  {
    key: 'decidedOn',
    heading: text.columns.decidedOn,
    width: 120,
    render: (row) => formatDate(row.approval?.decidedOn),
  },
  {
    key: 'scan',
    heading: text.columns.scan,
    width: 200,
    render: (row) => <span className="tone-muted">{row.approval?.scanFileName ?? NONE}</span>,
  },
];

function RecordButton({ onClick }: { readonly onClick: () => void }) {
  const isActiveRow = use(ActiveRowContext);
  return (
    <button
      type="button"
      className="approvals__record"
      tabIndex={isActiveRow === false ? -1 : 0}
      onClick={onClick}
    >
      {text.record}
    </button>
  );
}

/** 审批: which forms wait for a signature, which were decided and how; the result is recorded from here. */
export function ApprovalsPage() {
  const { today } = useLedger().ledger;
  const [asked, setAsked] = useSearchValue('state');
  const which: Which = asked === 'decided' ? 'decided' : 'waiting';
  const query = useQuery(orpc.approvals.list.queryOptions());
  const [recording, setRecording] = useState<Row | null>(null);
  const all = query.data;
  const rows = useMemo(
    () => all?.filter((row) => (row.state === 'waiting') === (which === 'waiting')),
    [all, which],
  );
  const waiting = all?.filter((row) => row.state === 'waiting').length ?? 0;
  const getRow = useCallback((index: number) => rows?.[index], [rows]);
  const waitingColumns = useMemo(
    (): readonly Column<Row>[] => [
      ...shared,
      {
        key: 'dueOn',
        heading: text.columns.dueOn,
        width: 180,
        render: (row) =>
          row.dueOn === null ? (
            <span className="tone-muted">{NONE}</span>
          ) : (
            <>
              {row.dueOn}
              {row.dueOn < today && <span className="tone-bad"> {text.late}</span>}
            </>
          ),
      },
      {
        key: 'action',
        heading: text.columns.action,
        width: 140,
        align: 'right',
        render: (row) => <RecordButton onClick={() => setRecording(row)} />,
      },
    ],
    [today],
  );
  const empty = which === 'waiting' ? text.empty : text.emptyDecided;
  return (
    <div className="page">
      <PageHead title={text.title} count={all === undefined ? undefined : text.waitingCount(waiting)} />
      <Tabs<Which>
        label={text.tabsLabel}
        tabs={[
          { key: 'waiting', title: text.tabs.waiting, count: waiting },
          { key: 'decided', title: text.tabs.decided, count: (all?.length ?? 0) - waiting },
        ]}
        value={which}
        onChange={(key) => setAsked(key === 'waiting' ? null : key)}
      />
      <DataTable
        key={which}
        label={which === 'waiting' ? text.tabs.waiting : text.tabs.decided}
        columns={which === 'waiting' ? waitingColumns : decidedColumns}
        rowCount={rows?.length ?? 0}
        getRow={getRow}
        getKey={getKey}
        onSelect={open}
        onOpen={open}
        isLoading={query.isLoading}
        error={query.error}
        onRetry={() => void query.refetch()}
        empty={<EmptyState title={empty.title}>{empty.body}</EmptyState>}
      />
      <ApprovalDialog
        record={recordApproval}
        project={recording === null ? null : { uid: recording.projectUid, name: recording.projectName }}
        onClose={() => setRecording(null)}
      />
    </div>
  );
}
