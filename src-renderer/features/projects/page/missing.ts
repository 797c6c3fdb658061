import type { Project } from '../../../../src-shared/rpc/contract/projects.ts';
import type { WireProblem } from '../../../../src-shared/rpc/contract/shared.ts';
import { toRegisterCount } from './next-step.ts';

/** Days before the deadline from which it is a warning. */
const SOON = 10;

/** What keeps a project from its next step, and until when that is to be done. */
export type Missing = {
  readonly forRegister: readonly WireProblem[];
  readonly forArchive: readonly WireProblem[];
  /** Null where the policy states none, and once everybody is registered: there is nothing to be late with. */
  readonly deadline: Project['deadline'];
  readonly tone: 'bad' | 'warning' | 'quiet';
};

/** What is missing, sorted by the step that waits for it; null where nothing is missing and nothing is due. */
export function missingOf(project: Project): Missing | null {
  const { missing } = project;
  const isRegistered =
    project.registeredCount + project.takenOutCount + project.heldCount > 0 &&
    toRegisterCount(project) === 0 &&
    project.pendingCount === 0;
  const deadline = isRegistered || project.state === 'archived' ? null : project.deadline;
  if (missing.length === 0 && deadline === null) return null;
  const forArchive = missing.filter(({ code }) => isRegistered || code === 'project.materialsMissing');
  return {
    forRegister: missing.filter((problem) => !forArchive.includes(problem)),
    forArchive,
    deadline,
    tone: toneOf(missing.length, deadline?.daysLeft ?? null),
  };
}

function toneOf(missingCount: number, daysLeft: number | null): Missing['tone'] {
  if (daysLeft !== null && daysLeft < 0) return 'bad';
  return missingCount > 0 || (daysLeft !== null && daysLeft <= SOON) ? 'warning' : 'quiet';
}
