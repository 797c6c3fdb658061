import { type Deadline, deadline } from '../policy/duties/deadline.ts';
import type { PolicyPack } from '../policy/pack/policy-pack.ts';
import { isError, type Problem, type ProblemCode } from '../problems.ts';
import { type CalendarDate, daysBetween, parseCalendarDate } from '../training/calendar-date.ts';
import type { ProjectFields } from '../training/project.ts';
import { projectProblems } from '../training/project-problems.ts';
import { type ProjectState, projectState } from '../training/project-state.ts';
import { countWorkingDays, type WorkingCalendar } from '../training/working-day.ts';
import { type PermissionFacts, permissionProblems } from './permission-problems.ts';
import type { ApprovalDecision } from './registering-checks.ts';

/** How many trainees of a project are where. */
export type ProjectCounts = {
  readonly trainees: number;
  /** Without a result. */
  readonly pending: number;
  readonly registered: number;
  /** Passed, and no entry stands. */
  readonly toRegister: number;
  /** Of those: whose entry a review above took out. They wait for nobody. */
  readonly takenOut: number;
  /** Of those to register: whose proof says no hours yet. Matters to outside projects alone. */
  readonly withoutProof: number;
};

/** Where a project stands, gathered before anything is decided. */
export type ProjectStanding = PermissionFacts & {
  readonly today: string;
  readonly counts: ProjectCounts;
  /** The latest decision on the approval form. */
  readonly approval: ApprovalDecision | null;
  /** How many papers of the pack's archive list are not at hand. */
  readonly missingMaterialCount: number;
};

/** A paper of the archive list (H7, L37). */
export type ArchivePaper = { readonly title: string; readonly isPresent: boolean };

/** Whether registering asks for a signed form: own projects, and only where the text asks for one (A27; Wuhan asks none). */
export function requiresApprovalForm({
  project,
  pack,
}: {
  readonly project: Pick<ProjectFields, 'kind'>;
  readonly pack: PolicyPack;
}): boolean {
  return project.kind === 'own' && pack.requiresApprovalForm === true;
}

/** The state of a project, from where it stands. */
export function stateOfProject(standing: ProjectStanding): ProjectState {
  const { project, today, counts, approval, missingMaterialCount } = standing;
  return projectState({
    kind: project.kind,
    endOn: project.endOn,
    today,
    traineeCount: counts.trainees,
    pendingCount: counts.pending,
    toRegisterCount: counts.toRegister - counts.takenOut,
    takenOutCount: counts.takenOut,
    registeredCount: counts.registered,
    requiresApprovalForm: requiresApprovalForm(standing),
    isApproved: approval?.decision === 'approved',
    missingMaterialCount,
  });
}

/** The last day to register a project, and how far off it is. */
export type ProjectDeadline = {
  readonly dueOn: string;
  /** Days left in the deadline's own calendar; negative when late. */
  readonly daysLeft: number;
  readonly calendar: Deadline['calendar'];
  /** Some day up to it lies in a year whose holidays are not announced yet. */
  readonly isProvisional: boolean;
  readonly clause: string;
};

/** Null for an outside project, while the end is not known, and where the pack sets no deadline (H7). */
export function registrationDeadline({
  project,
  pack,
  today,
  calendar,
}: {
  readonly project: Pick<ProjectFields, 'kind' | 'endOn'>;
  readonly pack: PolicyPack;
  readonly today: CalendarDate;
  readonly calendar: WorkingCalendar;
}): ProjectDeadline | null {
  const endOn = project.endOn === null ? null : parseCalendarDate(project.endOn);
  if (project.kind !== 'own' || endOn === null) return null;
  const due = deadline(pack.deadlines ?? [], 'registration', { from: endOn }, calendar);
  if (due === null) return null;
  const isWorking = due.calendar === 'working';
  return {
    dueOn: due.due,
    daysLeft: isWorking ? countWorkingDays(calendar, today, due.due) : daysBetween(today, due.due),
    calendar: due.calendar,
    isProvisional: due.provisional,
    clause: due.clause,
  };
}

type CheckedStanding = ProjectStanding & {
  /** The archive list of the pack, in its order. */
  readonly archive: readonly ArchivePaper[];
};

type Check = (facts: CheckedStanding) => readonly Problem[];

/** Errors of the project's own fields (`projectProblems`). */
const hasFieldsInOrder: Check = ({ project }) => projectProblems(project).filter(isError);

/** `project.notOursToRegister`: the text gives the registration to another body (H4–H7). */
const isOursToRegister: Check = (facts) => permissionProblems(facts).filter(isError);

/** `project.noTrainees`: nobody is on the list. */
const hasTrainees: Check = ({ counts }) => (counts.trainees === 0 ? [warning('project.noTrainees')] : []);

/** `project.resultsPending`: how many have no result. */
const hasResults: Check = ({ counts: { pending } }) =>
  pending === 0 ? [] : [warning('project.resultsPending', { count: pending })];

/** `project.proofFiguresMissing`: how many outside proofs say no hours; outside trainings count by their proof (A27). */
const hasProofs: Check = ({ project, counts: { withoutProof } }) =>
  project.kind !== 'outside' || withoutProof === 0
    ? []
    : [warning('project.proofFiguresMissing', { count: withoutProof })];

/**
 * The signed form, while there is something left to register:
 * 1. `project.approvalRejected`: the latest decision is a refusal.
 * 2. `project.approvalMissing`: nobody has decided yet.
 */
const isApproved: Check = (facts) => {
  const { approval, pack } = facts;
  if (isDone(facts) || !requiresApprovalForm(facts) || approval?.decision === 'approved') return [];
  const code = approval === null ? 'project.approvalMissing' : 'project.approvalRejected';
  return [{ ...warning(code), ...clauseOf(pack.registration?.approvalForm?.clause) }];
};

/** `project.materialsMissing`: which papers of the archive list an own project still lacks (H7, L37). */
const hasArchive: Check = ({ project, pack, archive }) => {
  const absent = archive.filter(({ isPresent }) => !isPresent);
  if (project.kind !== 'own' || absent.length === 0) return [];
  const titles = absent.map(({ title }) => title).join('、');
  const missing = warning('project.materialsMissing', { count: absent.length, titles });
  return [{ ...missing, ...clauseOf(pack.archive?.clause) }];
};

/** Every check of `missingOfProject`, in the order in which the work is done and the page lists it. */
export const readinessChecks: readonly Check[] = [
  hasFieldsInOrder,
  isOursToRegister,
  hasTrainees,
  hasResults,
  hasProofs,
  isApproved,
  hasArchive,
];

/**
 * Everything that stands between a project and its archive. Errors are what registering would refuse; a warning says what
 * somebody still has to bring. The day of a registration is not asked here: it is chosen when registering.
 */
export function missingOfProject(facts: CheckedStanding): readonly Problem[] {
  return readinessChecks.flatMap((check) => check(facts));
}

/** Everybody who passed is registered or was taken out, and nobody waits for a result. */
function isDone({ counts }: ProjectStanding): boolean {
  return (
    counts.registered + counts.takenOut > 0 && counts.toRegister === counts.takenOut && counts.pending === 0
  );
}

function clauseOf(clause: string | undefined): { readonly clause?: string } {
  return clause === undefined ? {} : { clause };
}

function warning(code: ProblemCode, values: Problem['values'] = {}): Problem {
  return { code, severity: 'warning', values };
}
