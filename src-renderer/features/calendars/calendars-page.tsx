import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CalendarRow } from '../../../src-shared/rpc/contract/calendars.ts';
import type { Column } from '../../components/grid/column.ts';
import { useQueryRows } from '../../components/grid/use-query-rows.ts';
import { Tag } from '../../components/notes/tag.tsx';
import { EmptyState } from '../../components/page/empty-state.tsx';
import { ListPage } from '../../components/page/list-page.tsx';
import { PageHead } from '../../components/page/page-head.tsx';
import { PageNote } from '../../components/page/page-note.tsx';
import { SettingsTabs } from '../../frame/settings-tabs.tsx';
import { orpc } from '../../rpc.ts';
import { calendarsText as text } from '../../text/calendars.ts';
import { formatInstant, NONE } from '../../text/format.ts';
import { shellText } from '../../text/shell.ts';
import { ImportCalendar } from './import-calendar.tsx';

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
  const rows = useQueryRows(query, query.data?.years);
  const [isOpen, setIsOpen] = useState(false);
  const open = (
    <Button variant="filled" onClick={() => setIsOpen(true)}>
      {text.import}
    </Button>
  );
  return (
    <ListPage
      head={<PageHead title={shellText.pages.settings} actions={open} />}
      above={
        <>
          <SettingsTabs value="calendars" />
          <PageNote>
            {query.data !== undefined && text.knownUntil(query.data.knownUntil)}
            {text.body}
          </PageNote>
        </>
      }
      rows={rows}
      table={{
        label: text.table,
        columns,
        getKey: keyOf,
        empty: (
          <EmptyState title={text.empty} actions={open}>
            {text.emptyBody}
          </EmptyState>
        ),
      }}
    >
      <ImportCalendar isOpen={isOpen} onClose={() => setIsOpen(false)} />
    </ListPage>
  );
}
