import { type Deadline, deadline } from '../policy/duties/deadline.ts';
import type { PolicyPack } from '../policy/pack/policy-pack.ts';
import { isError, type Problem, type ProblemCode } from '../problems.ts';
import { type CalendarDate, daysBetween, parseCalendarDate } from '../training/calendar-date.ts';
import type { ProjectFields } from '../training/project.ts';
import { projectProblems } from '../training/project-problems.ts';
import { type ProjectState, projectState } from '../training/project-state.ts';
import { countWorkingDays, type WorkingCalendar } from '../training/working-day.ts';
import { requiresApprovalForm } from './approval/requires-approval-form.ts';
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
  /** Of those to register: whose entry was taken back here. They are registered again only when somebody asks for it. */
  readonly held: number;
  /** Of those to register: whose proof says no hours yet. Matters to outside projects alone. */
  readonly withoutProof: number;
};

/** How a project stands against the regulation's silence and against what was signed. */
export type SigningStanding = {
  /** Passed, and no figure yet: the regulation is silent, or the year is not known. */
  readonly undecided: number;
  /** Would be registered, but the signed form says something else of them. */
  readonly unsigned: number;
  /** People and fields of the project that are not as they were signed. */
  readonly differing: number;
  /** The project was changed after an approval of which no content was kept. */
  readonly isOutdated: boolean;
};

/** A project without decisions to take and without a signature to compare with. */
export const NOTHING_SIGNED: SigningStanding = { undecided: 0, unsigned: 0, differing: 0, isOutdated: false };

/** Where a project stands, gathered before anything is decided. */
export type ProjectStanding = PermissionFacts & {
  readonly today: string;
  readonly counts: ProjectCounts;
  /** The decision on the approval form that is in force. */
  readonly approval: ApprovalDecision | null;
  readonly signing: SigningStanding;
  /** How many papers of the pack's archive list are not at hand. */
  readonly missingMaterialCount: number;
};

/** A paper of the archive list (H7, L37). */
export type ArchivePaper = { readonly title: string; readonly isPresent: boolean };

/** The state of a project, from where it stands. */
export function stateOfProject(standing: ProjectStanding): ProjectState {
  const { project, today, counts, signing, missingMaterialCount } = standing;
  const setAside = counts.takenOut + counts.held;
  return projectState({
    kind: project.kind,
    endOn: project.endOn,
    today,
    traineeCount: counts.trainees,
    pendingCount: counts.pending,
    toRegisterCount: counts.toRegister - setAside,
    setAsideCount: setAside,
    registeredCount: counts.registered,
    requiresApprovalForm: requiresApprovalForm(standing),
    isApproved: coversSomebody(standing),
    // A supplement that is owed is a paper that the archive lacks.
    missingMaterialCount: missingMaterialCount + (signing.differing > 0 ? 1 : 0),
  });
}

/** Whether a signature covers somebody who waits to be registered, or nobody waits. */
function coversSomebody({ approval, counts, signing }: ProjectStanding): boolean {
  if (approval?.decision !== 'approved' || signing.isOutdated) return false;
  const waiting = counts.toRegister - counts.takenOut - counts.held;
  return waiting === 0 || signing.unsigned < waiting;
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

/** `project.creditsUndecided`: how many people wait for a figure. Nobody can sign a form, or register, before it is there. */
const hasFigures: Check = ({ project, signing: { undecided } }) =>
  project.kind !== 'own' || undecided === 0
    ? []
    : [warning('project.creditsUndecided', { count: undecided })];

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
 * The signed form:
 * 1. `project.approvalRejected`: the latest decision is a refusal, and there is something left to register.
 * 2. `project.approvalMissing`: nobody has decided yet, and there is something left to register.
 * 3. `project.approvalOutdated`: an approval without content, and the project changed since.
 * 4. `project.changedAfterApproval`: how many people and fields are not as they were signed; asked after registering too,
 *    because the paper in the archive then says something else than the ledger.
 */
const isApproved: Check = (facts) => {
  const { approval, pack, signing } = facts;
  if (!requiresApprovalForm(facts)) return [];
  const found = (code: ProblemCode, values: Problem['values'] = {}) => [
    { ...warning(code, values), ...clauseOf(pack.registration?.approvalForm?.clause) },
  ];
  if (approval?.decision === 'approved' && signing.differing > 0)
    return found('project.changedAfterApproval', { count: signing.differing });
  if (isDone(facts)) return [];
  if (approval?.decision === 'approved') return signing.isOutdated ? found('project.approvalOutdated') : [];
  return found(approval === null ? 'project.approvalMissing' : 'project.approvalRejected');
};

/** `project.materialsMissing`: which papers of the archive list an own project still lacks (H7, L37). */
const hasArchive: Check = ({ project, pack, archive }) => {
  const absent = archive.filter(({ isPresent }) => !isPresent);
  if (project.kind !== 'own' || absent.length === 0) return [];
  const titles = absent.map(({ title }) => title).join('、');
  const missing = warning('project.materialsMissing', { count: absent.length, titles });
  return [{ ...missing, ...clauseOf(pack.archive?.clause) }];
};

/** Every check of `missingOfProject`, in the order of the page: what nobody decided first, then as the work is done. */
export const readinessChecks: readonly Check[] = [
  hasFigures,
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

/** Everybody who passed is registered or was set aside, and nobody waits for a result. */
function isDone({ counts }: ProjectStanding): boolean {
  const setAside = counts.takenOut + counts.held;
  return counts.registered + setAside > 0 && counts.toRegister === setAside && counts.pending === 0;
}

function clauseOf(clause: string | undefined): { readonly clause?: string } {
  return clause === undefined ? {} : { clause };
}

function warning(code: ProblemCode, values: Problem['values'] = {}): Problem {
  return { code, severity: 'warning', values };
}
