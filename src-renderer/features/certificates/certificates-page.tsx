import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { Certificate } from '../../../src-shared/rpc/contract/certificates.ts';
import type { Column } from '../../components/grid/column.ts';
import { useChosen } from '../../components/grid/use-chosen.ts';
import { usePagedRows } from '../../components/grid/use-paged-rows.ts';
import { Tag } from '../../components/notes/tag.tsx';
import { SideDrawer } from '../../components/overlay/side-drawer.tsx';
import { EmptyState } from '../../components/page/empty-state.tsx';
import { FilterBar, SearchField } from '../../components/page/filters.tsx';
import { ListPage } from '../../components/page/list-page.tsx';
import { PageHead } from '../../components/page/page-head.tsx';
import { navigate } from '../../routing.ts';
import { orpc } from '../../rpc.ts';
import { certificatesText } from '../../text/certificates.ts';
import { formatDate, formatInstant } from '../../text/format.ts';
import styles from './certificates.module.css';
import { RevokeDialog } from './revoke-dialog.tsx';
import { usePrint } from './use-print.ts';

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
    render: (row) =>
      row.state === 'valid' ? (
        <span className="tone-ok">✓ {text.states.valid}</span>
      ) : (
        <Tag tone="bad">{text.states.revoked}</Tag>
      ),
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

/** 证书: the register of every number ever given, valid or void. */
export function CertificatesPage() {
  const [search, setSearch] = useState('');
  const [rested] = useDebouncedValue(search, 120);
  const rows = usePagedRows((offset, limit) =>
    orpc.certificates.list.queryOptions({ input: { search: rested, offset, limit } }),
  );
  const { chosen, choose, close, step } = useChosen({ ...rows, getKey });
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const [revoking, setRevoking] = useState<Certificate | null>(null);
  const { print, isPrinting } = usePrint();
  // The row as it is now: revoking it changes what the drawer offers.
  const found = chosen === null ? undefined : rows.getRow(chosen.index);
  const shown = found?.uid === chosen?.key ? found : undefined;
  return (
    <ListPage
      head={
        <PageHead
          title={text.title}
          count={rows.isLoading ? undefined : text.count(rows.rowCount)}
          actions={
            checked.size > 0 && (
              <>
                <span className="small tone-muted">{text.selected(checked.size)}</span>
                <Button variant="filled" loading={isPrinting} onClick={() => print([...checked])}>
                  {text.print(checked.size)}
                </Button>
              </>
            )
          }
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
        empty: <NoCertificates isSearched={rested !== ''} />,
      }}
      drawer={
        shown === undefined ? null : (
          <CertificateDrawer
            certificate={shown}
            isPrinting={isPrinting}
            onPrint={() => print([shown.uid])}
            onRevoke={() => setRevoking(shown)}
            onClose={close}
            onStep={step}
          />
        )
      }
    >
      <RevokeDialog certificate={revoking} onClose={() => setRevoking(null)} />
    </ListPage>
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

type CertificateDrawerProps = {
  readonly certificate: Certificate;
  readonly isPrinting: boolean;
  readonly onPrint: () => void;
  readonly onRevoke: () => void;
  readonly onClose: () => void;
  readonly onStep: (step: 1 | -1) => void;
};

function CertificateDrawer(props: CertificateDrawerProps) {
  const { certificate } = props;
  const terms: readonly (readonly [string, string | null])[] = [
    [text.columns.name, certificate.teacher.name],
    [text.columns.project, certificate.project.name],
    [text.columns.issuedOn, certificate.issuedOn],
    [text.detail.issuedAt, `${certificate.actor} · ${formatInstant(certificate.issuedAt)}`],
    [text.columns.prints, text.prints(certificate.printCount)],
    [text.detail.replaces, certificate.replaces],
    [text.detail.revokedReason, certificate.revokedReason],
  ];
  return (
    <SideDrawer
      label={text.detail.eyebrow}
      width={400}
      eyebrow={text.detail.eyebrow}
      title={certificate.number}
      onClose={props.onClose}
      onStep={props.onStep}
      foot={
        <>
          <Button loading={props.isPrinting} onClick={props.onPrint}>
            {text.printOne}
          </Button>
          {certificate.state === 'valid' && <Button onClick={props.onRevoke}>{text.revoke}</Button>}
        </>
      }
    >
      <div className={styles['detail']}>
        <div>
          {certificate.state === 'valid' ? (
            <span className="tone-ok">✓ {text.states.valid}</span>
          ) : (
            <Tag tone="bad">{text.states.revoked}</Tag>
          )}
        </div>
        <dl>
          {terms.map(([term, value]) =>
            value === null ? null : (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{value}</dd>
              </div>
            ),
          )}
        </dl>
        <div className="row">
          <Button size="xs" onClick={() => navigate(`/projects/${certificate.project.uid}?tab=certificates`)}>
            {text.detail.openProject}
          </Button>
          <Button size="xs" onClick={() => navigate(`/teachers/${certificate.teacher.uid}`)}>
            {text.detail.openTeacher}
          </Button>
        </div>
      </div>
    </SideDrawer>
  );
}
