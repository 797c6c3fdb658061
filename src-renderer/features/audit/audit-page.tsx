import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { Outputs } from '../../../src-shared/rpc/contract/index.ts';
import { FilterBar } from '../../components/filters/filters.tsx';
import { SearchField } from '../../components/filters/search-field.tsx';
import type { Column } from '../../components/grid/column.ts';
import { useChosen } from '../../components/grid/use-chosen.ts';
import { usePagedRows } from '../../components/grid/use-paged-rows.ts';
import { NoteBox } from '../../components/notes/note-box.tsx';
import { ProblemList } from '../../components/notes/problem-list.tsx';
import { type Job, JobProgress, useJob } from '../../components/overlay/job.tsx';
import { SideDrawer } from '../../components/overlay/side-drawer.tsx';
import { EmptyState } from '../../components/page/empty-state.tsx';
import { ListPage } from '../../components/page/list-page.tsx';
import { PageHead } from '../../components/page/page-head.tsx';
import { SettingsTabs } from '../../frame/settings-tabs.tsx';
import { client, orpc } from '../../rpc.ts';
import { actionWord, auditSubject, changeLines, changeSummary, auditText as text } from '../../text/audit.ts';
import { formatCount, formatInstant, formatSeal } from '../../text/format.ts';
import { shellText } from '../../text/shell.ts';
import styles from './audit.module.css';

type LogRow = Outputs['audit']['list']['rows'][number];
type Verification = {
  readonly isIntact: boolean;
  readonly batches: number;
  readonly entries: number;
  readonly headSeal: string | null;
  readonly problems: Parameters<typeof ProblemList>[0]['problems'];
};

const columns: readonly Column<LogRow>[] = [
  { key: 'at', heading: text.at, width: 150, render: (row) => formatInstant(row.at) },
  { key: 'actor', heading: text.actor, width: 100, render: (row) => row.actor },
  { key: 'action', heading: text.action, width: 140, render: (row) => actionWord(row.action) },
  { key: 'subject', heading: text.subject, width: 160, grow: 1, render: (row) => auditSubject(row) },
  { key: 'change', heading: text.change, width: 140, grow: 1, render: changeSummary },
];
const keyOf = (row: LogRow) => String(row.id);

/** Is the ledger whole, and who changed what. */
export function AuditPage() {
  const job = useJob<Verification>();
  const [search, setSearch] = useState('');
  const [rested] = useDebouncedValue(search, 120);
  const rows = usePagedRows((offset, limit) =>
    orpc.audit.list.queryOptions({ input: { search: rested, offset, limit } }),
  );
  const { chosen, choose, close, step } = useChosen({ ...rows, getKey: keyOf });
  return (
    <ListPage
      head={
        <PageHead
          title={shellText.pages.settings}
          count={rows.rowCount > 0 ? text.count(formatCount(rows.rowCount)) : undefined}
          actions={
            <Button
              variant="filled"
              disabled={job.state.phase === 'running'}
              title={text.verifyHint}
              onClick={() => void job.run(() => client.audit.verify())}
            >
              {text.verify}
            </Button>
          }
        />
      }
      above={
        <>
          <SettingsTabs value="audit" />
          <VerificationProgress job={job} />
          <div className={styles['filters']}>
            <FilterBar>
              <SearchField value={search} onChange={setSearch} placeholder={text.search} width={260} />
            </FilterBar>
          </div>
        </>
      }
      rows={rows}
      table={{
        label: text.table,
        columns,
        getKey: keyOf,
        selectedKey: chosen?.key ?? null,
        followsSelection: chosen !== null,
        onSelect: choose,
        empty:
          rested === '' ? (
            <EmptyState title={text.noRows}>{text.noRowsHint}</EmptyState>
          ) : (
            <EmptyState title={text.noMatch} />
          ),
      }}
      drawer={chosen?.row ? <LogDrawer row={chosen.row} onClose={close} onStep={step} /> : null}
    />
  );
}

function VerificationProgress({ job }: { readonly job: Job<Verification> }) {
  if (job.state.phase === 'idle') return null;
  return (
    <div className={styles['verification']}>
      <JobProgress
        job={job}
        title={text.verifying}
        result={(result) => <VerificationResult result={result} />}
      />
    </div>
  );
}

function VerificationResult({ result }: { readonly result: Verification }) {
  if (!result.isIntact)
    return (
      <NoteBox tone="bad">
        <b>{text.broken}</b>
        <p>{text.brokenHint}</p>
        <ProblemList problems={result.problems} />
      </NoteBox>
    );
  return (
    <NoteBox tone="ok">
      {'✓ '}
      {result.headSeal === null
        ? text.empty
        : text.intact(formatCount(result.batches), formatCount(result.entries), formatSeal(result.headSeal))}
    </NoteBox>
  );
}

type LogDrawerProps = {
  readonly row: LogRow;
  readonly onClose: () => void;
  readonly onStep: (step: 1 | -1) => void;
};

function LogDrawer({ row, onClose, onStep }: LogDrawerProps) {
  return (
    <SideDrawer
      label={text.log}
      eyebrow={`${formatInstant(row.at)} · ${row.actor}`}
      title={actionWord(row.action)}
      onClose={onClose}
      onStep={onStep}
    >
      <LogDetail row={row} />
    </SideDrawer>
  );
}

function LogDetail({ row }: { readonly row: LogRow }) {
  const lines = changeLines(row);
  return (
    <>
      <p className={styles['subject']}>{auditSubject(row)}</p>
      {lines.length > 0 && (
        <table className={styles['changes']}>
          <thead>
            <tr>
              <th>{text.field}</th>
              <th>{text.before}</th>
              <th>{text.after}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={`${line.field} ${line.after}`}>
                <th scope="row">{line.field}</th>
                <td className="tone-muted">{line.before}</td>
                <td>{line.after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
