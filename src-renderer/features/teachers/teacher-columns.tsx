import { Link } from 'wouter';
import type { TeacherRow } from '../../../src-shared/rpc/contract/teachers.ts';
import { CycleBar } from '../../components/figures/cycle-bar.tsx';
import { Figure } from '../../components/figures/figure.tsx';
import { Mark } from '../../components/figures/mark.tsx';
import { MaskedId } from '../../components/figures/masked-id.tsx';
import type { Column } from '../../components/grid/data-table.tsx';
import { teachersText } from '../../text/teachers.ts';
import css from './teacher-columns.module.css';

const text = teachersText.columns;

/** What decides which columns there are. */
export type TeacherColumnsOptions = {
  readonly year: number;
  readonly cycle: { readonly from: number; readonly to: number };
  readonly hasCredits: boolean;
  /** A center lists teachers of many schools. */
  readonly hasOrganisation: boolean;
  /** Beside an open drawer only what the explanation is about stays. */
  readonly isNarrow: boolean;
  /** Beside the form, which is wider than an explanation, the cycle goes too. */
  readonly isTight: boolean;
  readonly onExplain: (row: TeacherRow, year: number | null) => void;
};

type TeacherColumn = Column<TeacherRow> & { readonly isShown: boolean };

/** The columns of the teachers table; which of them are shown depends on policy, organisation and room. */
export function teacherColumns(options: TeacherColumnsOptions): readonly Column<TeacherRow>[] {
  return [...personColumns(options), ...figureColumns(options), ...standingColumns(options)].filter(
    ({ isShown }) => isShown,
  );
}

function personColumns({ isNarrow, hasOrganisation }: TeacherColumnsOptions): readonly TeacherColumn[] {
  return [
    {
      key: 'name',
      heading: text.name,
      width: isNarrow ? 116 : 140,
      grow: 1,
      sortKey: 'name',
      isShown: true,
      render: (row) => (
        <Link className={css['name']} tabIndex={-1} href={`/teachers/${row.uid}`}>
          {row.name}
        </Link>
      ),
    },
    {
      key: 'organisation',
      heading: text.organisation,
      width: 160,
      grow: 2,
      sortKey: 'organisation',
      isShown: hasOrganisation && !isNarrow,
      render: (row) => row.organisationName,
    },
    {
      key: 'subject',
      heading: text.subject,
      width: isNarrow ? 96 : 110,
      grow: 1,
      sortKey: 'subject',
      isShown: true,
      render: (row) => row.subject ?? '',
    },
    {
      key: 'title',
      heading: text.title,
      width: 104,
      grow: 1,
      isShown: !isNarrow && !hasOrganisation,
      render: (row) => row.title ?? '',
    },
  ];
}

/** What was earned in the year, each figure a way to its explanation. */
function figureColumns(options: TeacherColumnsOptions): readonly TeacherColumn[] {
  const { year, hasCredits, isNarrow, onExplain } = options;
  return [
    {
      key: 'credits',
      heading: text.credits,
      width: isNarrow ? 82 : 92,
      align: 'right',
      sortKey: 'credits',
      isShown: hasCredits,
      render: (row) => (
        <Figure
          value={row.year.status === 'exempt' && row.year.credits === 0 ? null : row.year.credits}
          required={row.year.creditsRequired}
          label={teachersText.figure.credits(row.name, year)}
          onExplain={() => onExplain(row, year)}
        />
      ),
    },
    {
      key: 'hours',
      heading: text.hours,
      width: isNarrow ? 84 : 92,
      align: 'right',
      sortKey: 'hours',
      isShown: true,
      render: (row) => (
        <Figure
          value={row.year.status === 'exempt' && row.year.hours === 0 ? null : row.year.hours}
          unit="hours"
          required={row.year.hoursRequired}
          label={teachersText.figure.hours(row.name, year)}
          onExplain={() => onExplain(row, year)}
        />
      ),
    },
  ];
}

/** How the year and the cycle stand. */
function standingColumns(options: TeacherColumnsOptions): readonly TeacherColumn[] {
  const { year, cycle, hasCredits, isNarrow, isTight, onExplain } = options;
  return [
    {
      key: 'year',
      heading: text.year(year),
      width: isNarrow ? 180 : 186,
      grow: 1,
      sortKey: 'shortfall',
      isShown: true,
      render: (row) => <Mark mark={row.year} />,
    },
    {
      key: 'cycle',
      heading: text.cycle(cycle.from, cycle.to),
      width: isNarrow ? 164 : 180,
      grow: 1,
      sortKey: 'cycleCredits',
      isShown: !isTight,
      render: (row) => (
        <CycleBar
          mark={row.cycle}
          cycle={cycle}
          year={year}
          hasCredits={hasCredits}
          label={teachersText.figure.cycle(row.name)}
          onExplain={() => onExplain(row, null)}
        />
      ),
    },
    {
      key: 'idNumber',
      heading: text.idNumber,
      width: 172,
      isShown: !isNarrow,
      render: (row) => <MaskedId number={row.idNumberMasked} />,
    },
  ];
}
