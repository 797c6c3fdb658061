import type { Project } from '../../../../src-shared/rpc/contract/projects.ts';
import type { RegistrationRow } from '../../../../src-shared/rpc/contract/registrations.ts';
import type { WireProblem } from '../../../../src-shared/rpc/contract/shared.ts';
import type { ProjectState } from '../../../../src-shared/training/project-state.ts';
import { attendanceFields } from '../cells/cell-edits.ts';

/** The tabs of a project in their order; `tabsOf` leaves out those that it does not have. */
export const projectTabs = [
  'overview',
  'trainees',
  'attendance',
  'results',
  'approval',
  'certificates',
] as const;
/** One of them. */
export type ProjectTab = (typeof projectTabs)[number];

/** What moves a project on; null when nothing is left to do. `count` is people, items or certificates. */
export type NextStep =
  | { readonly kind: 'addTrainees' | 'attendance' | 'approval' | 'resign' }
  | {
      readonly kind:
        | 'results'
        | 'register'
        | 'decide'
        | 'complete'
        | 'explain'
        | 'proof'
        | 'materials'
        | 'certificates';
      readonly count: number;
    }
  | null;

type Standing = Pick<
  Project,
  | 'fields'
  | 'state'
  | 'requiresApprovalForm'
  | 'approval'
  | 'materials'
  | 'traineeCount'
  | 'pendingCount'
  | 'passedCount'
  | 'registeredCount'
  | 'takenOutCount'
  | 'heldCount'
  | 'undecidedCount'
  | 'unsignedCount'
  | 'approvalState'
  | 'certificateCount'
>;

/** The one step that the project's primary button offers. */
export function nextStep(project: Standing): NextStep {
  if (project.traineeCount === 0) return { kind: 'addTrainees' };
  const isOwn = project.fields.kind === 'own';
  if (isOwn && project.state === 'rostered' && hasAttendance(project)) return { kind: 'attendance' };
  const needsForm = isOwn && project.requiresApprovalForm;
  // No form is complete before every figure is there.
  if (needsForm && project.undecidedCount > 0) return { kind: 'decide', count: project.undecidedCount };
  if (project.pendingCount > 0) return { kind: 'results', count: project.pendingCount };
  const toRegister = toRegisterCount(project);
  const signing = needsForm && toRegister > 0 ? signingStep(project, toRegister) : null;
  if (signing !== null) return signing;
  if (toRegister > 0) return { kind: 'register', count: toRegister - project.unsignedCount };
  if (!isOwn) return null;
  const absent = missingMaterials(project);
  if (absent > 0 && project.registeredCount + project.takenOutCount + project.heldCount > 0)
    return { kind: 'materials', count: absent };
  const toIssue = project.registeredCount - project.certificateCount;
  return toIssue > 0 ? { kind: 'certificates', count: toIssue } : null;
}

/** What a project that needs a signed form waits for; null when the signature covers somebody who waits. */
function signingStep(project: Standing, toRegister: number): NextStep {
  if (project.approvalState === 'waiting' || project.approvalState === 'rejected')
    return { kind: 'approval' };
  const isAsked = project.approval?.code === null && project.approvalState === 'changed';
  return isAsked || project.unsignedCount >= toRegister ? { kind: 'resign' } : null;
}

type Planned = {
  readonly awardedCount: number;
  readonly rows: readonly Pick<RegistrationRow, 'outcome' | 'undecidedSettings' | 'doublings'>[];
};

/** The step once the preview knows more: how many are really registered, or what keeps everybody from it. */
export function refineStep(step: NextStep, preview: Planned | undefined): NextStep {
  if (preview === undefined || (step?.kind !== 'register' && step?.kind !== 'decide')) return step;
  if (step.kind === 'register' && preview.awardedCount > 0)
    return { kind: 'register', count: preview.awardedCount };
  const countOf = (outcome: RegistrationRow['outcome']) =>
    preview.rows.filter((row) => row.outcome === outcome).length;
  if (countOf('undecided') > 0) {
    // Where no point is open, the project itself lacks a fact: its form is the place, not the list of results.
    const isOpen = preview.rows.some(
      (row) => row.outcome === 'undecided' && row.undecidedSettings.length > 0,
    );
    return { kind: isOpen ? 'decide' : 'complete', count: countOf('undecided') };
  }
  if (step.kind === 'decide') return step;
  const doubtful = preview.rows.filter(
    ({ outcome, doublings }) => outcome === 'pending' && doublings.some(({ reason }) => reason === null),
  ).length;
  if (doubtful > 0) return { kind: 'explain', count: doubtful };
  return countOf('pending') > 0 ? { kind: 'proof', count: countOf('pending') } : null;
}

function hasAttendance(project: Pick<Standing, 'fields'>): boolean {
  return attendanceFields(project.fields.form).length > 0;
}

/**
 * People whose result is good and whose entry does not stand yet, without those whose entry was taken back, here or by a
 * review: they are registered again only when somebody asks for it. What registering really gives, the preview says.
 */
export function toRegisterCount(
  project: Pick<Standing, 'passedCount' | 'registeredCount' | 'takenOutCount' | 'heldCount'>,
): number {
  const { passedCount, registeredCount, takenOutCount, heldCount } = project;
  return Math.max(0, passedCount - registeredCount - takenOutCount - heldCount);
}

/** How many papers that the policy wants kept are not there yet. */
export function missingMaterials(project: Pick<Standing, 'materials'>): number {
  return project.materials.filter((material) => !material.isPresent).length;
}

/** The tab where a step is done. */
export function tabOfStep(step: NonNullable<NextStep>): ProjectTab {
  switch (step.kind) {
    case 'addTrainees':
      return 'trainees';
    case 'attendance':
      return 'attendance';
    case 'results':
    case 'register':
    case 'decide':
    case 'complete':
    case 'explain':
    case 'proof':
      return 'results';
    case 'approval':
    case 'resign':
    case 'materials':
      return 'approval';
    case 'certificates':
      return 'certificates';
  }
}

/** Only the tabs that a project of this kind under this policy has: an outside project is neither approved nor certified here. */
export function tabsOf(
  project: Pick<Standing, 'fields' | 'requiresApprovalForm' | 'materials'>,
): readonly ProjectTab[] {
  const isOwn = project.fields.kind === 'own';
  const hasPaper = project.requiresApprovalForm || project.materials.length > 0;
  return projectTabs.filter((tab) => {
    switch (tab) {
      case 'attendance':
        return isOwn && hasAttendance(project);
      case 'certificates':
        return isOwn;
      case 'approval':
        return isOwn && hasPaper;
      default:
        return true;
    }
  });
}

/** The states that a project of this kind passes. */
export function statesOf(
  project: Pick<Standing, 'fields' | 'requiresApprovalForm' | 'materials'>,
): readonly ProjectState[] {
  const isOwn = project.fields.kind === 'own';
  const states: ProjectState[] = ['planned', 'rostered', 'held', 'assessed'];
  if (isOwn && project.requiresApprovalForm) states.push('approved');
  states.push('registered');
  if (isOwn && project.materials.length > 0) states.push('archived');
  return states;
}

/** The state being worked on: the one after what was reached; the last one stays. */
export function stateInWork(states: readonly ProjectState[], reached: ProjectState): ProjectState {
  const index = states.indexOf(reached);
  const last = states.at(-1) ?? reached;
  return index < 0 ? last : (states[index + 1] ?? last);
}

/** Where a problem of a project is dealt with; null means its form. */
export function tabOfProblem(problem: Pick<WireProblem, 'code'>): ProjectTab | null {
  switch (problem.code) {
    case 'project.noTrainees':
      return 'trainees';
    case 'project.creditsUndecided':
    case 'project.resultsPending':
    case 'project.proofFiguresMissing':
      return 'results';
    case 'project.approvalMissing':
    case 'project.approvalRejected':
    case 'project.approvalOutdated':
    case 'project.changedAfterApproval':
    case 'project.materialsMissing':
      return 'approval';
    default:
      return null;
  }
}
