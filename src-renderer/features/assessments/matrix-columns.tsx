import { Link } from 'wouter';
import type { AssessmentMark } from '../../../src-shared/rpc/contract/assessments.ts';
import type { Outputs } from '../../../src-shared/rpc/contract/index.ts';
import { classes } from '../../components/classes.ts';
import { CycleBar } from '../../components/figures/cycle-bar.tsx';
import { Figure } from '../../components/figures/figure.tsx';
import { Mark } from '../../components/figures/mark.tsx';
import type { Column } from '../../components/grid/column.ts';
import { assessmentsText, matrixCell } from '../../text/assessments.ts';
import { isYearToldInCredits } from '../../text/explanation.ts';
import styles from './assessments.module.css';

export type MatrixRow = Outputs['assessments']['matrix']['rows'][number];
/** Whether the year or the whole cycle is judged. */
export type Scope = 'year' | 'cycle';

const text = assessmentsText.columns;

type MatrixColumnsOptions = {
  readonly years: readonly number[];
  readonly year: number;
  readonly cycle: { readonly from: number; readonly to: number };
  readonly scope: Scope;
  readonly hasCredits: boolean;
  readonly hasOrganisation: boolean;
  readonly isNarrow: boolean;
  /** Shows what is asked beside the year and the cycle. */
  readonly hasDuties: boolean;
  readonly onExplain: (row: MatrixRow, year: number | null) => void;
};

/** Teacher × year of the cycle, with the cycle at the right; beside an open drawer only what it explains stays. */
export function matrixColumns(options: MatrixColumnsOptions): readonly Column<MatrixRow>[] {
  return [
    ...personColumns(options),
    ...options.years.map((year, index) => yearColumn(options, year, index)),
    ...(options.isNarrow ? [] : [options.hasDuties ? dutiesColumn : shortColumn(options)]),
    cycleColumn(options),
  ];
}

function personColumns({ hasOrganisation, isNarrow }: MatrixColumnsOptions): readonly Column<MatrixRow>[] {
  const name: Column<MatrixRow> = {
    key: 'name',
    heading: text.name,
    width: isNarrow ? 108 : 160,
    grow: 1,
    render: (row) => (
      <Link className={styles['name']} tabIndex={-1} href={`/teachers/${row.uid}`}>
        {row.name}
      </Link>
    ),
  };
  if (!hasOrganisation || isNarrow) return [name];
  return [
    name,
    {
      key: 'organisation',
      heading: text.organisation,
      width: 130,
      grow: 1,
      render: (row) => row.organisationName,
    },
  ];
}

function yearColumn(options: MatrixColumnsOptions, year: number, index: number): Column<MatrixRow> {
  const { isNarrow, onExplain } = options;
  return {
    key: String(year),
    heading: text.year(year),
    width: isNarrow ? 84 : 92,
    align: 'right',
    tooltip: (row) => markOf(row, index)?.words,
    render: (row) => <YearCell row={row} index={index} year={year} onExplain={() => onExplain(row, year)} />,
  };
}

/** What is missing under the chosen scope. */
function shortColumn({ years, year, cycle, scope }: MatrixColumnsOptions): Column<MatrixRow> {
  const { scopes } = assessmentsText;
  return {
    key: 'short',
    heading: scope === 'year' ? scopes.year(year) : scopes.cycle(cycle.from, cycle.to),
    width: 190,
    // A cycle may be short of hours, of credits and of each of its classes: that takes a line.
    grow: scope === 'cycle' ? 3 : 1,
    render: (row) => <Mark mark={scopeMark(row, scope, years, year)} />,
  };
}

/** The probation with what it lacks, and each task with whether an entry shows it. */
const dutiesColumn: Column<MatrixRow> = {
  key: 'duties',
  heading: assessmentsText.duties.heading,
  width: 230,
  grow: 2,
  tooltip: ({ duties }) => duties?.tasks.map(({ text: task }) => task).join('；'),
  render: ({ duties }) => <Duties duties={duties} />,
};

function Duties({ duties }: Pick<MatrixRow, 'duties'>) {
  if (duties === null) return null;
  const words = assessmentsText.duties;
  return (
    <>
      {duties.probation !== null && (
        <span>
          {words.probation} <Mark mark={duties.probation} />{' '}
        </span>
      )}
      {duties.tasks.map(({ clause, text: task, isCarried }) => (
        <span key={clause + task} className={isCarried ? 'tone-ok' : 'tone-short'}>
          {isCarried ? `✓ ${words.carried}` : `△ ${words.open}`}
          <span className="tone-muted"> {task} </span>
        </span>
      ))}
    </>
  );
}

function cycleColumn({
  cycle,
  year,
  hasCredits,
  isNarrow,
  onExplain,
}: MatrixColumnsOptions): Column<MatrixRow> {
  return {
    key: 'cycle',
    heading: text.cycle(cycle.from, cycle.to),
    width: isNarrow ? 164 : 184,
    render: (row) => (
      <CycleBar
        mark={row.cycle}
        cycle={cycle}
        year={year}
        hasCredits={hasCredits}
        label={assessmentsText.figure.cycle(row.name)}
        onExplain={() => onExplain(row, null)}
      />
    ),
  };
}

function markOf(row: MatrixRow, index: number): ReturnType<typeof matrixCell> | undefined {
  const mark = row.years[index];
  return mark === undefined ? undefined : matrixCell(mark, isYearToldInCredits(mark, row.cycle));
}

/** The mark that the chosen scope judges. */
function scopeMark(row: MatrixRow, scope: Scope, years: readonly number[], year: number): AssessmentMark {
  return scope === 'cycle' ? row.cycle : (row.years[years.indexOf(year)] ?? row.cycle);
}

type YearCellProps = {
  readonly row: MatrixRow;
  readonly index: number;
  readonly year: number;
  readonly onExplain: () => void;
};

function YearCell({ row, index, year, onExplain }: YearCellProps) {
  const mark = row.years[index];
  if (mark === undefined) return null;
  const inCredits = isYearToldInCredits(mark, row.cycle);
  const cell = matrixCell(mark, inCredits);
  return (
    <span className={classes(styles['cell'], cell.tone === 'short' && 'tone-short')}>
      {cell.figure === '' ? null : (
        <Figure
          value={inCredits ? mark.credits : mark.hours}
          unit={inCredits ? 'credits' : 'hours'}
          label={assessmentsText.figure.year(row.name, year)}
          onExplain={onExplain}
        />
      )}
      <span className={classes(styles['sign'], `tone-${cell.tone}`)}>{cell.sign}</span>
    </span>
  );
}
