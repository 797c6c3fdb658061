import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Project, Trainee } from '../../../../src-shared/rpc/contract/projects.ts';
import { type Column, DataTable } from '../../../components/grid/data-table.tsx';
import { Tag } from '../../../components/notes/tag.tsx';
import { ToolBar } from '../../../components/page/tool-bar.tsx';
import { orpc } from '../../../rpc.ts';
import { NONE } from '../../../text/format.ts';
import { projectsText } from '../../../text/projects.ts';
import { type AttendanceField, absentShare, attendanceFields } from '../cells/cell-edits.ts';
import { SaveBar } from '../cells/save-bar.tsx';
import { CellSheetProvider, SheetCell } from '../cells/sheet-cell.tsx';
import { SheetTools } from '../cells/sheet-tools.tsx';
import { type CellSheet, useCellSheet } from '../cells/use-cell-sheet.ts';
import { NobodyYet } from './nobody-yet.tsx';

const text = projectsText.attendance;

const getKey = (trainee: Trainee) => trainee.uid;

function columnsFor(sheet: CellSheet<AttendanceField>): readonly Column<Trainee>[] {
  const share: Column<Trainee> = {
    key: 'share',
    heading: text.columns.share,
    width: 104,
    align: 'right',
    render: (trainee) => {
      const absent = absentShare(trainee, sheet.edits);
      return absent === null ? <span className="tone-muted">{NONE}</span> : `${(absent / 10).toFixed(1)} %`;
    },
  };
  return [
    { key: 'name', heading: text.columns.name, width: 150, render: (trainee) => trainee.teacher.name },
    {
      key: 'organisation',
      heading: text.columns.organisation,
      width: 200,
      grow: 1,
      render: (trainee) => <span className="tone-muted">{trainee.teacher.organisationName}</span>,
    },
    ...sheet.fields.map(
      (field): Column<Trainee> => ({
        key: field,
        heading: text.columns[field],
        width: 112,
        align: 'right',
        render: (trainee, row) => (
          <SheetCell trainee={trainee} row={row} field={field} heading={text.columns[field]} />
        ),
      }),
    ),
    ...(sheet.fields.includes('absentPeriods') ? [share] : []),
    {
      key: 'state',
      heading: '',
      width: 90,
      render: (trainee) => (trainee.isRegistered ? <Tag>{text.locked}</Tag> : null),
    },
  ];
}

type AttendanceTabProps = { readonly project: Project; readonly onAddTrainees: () => void };

/** 考勤: periods due, missed and excused (lessons of a lecturer, the score of an examination), typed or pasted from a worksheet; nothing is saved before it is asked for. */
export function AttendanceTab({ project, onAddTrainees }: AttendanceTabProps) {
  const query = useQuery(orpc.projects.trainees.queryOptions({ input: { projectUid: project.uid } }));
  const rows = query.data?.rows;
  const fields = attendanceFields(project.fields.form);
  const sheet = useCellSheet({ projectUid: project.uid, trainees: rows, fields });
  const columns = useMemo(() => columnsFor(sheet), [sheet]);
  const getRow = useCallback((index: number) => rows?.[index], [rows]);
  return (
    <CellSheetProvider value={sheet}>
      {rows !== undefined && rows.length > 0 && (
        <ToolBar>
          <span className="small tone-muted">{projectsText.cells.hint}</span>
          <span className="push" />
          <SheetTools sheet={sheet} />
        </ToolBar>
      )}
      <DataTable
        label={text.label}
        columns={columns}
        rowCount={rows?.length ?? 0}
        getRow={getRow}
        getKey={getKey}
        reveal={sheet.goal}
        isLoading={query.isLoading}
        error={query.error}
        onRetry={() => void query.refetch()}
        empty={<NobodyYet words={text} onAddTrainees={onAddTrainees} />}
      />
      <SaveBar sheet={sheet} />
    </CellSheetProvider>
  );
}
