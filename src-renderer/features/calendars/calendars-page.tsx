import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { CalendarRow } from '../../../src-shared/rpc/contract/calendars.ts';
import type { WireProblem } from '../../../src-shared/rpc/contract/shared.ts';
import { useIsHere } from '../../components/busy.ts';
import { FileDrop } from '../../components/form/file-drop.tsx';
import { Form } from '../../components/form/form.tsx';
import { PlacedProblems } from '../../components/form/placed-problems.tsx';
import { type Column, DataTable } from '../../components/grid/data-table.tsx';
import { ErrorPanel } from '../../components/notes/error-panel.tsx';
import { Tag } from '../../components/notes/tag.tsx';
import { FormDialog } from '../../components/overlay/dialogs.tsx';
import { showDone, showError } from '../../components/overlay/toasts.tsx';
import { EmptyState } from '../../components/page/empty-state.tsx';
import { PageHead } from '../../components/page/page-head.tsx';
import { PageNote } from '../../components/page/page-note.tsx';
import { SettingsTabs } from '../../frame/settings-tabs.tsx';
import { invalidateLedger } from '../../ledger.ts';
import { client, orpc } from '../../rpc.ts';
import { calendarsText as text } from '../../text/calendars.ts';
import { componentText } from '../../text/components.ts';
import { describeError } from '../../text/errors.ts';
import { formatInstant, NONE } from '../../text/format.ts';
import { calendarPlace } from '../../text/problems-policies.ts';
import { shellText } from '../../text/shell.ts';
import css from './calendars.module.css';

const keyOf = (row: CalendarRow) => String(row.year);

const columns: readonly Column<CalendarRow>[] = [
  { key: 'year', heading: text.columns.year, width: 88, render: (row) => row.year },
  {
    key: 'kind',
    heading: text.columns.kind,
    width: 96,
    render: (row) => <Tag tone={row.kind === 'imported' ? 'accent' : 'plain'}>{text.kinds[row.kind]}</Tag>,
  },
  { key: 'source', heading: text.columns.source, width: 280, grow: 1, render: (row) => row.source },
  {
    key: 'daysOff',
    heading: text.columns.daysOff,
    width: 96,
    align: 'right',
    render: (row) => row.daysOffCount,
  },
  {
    key: 'makeUp',
    heading: text.columns.makeUp,
    width: 96,
    align: 'right',
    render: (row) => row.makeUpWorkdayCount,
  },
  {
    key: 'importedAt',
    heading: text.columns.importedAt,
    width: 152,
    render: (row) => formatInstant(row.importedAt),
  },
  { key: 'actor', heading: text.columns.actor, width: 112, render: (row) => row.actor ?? NONE },
];

/** 设置 › 日历: the holiday notices that working-day deadlines are counted with. */
export function CalendarsPage() {
  const query = useQuery(orpc.calendars.list.queryOptions());
  const [isOpen, setIsOpen] = useState(false);
  const years = query.data?.years;
  const getRow = useCallback((index: number) => years?.[index], [years]);
  const open = (
    <Button variant="filled" onClick={() => setIsOpen(true)}>
      {text.import}
    </Button>
  );
  return (
    <div className="page">
      <PageHead title={shellText.pages.settings} actions={open} />
      <SettingsTabs value="calendars" />
      <PageNote>
        {query.data !== undefined && text.knownUntil(query.data.knownUntil)}
        {text.body}
      </PageNote>
      <DataTable
        label={text.table}
        columns={columns}
        rowCount={years?.length ?? 0}
        getRow={getRow}
        getKey={keyOf}
        isLoading={query.isLoading}
        error={query.error}
        onRetry={() => void query.refetch()}
        empty={
          <EmptyState title={text.empty} actions={open}>
            {text.emptyBody}
          </EmptyState>
        }
      />
      <ImportCalendar isOpen={isOpen} onClose={() => setIsOpen(false)} />
    </div>
  );
}

type ImportCalendarProps = { readonly isOpen: boolean; readonly onClose: () => void };

function ImportCalendar({ isOpen, onClose }: ImportCalendarProps) {
  const [file, setFile] = useState<File | null>(null);
  const isHere = useIsHere();
  const [isRunning, setIsRunning] = useState(false);
  const [problems, setProblems] = useState<readonly WireProblem[]>([]);
  const [failure, setFailure] = useState<unknown>(null);
  const choose = (chosen: File | null) => {
    setFile(chosen);
    setProblems([]);
    setFailure(null);
  };
  useEffect(() => {
    if (isOpen) return;
    setFile(null);
    setProblems([]);
    setFailure(null);
  }, [isOpen]);
  const run = async () => {
    if (file === null || isRunning) return;
    setIsRunning(true);
    choose(file);
    try {
      const { row, isNew } = await client.calendars.importYear({ file });
      await invalidateLedger();
      if (isHere()) onClose();
      showDone(isNew ? text.dialog.done(row.year) : text.dialog.same(row.year));
    } catch (error) {
      if (!isHere()) return showError(error);
      const found = describeError(error).problems;
      if (found.length > 0) setProblems(found);
      else setFailure(error);
    } finally {
      setIsRunning(false);
    }
  };
  return (
    <FormDialog opened={isOpen} onClose={onClose} title={text.dialog.title} size={560}>
      <Form label={text.dialog.title} onSave={run}>
        <FileDrop accept=".json" file={file} hint={text.dialog.hint} maxBytes={256 * 1024} onFile={choose} />
        <div className="small tone-muted">
          {text.dialog.exampleLead}
          <pre className={css['example']}>{text.dialog.example}</pre>
          {text.dialog.consequence}
        </div>
        {problems.length > 0 && (
          <PlacedProblems
            title={text.dialog.refused(problems.length)}
            problems={problems}
            placeOf={(problem) => calendarPlace(problem.at?.field)}
          />
        )}
        {failure !== null && <ErrorPanel error={failure} />}
        <div className="dialog__buttons">
          <Button onClick={onClose}>{componentText.dialog.cancel}</Button>
          <Button type="submit" variant="filled" disabled={file === null} loading={isRunning}>
            {text.dialog.confirm}
          </Button>
        </div>
      </Form>
    </FormDialog>
  );
}
