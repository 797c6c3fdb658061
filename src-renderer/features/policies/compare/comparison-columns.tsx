import type { Comparison } from '../../../../src-shared/rpc/contract/policies.ts';
import type { Column } from '../../../components/grid/data-table.tsx';
import { ClauseTag } from '../../../components/notes/tag.tsx';
import { formatCount, formatHours, formatSum } from '../../../text/format.ts';
import { compareText as text } from '../../../text/policies/compare.ts';
import { activityWord } from '../../../text/words.ts';
import { Both, creditsSumText, creditsText, verdictText } from './figures.tsx';

export type Teacher = Comparison['teachers'][number];
export type Project = Comparison['projects'][number];
export type Reason = Comparison['reasons'][number];

const teacherFigures: readonly Column<Teacher>[] = [
  {
    key: 'cycle',
    heading: text.cycleBoth,
    width: 160,
    render: ({ a, b }) => <Both before={verdictText(a.cycle)} after={verdictText(b.cycle)} />,
  },
  {
    key: 'credits',
    heading: text.creditsBoth,
    width: 160,
    align: 'right',
    render: ({ a, b }) => <Both before={creditsText(a.credits)} after={creditsText(b.credits)} />,
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

/** Who would be judged or credited otherwise. */
export function teacherColumns(year: number): readonly Column<Teacher>[] {
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
      render: ({ a, b }) => <Both before={verdictText(a.year)} after={verdictText(b.year)} />,
    },
    ...teacherFigures,
  ];
}

/** Projects whose records would count otherwise. */
export const projectColumns: readonly Column<Project>[] = [
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
    render: ({ a, b }) => <Both before={creditsSumText(a.credits)} after={creditsSumText(b.credits)} />,
  },
  {
    key: 'hours',
    heading: text.projectHours,
    width: 184,
    align: 'right',
    render: ({ a, b }) => <Both before={formatSum(a.hours, 0)} after={formatSum(b.hours, 0)} />,
  },
];

const outcomeWords = { nothing: text.nothing, refused: text.refused, undecided: text.undecided };

/** Why records could not be registered, by regulation. */
export function reasonColumns({ a, b }: Comparison): readonly Column<Reason>[] {
  const packOf = ({ side }: Reason) => (side === 'a' ? a : b);
  return [
    {
      key: 'side',
      heading: text.side,
      width: 240,
      render: (row) => `${text[row.side]}：${packOf(row).title}`,
    },
    { key: 'outcome', heading: text.outcome, width: 104, render: (row) => outcomeWords[row.outcome] },
    {
      key: 'reason',
      heading: text.reason,
      width: 280,
      grow: 1,
      render: (row) => (
        <>
          {row.text} <ClauseTag clause={row.clause === packOf(row).id ? null : row.clause} />
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
