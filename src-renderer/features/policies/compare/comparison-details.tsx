import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { Comparison } from '../../../../src-shared/rpc/contract/policies.ts';
import { type Column, DataTable } from '../../../components/grid/data-table.tsx';
import { EmptyState } from '../../../components/page/empty-state.tsx';
import { Tabs } from '../../../components/page/tabs.tsx';
import { navigate } from '../../../routing.ts';
import { compareText as text } from '../../../text/policies/compare.ts';
import layout from '../layout.module.css';
import { projectColumns, type Reason, reasonColumns, teacherColumns } from './comparison-columns.tsx';
import css from './comparison-details.module.css';

/** The comparison names this many of each at most. */
export const TOP = 200;
const countOf = (rows: readonly unknown[]) => (rows.length < TOP ? rows.length : `${TOP}+`);

type Detail = 'teachers' | 'projects' | 'reasons';
type DetailsProps = { readonly comparison: Comparison };

/** The largest differences by teacher and by project, and why records cannot be registered. */
export function ComparisonDetails({ comparison }: DetailsProps) {
  const [shown, setShown] = useState<Detail>('teachers');
  const { teachers, projects, reasons } = comparison;
  return (
    <section className={css['details']}>
      <Tabs<Detail>
        label={text.details.label}
        tabs={[
          { key: 'teachers', title: text.details.teachers, count: countOf(teachers) },
          { key: 'projects', title: text.details.projects, count: countOf(projects) },
          { key: 'reasons', title: text.details.reasons, count: reasons.length },
        ]}
        value={shown}
        onChange={setShown}
      />
      {shown === 'teachers' && <Teachers comparison={comparison} />}
      {shown === 'projects' && <Projects comparison={comparison} />}
      {shown === 'reasons' && <Reasons comparison={comparison} />}
      {shown !== 'reasons' && comparison[shown].length >= TOP && (
        <p className={layout['intro']}>{text.top(TOP)}</p>
      )}
    </section>
  );
}

const uidOf = (row: { readonly uid: string }) => row.uid;

function Teachers({ comparison: { year, teachers } }: DetailsProps) {
  const columns = useMemo(() => teacherColumns(year), [year]);
  return (
    <RowsTable
      label={text.details.teachers}
      columns={columns}
      rows={teachers}
      getKey={uidOf}
      onOpen={(row) => navigate(`/teachers/${row.uid}`)}
      empty={<EmptyState title={text.noTeachers}>{text.noTeachersBody}</EmptyState>}
    />
  );
}

function Projects({ comparison: { projects } }: DetailsProps) {
  return (
    <RowsTable
      label={text.details.projects}
      columns={projectColumns}
      rows={projects}
      getKey={uidOf}
      onOpen={(row) => navigate(`/projects/${row.uid}`)}
      empty={<EmptyState title={text.noProjects}>{text.noProjectsBody}</EmptyState>}
    />
  );
}

const reasonKey = (row: Reason) => `${row.side}${row.outcome}${row.clause}${row.text}`;

function Reasons({ comparison }: DetailsProps) {
  const columns = useMemo(() => reasonColumns(comparison), [comparison]);
  return (
    <RowsTable
      label={text.details.reasons}
      columns={columns}
      rows={comparison.reasons}
      getKey={reasonKey}
      empty={<EmptyState title={text.noReasons}>{text.noReasonsBody}</EmptyState>}
    />
  );
}

type RowsTableProps<Row> = {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly getKey: (row: Row) => string;
  readonly onOpen?: (row: Row) => void;
  readonly empty: ReactNode;
};

function RowsTable<Row>({ rows, ...table }: RowsTableProps<Row>) {
  const getRow = useCallback((index: number) => rows[index], [rows]);
  return <DataTable rowCount={rows.length} getRow={getRow} {...table} />;
}
