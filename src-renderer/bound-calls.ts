import type { Inputs } from '../src-shared/rpc/contract/index.ts';
import type { AssessmentCalls } from './components/explanation/assessment-drawer.tsx';
import type { EntryCalls } from './components/explanation/entry-drawer.tsx';
import type { ApprovalCalls } from './components/overlay/approval-dialog.tsx';
import type { Decide } from './components/overlay/decision-form.tsx';
import { invalidateLedger } from './ledger.ts';
import { client, orpc } from './rpc.ts';

// The calls of drawers and dialogs that several features show, bound to the client of this window.

/** What the drawer of an entry asks and does. */
export const entryCalls: EntryCalls = {
  explain: (uid) => orpc.entries.explain.queryOptions({ input: { uid } }),
  reverse: async (input) => {
    await client.entries.reverse(input);
    await invalidateLedger();
  },
};

/** Hours that a rule takes away (SR1): which rules there are today, and taking them. */
export const deductionCalls = {
  rules: (on: string) => orpc.deductions.rules.queryOptions({ input: { on } }),
  take: async (input: Inputs['deductions']['take']) => {
    const done = await client.deductions.take(input);
    await invalidateLedger();
    return done;
  },
};

/** Beyond so many entries what was earned is not broken down. */
const ENTRIES_MAX = 500;

/** What the drawer of a year or cycle asks. */
export const assessmentCalls: AssessmentCalls = {
  explain: (teacherUid, year) => orpc.assessments.explain.queryOptions({ input: { teacherUid, year } }),
  entries: (teacherUid) =>
    orpc.entries.list.queryOptions({ input: { teacherUid, withReversed: false, limit: ENTRIES_MAX } }),
};

/** What can be signed of a project, and recording what was decided on paper (H7). */
export const approvalCalls: ApprovalCalls = {
  standing: (projectUid) => orpc.approvals.standing.queryOptions({ input: { projectUid } }),
  record: (input) => client.approvals.record(input),
};
/** Decides a point that a regulation leaves open. */
export const decide: Decide = (input) => client.decisions.decide(input);
