import type { Problem } from '../../src-shared/problems.ts';
import { permissionProblems } from '../../src-shared/registration/permission-problems.ts';
import {
  type ProjectCounts as Counts,
  missingOfProject,
  type ProjectDeadline,
  type ProjectStanding,
  registrationDeadline,
  requiresApprovalForm,
  stateOfProject,
} from '../../src-shared/registration/readiness.ts';
import type { Project, ProjectRow } from '../../src-shared/rpc/contract/projects.ts';
import { type ApprovalRecord, approvalsOf, materialsOf } from '../database/records/approval-records.ts';
import type { ProjectCounts, ProjectProgressCounts } from '../database/records/project-counts.ts';
import { type ProjectRecord, toFields } from '../database/records/project-records.ts';
import type { OpenLedger } from './open-ledger.ts';
import { toDecision } from './registration-plan.ts';

/** A project as its page shows it: fields, state, deadline, and what is missing before the next step. */
export function toProject(
  ledger: OpenLedger,
  record: ProjectRecord,
  counts: ProjectCounts | undefined,
): Project {
  const approvals = approvalsOf(ledger.database.reader, record.id);
  const materials = materialList(ledger, record);
  const latest = approvals.at(-1) ?? null;
  const absent = materials.filter(({ isPresent }) => !isPresent);
  const standing = standingOf(ledger, record, {
    counts,
    approval: latest,
    missingMaterialCount: absent.length,
  });
  return {
    uid: record.uid,
    version: record.version,
    fields: toFields(record),
    state: stateOfProject(standing),
    requiresApprovalForm: requiresApprovalForm(standing),
    approval: latest === null ? null : toApproval(latest),
    approvals: approvals.map(toApproval),
    materials,
    traineeCount: standing.counts.trainees,
    pendingCount: standing.counts.pending,
    passedCount: counts?.passed ?? 0,
    registeredCount: standing.counts.registered,
    takenOutCount: standing.counts.takenOut,
    certificateCount: counts?.certificates ?? 0,
    deadline: deadlineOf(ledger, record),
    missing: [...missingOfProject({ ...standing, archive: materials })],
    warnings: permissionProblems(standing).filter(({ severity }) => severity === 'warning'),
  };
}

/** A project as lists show it. `materialCount` counts the papers that are marked present. */
export function toProjectRow(
  ledger: OpenLedger,
  record: ProjectRecord,
  counts: ProjectProgressCounts | undefined,
  approval: ApprovalRecord | null,
  materialCount: number,
): ProjectRow {
  const asked = ledger.packOn(record.endOn).archive?.items.length ?? 0;
  const missingMaterialCount = Math.max(0, asked - materialCount);
  const standing = standingOf(ledger, record, { counts, approval, missingMaterialCount });
  const due = deadlineOf(ledger, record);
  return {
    uid: record.uid,
    name: record.name,
    number: record.number,
    kind: record.kind,
    level: record.level,
    form: record.form,
    organiserName: record.organiserName,
    isPlanned: record.isPlanned,
    startOn: record.startOn,
    endOn: record.endOn,
    state: stateOfProject(standing),
    traineeCount: standing.counts.trainees,
    registeredCount: standing.counts.registered,
    dueOn: due?.dueOn ?? null,
    daysLeft: due?.daysLeft ?? null,
    calendar: due?.calendar ?? null,
  };
}

/** What is missing before the next step of a project, as its page says it. */
export function missingOf(
  ledger: OpenLedger,
  record: ProjectRecord,
  counts: ProjectProgressCounts | undefined,
  approval: ApprovalRecord | null,
): readonly Problem[] {
  const archive = materialList(ledger, record);
  const missingMaterialCount = archive.filter(({ isPresent }) => !isPresent).length;
  const standing = standingOf(ledger, record, { counts, approval, missingMaterialCount });
  return missingOfProject({ ...standing, archive });
}

/** The last day to register a project today. */
export function deadlineOf(
  ledger: OpenLedger,
  project: Pick<ProjectRecord, 'kind' | 'endOn'>,
): ProjectDeadline | null {
  return registrationDeadline({
    project,
    pack: ledger.packOn(project.endOn),
    today: ledger.today(),
    calendar: ledger.calendar,
  });
}

/** The facts that state and readiness follow from. */
function standingOf(
  ledger: OpenLedger,
  project: ProjectRecord,
  gathered: {
    readonly counts: ProjectProgressCounts | undefined;
    readonly approval: ApprovalRecord | null;
    readonly missingMaterialCount: number;
  },
): ProjectStanding {
  return {
    project,
    pack: ledger.packOn(project.endOn),
    organisation: ledger.organisation,
    today: ledger.today(),
    counts: toCounts(gathered.counts),
    approval: toDecision(gathered.approval),
    missingMaterialCount: gathered.missingMaterialCount,
  };
}

/** Nobody is counted of a project without trainees. */
function toCounts(counts: ProjectProgressCounts | undefined): Counts {
  return {
    trainees: counts?.trainees ?? 0,
    pending: counts?.pending ?? 0,
    registered: counts?.registered ?? 0,
    toRegister: counts?.toRegister ?? 0,
    takenOut: counts?.takenOut ?? 0,
    withoutProof: counts?.withoutProof ?? 0,
  };
}

/** The archive list of the pack that governs the project, with what is marked present (H7, L37). */
export function materialList(
  ledger: OpenLedger,
  project: Pick<ProjectRecord, 'id' | 'endOn'>,
): Project['materials'] {
  const present = new Map(materialsOf(ledger.database.reader, project.id).map((row) => [row.kind, row]));
  return (ledger.packOn(project.endOn).archive?.items ?? []).map((item) => ({
    kind: item.id,
    title: item.title,
    isPresent: present.has(item.id),
    fileName: present.get(item.id)?.fileName ?? null,
  }));
}

/** A decision on the approval form as the contract gives it. */
export function toApproval(record: ApprovalRecord): NonNullable<Project['approval']> {
  return {
    uid: record.uid,
    decision: record.decision,
    person: record.person,
    decidedOn: record.decidedOn,
    scanFileName: record.scanFileName,
    comment: record.comment,
    recordedAt: record.recordedAt,
    actor: record.actor,
  };
}
