import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { Project, Trainee } from '../../../../src-shared/rpc/contract/projects.ts';
import { type Role, roles } from '../../../../src-shared/training/training-words.ts';
import { MaskedId } from '../../../components/figures/masked-id.tsx';
import { type Column, DataTable } from '../../../components/grid/data-table.tsx';
import { Tag } from '../../../components/notes/tag.tsx';
import { showDone, showError, showUndo } from '../../../components/overlay/toasts.tsx';
import { EmptyState } from '../../../components/page/empty-state.tsx';
import { invalidateLedger, useLedger } from '../../../ledger.ts';
import { navigate } from '../../../routing.ts';
import { client, orpc } from '../../../rpc.ts';
import { NONE } from '../../../text/format.ts';
import { projectsText } from '../../../text/projects.ts';
import { roleWords } from '../../../text/words.ts';
import { without } from './chosen.ts';
import { ImportTraineesDialog } from './import-trainees-dialog.tsx';
import { PickTeachersDialog } from './pick-teachers-dialog.tsx';
import { saveTrainees } from './save-trainees.ts';

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
  const { years } = useLedger();
  const query = useQuery(orpc.projects.trainees.queryOptions({ input: { projectUid } }));
  const rows = query.data?.rows;
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const [dialog, setDialog] = useState<'pick' | 'import' | null>(null);
  useEffect(() => {
    if (turn > 0) setDialog('pick');
  }, [turn]);
  const getRow = useCallback((index: number) => rows?.[index], [rows]);
  const chosen = rows?.filter((trainee) => checked.has(trainee.uid)) ?? [];

  const [isBusy, setIsBusy] = useState(false);
  /** One change at a time to those that are chosen now. */
  const change = (action: () => Promise<unknown>) => {
    if (isBusy) return;
    setIsBusy(true);
    action()
      .catch(showError)
      .finally(() => setIsBusy(false));
  };
  const release = () => setChecked((now) => without(now, chosen));
  const remove = async () => {
    const removed = await client.projects.removeTrainees({ projectUid, uids: chosen.map(getKey) });
    release();
    await invalidateLedger();
    showUndo({
      message: text.removed(removed.removed),
      label: text.undoRemove,
      onUndo: async () => {
        await putBack(projectUid, chosen);
        await invalidateLedger();
        showDone(text.restored(chosen.length));
      },
    });
  };
  const setRole = async (role: Role) => {
    const changes = chosen.map(({ uid, version }) => ({ uid, version, fields: { role } }));
    await saveTrainees(projectUid, chosen, changes);
    release();
    await invalidateLedger();
    showDone(text.roleSet(chosen.length, roleWords[role]));
  };
  const setMakeUp = async (makeUpFor: number | null) => {
    const changes = chosen.map(({ uid, version }) => ({ uid, version, fields: { makeUpFor } }));
    await saveTrainees(projectUid, chosen, changes);
    release();
    await invalidateLedger();
    showDone(text.makeUpSet(chosen.length, makeUpFor));
  };

  return (
    <>
      <div className="project-bar">
        {chosen.length > 0 ? (
          <>
            <span>{text.selected(chosen.length)}</span>
            <Menu position="bottom-start">
              <Menu.Target>
                <Button size="xs" disabled={isBusy}>
                  {text.setRole}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {roles.map((role) => (
                  <Menu.Item key={role} onClick={() => change(() => setRole(role))}>
                    {roleWords[role]}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
            <Menu position="bottom-start">
              <Menu.Target>
                <Button size="xs" disabled={isBusy}>
                  {text.makeUp}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => change(() => setMakeUp(null))}>{text.makeUpNone}</Menu.Item>
                {years.map((year) => (
                  <Menu.Item key={year} onClick={() => change(() => setMakeUp(year))}>
                    {text.makeUpYear(year)}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
            <Button size="xs" loading={isBusy} onClick={() => change(remove)}>
              {text.remove(chosen.length)}
            </Button>
          </>
        ) : (
          <span className="small tone-muted">{project.registeredCount > 0 ? text.locked : ''}</span>
        )}
        <span className="push" />
        <Button size="xs" onClick={() => setDialog('import')}>
          {text.import}
        </Button>
        <Button size="xs" onClick={() => setDialog('pick')}>
          {text.add}
        </Button>
      </div>
      <DataTable
        label={text.label}
        columns={columns}
        rowCount={rows?.length ?? 0}
        getRow={getRow}
        getKey={getKey}
        checked={checked}
        onCheckedChange={setChecked}
        canCheck={isFree}
        onOpen={(trainee) => navigate(`/teachers/${trainee.teacher.uid}`)}
        isLoading={query.isLoading}
        error={query.error}
        onRetry={() => void query.refetch()}
        empty={
          <EmptyState
            title={text.empty}
            actions={
              <>
                <Button onClick={() => setDialog('pick')}>{text.add}</Button>
                <Button onClick={() => setDialog('import')}>{text.import}</Button>
              </>
            }
          >
            {text.emptyBody}
          </EmptyState>
        }
      />
      {dialog === 'pick' && (
        <PickTeachersDialog project={project} trainees={rows ?? []} onClose={() => setDialog(null)} />
      )}
      {dialog === 'import' && <ImportTraineesDialog project={project} onClose={() => setDialog(null)} />}
    </>
  );
}

/**
 * Removed trainees come back with what was typed for them: added again by role, then their figures written again. Who was
 * added again by hand since stays as he is now.
 */
async function putBack(projectUid: string, removed: readonly Trainee[]): Promise<void> {
  const present = (await client.projects.trainees({ projectUid })).rows;
  const trainees = removed.filter(
    (old) => !present.some((row) => row.teacher.uid === old.teacher.uid && row.role === old.role),
  );
  for (const role of new Set(trainees.map((trainee) => trainee.role)))
    await client.projects.addTrainees({
      projectUid,
      role,
      teacherUids: trainees.filter((trainee) => trainee.role === role).map((trainee) => trainee.teacher.uid),
    });
  const { rows } = await client.projects.trainees({ projectUid });
  const changes = trainees.flatMap((old) => {
    const now = rows.find((row) => row.teacher.uid === old.teacher.uid && row.role === old.role);
    if (now === undefined) return [];
    const { totalPeriods, absentPeriods, excusedPeriods, result, score, lessons, makeUpFor } = old;
    const { proofHours, proofCredits, proofCertificateNumber } = old;
    const attendance = { totalPeriods, absentPeriods, excusedPeriods, result, score, lessons, makeUpFor };
    const proof = { proofHours, proofCredits, proofCertificateNumber };
    return [{ uid: now.uid, version: now.version, fields: { ...attendance, ...proof } }];
  });
  if (changes.length > 0) await client.projects.saveTrainees({ projectUid, changes });
}
