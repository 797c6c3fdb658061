import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { Outputs } from '../../../../src-shared/rpc/contract/index.ts';
import type { Project } from '../../../../src-shared/rpc/contract/projects.ts';
import { asksPaper } from '../../../../src-shared/training/trainee.ts';
import { decide, entryCalls } from '../../../bound-calls.ts';
import { EntryDrawer } from '../../../components/explanation/entry-drawer.tsx';
import { DataTable } from '../../../components/grid/data-table.tsx';
import { DecisionDialog } from '../../../components/overlay/decision-dialog.tsx';
import { OpenPoints, waitedFor } from '../../../components/overlay/open-points.tsx';
import { Split } from '../../../components/overlay/side-drawer.tsx';
import { ToolBar } from '../../../components/page/tool-bar.tsx';
import { useLedger } from '../../../ledger.ts';
import { orpc } from '../../../rpc.ts';
import { projectsText } from '../../../text/projects.ts';
import { registrationsText } from '../../../text/registrations.ts';
import { resultWords } from '../../../text/words.ts';
import { useOpenPoints } from '../../../use-open-points.ts';
import { attendanceFields, type CellField } from '../cells/cell-edits.ts';
import { SaveBar } from '../cells/save-bar.tsx';
import { CellSheetProvider } from '../cells/sheet-cell.tsx';
import { SheetTools } from '../cells/sheet-tools.tsx';
import { type CellSheet, useCellSheet } from '../cells/use-cell-sheet.ts';
import type { ProjectParts } from '../project-parts.ts';
import { ExcellentReason } from './excellent-reason.tsx';
import { NobodyYet } from './nobody-yet.tsx';

import {
  canCheckLine,
  type Line,
  lineKey,
  paperFields,
  proofFields,
  resultColumns,
} from './result-columns.tsx';
import { results } from './save-results.ts';
import { type BulkResult, useBulkResult } from './use-bulk-result.ts';

const text = registrationsText;

type ResultsTabProps = {
  readonly project: Project;
  readonly PlannedDrawer: ProjectParts['PlannedDrawer'];
  /** Each new value opens the form of the first open point. */
  readonly turn: number;
  readonly onAddTrainees: () => void;
};

/** 结果与学分: attendance, result, hours and credits of each with the clause that made them; nothing is registered here yet. */
export function ResultsTab({ project, PlannedDrawer, turn, onAddTrainees }: ResultsTabProps) {
  const isOutside = project.fields.kind === 'outside';
  const hasPaper = asksPaper(project.fields);
  const isTyped = isOutside || hasPaper;
  const { trainees, lines, points, table } = useResultLines(project.uid);
  const sheet = useCellSheet<CellField>({
    projectUid: project.uid,
    trainees: isTyped ? trainees : undefined,
    fields: hasPaper ? paperFields : proofFields,
  });
  const bulk = useBulkResult(project.uid, trainees);
  const explained = useExplainedLine(lines);
  const [deciding, setDeciding] = useState<string | null>(null);
  const columns = useResultColumns(project, { onExplain: explained.choose, onDecide: setDeciding });
  const checks = { checked: bulk.checked, onCheckedChange: bulk.setChecked, canCheck: canCheckLine };
  return (
    <CellSheetProvider value={sheet}>
      {trainees !== undefined && trainees.length > 0 && !bulk.isAllRegistered && (
        <ResultBar bulk={bulk} hint={barHint(project)} sheet={isTyped ? sheet : null} />
      )}
      <OpenPoints points={waitedFor(points, rowsOf(lines))} decide={decide} turn={turn} isOnPage />
      <ExcellentReason project={project} />
      <Split
        drawer={
          <LineDrawer
            project={project}
            PlannedDrawer={PlannedDrawer}
            explained={explained}
            points={points}
            onDecide={setDeciding}
          />
        }
      >
        <DataTable
          label={text.label}
          columns={columns}
          {...table}
          getKey={lineKey}
          reveal={sheet.goal}
          selectedKey={explained.key}
          onSelect={(line) => explained.choose(line.trainee.uid)}
          followsSelection={explained.key !== null}
          {...(bulk.isAllRegistered ? {} : checks)}
          empty={<NobodyYet words={text} onAddTrainees={onAddTrainees} />}
        />
      </Split>
      {isTyped && <SaveBar sheet={sheet} />}
      <DecisionDialog
        decide={decide}
        point={points.find((point) => point.settingId === deciding) ?? null}
        onClose={() => setDeciding(null)}
      />
    </CellSheetProvider>
  );
}

function rowsOf(lines: readonly Line[] | undefined) {
  return (lines ?? []).flatMap(({ row }) => row ?? []);
}

type LineDrawerProps = Pick<ResultsTabProps, 'project' | 'PlannedDrawer'> & {
  readonly explained: ReturnType<typeof useExplainedLine>;
  readonly points: readonly Outputs['decisions']['list'][number][];
  readonly onDecide: (settingId: string) => void;
};

/** Why a line has its figures: of what is registered the entry, else what registering would give; nothing while none is asked. */
function LineDrawer({ project, PlannedDrawer, explained, points, onDecide }: LineDrawerProps) {
  const { row } = explained.line ?? {};
  if (row === undefined) return null;
  const [entryUid] = row.entryUids;
  const drawer = { onClose: explained.close, onStep: explained.stepTo };
  if (entryUid !== undefined) return <EntryDrawer calls={entryCalls} uid={entryUid} {...drawer} />;
  return (
    <PlannedDrawer
      row={row}
      projectName={project.fields.name}
      isOutside={project.fields.kind === 'outside'}
      points={points}
      onDecide={onDecide}
      {...drawer}
    />
  );
}

/** The trainees beside what registering would give, and the silent points of the pack that says so. */
function useResultLines(projectUid: string) {
  const query = useQuery(orpc.projects.trainees.queryOptions({ input: { projectUid } }));
  const preview = useQuery({
    ...orpc.registrations.preview.queryOptions({ input: { projectUid } }),
    placeholderData: keepPreviousData,
  });
  const trainees = query.data?.rows;
  const lines = useMemo((): readonly Line[] | undefined => {
    const planned = new Map(preview.data?.rows.map((row) => [row.traineeUid, row]));
    return trainees?.map((trainee) => ({ trainee, row: planned.get(trainee.uid) }));
  }, [trainees, preview.data]);
  const getRow = useCallback((index: number) => lines?.[index], [lines]);
  const table = {
    rowCount: lines?.length ?? 0,
    getRow,
    isLoading: query.isLoading,
    error: query.error ?? preview.error,
    onRetry: () => {
      void query.refetch();
      void preview.refetch();
    },
  };
  const points = useOpenPoints(preview.data);
  return { trainees, lines, points, table };
}

/** The line that is explained beside the list; it follows what is asked anew. */
function useExplainedLine(lines: readonly Line[] | undefined) {
  const [key, choose] = useState<string | null>(null);
  const index = lines?.findIndex((line) => line.trainee.uid === key) ?? -1;
  const stepTo = (step: 1 | -1) => {
    const next = lines?.[index + step];
    if (next !== undefined) choose(next.trainee.uid);
  };
  return { key, line: lines?.[index], choose, close: () => choose(null), stepTo };
}

type ColumnActions = {
  readonly onExplain: (traineeUid: string) => void;
  readonly onDecide: (settingId: string) => void;
};

function useResultColumns({ uid: projectUid, fields }: Project, { onExplain, onDecide }: ColumnActions) {
  const { hasCredits } = useLedger().ledger;
  const isOutside = fields.kind === 'outside';
  const hasPaper = asksPaper(fields);
  const hasAttendance = !isOutside && attendanceFields(fields.form).includes('absentPeriods');
  return useMemo(
    () =>
      resultColumns({
        ...{ projectUid, isOutside, hasCredits, hasAttendance, hasPaper, onExplain, onDecide },
      }),
    [projectUid, isOutside, hasCredits, hasAttendance, hasPaper, onExplain, onDecide],
  );
}

type ResultBarProps = {
  readonly bulk: BulkResult;
  readonly hint: string;
  /** The cells that are typed here; null where none are. */
  readonly sheet: CellSheet | null;
};

/** What there is to do in the table of this project. */
function barHint({ fields }: Project): string {
  if (fields.kind === 'outside') return projectsText.cells.hint;
  return asksPaper(fields) ? text.paperHint : text.bulkHint;
}

/** Sets one result for those chosen, or for everybody who has none. */
function ResultBar({ bulk, hint, sheet }: ResultBarProps) {
  const { chosen, pending, isSetting, set } = bulk;
  return (
    <ToolBar>
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
        <span className="small tone-muted">{hint}</span>
      )}
      <span className="push" />
      {sheet !== null && <SheetTools sheet={sheet} />}
      {pending.length > 0 && (
        <Button size="xs" disabled={isSetting} onClick={() => set(pending, 'passed')}>
          {text.passPending(pending.length)}
        </Button>
      )}
    </ToolBar>
  );
}
