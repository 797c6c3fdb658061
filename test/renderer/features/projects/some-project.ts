import { emptyProject } from '../../../../src-renderer/features/projects/project-fields.ts';
import type { Project } from '../../../../src-shared/rpc/contract/projects.ts';
import type { ProjectFields } from '../../../../src-shared/training/project.ts';

/** A signed form. */
export const approval = {
  uid: 'a',
  decision: 'approved',
  person: '陈主任',
  decidedOn: '2026-10-20',
  scanFileName: null,
  comment: null,
  recordedAt: '2026-10-20T02:00:00Z',
  actor: '王老师',
  scope: 'whole',
  code: '3F9A C2D1',
} as const;
/** A paper that is not there yet. */
export const material = { kind: 'notice', title: '文件通知', isPresent: false, fileName: null };

/** An own project of a county center, held and not yet signed, with three trainees who passed. */
export function project(change: Partial<Project> = {}, fields: Partial<ProjectFields> = {}): Project {
  return {
    uid: 'p',
    version: 1,
    fields: { ...emptyProject({ name: '琼山区教师发展中心', level: 'county' }), ...fields },
    classified: [],
    state: 'held',
    requiresApprovalForm: true,
    approval: null,
    approvals: [],
    materials: [material],
    traineeCount: 3,
    pendingCount: 0,
    passedCount: 3,
    leftOutCount: 0,
    excellent: null,
    registeredCount: 0,
    takenOutCount: 0,
    heldCount: 0,
    undecidedCount: 0,
    unsignedCount: 0,
    approvalState: change.approval?.decision ?? 'waiting',
    certificateCount: 0,
    deadline: null,
    otherDeadlines: [],
    missing: [],
    warnings: [],
    ...change,
  };
}
