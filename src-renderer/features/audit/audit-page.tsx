import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import './audit.css';
import type { Outputs } from '../../../src-shared/rpc/contract/index.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { FilterBar, SearchField } from '../../components/filters.tsx';
import { type Column, DataTable } from '../../components/grid/data-table.tsx';
import { usePagedRows } from '../../components/grid/use-paged-rows.ts';
import { NoteBox } from '../../components/note-box.tsx';
import { JobProgress, useJob } from '../../components/overlay/job.tsx';
import { SideDrawer, Split } from '../../components/overlay/side-drawer.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemList } from '../../components/problem-list.tsx';
import { SettingsTabs } from '../../frame/settings-tabs.tsx';
import { client, orpc } from '../../rpc.ts';
import { actionWord, changeLines, changeSummary, auditText as text } from '../../text/audit.ts';
import { formatCount, formatInstant, formatSeal } from '../../text/format.ts';
import { shellText } from '../../text/shell.ts';

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
  { key: 'subject', heading: text.subject, width: 160, grow: 1, render: (row) => row.subject },
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
  const [chosen, setChosen] = useState<{ readonly row: LogRow; readonly index: number } | null>(null);
  const step = (by: number) => {
    const index = (chosen?.index ?? 0) + by;
    const row = rows.getRow(index);
    if (row !== undefined) setChosen({ row, index });
  };
  const isRunning = job.state.phase === 'running';
  return (
    <div className="page">
      <PageHead
        title={shellText.pages.settings}
        count={rows.total > 0 ? text.count(formatCount(rows.total)) : undefined}
        actions={
          <Button
            variant="filled"
            disabled={isRunning}
            title={text.verifyHint}
            onClick={() => void job.run(() => client.audit.verify())}
          >
            {text.verify}
          </Button>
        }
      />
      <SettingsTabs value="audit" />
      {job.state.phase !== 'idle' && (
        <div className="audit__verification">
          <JobProgress
            job={job}
            title={text.verifying}
            result={(result) => <VerificationResult result={result} />}
          />
        </div>
      )}
      <div className="audit__filters">
        <FilterBar>
          <SearchField value={search} onChange={setSearch} placeholder={text.search} width={260} />
        </FilterBar>
      </div>
      <Split
        drawer={
          chosen !== null && (
            <SideDrawer
              label={text.log}
              eyebrow={`${formatInstant(chosen.row.at)} · ${chosen.row.actor}`}
              title={actionWord(chosen.row.action)}
              onClose={() => setChosen(null)}
              onStep={step}
            >
              <LogDetail row={chosen.row} />
            </SideDrawer>
          )
        }
      >
        <DataTable
          label={text.table}
          columns={columns}
          rowCount={rows.total}
          getRow={rows.getRow}
          getKey={keyOf}
          onRangeChange={rows.onRangeChange}
          selectedKey={chosen === null ? null : keyOf(chosen.row)}
          followsSelection={chosen !== null}
          onSelect={(row, index) => setChosen({ row, index })}
          isLoading={rows.isLoading}
          isStale={rows.isStale}
          error={rows.error}
          onRetry={rows.retry}
          resetKey={rows.resetKey}
          empty={
            rested === '' ? (
              <EmptyState title={text.noRows}>{text.noRowsHint}</EmptyState>
            ) : (
              <EmptyState title={text.noMatch} />
            )
          }
        />
      </Split>
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

function LogDetail({ row }: { readonly row: LogRow }) {
  const lines = changeLines(row);
  return (
    <>
      <p className="audit__subject">{row.subject}</p>
      {lines.length > 0 && (
        <table className="audit__changes">
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
