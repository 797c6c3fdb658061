import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { ProjectRow } from '../../../src-shared/rpc/contract/projects.ts';
import { type ProjectState, projectStates } from '../../../src-shared/training/project-state.ts';
import { type Column, DataTable, type RowTone } from '../../components/grid/data-table.tsx';
import { EmptyState } from '../../components/page/empty-state.tsx';
import { FilterBar, FilterSelect, FilterToggle, SearchField } from '../../components/page/filters.tsx';
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
      render: (row) => row.name,
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

/** 培训项目: every project, own and from outside, with what it has reached and until when it must be registered. */
export function ProjectsPage() {
  const { ledger, years } = useLedger();
  const [search, setSearch] = useState('');
  const [kind, setKind] = useState<Kind | null>(null);
  const [state, setState] = useState<ProjectState | null>(null);
  const [year, setYear] = useState<string | null>(null);
  const [onlyUnfinished, setOnlyUnfinished] = useState(false);
  const [rested] = useDebouncedValue(search, 120);
  const input = { search: rested, kind, state, year: year === null ? null : Number(year), onlyUnfinished };
  const query = useQuery(orpc.projects.list.queryOptions({ input, placeholderData: keepPreviousData }));
  const rows = query.data?.rows;
  const columns = useMemo(() => columnsFor(ledger.requiresApprovalForm), [ledger.requiresApprovalForm]);
  const getRow = useCallback((index: number) => rows?.[index], [rows]);
  const isFiltered = search !== '' || kind !== null || state !== null || year !== null || onlyUnfinished;
  const clear = () => {
    setSearch('');
    setKind(null);
    setState(null);
    setYear(null);
    setOnlyUnfinished(false);
  };
  const create = (
    <Button
      variant="filled"
      leftSection={<IconPlus size={15} stroke={2} />}
      onClick={() => navigate('/projects/new')}
    >
      {projectsText.create}
    </Button>
  );
  return (
    <div className="page">
      <PageHead
        title={projectsText.title}
        count={rows === undefined ? undefined : projectsText.count(rows.length)}
        actions={create}
      />
      <FilterBar>
        <SearchField value={search} onChange={setSearch} placeholder={projectsText.search} width={240} />
        <FilterSelect<Kind>
          label={projectsText.kind}
          value={kind}
          onChange={setKind}
          options={[
            { value: 'own', label: projectsText.own },
            { value: 'outside', label: projectsText.outside },
          ]}
        />
        <FilterSelect<ProjectState>
          label={projectsText.state}
          value={state}
          onChange={setState}
          options={projectStates
            .filter((value) => value !== 'approved' || ledger.requiresApprovalForm)
            .map((value) => ({
              value,
              label: ledger.requiresApprovalForm
                ? projectStateWords[value]
                : progressWord({ kind: 'own', state: value }, false),
            }))}
        />
        <FilterSelect
          label={projectsText.year}
          value={year}
          onChange={setYear}
          options={years.map((value) => ({ value: String(value), label: projectsText.yearOption(value) }))}
        />
        <FilterToggle
          label={projectsText.onlyUnfinished}
          isOn={onlyUnfinished}
          onChange={setOnlyUnfinished}
        />
      </FilterBar>
      <DataTable
        label={projectsText.title}
        columns={columns}
        rowCount={rows?.length ?? 0}
        getRow={getRow}
        getKey={getKey}
        onSelect={open}
        onOpen={open}
        rowTone={rowTone}
        isLoading={query.isLoading}
        isStale={query.isPlaceholderData}
        error={query.error}
        onRetry={() => void query.refetch()}
        resetKey={JSON.stringify(input)}
        empty={
          isFiltered ? (
            <EmptyState
              title={projectsText.empty.none}
              actions={<Button onClick={clear}>{projectsText.empty.clear}</Button>}
            >
              {projectsText.empty.noneBody}
            </EmptyState>
          ) : (
            <EmptyState
              title={projectsText.empty.title}
              actions={<Button onClick={() => navigate('/projects/new')}>{projectsText.create}</Button>}
            >
              {projectsText.empty.body}
            </EmptyState>
          )
        }
      />
    </div>
  );
}
