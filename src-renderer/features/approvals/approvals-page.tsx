import { useQuery } from '@tanstack/react-query';
import { use, useMemo, useState } from 'react';
import type { Outputs } from '../../../src-shared/rpc/contract/index.ts';
import { approvalCalls } from '../../bound-calls.ts';
import { ActiveRowContext } from '../../components/grid/active-row.ts';
import type { Column } from '../../components/grid/column.ts';
import { useQueryRows } from '../../components/grid/use-query-rows.ts';
import { Tag } from '../../components/notes/tag.tsx';
import { ApprovalDialog } from '../../components/overlay/approval-dialog.tsx';
import { EmptyState } from '../../components/page/empty-state.tsx';
import { ListPage } from '../../components/page/list-page.tsx';
import { PageHead } from '../../components/page/page-head.tsx';
import { Tabs } from '../../components/page/tabs.tsx';
import { useLedger } from '../../ledger.ts';
import { navigate, useSearchValue } from '../../routing.ts';
import { orpc } from '../../rpc.ts';
import { approvalsText } from '../../text/approvals.ts';
import { formatCount, formatDate, NONE } from '../../text/format.ts';
import styles from './approvals.module.css';

type Row = Outputs['approvals']['list'][number];
type Which = 'waiting' | 'changed' | 'decided';
const whichTabs = ['waiting', 'changed', 'decided'] as const satisfies readonly Which[];

/** The tab that a project stands in, by what its approval comes to. */
function tabOf({ state }: Row): Which {
  return state === 'waiting' || state === 'changed' ? state : 'decided';
}
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

const stateTones = { waiting: 'plain', approved: 'ok', rejected: 'bad', changed: 'warning' } as const;

const decidedColumns: readonly Column<Row>[] = [
  ...shared,
  {
    key: 'state',
    heading: text.columns.state,
    width: 128,
    render: (row) => <Tag tone={stateTones[row.state]}>{text.states[row.state]}</Tag>,
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

/** The columns of forms that wait: until when they are due, and the button that records the result. */
function waitingColumns(today: string, onRecord: (row: Row) => void): readonly Column<Row>[] {
  return [
    ...shared,
    {
      key: 'dueOn',
      heading: text.columns.dueOn,
      width: 180,
      render: (row) => <Due on={row.dueOn} today={today} />,
    },
    {
      key: 'action',
      heading: text.columns.action,
      width: 140,
      align: 'right',
      render: (row) => <RecordButton onClick={() => onRecord(row)} />,
    },
  ];
}

function Due({ on, today }: { readonly on: string | null; readonly today: string }) {
  if (on === null) return <span className="tone-muted">{NONE}</span>;
  return (
    <>
      {on}
      {on < today && <span className="tone-bad"> {text.late}</span>}
    </>
  );
}

function RecordButton({ onClick }: { readonly onClick: () => void }) {
  const isActiveRow = use(ActiveRowContext);
  return (
    <button
      type="button"
      className={styles['record']}
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
  const which = whichTabs.find((key) => key === asked) ?? 'waiting';
  const query = useQuery(orpc.approvals.list.queryOptions());
  const [recording, setRecording] = useState<Row | null>(null);
  const all = query.data;
  const shown = useMemo(() => all?.filter((row) => tabOf(row) === which), [all, which]);
  const rows = useQueryRows(query, shown);
  const countOf = (key: Which) => all?.filter((row) => tabOf(row) === key).length ?? 0;
  const columns = useMemo(
    () => (which === 'waiting' ? waitingColumns(today, setRecording) : decidedColumns),
    [which, today],
  );
  const empty = text.empty[which];
  return (
    <ListPage
      head={
        <PageHead
          title={text.title}
          count={all === undefined ? undefined : text.waitingCount(countOf('waiting'))}
        />
      }
      above={
        <Tabs<Which>
          label={text.tabsLabel}
          tabs={whichTabs.map((key) => ({ key, title: text.tabs[key], count: countOf(key) }))}
          value={which}
          onChange={(key) => setAsked(key === 'waiting' ? null : key)}
        />
      }
      rows={rows}
      table={{
        label: text.tabs[which],
        columns,
        getKey,
        resetKey: which,
        onSelect: open,
        onOpen: open,
        empty: <EmptyState title={empty.title}>{empty.body}</EmptyState>,
      }}
    >
      <ApprovalDialog
        calls={approvalCalls}
        project={recording === null ? null : { uid: recording.projectUid, name: recording.projectName }}
        onClose={() => setRecording(null)}
      />
    </ListPage>
  );
}
