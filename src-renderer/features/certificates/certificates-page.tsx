import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { Certificate } from '../../../src-shared/rpc/contract/certificates.ts';
import { FilterBar } from '../../components/filters/filters.tsx';
import { SearchField } from '../../components/filters/search-field.tsx';
import type { Column } from '../../components/grid/column.ts';
import { useChosen } from '../../components/grid/use-chosen.ts';
import { usePagedRows } from '../../components/grid/use-paged-rows.ts';
import { EmptyState } from '../../components/page/empty-state.tsx';
import { ListPage } from '../../components/page/list-page.tsx';
import { PageHead } from '../../components/page/page-head.tsx';
import { useAction } from '../../components/use-action.ts';
import { navigate } from '../../routing.ts';
import { orpc } from '../../rpc.ts';
import { certificatesText } from '../../text/certificates.ts';
import { formatDate } from '../../text/format.ts';
import { CertificateDrawer } from './certificate-drawer.tsx';
import { CertificateState } from './certificate-state.tsx';
import styles from './certificates.module.css';
import { type Print, usePrint } from './use-print.ts';

const text = certificatesText;

const columns: readonly Column<Certificate>[] = [
  {
    key: 'number',
    heading: text.columns.number,
    width: 180,
    render: (row) => (
      <span className={row.state === 'revoked' ? styles['void'] : undefined}>{row.number}</span>
    ),
  },
  { key: 'name', heading: text.columns.name, width: 140, render: (row) => row.teacher.name },
  {
    key: 'project',
    heading: text.columns.project,
    width: 240,
    grow: 1,
    render: (row) => row.project.name,
  },
  { key: 'issuedOn', heading: text.columns.issuedOn, width: 112, render: (row) => formatDate(row.issuedOn) },
  {
    key: 'state',
    heading: text.columns.state,
    width: 96,
    render: (row) => <CertificateState state={row.state} />,
  },
  {
    key: 'prints',
    heading: text.columns.prints,
    width: 80,
    align: 'right',
    render: (row) => text.prints(row.printCount),
  },
];

const getKey = (row: Certificate) => row.uid;
/** A revoked certificate is never printed again. */
const isPrintable = (row: Certificate) => row.state === 'valid';

/** 证书: the register of every number ever given, valid or void. */
export function CertificatesPage() {
  const [search, setSearch] = useState('');
  const [rested] = useDebouncedValue(search, 120);
  const rows = usePagedRows((offset, limit) =>
    orpc.certificates.list.queryOptions({ input: { search: rested, offset, limit } }),
  );
  const { chosen, choose, close, step } = useChosen({ ...rows, getKey });
  const printing = usePrint();
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const { run: gather } = useAction();
  const { readAll } = rows;
  // The row as it is now: revoking it changes what the drawer offers.
  const found = chosen === null ? undefined : rows.getRow(chosen.index);
  const shown = found?.uid === chosen?.key ? found : undefined;
  return (
    <ListPage
      head={
        <PageHead
          title={text.title}
          count={rows.isLoading ? undefined : text.count(rows.rowCount)}
          actions={checked.size > 0 && <PrintChecked uids={[...checked]} printing={printing} />}
        />
      }
      above={
        <FilterBar>
          <SearchField value={search} onChange={setSearch} placeholder={text.search} width={260} />
        </FilterBar>
      }
      rows={rows}
      table={{
        label: text.label,
        columns,
        getKey,
        selectedKey: chosen?.key ?? null,
        onSelect: choose,
        followsSelection: chosen !== null,
        checked,
        onCheckedChange: setChecked,
        canCheck: isPrintable,
        // Everybody whom the search finds, not the rows that happen to be loaded.
        ...(readAll === null
          ? {}
          : {
              onCheckAll: () =>
                gather(async () => setChecked(new Set((await readAll()).filter(isPrintable).map(getKey)))),
            }),
        empty: <NoCertificates isSearched={rested !== ''} />,
      }}
      drawer={
        shown === undefined ? null : (
          <CertificateDrawer certificate={shown} printing={printing} onClose={close} onStep={step} />
        )
      }
    />
  );
}

type PrintCheckedProps = { readonly uids: readonly string[]; readonly printing: Print };

function PrintChecked({ uids, printing }: PrintCheckedProps) {
  return (
    <>
      <span className="small tone-muted">{text.selected(uids.length)}</span>
      <Button variant="filled" loading={printing.isPrinting} onClick={() => printing.print(uids)}>
        {text.print(uids.length)}
      </Button>
    </>
  );
}

function NoCertificates({ isSearched }: { readonly isSearched: boolean }) {
  if (isSearched) return <EmptyState title={text.empty.none}>{text.empty.noneBody}</EmptyState>;
  return (
    <EmptyState
      title={text.empty.title}
      actions={<Button onClick={() => navigate('/projects')}>{text.empty.open}</Button>}
    >
      {text.empty.body}
    </EmptyState>
  );
}
