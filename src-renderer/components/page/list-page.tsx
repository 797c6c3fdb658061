import type { ReactNode } from 'react';
import { DataTable, type DataTableProps, type TableRows } from '../grid/data-table.tsx';
import { Split } from '../overlay/side-drawer.tsx';
import { Page } from './page.tsx';

type ListPageProps<Row> = {
  /** The `PageHead`. */
  readonly head: ReactNode;
  /** What stands between head and list: tabs, filters, notes. */
  readonly above?: ReactNode;
  /** `usePagedRows` for long lists, `useQueryRows` for those that come in one answer. */
  readonly rows: TableRows<Row>;
  readonly table: Omit<DataTableProps<Row>, keyof TableRows<Row>> & { readonly resetKey?: string };
  /** The detail beside the list, null while closed; left out where the list has none. */
  readonly drawer?: ReactNode;
  /** Dialogs. */
  readonly children?: ReactNode;
};

/** A page that is a list: head, filters, table, the chosen row's detail beside it. */
export function ListPage<Row>({ head, above, rows, table, drawer, children }: ListPageProps<Row>) {
  const list = <DataTable {...rows} {...table} />;
  return (
    <Page>
      {head}
      {above}
      {drawer === undefined ? list : <Split drawer={drawer}>{list}</Split>}
      {children}
    </Page>
  );
}
