import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ChangeEvent, use, useCallback, useMemo, useState } from 'react';
import type { Project, Trainee } from '../../../../src-shared/rpc/contract/projects.ts';
import type { RegistrationRow } from '../../../../src-shared/rpc/contract/registrations.ts';
import type { TraineeResult } from '../../../../src-shared/training/trainee.ts';
import { decide, entryCalls } from '../../../bound-calls.ts';
import { EntryDrawer } from '../../../components/explanation/entry-drawer.tsx';
import { basisOf } from '../../../components/explanation/figure-basis.ts';
import { Figure } from '../../../components/figures/figure.tsx';
import { useCoalescedSave } from '../../../components/form/coalesce.ts';
import { ActiveRowContext } from '../../../components/grid/active-row.ts';
import { type Column, DataTable } from '../../../components/grid/data-table.tsx';
import { ClauseTag, Tag } from '../../../components/notes/tag.tsx';
import { DecisionDialog } from '../../../components/overlay/decision-dialog.tsx';
import { Split } from '../../../components/overlay/side-drawer.tsx';
import { showError, showUndo } from '../../../components/overlay/toasts.tsx';
import { EmptyState } from '../../../components/page/empty-state.tsx';
import { invalidateLedger, useLedger } from '../../../ledger.ts';
import { client, orpc, queryClient } from '../../../rpc.ts';
import { formatCredits, formatHours, NONE } from '../../../text/format.ts';
import { projectsText } from '../../../text/projects.ts';
import { registrationsText } from '../../../text/registrations.ts';
import { resultWords, roleWords } from '../../../text/words.ts';
import type { ProjectParts } from '../project-parts.ts';
import { attendanceFields, type CellField } from './cell-edits.ts';
import { CellSheetProvider, SaveBar, SheetCell, useCellSheet } from './cell-sheet.tsx';
import { without } from './chosen.ts';
import { saveTrainees } from './save-trainees.ts';

const text = registrationsText;
const heading = text.columns;
const results = [
  'passed',
  'excellent',
  'failed',
  'absent',
  'pending',
] as const satisfies readonly TraineeResult[];
const proofFields = [
  'proofHours',
  'proofCredits',
  'proofCertificateNumber',
] as const satisfies readonly CellField[];

/** A trainee beside what registering would give. */
type Line = { readonly trainee: Trainee; readonly row: RegistrationRow | undefined };
const getKey = (line: Line) => line.trainee.uid;
const canCheck = (line: Line) => !line.trainee.isRegistered;

async function saveResults(
  projectUid: string,
  trainees: readonly Trainee[],
  resultOf: (trainee: Trainee) => TraineeResult,
): Promise<void> {
  const changes = trainees.map((trainee) => ({
    uid: trainee.uid,
    version: trainee.version,
    fields: { result: resultOf(trainee) },
  }));
  await saveTrainees(projectUid, trainees, changes);
  await invalidateLedger();
}

/** Sets one result for many, with a way back to what each had before. */
async function setResults(
  projectUid: string,
  trainees: readonly Trainee[],
  result: TraineeResult,
): Promise<void> {
  if (trainees.length === 0) return;
  await saveResults(projectUid, trainees, () => result);
  const before = new Map(trainees.map((trainee) => [trainee.uid, trainee.result]));
  showUndo({
    message: text.resultsSaved(trainees.length, resultWords[result]),
    label: text.undo,
    onUndo: async () => {
      const { rows } = await client.projects.trainees({ projectUid });
      // What was chosen for somebody since is not taken back with the rest.
      await saveResults(
        projectUid,
        rows.filter((row) => before.has(row.uid) && row.result === result && !row.isRegistered),
        (row) => before.get(row.uid) ?? row.result,
      );
    },
  });
}

type ResultsTabProps = {
  readonly project: Project;
  readonly PlannedDrawer: ProjectParts['PlannedDrawer'];
  readonly onAddTrainees: () => void;
};

/** 结果与学分: attendance, result, hours and credits of each with the clause that made them; nothing is registered here yet. */
export function ResultsTab({ project, PlannedDrawer, onAddTrainees }: ResultsTabProps) {
  const projectUid = project.uid;
  const { ledger } = useLedger();
  const isOutside = project.fields.kind === 'outside';
  const trainees = useQuery(orpc.projects.trainees.queryOptions({ input: { projectUid } }));
  const preview = useQuery({
    ...orpc.registrations.preview.queryOptions({ input: { projectUid } }),
    placeholderData: keepPreviousData,
  });
  const decisions = useQuery(orpc.decisions.list.queryOptions());
  const points = decisions.data?.filter(({ policyId }) => policyId === preview.data?.policyId) ?? [];
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const [explained, setExplained] = useState<string | null>(null);
  const [deciding, setDeciding] = useState<string | null>(null);

  const rows = trainees.data?.rows;
  const sheet = useCellSheet({ projectUid, trainees: isOutside ? rows : undefined, fields: proofFields });
  const lines = useMemo((): readonly Line[] | undefined => {
    const planned = new Map(preview.data?.rows.map((row) => [row.traineeUid, row]));
    return rows?.map((trainee) => ({ trainee, row: planned.get(trainee.uid) }));
  }, [rows, preview.data]);
  const columns = useMemo(
    () =>
      columnsFor({
        projectUid,
        isOutside,
        namesakes: namesakesOf(rows ?? []),
        hasCredits: ledger.hasCredits,
        hasAttendance: !isOutside && attendanceFields(project.fields.form).includes('absentPeriods'),
        onExplain: setExplained,
        onDecide: setDeciding,
      }),
    [projectUid, isOutside, rows, ledger.hasCredits, project.fields.form],
  );
  const getRow = useCallback((index: number) => lines?.[index], [lines]);
  const chosen = rows?.filter((trainee) => checked.has(trainee.uid)) ?? [];
  const isAllRegistered = rows?.every((trainee) => trainee.isRegistered) ?? false;
  const pending = rows?.filter((trainee) => trainee.result === 'pending' && !trainee.isRegistered) ?? [];
  const [isSetting, setIsSetting] = useState(false);
  const set = (people: readonly Trainee[], result: TraineeResult) => {
    if (isSetting) return;
    setIsSetting(true);
    setResults(projectUid, people, result)
      .then(() => setChecked((now) => without(now, people)))
      .catch(showError)
      .finally(() => setIsSetting(false));
  };

  const index = lines?.findIndex((line) => line.trainee.uid === explained) ?? -1;
  const line = lines?.[index];
  const stepTo = (step: 1 | -1) => {
    const next = lines?.[index + step];
    if (next !== undefined) setExplained(next.trainee.uid);
  };
  const close = () => setExplained(null);
  const entryUid = line?.row?.entryUids[0];

  return (
    <CellSheetProvider value={sheet}>
      {rows !== undefined && rows.length > 0 && !isAllRegistered && (
        <div className="project-bar">
          {chosen.length > 0 ? (
            <>
              <span>{text.selected(chosen.length)}</span>
              {results.map((result) => (
                <Button key={result} size="xs" disabled={isSetting} onClick={() => set(chosen, result)}>
                  {resultWords[result]}
                </Button>
              ))}
            </>
          ) : (
            <span className="small tone-muted">{isOutside ? projectsText.cells.hint : text.bulkHint}</span>
          )}
          <span className="push" />
          {isOutside && (
            <Button size="xs" onClick={sheet.fill}>
              {projectsText.cells.fillEmpty}
            </Button>
          )}
          {pending.length > 0 && (
            <Button size="xs" disabled={isSetting} onClick={() => set(pending, 'passed')}>
              {text.passPending(pending.length)}
            </Button>
          )}
        </div>
      )}
      <Split
        drawer={
          line?.row === undefined ? null : entryUid === undefined ? (
            <PlannedDrawer
              row={line.row}
              projectName={project.fields.name}
              isOutside={isOutside}
              points={points}
              onDecide={setDeciding}
              onClose={close}
              onStep={stepTo}
            />
          ) : (
            <EntryDrawer calls={entryCalls} uid={entryUid} onClose={close} onStep={stepTo} />
          )
        }
      >
        <DataTable
          label={text.label}
          columns={columns}
          rowCount={lines?.length ?? 0}
          getRow={getRow}
          getKey={getKey}
          selectedKey={explained}
          onSelect={(chosenLine) => setExplained(chosenLine.trainee.uid)}
          followsSelection={explained !== null}
          {...(isAllRegistered ? {} : { checked, onCheckedChange: setChecked, canCheck })}
          isLoading={trainees.isLoading}
          error={trainees.error ?? preview.error}
          onRetry={() => {
            void trainees.refetch();
            void preview.refetch();
          }}
          empty={
            <EmptyState
              title={text.empty}
              actions={<Button onClick={onAddTrainees}>{projectsText.trainees.add}</Button>}
            >
              {text.emptyBody}
            </EmptyState>
          }
        />
      </Split>
      {isOutside && <SaveBar sheet={sheet} />}
      <DecisionDialog
        decide={decide}
        point={points.find((point) => point.settingId === deciding) ?? null}
        onClose={() => setDeciding(null)}
      />
    </CellSheetProvider>
  );
}

type ColumnsFor = {
  readonly projectUid: string;
  readonly isOutside: boolean;
  /** Names that more than one person of the list has. */
  readonly namesakes: ReadonlySet<string>;
  readonly hasCredits: boolean;
  /** Whether lessons are attended at all: not in mentoring, not where another body kept the list. */
  readonly hasAttendance: boolean;
  readonly onExplain: (traineeUid: string) => void;
  readonly onDecide: (settingId: string) => void;
};

function namesakesOf(trainees: readonly Trainee[]): ReadonlySet<string> {
  const known = new Map<string, string>();
  const shared = new Set<string>();
  for (const { teacher } of trainees)
    if ((known.get(teacher.name) ?? teacher.uid) !== teacher.uid) shared.add(teacher.name);
    else known.set(teacher.name, teacher.uid);
  return shared;
}

function columnsFor(options: ColumnsFor): readonly Column<Line>[] {
  const { projectUid, isOutside, hasCredits, onExplain } = options;
  const figure = (unit: 'hours' | 'credits'): Column<Line> => ({
    key: unit,
    heading: heading[unit],
    width: 64,
    align: 'right',
    render: ({ trainee, row }) =>
      row === undefined ? null : row.outcome === 'undecided' && row[unit] === null ? (
        <span className="tone-short">{text.undecided}</span>
      ) : (
        <Figure
          value={row[unit]}
          unit={unit}
          label={`${trainee.teacher.name} ${heading[unit]}`}
          onExplain={() => onExplain(trainee.uid)}
        />
      ),
  });
  const proof = (field: CellField, title: string, width: number): Column<Line> => ({
    key: field,
    heading: title,
    width,
    align: field === 'proofCertificateNumber' ? 'left' : 'right',
    render: ({ trainee }, index) => <SheetCell trainee={trainee} row={index} field={field} heading={title} />,
  });
  return [
    {
      key: 'name',
      heading: heading.name,
      width: 142,
      grow: 1,
      render: ({ trainee }) => (
        <>
          {trainee.teacher.name}
          {options.namesakes.has(trainee.teacher.name) && (
            <span className="tone-muted"> {trainee.teacher.idNumberMasked?.slice(-4)}</span>
          )}
          {trainee.role !== 'trainee' && <span className="tone-muted"> · {roleWords[trainee.role]}</span>}
        </>
      ),
    },
    ...(!options.hasAttendance
      ? []
      : [
          {
            key: 'attendance',
            heading: heading.attendance,
            width: 108,
            render: ({ trainee }: Line) => <Attendance trainee={trainee} />,
          },
        ]),
    {
      key: 'result',
      heading: heading.result,
      width: 96,
      render: ({ trainee }) => <ResultCell key={trainee.uid} trainee={trainee} projectUid={projectUid} />,
    },
    ...(isOutside
      ? [
          proof('proofHours', heading.proofHours, 92),
          ...(hasCredits ? [proof('proofCredits', heading.proofCredits, 92)] : []),
          proof('proofCertificateNumber', heading.proofNumber, 170),
          {
            key: 'computed',
            heading: heading.computed,
            width: 190,
            grow: 1,
            render: ({ row }: Line) => <Computed row={row} />,
          },
        ]
      : [
          figure('hours'),
          ...(hasCredits ? [figure('credits')] : []),
          {
            key: 'basis',
            heading: heading.basis,
            width: 220,
            grow: 3,
            tooltip: ({ row }: Line) => (row === undefined ? undefined : basisOf(row)?.text),
            render: ({ row }: Line) => <BasisCell row={row} onDecide={options.onDecide} />,
          },
        ]),
  ];
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
    <span className="project-choice">
      <select
        className={`project-result ${tone}`}
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

type BasisCellProps = {
  readonly row: RegistrationRow | undefined;
  readonly onDecide: (settingId: string) => void;
};

function BasisCell({ row, onDecide }: BasisCellProps) {
  const isActiveRow = use(ActiveRowContext);
  if (row === undefined) return null;
  if (row.outcome === 'registered')
    return (
      <span className="tone-muted">
        <span className="tone-ok">✓</span> {text.registeredTo(row.year)}
      </span>
    );
  const basis = basisOf(row);
  const [setting] = row.undecidedSettings;
  return (
    <>
      {row.outcome === 'undecided' && setting !== undefined && (
        <button
          type="button"
          className="project-decide"
          tabIndex={isActiveRow === false ? -1 : 0}
          onClick={() => onDecide(setting)}
        >
          {text.decide}
        </button>
      )}
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
  if (row.outcome === 'registered')
    return (
      <span className="tone-muted">
        <span className="tone-ok">✓</span> {text.registeredTo(row.year)}
      </span>
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
