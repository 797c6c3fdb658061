import { maskIdentityNumber } from '../../src-shared/people/identity-number.ts';
import { deadline } from '../../src-shared/policy/duties/deadline.ts';
import { registrationPermission } from '../../src-shared/policy/duties/registration-permission.ts';
import type { Problem, ProblemCode } from '../../src-shared/problems.ts';
import type { Project, ProjectRow, Trainee } from '../../src-shared/rpc/contract/projects.ts';
import type { CalendarDate } from '../../src-shared/training/calendar-date.ts';
import { daysBetween } from '../../src-shared/training/calendar-date.ts';
import type { ProjectFields } from '../../src-shared/training/project.ts';
import { projectProblems } from '../../src-shared/training/project-problems.ts';
import { projectState } from '../../src-shared/training/project-state.ts';
import { countWorkingDays } from '../../src-shared/training/working-day.ts';
import type {
  ProjectCounts,
  ProjectProgressCounts,
  ProjectRecord,
  TraineeRecord,
} from '../database/records/project-records.ts';
import { type ApprovalRecord, approvalsOf, materialsOf } from '../database/records/project-records.ts';
import type { OpenLedger } from './open-ledger.ts';

const NO_COUNTS: Omit<ProjectCounts, 'project_id'> = {
  trainees: 0,
  pending: 0,
  passed: 0,
  registered: 0,
  to_register: 0,
  taken_out: 0,
  without_proof: 0,
  certificates: 0,
};

/** A project as its page shows it: fields, state, deadline, and what is missing before the next step. */
export function toProject(
  ledger: OpenLedger,
  record: ProjectRecord,
  counts: ProjectCounts | undefined,
): Project {
  const own = counts ?? NO_COUNTS;
  const approvals = approvalsOf(ledger.database.reader, record.id);
  const materials = materialList(ledger, record);
  const latest = approvals.at(-1) ?? null;
  const state = stateOf(ledger, record, own, latest, materials);
  const requiresApprovalForm = needsApprovalForm(ledger, record);
  const due = registrationDeadline(ledger, record);
  return {
    uid: record.uid,
    version: record.version,
    fields: toFields(record),
    state,
    requiresApprovalForm,
    approval: latest === null ? null : toApproval(latest),
    approvals: approvals.map(toApproval),
    materials,
    traineeCount: own.trainees,
    pendingCount: own.pending,
    passedCount: own.passed,
    registeredCount: own.registered,
    takenOutCount: own.taken_out,
    certificateCount: own.certificates,
    deadline: due === null ? null : { ...due, isProvisional: due.isProvisional },
    missing: missingFor(ledger, record, own, latest, materials),
    warnings: permissionProblems(ledger, record).filter((problem) => problem.severity === 'warning'),
  };
}

export function toProjectRow(
  ledger: OpenLedger,
  record: ProjectRecord,
  counts: ProjectProgressCounts | undefined,
  latest: ApprovalRecord | null,
  materialCount: number,
): ProjectRow {
  const own = counts ?? NO_COUNTS;
  const due = registrationDeadline(ledger, record);
  const missingMaterialCount = Math.max(
    0,
    (ledger.packOn(record.endOn).archive?.items.length ?? 0) - materialCount,
  );
  const state = projectState({
    kind: record.kind,
    endOn: record.endOn,
    today: ledger.today(),
    traineeCount: own.trainees,
    pendingCount: own.pending,
    toRegisterCount: own.to_register - own.taken_out,
    takenOutCount: own.taken_out,
    registeredCount: own.registered,
    requiresApprovalForm: needsApprovalForm(ledger, record),
    isApproved: latest?.decision === 'approved',
    missingMaterialCount,
  });
  return {
    uid: record.uid,
    name: record.name,
    number: record.number,
    kind: record.kind,
    level: record.level,
    form: record.form,
    organiserName: record.organiserName,
    startOn: record.startOn,
    endOn: record.endOn,
    state,
    traineeCount: own.trainees,
    registeredCount: own.registered,
    dueOn: due?.dueOn ?? null,
    daysLeft: due?.daysLeft ?? null,
    calendar: due?.calendar ?? null,
  };
}

function stateOf(
  ledger: OpenLedger,
  record: ProjectRecord,
  counts: Omit<ProjectProgressCounts, 'project_id'>,
  latest: ApprovalRecord | null,
  materials: Project['materials'],
) {
  return projectState({
    kind: record.kind,
    endOn: record.endOn,
    today: ledger.today(),
    traineeCount: counts.trainees,
    pendingCount: counts.pending,
    toRegisterCount: counts.to_register - counts.taken_out,
    takenOutCount: counts.taken_out,
    registeredCount: counts.registered,
    requiresApprovalForm: needsApprovalForm(ledger, record),
    isApproved: latest?.decision === 'approved',
    missingMaterialCount: materials.filter((material) => !material.isPresent).length,
  });
}

/** Only own projects go through the form, and only where the pack asks for one (A27; Wuhan asks none). */
export function needsApprovalForm(
  ledger: OpenLedger,
  record: Pick<ProjectRecord, 'kind' | 'endOn'>,
): boolean {
  return record.kind === 'own' && (ledger.packOn(record.endOn).requiresApprovalForm ?? false);
}

/** The last day to register an own project; null where the pack sets none or the end is not known. */
export function registrationDeadline(ledger: OpenLedger, record: Pick<ProjectRecord, 'kind' | 'endOn'>) {
  if (record.kind !== 'own' || record.endOn === null) return null;
  const due = deadline(
    ledger.packOn(record.endOn).deadlines ?? [],
    'registration',
    { from: record.endOn as CalendarDate },
    ledger.calendar,
  );
  if (due === null) return null;
  const today = ledger.today();
  const daysLeft =
    due.calendar === 'working'
      ? countWorkingDays(ledger.calendar, today, due.due)
      : daysBetween(today, due.due);
  return {
    dueOn: due.due,
    clause: due.clause,
    calendar: due.calendar,
    daysLeft,
    isProvisional: due.provisional,
  };
}

/** What the pack says to this organisation registering this project: refusals as errors, the rest as warnings. */
export function permissionProblems(
  ledger: OpenLedger,
  project: Pick<
    ProjectRecord,
    | 'kind'
    | 'form'
    | 'level'
    | 'organiserKind'
    | 'organiserLevel'
    | 'isOrganiserApproved'
    | 'isOrganiserRegistered'
    | 'isDelegated'
    | 'endOn'
  >,
): readonly Problem[] {
  const permission = ledger.packOn(project.endOn).registration;
  if (project.kind !== 'own' || permission === undefined) return [];
  const answer = registrationPermission(permission, {
    activity: project.form,
    level: project.level,
    organisation: { level: ledger.organisation.level },
    organiser: {
      kind: project.organiserKind,
      level: project.organiserLevel,
      approved: project.isOrganiserApproved,
      registered: project.isOrganiserRegistered,
      delegated: project.isDelegated,
    },
    delegated: project.isDelegated,
  });
  const refusals = answer.outcome === 'refused' ? answer.reasons : [];
  return [
    ...refusals.map((reason) => policyProblem('project.notOursToRegister', 'error', reason)),
    ...answer.warnings.map((reason) => policyProblem('project.policyWarning', 'warning', reason)),
  ];
}

function policyProblem(
  code: ProblemCode,
  severity: 'error' | 'warning',
  reason: { readonly clause: string; readonly text: string },
): Problem {
  return { code, severity, clause: reason.clause, at: { field: 'level' }, values: { text: reason.text } };
}

/** What is missing before the next step of a project, as its page says it. */
export function missingOf(
  ledger: OpenLedger,
  record: ProjectRecord,
  counts: ProjectProgressCounts | undefined,
  latest: ApprovalRecord | null,
): Problem[] {
  return missingFor(ledger, record, counts ?? NO_COUNTS, latest, materialList(ledger, record));
}

/** Everything that stands between a project and its registration, in the order it is done. */
function missingFor(
  ledger: OpenLedger,
  record: ProjectRecord,
  counts: Omit<ProjectProgressCounts, 'project_id'>,
  latest: ApprovalRecord | null,
  materials: Project['materials'],
): Problem[] {
  const missing: Problem[] = [
    ...projectProblems(toFields(record)),
    ...permissionProblems(ledger, record),
  ].filter((problem) => problem.severity === 'error');
  const isDone =
    counts.registered + counts.taken_out > 0 &&
    counts.to_register === counts.taken_out &&
    counts.pending === 0;
  if (counts.trainees === 0) missing.push(warning('project.noTrainees'));
  if (counts.pending > 0) missing.push(warning('project.resultsPending', { count: counts.pending }));
  if (record.kind === 'outside' && counts.without_proof > 0)
    missing.push(warning('project.proofFiguresMissing', { count: counts.without_proof }));
  if (!isDone && needsApprovalForm(ledger, record) && latest?.decision !== 'approved')
    missing.push({
      ...warning(latest?.decision === 'rejected' ? 'project.approvalRejected' : 'project.approvalMissing'),
      ...clauseOf(ledger.packOn(record.endOn).registration?.approvalForm?.clause),
    });
  const absent = materials.filter((material) => !material.isPresent);
  if (record.kind === 'own' && absent.length > 0)
    missing.push({
      ...warning('project.materialsMissing', {
        count: absent.length,
        titles: absent.map((material) => material.title).join('、'),
      }),
      ...clauseOf(ledger.packOn(record.endOn).archive?.clause),
    });
  return missing;
}

function clauseOf(clause: string | undefined): { readonly clause?: string } {
  return clause === undefined ? {} : { clause };
}

function warning(code: ProblemCode, values: Problem['values'] = {}): Problem {
  return { code, severity: 'warning', values };
}

/** The archive list of the pack with what is marked present (H7, L37). */
export function materialList(
  ledger: OpenLedger,
  record: Pick<ProjectRecord, 'id' | 'endOn'>,
): Project['materials'] {
  const present = new Map(materialsOf(ledger.database.reader, record.id).map((row) => [row.kind, row]));
  return (ledger.packOn(record.endOn).archive?.items ?? []).map((item) => ({
    kind: item.id,
    title: item.title,
    isPresent: present.has(item.id),
    fileName: present.get(item.id)?.file_name ?? null,
  }));
}

export function toApproval(record: ApprovalRecord): NonNullable<Project['approval']> {
  return {
    uid: record.uid,
    decision: record.decision,
    person: record.person,
    decidedOn: record.decided_on,
    scanFileName: record.scan_file_name,
    comment: record.comment,
    recordedAt: record.recorded_at,
    actor: record.actor,
  };
}

export function toFields({ id: _id, uid: _uid, version: _version, ...fields }: ProjectRecord): ProjectFields {
  return fields;
}

/** Everything about a trainee that an import may write, as it stood at one time. */
export type TraineeState = Omit<
  Trainee,
  'uid' | 'version' | 'teacher' | 'isRegistered' | 'certificateNumber'
>;

export function traineeState(record: TraineeRecord): TraineeState {
  return {
    role: record.role,
    totalPeriods: record.total_periods,
    absentPeriods: record.absent_periods,
    excusedPeriods: record.excused_periods,
    result: record.result,
    score: record.score,
    lessons: record.lessons,
    proofHours: record.proof_hours,
    proofCredits: record.proof_credits,
    proofCertificateNumber: record.proof_certificate_number,
    makeUpFor: record.make_up_for,
  };
}

export function toTrainee(record: TraineeRecord): Trainee {
  return {
    uid: record.uid,
    version: record.version,
    teacher: {
      uid: record.teacher_uid,
      name: record.name,
      idNumberMasked: record.id_number === null ? null : maskIdentityNumber(record.id_number),
      organisationName: record.organisation,
      subject: record.subject,
    },
    ...traineeState(record),
    isRegistered: record.is_registered === 1,
    certificateNumber: record.certificate_number,
  };
}
