import { assertNever } from '../lib/assert-never.ts';
import type { Problem } from '../problems.ts';
import type { ProjectState } from '../training/project-state.ts';
import type { ProjectDeadline } from './readiness.ts';

/** A project as far as its next step is concerned. */
export type DutyProject = {
  readonly uid: string;
  readonly name: string;
  readonly state: ProjectState;
  readonly endOn: string | null;
  /** Null where the regulation sets none, or the end of the project is not known. */
  readonly deadline: ProjectDeadline | null;
  readonly requiresApprovalForm: boolean;
  /** What stands between the project and its next step. */
  readonly missing: readonly Problem[];
  readonly traineeCount: number;
  /** Trainees without a result. */
  readonly pendingCount: number;
  /** People whose figure nobody decided, where that keeps everybody from the next step; 0 otherwise. */
  readonly undecidedCount: number;
  /** Something is not as it was signed, so that nobody who waits is covered by the signature. */
  readonly isChanged: boolean;
};

/** A point on which the regulation is silent, and how many trainees wait for its decision. */
export type WaitingDecision = {
  readonly policyId: string;
  readonly settingId: string;
  readonly title: string;
  readonly clause: string;
  readonly count: number;
};

/** What the duties of a ledger follow from. */
export type DutyFacts = {
  readonly today: string;
  /** The pack in force today: its silent points are named without it. */
  readonly policyId: string;
  readonly hasTeachers: boolean;
  /** Projects that are not archived. */
  readonly projects: readonly DutyProject[];
  readonly decisions: readonly WaitingDecision[];
};

type DutyKind = 'register' | 'approve' | 'resign' | 'materials' | 'results' | 'roster' | 'decide' | 'import';

/** One thing to do; of a project, of a silent point (`decide`), or of a ledger without people (`import`). */
export type Duty = {
  /** The same for the same duty tomorrow, so that a list can keep its place. */
  readonly key: string;
  readonly kind: DutyKind;
  readonly projectUid: string | null;
  readonly title: string;
  readonly dueOn: string | null;
  readonly daysLeft: number | null;
  readonly calendar: ProjectDeadline['calendar'] | null;
  readonly isProvisional: boolean;
  readonly clause: string | null;
  readonly details: readonly Problem[];
  readonly count: number | null;
};

/**
 * What the home page asks for: of each project the one next step that waits for somebody, then silent points that trainees
 * wait for, then the import of people. Dated duties come first, the most pressing on top.
 */
export function dutiesOf(facts: DutyFacts): readonly Duty[] {
  return [
    ...facts.projects.flatMap((project) => projectDuty(project, facts.today)),
    ...facts.decisions.map((decision) => decisionDuty(decision, facts.policyId)),
    ...(facts.hasTeachers ? [] : [IMPORT_DUTY]),
  ].sort(byUrgency);
}

/** The nearest deadline of a project that is not past. */
export function nextDeadline(duties: readonly Duty[]) {
  for (const { projectUid, title, dueOn, daysLeft, calendar } of duties)
    if (projectUid !== null && dueOn !== null && daysLeft !== null && daysLeft >= 0 && calendar !== null)
      return { projectUid, title, dueOn, daysLeft, calendar };
  return null;
}

/** Projects that are not registered yet: by deadline, then the latest first. */
export function unfinishedProjects<
  Row extends {
    readonly state: ProjectState;
    readonly dueOn: string | null;
    readonly startOn: string | null;
  },
>(rows: readonly Row[]): readonly Row[] {
  return rows
    .filter(({ state }) => state !== 'registered' && state !== 'archived')
    .sort(
      (a, b) =>
        (a.dueOn ?? NEVER).localeCompare(b.dueOn ?? NEVER) ||
        (b.startOn ?? '').localeCompare(a.startOn ?? ''),
    );
}

/** After every real day, in text order. */
const NEVER = '9999-12-31';

function byUrgency(a: Duty, b: Duty): number {
  return (a.dueOn ?? NEVER).localeCompare(b.dueOn ?? NEVER) || a.key.localeCompare(b.key);
}

function projectDuty(project: DutyProject, today: string): readonly Duty[] {
  switch (project.state) {
    case 'planned':
      return project.endOn !== null && project.endOn <= today ? [datedDuty('roster', project)] : [];
    case 'held':
      return [{ ...datedDuty('results', project), count: project.pendingCount }];
    case 'assessed':
      return [assessedDuty(project)];
    case 'approved':
      return [datedDuty('register', project)];
    case 'registered':
      return materialsDuty(project);
    case 'rostered':
    case 'archived':
      return [];
    default:
      return assertNever(project.state);
  }
}

/** What is asked for once everybody has a result: the silent points first, because no form is complete before them. */
function assessedDuty(project: DutyProject): Duty {
  if (project.undecidedCount > 0) return { ...datedDuty('decide', project), count: project.undecidedCount };
  if (!project.requiresApprovalForm) return datedDuty('register', project);
  return datedDuty(project.isChanged ? 'resign' : 'approve', project);
}

function datedDuty(kind: DutyKind, project: DutyProject): Duty {
  const { uid, name, deadline, missing, traineeCount } = project;
  return {
    key: `${kind}-${uid}`,
    kind,
    projectUid: uid,
    title: name,
    dueOn: deadline?.dueOn ?? null,
    daysLeft: deadline?.daysLeft ?? null,
    calendar: deadline?.calendar ?? null,
    isProvisional: deadline?.isProvisional ?? false,
    clause: deadline?.clause ?? null,
    details: missing,
    count: traineeCount,
  };
}

/** The archive of a registered project has no deadline: that of registering is met. */
function materialsDuty(project: DutyProject): readonly Duty[] {
  const details = project.missing.filter(({ code }) => code === 'project.materialsMissing');
  const [first] = details;
  if (first === undefined) return [];
  return [
    {
      ...datedDuty('materials', project),
      dueOn: null,
      daysLeft: null,
      calendar: null,
      isProvisional: false,
      details,
      clause: first.clause ?? null,
    },
  ];
}

const UNDATED = {
  projectUid: null,
  dueOn: null,
  daysLeft: null,
  calendar: null,
  isProvisional: false,
} as const;

function decisionDuty(decision: WaitingDecision, policyId: string): Duty {
  const { settingId, title, clause, count } = decision;
  return {
    ...UNDATED,
    key: decision.policyId === policyId ? `decide-${settingId}` : `decide-${decision.policyId}-${settingId}`,
    kind: 'decide',
    title,
    clause,
    details: [{ code: 'decision.waiting', severity: 'warning', clause, values: { title, count } }],
    count,
  };
}

const IMPORT_DUTY: Duty = {
  ...UNDATED,
  key: 'import',
  kind: 'import',
  title: '',
  clause: null,
  details: [],
  count: null,
};
