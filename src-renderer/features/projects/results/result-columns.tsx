import { type ChangeEvent, use } from 'react';
import type { Trainee } from '../../../../src-shared/rpc/contract/projects.ts';
import type { RegistrationRow } from '../../../../src-shared/rpc/contract/registrations.ts';
import type { TraineeResult } from '../../../../src-shared/training/trainee.ts';
import { classes } from '../../../components/classes.ts';
import { basisOf } from '../../../components/explanation/figure-basis.ts';
import { Figure } from '../../../components/figures/figure.tsx';
import { useCoalescedSave } from '../../../components/form/draft/coalesce.ts';
import { ActiveRowContext } from '../../../components/grid/active-row.ts';
import type { Column } from '../../../components/grid/data-table.tsx';
import { ClauseTag, Tag } from '../../../components/notes/tag.tsx';
import { orpc, queryClient } from '../../../rpc.ts';
import { formatCredits, formatHours, NONE } from '../../../text/format.ts';
import { plannedOutcomeWords, registrationsText } from '../../../text/registrations.ts';
import { resultWords, roleWords } from '../../../text/words.ts';
import type { CellField } from '../cells/cell-edits.ts';
import { SheetCell } from '../cells/sheet-cell.tsx';
import css from './result-columns.module.css';
import { results, saveResults } from './save-results.ts';

const text = registrationsText;
const heading = text.columns;

/** What proves a training held elsewhere, typed for each. */
export const proofFields = [
  'proofHours',
  'proofCredits',
  'proofCertificateNumber',
] as const satisfies readonly CellField[];

/** The paper that an own mentoring or degree study is registered by. */
export const paperFields = ['paper'] as const satisfies readonly CellField[];

/** A trainee beside what registering would give. */
export type Line = { readonly trainee: Trainee; readonly row: RegistrationRow | undefined };
/** Names a line among the others. */
export const lineKey = (line: Line) => line.trainee.uid;
/** A registered result stands; the line cannot be chosen for setting another. */
export const canCheckLine = (line: Line) => !line.trainee.isRegistered;

type ColumnsFor = {
  readonly projectUid: string;
  readonly isOutside: boolean;
  readonly hasCredits: boolean;
  /** Whether each is registered by a paper that is noted here (A34). */
  readonly hasPaper: boolean;
  /** Whether lessons are attended at all: not in mentoring, not where another body kept the list. */
  readonly hasAttendance: boolean;
  readonly onExplain: (traineeUid: string) => void;
  readonly onDecide: (settingId: string) => void;
};

/** The columns of the results: the proof is typed beside what the policy computes, or the figures stand with their basis. */
export function resultColumns(options: ColumnsFor): readonly Column<Line>[] {
  return [
    nameColumn,
    ...(options.hasAttendance ? [attendanceColumn] : []),
    {
      key: 'result',
      heading: heading.result,
      width: 96,
      render: ({ trainee }) => (
        <ResultCell key={trainee.uid} trainee={trainee} projectUid={options.projectUid} />
      ),
    },
    ...(options.hasPaper ? [paperColumn] : []),
    ...(options.isOutside ? proofColumns(options) : figureColumns(options)),
  ];
}

const nameColumn: Column<Line> = {
  key: 'name',
  heading: heading.name,
  width: 142,
  grow: 1,
  render: ({ trainee: { teacher, role } }) => (
    <>
      {teacher.name}
      {role !== 'trainee' && <span className="tone-muted"> · {roleWords[role]}</span>}
    </>
  ),
};

const attendanceColumn: Column<Line> = {
  key: 'attendance',
  heading: heading.attendance,
  width: 108,
  render: ({ trainee }) => <Attendance trainee={trainee} />,
};

const paperColumn: Column<Line> = {
  key: 'paper',
  heading: heading.paper,
  width: 150,
  render: ({ trainee }, index) => (
    <SheetCell trainee={trainee} row={index} field="paper" heading={heading.paper} />
  ),
};

function proofColumns({ hasCredits }: ColumnsFor): readonly Column<Line>[] {
  const proof = (field: CellField, title: string, width: number): Column<Line> => ({
    key: field,
    heading: title,
    width,
    align: field === 'proofCertificateNumber' ? 'left' : 'right',
    render: ({ trainee }, index) => <SheetCell trainee={trainee} row={index} field={field} heading={title} />,
  });
  return [
    proof('proofHours', heading.proofHours, 92),
    ...(hasCredits ? [proof('proofCredits', heading.proofCredits, 92)] : []),
    proof('proofCertificateNumber', heading.proofNumber, 170),
    {
      key: 'computed',
      heading: heading.computed,
      width: 190,
      grow: 1,
      render: ({ row }) => <Computed row={row} />,
    },
  ];
}

function figureColumns({ hasCredits, onExplain, onDecide }: ColumnsFor): readonly Column<Line>[] {
  const figure = (unit: 'hours' | 'credits'): Column<Line> => ({
    key: unit,
    heading: heading[unit],
    width: 64,
    align: 'right',
    render: (line) => <FigureCell line={line} unit={unit} onExplain={onExplain} />,
  });
  return [
    figure('hours'),
    ...(hasCredits ? [figure('credits')] : []),
    {
      key: 'basis',
      heading: heading.basis,
      width: 220,
      grow: 3,
      tooltip: ({ row }) => (row === undefined ? undefined : basisOf(row)?.text),
      render: ({ row }) => <BasisCell row={row} onDecide={onDecide} />,
    },
  ];
}

type FigureCellProps = Pick<ColumnsFor, 'onExplain'> & {
  readonly line: Line;
  readonly unit: 'hours' | 'credits';
};

function FigureCell({ line: { trainee, row }, unit, onExplain }: FigureCellProps) {
  if (row === undefined) return null;
  if (row.outcome === 'undecided' && row[unit] === null)
    return <span className="tone-short">{text.undecided}</span>;
  return (
    <Figure
      value={row[unit]}
      unit={unit}
      label={`${trainee.teacher.name} ${heading[unit]}`}
      onExplain={() => onExplain(trainee.uid)}
    />
  );
}

function Attendance({ trainee }: { readonly trainee: Trainee }) {
  const { totalPeriods, absentPeriods } = trainee;
  if (totalPeriods === null) return <span className="tone-muted">{NONE}</span>;
  if (absentPeriods === null) return <span className="tone-muted">{text.attendanceUnknown}</span>;
  return (
    <>
      {totalPeriods - absentPeriods} / {totalPeriods}
    </>
  );
}

const resultTones: Readonly<Record<TraineeResult, string>> = {
  pending: 'tone-short',
  passed: '',
  excellent: 'tone-ok',
  failed: 'tone-bad',
  absent: 'tone-bad',
};

/** The trainee as he was read last: a second choice follows the version that the first one made. */
function newestOf(projectUid: string, trainee: Trainee): Trainee {
  const rows = queryClient.getQueryData(orpc.projects.trainees.queryKey({ input: { projectUid } }))?.rows;
  return rows?.find(({ uid }) => uid === trainee.uid) ?? trainee;
}

/** A registered result stands; any other is chosen in place. */
function ResultCell({ trainee, projectUid }: { readonly trainee: Trainee; readonly projectUid: string }) {
  const isActiveRow = use(ActiveRowContext);
  const { value: result, choose } = useCoalescedSave(trainee.result, (chosen) =>
    saveResults(projectUid, [newestOf(projectUid, trainee)], () => chosen),
  );
  const tone = resultTones[result];
  if (trainee.isRegistered) return <span className={tone}>{resultWords[trainee.result]}</span>;
  const onChange = (event: ChangeEvent<HTMLSelectElement>) => {
    const chosen = results.find((one) => one === event.currentTarget.value);
    if (chosen !== undefined) void choose(chosen);
  };
  return (
    <span className={css['choice']}>
      <select
        className={classes(css['result'], tone)}
        aria-label={text.setResult(trainee.teacher.name)}
        tabIndex={isActiveRow === false ? -1 : 0}
        value={result}
        onChange={onChange}
      >
        {results.map((one) => (
          <option key={one} value={one}>
            {resultWords[one]}
          </option>
        ))}
      </select>
    </span>
  );
}

function RegisteredTo({ year }: { readonly year: number | null }) {
  return (
    <span className="tone-muted">
      <span className="tone-ok">✓</span> {text.registeredTo(year)}
    </span>
  );
}

type BasisCellProps = {
  readonly row: RegistrationRow | undefined;
  readonly onDecide: (settingId: string) => void;
};

function BasisCell({ row, onDecide }: BasisCellProps) {
  const isActiveRow = use(ActiveRowContext);
  if (row === undefined) return null;
  if (row.outcome === 'registered') return <RegisteredTo year={row.year} />;
  const basis = basisOf(row);
  const [setting] = row.undecidedSettings;
  return (
    <>
      {row.outcome === 'undecided' && setting !== undefined && (
        <button
          type="button"
          className={css['decide']}
          tabIndex={isActiveRow === false ? -1 : 0}
          onClick={() => onDecide(setting)}
        >
          {text.decide}
        </button>
      )}
      {(row.outcome === 'unsigned' || row.outcome === 'reversed') && (
        <Tag tone="warning">△ {plannedOutcomeWords[row.outcome]}</Tag>
      )}{' '}
      {row.outcome === 'refused' && <span className="tone-bad">✕ </span>}
      {basis !== null && (
        <span className="tone-muted">
          {basis.text} <ClauseTag clause={basis.clause} />
        </span>
      )}
      {row.warnings.length > 0 && <span className="tone-short"> △</span>}
    </>
  );
}

/** What the policy would give beside what the proof says; a difference is a warning, the proof counts (A27). */
function Computed({ row }: { readonly row: RegistrationRow | undefined }) {
  if (row === undefined) return null;
  if (row.outcome === 'registered') return <RegisteredTo year={row.year} />;
  const [reason] = row.reasons;
  if ((row.outcome === 'nothing' || row.outcome === 'undecided') && reason !== undefined)
    return (
      <>
        <Tag tone="warning">{row.outcome === 'nothing' ? text.notCounted : text.undecided}</Tag>{' '}
        <span className="tone-muted">{reason.text}</span> <ClauseTag clause={reason.clause} />
      </>
    );
  if (row.computed === null)
    return row.outcome === 'awarded' ? <span className="tone-muted">{text.same}</span> : null;
  const { hours, credits } = row.computed;
  const figures = [
    ...(hours === null ? [] : [`${formatHours(hours)} ${heading.hours}`]),
    ...(credits === null ? [] : [`${formatCredits(credits)} ${heading.credits}`]),
  ];
  return <Tag tone="warning">△ {text.differs(figures.join('、'))}</Tag>;
}
