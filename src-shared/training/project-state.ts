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
  /** Trainees who wait to be registered: passed, nothing recorded yet, and not set aside. */
  readonly toRegisterCount: number;
  /** Trainees whose entry was taken back, here or by a review above: registered once, and never again unasked. */
  readonly setAsideCount: number;
  readonly registeredCount: number;
  readonly requiresApprovalForm: boolean;
  readonly isApproved: boolean;
  readonly missingMaterialCount: number;
};

/** The farthest state that everything before it supports; never stored, so it can never contradict the facts. */
export function projectState(progress: ProjectProgress): ProjectState {
  if (progress.traineeCount === 0) return 'planned';
  const isRegistered =
    progress.registeredCount + progress.setAsideCount > 0 &&
    progress.toRegisterCount === 0 &&
    progress.pendingCount === 0;
  if (isRegistered)
    return progress.kind === 'own' && progress.missingMaterialCount > 0 ? 'registered' : 'archived';
  if (progress.endOn === null || progress.endOn > progress.today) return 'rostered';
  if (progress.pendingCount > 0) return 'held';
  const needsApproval = progress.kind === 'own' && progress.requiresApprovalForm;
  return needsApproval && progress.isApproved ? 'approved' : 'assessed';
}
