import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Project, Trainee } from '../../../../src-shared/rpc/contract/projects.ts';
import { roles } from '../../../../src-shared/training/training-words.ts';
import { MaskedId } from '../../../components/figures/masked-id.tsx';
import { type Column, DataTable } from '../../../components/grid/data-table.tsx';
import { useQueryRows } from '../../../components/grid/use-query-rows.ts';
import { Tag } from '../../../components/notes/tag.tsx';
import { EmptyState } from '../../../components/page/empty-state.tsx';
import { ToolBar } from '../../../components/page/tool-bar.tsx';
import { useTurn } from '../../../components/use-turn.ts';
import { useLedger } from '../../../ledger.ts';
import { navigate } from '../../../routing.ts';
import { orpc } from '../../../rpc.ts';
import { NONE } from '../../../text/format.ts';
import { projectsText } from '../../../text/projects.ts';
import { roleWords } from '../../../text/words.ts';
import { ImportTraineesDialog } from './import-trainees-dialog.tsx';
import { PickTeachersDialog } from './pick-teachers-dialog.tsx';
import { type TraineeChanges, useTraineeChanges } from './use-trainee-changes.ts';

const text = projectsText.trainees;

const columns: readonly Column<Trainee>[] = [
  { key: 'name', heading: text.columns.name, width: 150, render: (trainee) => trainee.teacher.name },
  {
    key: 'id',
    heading: text.columns.id,
    width: 176,
    render: (trainee) => <MaskedId number={trainee.teacher.idNumberMasked} />,
  },
  {
    key: 'organisation',
    heading: text.columns.organisation,
    width: 200,
    grow: 1,
    render: (trainee) => trainee.teacher.organisationName,
  },
  {
    key: 'subject',
    heading: text.columns.subject,
    width: 120,
    render: (trainee) => trainee.teacher.subject ?? <span className="tone-muted">{NONE}</span>,
  },
  {
    key: 'role',
    heading: text.columns.role,
    width: 160,
    render: (trainee) => (
      <>
        {roleWords[trainee.role]}
        {trainee.makeUpFor !== null && (
          <>
            {' '}
            <Tag tone="accent">{text.makeUpYear(trainee.makeUpFor)}</Tag>
          </>
        )}
      </>
    ),
  },
  {
    key: 'state',
    heading: text.columns.state,
    width: 200,
    render: (trainee) =>
      trainee.isRegistered ? (
        <>
          <span className="tone-ok">✓ {text.registered}</span>
          {trainee.certificateNumber !== null && (
            <span className="tone-muted"> · {text.certificate(trainee.certificateNumber)}</span>
          )}
        </>
      ) : (
        <span className="tone-muted">{text.notRegistered}</span>
      ),
  },
];

const getKey = (trainee: Trainee) => trainee.uid;
const isFree = (trainee: Trainee) => !trainee.isRegistered;

type TraineesTabProps = {
  readonly project: Project;
  /** Each new value opens the choice of teachers. */
  readonly turn: number;
};

/** 学员: who takes part and as what; taken from the teachers or from the organiser's list. */
export function TraineesTab({ project, turn }: TraineesTabProps) {
  const projectUid = project.uid;
  const query = useQuery(orpc.projects.trainees.queryOptions({ input: { projectUid } }));
  const trainees = query.data?.rows;
  const rows = useQueryRows(query, trainees);
  const [dialog, setDialog] = useState<'pick' | 'import' | null>(null);
  useTurn({ turn }, () => setDialog('pick'));
  const bulk = useTraineeChanges(projectUid, trainees);
  const pick = () => setDialog('pick');
  const open = { pick, import: () => setDialog('import') };
  return (
    <>
      <ToolBar>
        {bulk.chosen.length > 0 ? (
          <BulkActions bulk={bulk} />
        ) : (
          <span className="small tone-muted">{project.registeredCount > 0 ? text.locked : ''}</span>
        )}
        <span className="push" />
        <Button size="xs" onClick={open.import}>
          {text.import}
        </Button>
        <Button size="xs" onClick={open.pick}>
          {text.add}
        </Button>
      </ToolBar>
      <DataTable
        label={text.label}
        columns={columns}
        {...rows}
        getKey={getKey}
        checked={bulk.checked}
        onCheckedChange={bulk.setChecked}
        canCheck={isFree}
        onOpen={(trainee) => navigate(`/teachers/${trainee.teacher.uid}`)}
        empty={<NoTrainees onPick={open.pick} onImport={open.import} />}
      />
      {dialog === 'pick' && (
        <PickTeachersDialog project={project} trainees={trainees ?? []} onClose={() => setDialog(null)} />
      )}
      {dialog === 'import' && <ImportTraineesDialog project={project} onClose={() => setDialog(null)} />}
    </>
  );
}

type NoTraineesProps = { readonly onPick: () => void; readonly onImport: () => void };

function NoTrainees({ onPick, onImport }: NoTraineesProps) {
  return (
    <EmptyState
      title={text.empty}
      actions={
        <>
          <Button onClick={onPick}>{text.add}</Button>
          <Button onClick={onImport}>{text.import}</Button>
        </>
      }
    >
      {text.emptyBody}
    </EmptyState>
  );
}

/** What can be done with the trainees that are chosen. */
function BulkActions({ bulk }: { readonly bulk: TraineeChanges }) {
  const { years } = useLedger();
  const { chosen, isBusy } = bulk;
  return (
    <>
      <span>{text.selected(chosen.length)}</span>
      <BulkMenu label={text.setRole} isBusy={isBusy}>
        {roles.map((role) => (
          <Menu.Item key={role} onClick={() => bulk.setRole(role)}>
            {roleWords[role]}
          </Menu.Item>
        ))}
      </BulkMenu>
      <BulkMenu label={text.makeUp} isBusy={isBusy}>
        <Menu.Item onClick={() => bulk.setMakeUp(null)}>{text.makeUpNone}</Menu.Item>
        {years.map((year) => (
          <Menu.Item key={year} onClick={() => bulk.setMakeUp(year)}>
            {text.makeUpYear(year)}
          </Menu.Item>
        ))}
      </BulkMenu>
      <Button size="xs" loading={isBusy} onClick={bulk.remove}>
        {text.remove(chosen.length)}
      </Button>
    </>
  );
}

type BulkMenuProps = {
  readonly label: string;
  readonly isBusy: boolean;
  readonly children: ReactNode;
};

function BulkMenu({ label, isBusy, children }: BulkMenuProps) {
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button size="xs" disabled={isBusy}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
