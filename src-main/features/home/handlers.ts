import { requiresApprovalForm } from '../../../src-shared/registration/approval/requires-approval-form.ts';
import {
  type DutyProject,
  dutiesOf,
  nextDeadline,
  unfinishedProjects,
  type WaitingDecision,
} from '../../../src-shared/registration/duties.ts';
import type { ProjectStanding } from '../../../src-shared/registration/readiness.ts';
import type { ProjectRow } from '../../../src-shared/rpc/contract/projects.ts';
import { os } from '../../app/procedure.ts';
import { approvalsByProject, materialKinds } from '../../database/records/approval-records.ts';
import { listProjects, type ProjectRecord } from '../../database/records/project-records.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';
import {
  approvalStateOf,
  deadlineOf,
  missingOf,
  standingOf,
  toProjectRow,
} from '../../session/project-view.ts';

const today = os.home.today.handler(({ context }) => {
  const ledger = context.session.ledger;
  const projects = openProjects(ledger);
  const duties = dutiesOf({
    today: ledger.today(),
    policyId: ledger.pack.id,
    hasTeachers: ledger.snapshot.teachers().length > 0,
    projects: projects.map(({ duty }) => duty),
    decisions: waitingDecisions(ledger),
  });
  return {
    today: ledger.today(),
    duties: duties.map((duty) => ({ ...duty, details: [...duty.details] })),
    unfinished: [...unfinishedProjects(projects.map(({ row }) => row))],
    nextDeadline: nextDeadline(duties),
  };
});

/** Every project that is not archived, as a list shows it and as its duty is told from it. */
function openProjects(
  ledger: OpenLedger,
): readonly { readonly row: ProjectRow; readonly duty: DutyProject }[] {
  const { reader } = ledger.database;
  const counts = ledger.snapshot.projectCounts();
  const approvals = approvalsByProject(reader);
  const materials = materialKinds(reader);
  const toOpen = (record: ProjectRecord) => {
    const own = counts.get(record.id);
    const signed = approvals.get(record.id) ?? [];
    const row = toProjectRow(ledger, record, own, {
      approvals: signed,
      materials: materials.get(record.id) ?? new Set(),
    });
    if (row.state === 'archived') return [];
    const standing = standingOf(ledger, record, { counts: own, approvals: signed, missingMaterialCount: 0 });
    const duty: DutyProject = {
      uid: record.uid,
      name: record.name,
      state: row.state,
      endOn: record.endOn,
      deadline: deadlineOf(ledger, record),
      requiresApprovalForm: requiresApprovalForm({ project: record, pack: ledger.packOn(record.endOn) }),
      missing: missingOf(ledger, record, own, signed),
      traineeCount: row.traineeCount,
      pendingCount: own?.pending ?? 0,
      undecidedCount: keepsEverybody(standing) ? standing.signing.undecided : 0,
      isChanged: approvalStateOf(standing) === 'changed',
    };
    return [{ row, duty }];
  };
  return listProjects(reader).flatMap(toOpen);
}

/** Whether undecided figures keep everybody from the next step: from the form, else from being registered. */
function keepsEverybody({ project, pack, counts, signing }: ProjectStanding): boolean {
  const waiting = counts.toRegister - counts.takenOut - counts.held;
  return requiresApprovalForm({ project, pack }) || signing.undecided >= waiting;
}

function waitingDecisions(ledger: OpenLedger): readonly WaitingDecision[] {
  return ledger.snapshot.waitingSettings().flatMap(({ policyId, settingId, count }) => {
    const pack = ledger.registry.find(policyId, null)?.pack;
    const setting = pack?.settings.find(({ id }) => id === settingId);
    return setting === undefined
      ? []
      : [{ policyId, settingId, title: setting.title, clause: setting.clause, count }];
  });
}

export const homeHandlers = { today };
