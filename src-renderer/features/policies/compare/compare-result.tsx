import { useCallback, useMemo, useState } from 'react';
import type { Verdict } from '../../../../src-shared/rpc/contract/assessments.ts';
import type { Comparison } from '../../../../src-shared/rpc/contract/policies.ts';
import { type Column, DataTable } from '../../../components/grid/data-table.tsx';
import { ClauseTag } from '../../../components/notes/tag.tsx';
import { EmptyState } from '../../../components/page/empty-state.tsx';
import { Tabs } from '../../../components/page/tabs.tsx';
import { navigate } from '../../../routing.ts';
import { formatCount, formatCredits, formatHours, formatSum } from '../../../text/format.ts';
import { policiesText } from '../../../text/policies.ts';
import { activityWord, verdictWords } from '../../../text/words.ts';
import { verdictMatrix } from '../try/verdict-matrix.ts';

const text = policiesText.compare;

type Teacher = Comparison['teachers'][number];
type Project = Comparison['projects'][number];
type Reason = Comparison['reasons'][number];

const verdictWord = (verdict: Verdict | null) => (verdict === null ? text.none : verdictWords[verdict]);

/** What the comparison found: the sums, who would move between verdicts, and the largest differences one by one. */
export function CompareResult({ comparison }: { readonly comparison: Comparison }) {
  const { year, cycle, a, b } = comparison;
  return (
    <>
      <p className="policies__scope">
        {text.scope(comparison.teacherCount, comparison.entryCount)}；
        <b>{text.changed(comparison.changedRecords, comparison.changedTeachers)}</b>
      </p>
      <div className="policies__pictures">
        <Matrix
          title={text.yearMatrix(year)}
          before={a.yearCounts}
          after={b.yearCounts}
          changes={comparison.yearChanges}
        />
        <Matrix
          title={text.cycleMatrix(cycle.from, cycle.to)}
          before={a.cycleCounts}
          after={b.cycleCounts}
          changes={comparison.cycleChanges}
        />
        <Sums comparison={comparison} />
      </div>
      <Details comparison={comparison} />
    </>
  );
}

type MatrixProps = {
  readonly title: string;
  readonly before: Comparison['a']['yearCounts'];
  readonly after: Comparison['a']['yearCounts'];
  readonly changes: Comparison['yearChanges'];
};

function Matrix({ title, before, after, changes }: MatrixProps) {
  const rows = verdictMatrix(before, after, changes);
  // Neither regulation judges anybody by the year, or by the cycle.
  if (rows.length === 0) return null;
  const columns = rows[0]?.cells.map(({ to }) => to) ?? [];
  return (
    <section className="policies__matrix">
      <h3>{title}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.matrixCorner}</th>
            {columns.map((to) => (
              <th key={to} scope="col">
                {verdictWord(to)}
              </th>
            ))}
            <th scope="col">{text.total}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.from}>
              <th scope="row">{verdictWord(row.from)}</th>
              {row.cells.map((cell) => (
                <td key={cell.to} className={toneOf(row.from, cell.to, cell.people)}>
                  {cell.people === 0 ? <span className="tone-muted">·</span> : formatCount(cell.people)}
                </td>
              ))}
              <td className="tone-muted">{formatCount(row.total)}</td>
            </tr>
          ))}
          <tr className="is-total">
            <th scope="row">{text.total}</th>
            {columns.map((to) => (
              <td key={to}>
                {formatCount(
                  rows.reduce((sum, row) => sum + (row.cells.find((cell) => cell.to === to)?.people ?? 0), 0),
                )}
              </td>
            ))}
            <td />
          </tr>
        </tbody>
      </table>
    </section>
  );
}

/** Those who stay are quiet; who loses is amber, who gains green — the row and column say the same in words. */
function toneOf(from: Verdict | null, to: Verdict | null, people: number): string {
  if (from === to) return 'is-same';
  if (people === 0) return '';
  if (from === null || to === null) return 'is-moved';
  return to === 'passed' || to === 'exempt' ? 'is-moved tone-ok' : 'is-moved tone-short';
}

function Sums({ comparison: { a, b } }: { readonly comparison: Comparison }) {
  const rows: readonly (readonly [string, string, string])[] = [
    [text.hours, formatSum(a.hoursTotal, 0), formatSum(b.hoursTotal, 0)],
    [text.credits, sum(a.creditsTotal), sum(b.creditsTotal)],
    ...(['awarded', 'kept', 'nothing', 'refused', 'undecided'] as const).map(
      (kind) => [text[kind], formatCount(a.records[kind]), formatCount(b.records[kind])] as const,
    ),
  ];
  return (
    <section className="policies__matrix">
      <h3>{text.sums}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col" />
            <th scope="col">{text.a}</th>
            <th scope="col">{text.b}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([term, before, after]) => (
            <tr key={term}>
              <th scope="row">{term}</th>
              <td className="is-same">{before}</td>
              <td className={before === after ? 'is-same' : 'is-moved'}>{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The comparison names this many of each at most. */
export const TOP = 200;
const countOf = (rows: readonly unknown[]) => (rows.length < TOP ? rows.length : `${TOP}+`);

type Detail = 'teachers' | 'projects' | 'reasons';

function Details({ comparison }: { readonly comparison: Comparison }) {
  const [shown, setShown] = useState<Detail>('teachers');
  const { teachers, projects, reasons } = comparison;
  return (
    <section className="policies__details">
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
      {shown === 'projects' && <Projects projects={projects} />}
      {shown === 'reasons' && <Reasons comparison={comparison} />}
      {shown !== 'reasons' && comparison[shown].length >= TOP && (
        <p className="policies__intro">{text.top(TOP)}</p>
      )}
    </section>
  );
}

/** Before and after in one cell; the same on both sides stands once, quietly. */
function Both({ before, after }: { readonly before: string; readonly after: string }) {
  if (before === after) return <span className="tone-muted">{before}</span>;
  return (
    <>
      <span className="tone-muted">{before} →</span> <b>{after}</b>
    </>
  );
}

const credits = (value: number | null) => (value === null ? text.creditsUnknown : formatCredits(value));
const sum = (value: number | null) => (value === null ? text.creditsUnknown : formatSum(value, 1));
const uidOf = (row: { readonly uid: string }) => row.uid;

function teacherColumns(year: number): readonly Column<Teacher>[] {
  return [
    { key: 'name', heading: text.teacher, width: 120, render: (row) => row.name },
    {
      key: 'organisation',
      heading: text.organisation,
      width: 160,
      grow: 1,
      render: (row) => row.organisationName,
    },
    {
      key: 'year',
      heading: text.yearBoth(year),
      width: 160,
      render: ({ a, b }) => <Both before={verdictWord(a.year)} after={verdictWord(b.year)} />,
    },
    {
      key: 'cycle',
      heading: text.cycleBoth,
      width: 160,
      render: ({ a, b }) => <Both before={verdictWord(a.cycle)} after={verdictWord(b.cycle)} />,
    },
    {
      key: 'credits',
      heading: text.creditsBoth,
      width: 160,
      align: 'right',
      render: ({ a, b }) => <Both before={credits(a.credits)} after={credits(b.credits)} />,
    },
    {
      key: 'hours',
      heading: text.hoursBoth,
      width: 144,
      align: 'right',
      render: ({ a, b }) => <Both before={formatHours(a.hours)} after={formatHours(b.hours)} />,
    },
    {
      key: 'records',
      heading: text.records,
      width: 112,
      align: 'right',
      render: (row) => formatCount(row.changedRecords),
    },
  ];
}

function Teachers({ comparison: { year, teachers } }: { readonly comparison: Comparison }) {
  const columns = useMemo(() => teacherColumns(year), [year]);
  const getRow = useCallback((index: number) => teachers[index], [teachers]);
  return (
    <DataTable
      label={text.details.teachers}
      columns={columns}
      rowCount={teachers.length}
      getRow={getRow}
      getKey={uidOf}
      onOpen={(row) => navigate(`/teachers/${row.uid}`)}
      empty={<EmptyState title={text.noTeachers}>{text.noTeachersBody}</EmptyState>}
    />
  );
}

const projectColumns: readonly Column<Project>[] = [
  { key: 'name', heading: text.project, width: 240, grow: 2, render: (row) => row.name },
  { key: 'kind', heading: text.kind, width: 144, render: (row) => activityWord(row.level, row.form) },
  {
    key: 'records',
    heading: text.people,
    width: 120,
    align: 'right',
    render: (row) => `${formatCount(row.changedRecords)} / ${formatCount(row.records)}`,
  },
  {
    key: 'credits',
    heading: text.projectCredits,
    width: 184,
    align: 'right',
    render: ({ a, b }) => <Both before={sum(a.credits)} after={sum(b.credits)} />,
  },
  {
    key: 'hours',
    heading: text.projectHours,
    width: 184,
    align: 'right',
    render: ({ a, b }) => <Both before={formatSum(a.hours, 0)} after={formatSum(b.hours, 0)} />,
  },
];

function Projects({ projects }: { readonly projects: readonly Project[] }) {
  const getRow = useCallback((index: number) => projects[index], [projects]);
  return (
    <DataTable
      label={text.details.projects}
      columns={projectColumns}
      rowCount={projects.length}
      getRow={getRow}
      getKey={uidOf}
      onOpen={(row) => navigate(`/projects/${row.uid}`)}
      empty={<EmptyState title={text.noProjects}>{text.noProjectsBody}</EmptyState>}
    />
  );
}

function reasonColumns({ a, b }: Comparison): readonly Column<Reason>[] {
  const outcomes = { nothing: text.nothing, refused: text.refused, undecided: text.undecided };
  return [
    {
      key: 'side',
      heading: text.side,
      width: 240,
      render: (row) => `${text[row.side]}：${(row.side === 'a' ? a : b).title}`,
    },
    { key: 'outcome', heading: text.outcome, width: 104, render: (row) => outcomes[row.outcome] },
    {
      key: 'reason',
      heading: text.reason,
      width: 280,
      grow: 1,
      render: (row) => (
        <>
          {row.text} <ClauseTag clause={row.clause === (row.side === 'a' ? a : b).id ? null : row.clause} />
        </>
      ),
      tooltip: (row) => row.text,
    },
    {
      key: 'records',
      heading: text.reasonRecords,
      width: 96,
      align: 'right',
      render: (row) => formatCount(row.records),
    },
  ];
}

const reasonKey = (row: Reason) => `${row.side}${row.outcome}${row.clause}${row.text}`;

function Reasons({ comparison }: { readonly comparison: Comparison }) {
  const columns = useMemo(() => reasonColumns(comparison), [comparison]);
  const { reasons } = comparison;
  const getRow = useCallback((index: number) => reasons[index], [reasons]);
  return (
    <DataTable
      label={text.details.reasons}
      columns={columns}
      rowCount={reasons.length}
      getRow={getRow}
      getKey={reasonKey}
      empty={<EmptyState title={text.noReasons}>{text.noReasonsBody}</EmptyState>}
    />
  );
}
