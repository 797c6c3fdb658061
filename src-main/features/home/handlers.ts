import {
  type DutyProject,
  dutiesOf,
  nextDeadline,
  unfinishedProjects,
  type WaitingDecision,
} from '../../../src-shared/registration/duties.ts';
import { requiresApprovalForm } from '../../../src-shared/registration/readiness.ts';
import type { ProjectRow } from '../../../src-shared/rpc/contract/projects.ts';
import { os } from '../../app/procedure.ts';
import { latestApprovals, materialCounts } from '../../database/records/approval-records.ts';
import { listProjects, type ProjectRecord } from '../../database/records/project-records.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';
import { deadlineOf, missingOf, toProjectRow } from '../../session/project-view.ts';

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
  const approvals = latestApprovals(reader);
  const materials = materialCounts(reader);
  const toOpen = (record: ProjectRecord) => {
    const own = counts.get(record.id);
    const approval = approvals.get(record.id) ?? null;
    const row = toProjectRow(ledger, record, own, approval, materials.get(record.id) ?? 0);
    if (row.state === 'archived') return [];
    const duty: DutyProject = {
      uid: record.uid,
      name: record.name,
      state: row.state,
      endOn: record.endOn,
      deadline: deadlineOf(ledger, record),
      requiresApprovalForm: requiresApprovalForm({ project: record, pack: ledger.packOn(record.endOn) }),
      missing: missingOf(ledger, record, own, approval),
      traineeCount: row.traineeCount,
      pendingCount: own?.pending ?? 0,
    };
    return [{ row, duty }];
  };
  return listProjects(reader).flatMap(toOpen);
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
