import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { regionPath } from '../../../src-shared/people/region.ts';
import type { OrganisationRow } from '../../../src-shared/rpc/contract/organisations.ts';
import type { Column } from '../../components/grid/column.ts';
import { useQueryRows } from '../../components/grid/use-query-rows.ts';
import { Tag } from '../../components/notes/tag.tsx';
import { EmptyState } from '../../components/page/empty-state.tsx';
import { ListPage } from '../../components/page/list-page.tsx';
import { PageHead } from '../../components/page/page-head.tsx';
import { PageNote } from '../../components/page/page-note.tsx';
import { SettingsTabs } from '../../frame/settings-tabs.tsx';
import { orpc } from '../../rpc.ts';
import { formatCount, NONE } from '../../text/format.ts';
import { organisationsText as text } from '../../text/organisations.ts';
import { shellText } from '../../text/shell.ts';
import { OrganisationDrawer } from './organisation-drawer.tsx';
import styles from './organisations.module.css';

const keyOf = (row: OrganisationRow) => row.uid;

const columns: readonly Column<OrganisationRow>[] = [
  {
    key: 'name',
    heading: text.columns.name,
    width: 220,
    grow: 1,
    tooltip: (row) => row.name,
    render: (row) => (
      <span className={styles['name']}>
        <span className="truncate">{row.name}</span>
        {row.isOwn && <Tag tone="accent">{text.own}</Tag>}
      </span>
    ),
  },
  {
    key: 'region',
    heading: text.columns.region,
    width: 150,
    render: ({ fields }) => regionWords(fields.regionCode),
  },
  {
    key: 'schoolCode',
    heading: text.columns.schoolCode,
    width: 150,
    render: ({ fields }) => fields.schoolCode ?? NONE,
  },
  {
    key: 'creditCode',
    heading: text.columns.creditCode,
    width: 180,
    render: ({ fields }) => fields.creditCode ?? NONE,
  },
  {
    key: 'locationKind',
    heading: text.columns.locationKind,
    width: 96,
    render: ({ fields }) => (fields.locationKind === null ? NONE : text.locationKinds[fields.locationKind]),
  },
  {
    key: 'teachers',
    heading: text.columns.teachers,
    width: 72,
    align: 'right',
    render: (row) => formatCount(row.teacherCount),
  },
  { key: 'state', heading: text.columns.state, width: 80, render: (row) => <State row={row} /> },
];

/** 海口市 琼山区; the code itself where the program does not list it. */
function regionWords(code: string): string {
  const path = regionPath(code);
  return path.length === 0 ? code : path.slice(path.length > 1 ? 1 : 0).join(' ');
}

function State({ row: { fields, problems } }: { readonly row: OrganisationRow }) {
  if (problems.length > 0) return <Tag tone="warning">{text.wrong}</Tag>;
  const isOpen = fields.schoolCode === null || fields.creditCode === null || fields.locationKind === null;
  return isOpen ? <span className="tone-muted">{text.open}</span> : <Tag tone="ok">{text.complete}</Tag>;
}

/** 设置 › 单位: what sheets of higher centers ask of a school beyond its name. */
export function OrganisationsPage() {
  const query = useQuery(orpc.organisations.list.queryOptions());
  const list = query.data?.rows;
  const rows = useQueryRows(query, list);
  const { chosen, choose, close, step } = useChosenOrganisation(list);
  return (
    <ListPage
      head={
        <PageHead
          title={shellText.pages.settings}
          count={list === undefined ? undefined : text.count(list.length)}
        />
      }
      above={
        <>
          <SettingsTabs value="organisations" />
          <PageNote>{text.hint}</PageNote>
        </>
      }
      rows={rows}
      table={{
        label: text.table,
        columns,
        getKey: keyOf,
        selectedKey: chosen?.uid ?? null,
        followsSelection: chosen !== null,
        onSelect: choose,
        onOpen: choose,
        empty: <EmptyState title={text.empty}>{text.emptyHint}</EmptyState>,
      }}
      drawer={chosen && <OrganisationDrawer key={chosen.uid} row={chosen} onClose={close} onStep={step} />}
    />
  );
}

/** The organisation beside the list, as the list has it now: saving changes the row. */
function useChosenOrganisation(list: readonly OrganisationRow[] | undefined) {
  const [uid, setUid] = useState<string | null>(null);
  const index = list?.findIndex((row) => row.uid === uid) ?? -1;
  return {
    chosen: list?.[index] ?? null,
    choose: (row: OrganisationRow) => setUid(row.uid),
    close: () => setUid(null),
    step: (by: 1 | -1) => {
      const next = list?.[index + by];
      if (next !== undefined) setUid(next.uid);
    },
  };
}
