import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ProjectRow } from '../../../src-shared/rpc/contract/projects.ts';
import { type ProjectState, projectStates } from '../../../src-shared/training/project-state.ts';
import { FilterBar, FilterSelect, FilterToggle } from '../../components/filters/filters.tsx';
import { optionsOf } from '../../components/filters/options.ts';
import { SearchField } from '../../components/filters/search-field.tsx';
import { isSame } from '../../components/form/draft/own-changes.ts';
import type { Column, RowTone } from '../../components/grid/data-table.tsx';
import { useQueryRows } from '../../components/grid/use-query-rows.ts';
import { Tag } from '../../components/notes/tag.tsx';
import { EmptyState } from '../../components/page/empty-state.tsx';
import { ListPage } from '../../components/page/list-page.tsx';
import { PageHead } from '../../components/page/page-head.tsx';
import { useLedger } from '../../ledger.ts';
import { navigate } from '../../routing.ts';
import { orpc } from '../../rpc.ts';
import { formatCount, formatDateRange, NONE } from '../../text/format.ts';
import { progressWord, projectsText, rowDaysLeftText } from '../../text/projects.ts';
import { formWords, levelWords, projectStateWords } from '../../text/words.ts';

type Kind = 'own' | 'outside';

function isFinished(row: ProjectRow): boolean {
  return row.state === 'registered' || row.state === 'archived';
}

function Due({ row }: { readonly row: ProjectRow }) {
  if (row.dueOn === null || row.daysLeft === null) return <span className="tone-muted">{NONE}</span>;
  if (isFinished(row)) return <span className="tone-muted">{row.dueOn}</span>;
  const left = row.daysLeft;
  const tone = left < 0 ? 'tone-bad' : left <= 10 ? 'tone-short' : 'tone-muted';
  return (
    <>
      {row.dueOn} <span className={tone}>{rowDaysLeftText(row)}</span>
    </>
  );
}

function columnsFor(requiresApprovalForm: boolean): readonly Column<ProjectRow>[] {
  const heading = projectsText.columns;
  return [
    {
      key: 'name',
      heading: heading.name,
      width: 210,
      grow: 3,
      tooltip: (row) => row.name,
      render: (row) => (
        <>
          {row.name}
          {row.isPlanned === false && (
            <>
              {' '}
              <Tag tone="warning">{projectsText.unplannedMark}</Tag>
            </>
          )}
        </>
      ),
    },
    {
      key: 'number',
      heading: heading.number,
      width: 116,
      grow: 1,
      tooltip: (row) => row.number ?? undefined,
      render: (row) => row.number ?? <span className="tone-muted">{NONE}</span>,
    },
    {
      key: 'kind',
      heading: heading.kind,
      width: 72,
      render: (row) =>
        row.kind === 'own' ? (
          <span className="tone-muted">{projectsText.ownShort}</span>
        ) : (
          projectsText.outsideShort
        ),
    },
    { key: 'level', heading: heading.level, width: 68, render: (row) => levelWords[row.level] },
    { key: 'form', heading: heading.form, width: 84, render: (row) => formWords[row.form] },
    {
      key: 'dates',
      heading: heading.dates,
      width: 196,
      render: (row) => formatDateRange(row.startOn, row.endOn),
    },
    {
      key: 'trainees',
      heading: heading.trainees,
      width: 60,
      align: 'right',
      tooltip: (row) =>
        row.registeredCount > 0
          ? projectsText.traineesRegistered(row.registeredCount, row.traineeCount)
          : undefined,
      render: (row) => formatCount(row.traineeCount),
    },
    {
      key: 'state',
      heading: heading.state,
      width: 96,
      render: (row) => (
        <span className={row.state === 'archived' ? 'tone-muted' : undefined}>
          {progressWord(row, requiresApprovalForm)}
        </span>
      ),
    },
    { key: 'due', heading: heading.due, width: 220, render: (row) => <Due row={row} /> },
  ];
}

function rowTone(row: ProjectRow): RowTone | undefined {
  if (isFinished(row) || row.daysLeft === null) return undefined;
  return row.daysLeft < 0 ? 'problem' : undefined;
}

const getKey = (row: ProjectRow) => row.uid;
const open = (row: ProjectRow) => navigate(`/projects/${row.uid}`);

type Filters = {
  readonly search: string;
  readonly kind: Kind | null;
  readonly state: ProjectState | null;
  readonly year: string | null;
  readonly onlyUnfinished: boolean;
};

const noFilters: Filters = { search: '', kind: null, state: null, year: null, onlyUnfinished: false };

/** 培训项目: every project, own and from outside, with what it has reached and until when it must be registered. */
export function ProjectsPage() {
  const { requiresApprovalForm } = useLedger().ledger;
  const [filters, setFilters] = useState(noFilters);
  const [search] = useDebouncedValue(filters.search, 120);
  const input = { ...filters, search, year: filters.year === null ? null : Number(filters.year) };
  const query = useQuery(orpc.projects.list.queryOptions({ input, placeholderData: keepPreviousData }));
  const rows = useQueryRows(query, query.data?.rows);
  const columns = useMemo(() => columnsFor(requiresApprovalForm), [requiresApprovalForm]);
  const change = (part: Partial<Filters>) => setFilters((now) => ({ ...now, ...part }));
  const create = () => navigate('/projects/new');
  return (
    <ListPage
      head={
        <PageHead
          title={projectsText.title}
          count={query.data === undefined ? undefined : projectsText.count(query.data.rows.length)}
          actions={
            <Button variant="filled" leftSection={<IconPlus size={15} stroke={2} />} onClick={create}>
              {projectsText.create}
            </Button>
          }
        />
      }
      above={<ProjectFilters filters={filters} onChange={change} />}
      rows={rows}
      table={{
        label: projectsText.title,
        columns,
        getKey,
        onSelect: open,
        onOpen: open,
        rowTone,
        resetKey: JSON.stringify(input),
        empty: (
          <NoProjects
            isFiltered={!isSame(filters, noFilters)}
            onClear={() => setFilters(noFilters)}
            onCreate={create}
          />
        ),
      }}
    />
  );
}

type ProjectFiltersProps = {
  readonly filters: Filters;
  readonly onChange: (part: Partial<Filters>) => void;
};

function ProjectFilters({ filters, onChange }: ProjectFiltersProps) {
  const { ledger, years } = useLedger();
  const set =
    <Key extends keyof Filters>(key: Key) =>
    (value: Filters[Key]) =>
      onChange({ [key]: value });
  return (
    <FilterBar>
      <SearchField
        value={filters.search}
        onChange={set('search')}
        placeholder={projectsText.search}
        width={240}
      />
      <FilterSelect<Kind>
        label={projectsText.kind}
        value={filters.kind}
        onChange={set('kind')}
        options={optionsOf(['own', 'outside'], projectsText)}
      />
      <FilterSelect<ProjectState>
        label={projectsText.state}
        value={filters.state}
        onChange={set('state')}
        options={stateOptions(ledger.requiresApprovalForm)}
      />
      <FilterSelect
        label={projectsText.year}
        value={filters.year}
        onChange={set('year')}
        options={years.map((value) => ({ value: String(value), label: projectsText.yearOption(value) }))}
      />
      <FilterToggle
        label={projectsText.onlyUnfinished}
        isOn={filters.onlyUnfinished}
        onChange={set('onlyUnfinished')}
      />
    </FilterBar>
  );
}

/** The states that projects of this ledger pass; without an approval form none waits for its signature. */
function stateOptions(requiresApprovalForm: boolean) {
  return projectStates
    .filter((value) => value !== 'approved' || requiresApprovalForm)
    .map((value) => ({
      value,
      label: requiresApprovalForm
        ? projectStateWords[value]
        : progressWord({ kind: 'own', state: value }, false),
    }));
}

type NoProjectsProps = {
  readonly isFiltered: boolean;
  readonly onClear: () => void;
  readonly onCreate: () => void;
};

function NoProjects({ isFiltered, onClear, onCreate }: NoProjectsProps) {
  const { empty, create } = projectsText;
  if (isFiltered)
    return (
      <EmptyState title={empty.none} actions={<Button onClick={onClear}>{empty.clear}</Button>}>
        {empty.noneBody}
      </EmptyState>
    );
  return (
    <EmptyState title={empty.title} actions={<Button onClick={onCreate}>{create}</Button>}>
      {empty.body}
    </EmptyState>
  );
}
