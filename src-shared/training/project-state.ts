import type { ProjectKind } from './project.ts';

/** 计划 → 名单确定 → 已举办 → 已考核 → 已批准 → 已登记 → 已归档. */
export const projectStates = [
  'planned',
  'rostered',
  'held',
  'assessed',
  'approved',
  'registered',
  'archived',
] as const;
export type ProjectState = (typeof projectStates)[number];

/** What the state of a project follows from. */
export type ProjectProgress = {
  readonly kind: ProjectKind;
  readonly endOn: string | null;
  readonly today: string;
  readonly traineeCount: number;
  readonly pendingCount: number;
  /** Trainees who wait to be registered: passed, nothing recorded yet, and not taken out by a review. */
  readonly toRegisterCount: number;
  /** Trainees whose entry a review above took out: registered once, and not to be registered again unasked. */
  readonly takenOutCount: number;
  readonly registeredCount: number;
  readonly requiresApprovalForm: boolean;
  readonly isApproved: boolean;
  readonly missingMaterialCount: number;
};

/** The farthest state that everything before it supports; never stored, so it can never contradict the facts. */
export function projectState(progress: ProjectProgress): ProjectState {
  if (progress.traineeCount === 0) return 'planned';
  const isRegistered =
    progress.registeredCount + progress.takenOutCount > 0 &&
    progress.toRegisterCount === 0 &&
    progress.pendingCount === 0;
  if (isRegistered)
    return progress.kind === 'own' && progress.missingMaterialCount > 0 ? 'registered' : 'archived';
  if (progress.endOn === null || progress.endOn > progress.today) return 'rostered';
  if (progress.pendingCount > 0) return 'held';
  const needsApproval = progress.kind === 'own' && progress.requiresApprovalForm;
  return needsApproval && progress.isApproved ? 'approved' : 'assessed';
}
