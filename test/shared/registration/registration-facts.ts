import { assertPresent } from '../../../src-shared/lib/assert.ts';
import type { PolicyPack } from '../../../src-shared/policy/pack/policy-pack.ts';
import type { SignedContent } from '../../../src-shared/registration/approval/signed-content.ts';
import type { RegistrationPlan } from '../../../src-shared/registration/plan.ts';
import type { RegisteredTrainee } from '../../../src-shared/registration/planned-award.ts';
import type { ApprovalDecision } from '../../../src-shared/registration/registering-checks.ts';
import type { ProjectFields } from '../../../src-shared/training/project.ts';
import { shipped } from '../policy/duties/ask.ts';
import { aProject } from '../training/a-project.ts';

export const shippedPack = (id: string): PolicyPack => assertPresent(shipped.packs.get(id), id);
export const hainan = shippedPack('hainan-2017');

/** Somebody who passed and was there all the time; `change` says what is different. */
export function aTrainee(change: Partial<RegisteredTrainee> = {}): RegisteredTrainee {
  return {
    role: 'trainee',
    totalPeriods: 24,
    absentPeriods: 0,
    excusedPeriods: null,
    result: 'passed',
    score: null,
    lessons: null,
    proofHours: null,
    proofCredits: null,
    proofCertificateNumber: null,
    paper: '合格证书 2025-10-16',
    makeUpFor: null,
    stage: '小学',
    isOnProbation: false,
    isRegistered: false,
    afterReversal: null,
    ...change,
  };
}

/** A form that nobody is on: what a decision is about where a test does not ask. */
export const EMPTY_FORM: SignedContent = {
  scope: 'whole',
  base: null,
  project: {},
  people: new Map(),
  removed: new Map(),
};

/** A decision on a form of which the content was kept. */
export const APPROVED: ApprovalDecision = {
  decision: 'approved',
  person: '王主任',
  decidedOn: '2025-10-20',
  fingerprint: '3f9ac2d1',
  content: EMPTY_FORM,
};

type Facts = RegistrationPlan<never>['facts'];

/** A county's own training of three days, approved, registered a week later under the text of Hainan. */
export function someFacts(change: Partial<Facts> = {}, project: Partial<ProjectFields> = {}): Facts {
  return {
    project: aProject(project),
    pack: hainan,
    decisions: new Map(),
    organisation: { level: 'county' },
    approval: APPROVED,
    isApprovalOutdated: false,
    registeredOn: '2025-10-22',
    today: '2025-10-23',
    ...change,
  };
}

/** The same training as another body registered it. */
export const OUTSIDE = {
  kind: 'outside',
  organiserName: '海南师范大学',
  organiserKind: 'university',
  registrar: '海南省教师培训中心',
  proof: '结业证书',
} as const satisfies Partial<ProjectFields>;

/** Two and a half months of mentoring, for which the text states no credits (H14.6). */
export const MENTORING = {
  form: 'mentoring',
  startOn: '2025-08-01',
  days: null,
} as const satisfies Partial<ProjectFields>;
