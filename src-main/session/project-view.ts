import { classificationTitles, isDivided } from '../../src-shared/policy/pack/classification-axis.ts';
import type { Problem } from '../../src-shared/problems.ts';
import { approvalInForce } from '../../src-shared/registration/approval/approval-in-force.ts';
import { requiresApprovalForm } from '../../src-shared/registration/approval/requires-approval-form.ts';
import { shortFingerprint } from '../../src-shared/registration/approval/signed-content.ts';
import { excellentStanding } from '../../src-shared/registration/excellent-trainees.ts';
import { permissionProblems } from '../../src-shared/registration/permission-problems.ts';
import { projectDeadlines } from '../../src-shared/registration/project-deadlines.ts';
import {
  type ProjectCounts as Counts,
  missingOfProject,
  type ProjectDeadline,
  type ProjectStanding,
  registrationDeadline,
  stateOfProject,
} from '../../src-shared/registration/readiness.ts';
import type { Project, ProjectRow } from '../../src-shared/rpc/contract/projects.ts';
import { type ApprovalRecord, approvalsOf, materialsOf } from '../database/records/approval-records.ts';
import type { ProjectProgressCounts } from '../database/records/project-counts.ts';
import { type ProjectRecord, toFields } from '../database/records/project-records.ts';
import { traineesOf } from '../database/records/trainee-records.ts';
import type { OpenLedger } from './open-ledger.ts';
import type { JudgedCounts } from './project-counts.ts';
import { signingOf } from './signing-view.ts';

/** A project as its page shows it: fields, state, deadline, and what is missing before the next step. */
export function toProject(
  ledger: OpenLedger,
  record: ProjectRecord,
  counts: JudgedCounts | undefined,
): Project {
  const approvals = approvalsOf(ledger.database.reader, record.id);
  const materials = materialList(ledger, record);
  const latest = approvals.at(-1) ?? null;
  const absent = materials.filter(({ isPresent }) => !isPresent);
  const standing = standingOf(ledger, record, { counts, approvals, missingMaterialCount: absent.length });
  return {
    uid: record.uid,
    version: record.version,
    fields: toFields(record),
    classified: classifiedOf(ledger, record),
    state: stateOfProject(standing),
    requiresApprovalForm: requiresApprovalForm(standing),
    approval: latest === null ? null : toApproval(latest),
    approvals: approvals.map(toApproval),
    materials,
    traineeCount: standing.counts.trainees,
    pendingCount: standing.counts.pending,
    passedCount: counts?.passed ?? 0,
    leftOutCount: counts?.leftOut ?? 0,
    excellent: excellentOf(ledger, record),
    registeredCount: standing.counts.registered,
    takenOutCount: standing.counts.takenOut,
    heldCount: standing.counts.held,
    undecidedCount: standing.signing.undecided,
    unsignedCount: standing.signing.unsigned,
    approvalState: approvalStateOf(standing),
    certificateCount: counts?.certificates ?? 0,
    deadline: deadlineOf(ledger, record),
    otherDeadlines: [
      ...projectDeadlines({
        project: record,
        pack: ledger.packOn(record.endOn),
        today: ledger.today(),
        calendar: ledger.calendar,
      }),
    ],
    missing: [...missingOfProject({ ...standing, archive: materials })],
    warnings: permissionProblems(standing).filter(({ severity }) => severity === 'warning'),
  };
}

/** Its place on every axis that the texts in force divide its form by. */
function classifiedOf(
  ledger: OpenLedger,
  { endOn, form, classification }: ProjectRecord,
): Project['classified'] {
  return ledger
    .packOn(endOn)
    .classifications.filter((axis) => isDivided(axis, form))
    .map((axis) => ({ axis: axis.title, title: classificationTitles([axis], classification)[0] ?? null }));
}

/** Its excellent trainees against what the text allows, with the reason that was kept; null where no text limits them (L21). */
export function excellentOf(ledger: OpenLedger, record: ProjectRecord): Project['excellent'] {
  const pack = ledger.packOn(record.endOn);
  if ((pack.limits ?? []).length === 0) return null;
  const standing = excellentStanding(pack, traineesOf(ledger.database.reader, record.id));
  return standing === null ? null : { ...standing, reason: record.excellentReason };
}

/**
 * What the approval of a project comes to. changed: something is not as it was signed, or may not be (an approval of an
 * earlier version of the program, and a change after it).
 */
export function approvalStateOf({ approval, signing }: ProjectStanding): Project['approvalState'] {
  if (approval === null) return 'waiting';
  if (approval.decision === 'rejected') return 'rejected';
  return signing.differing > 0 || signing.isOutdated ? 'changed' : 'approved';
}

/** What is marked present of a project's archive, beside what the lists of all projects read once. */
type ListedPapers = {
  readonly approvals: readonly ApprovalRecord[];
  readonly materials: ReadonlySet<string>;
};

/** A project as lists show it. */
export function toProjectRow(
  ledger: OpenLedger,
  record: ProjectRecord,
  counts: ProjectProgressCounts | undefined,
  { approvals, materials }: ListedPapers,
): ProjectRow {
  const asked = ledger.packOn(record.endOn).archive?.items ?? [];
  const missingMaterialCount = asked.filter(({ id }) => !materials.has(id)).length;
  const standing = standingOf(ledger, record, { counts, approvals, missingMaterialCount });
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
  approvals: readonly ApprovalRecord[],
): readonly Problem[] {
  const archive = materialList(ledger, record);
  const missingMaterialCount = archive.filter(({ isPresent }) => !isPresent).length;
  const standing = standingOf(ledger, record, { counts, approvals, missingMaterialCount });
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
export function standingOf(
  ledger: OpenLedger,
  project: ProjectRecord,
  gathered: {
    readonly counts: ProjectProgressCounts | undefined;
    readonly approvals: readonly ApprovalRecord[];
    readonly missingMaterialCount: number;
  },
): ProjectStanding {
  const counts = toCounts(gathered.counts);
  const { approvals } = gathered;
  return {
    project,
    pack: ledger.packOn(project.endOn),
    organisation: ledger.organisation,
    today: ledger.today(),
    counts,
    approval: approvalInForce(approvals.map(withoutContent)),
    signing: signingOf(ledger, project, { counts, approvals }),
    missingMaterialCount: gathered.missingMaterialCount,
  };
}

/** A decision as far as it is asked who decided what: what was signed is compared by `signingOf`. */
function withoutContent({ decision, scope, person, decidedOn, form }: ApprovalRecord) {
  return { decision, scope, person, decidedOn, fingerprint: form?.fingerprint ?? null, content: null };
}

/** Nobody is counted of a project without trainees. */
function toCounts(counts: ProjectProgressCounts | undefined): Counts {
  return {
    trainees: counts?.trainees ?? 0,
    pending: counts?.pending ?? 0,
    registered: counts?.registered ?? 0,
    toRegister: counts?.toRegister ?? 0,
    takenOut: counts?.takenOut ?? 0,
    held: counts?.held ?? 0,
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
    scope: record.scope,
    code: record.form === null ? null : shortFingerprint(record.form.fingerprint),
  };
}
