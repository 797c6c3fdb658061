import type { PolicyPack } from '../../../src-shared/policy/pack/policy-pack.ts';
import { applyingProblems } from '../../../src-shared/review/applying-checks.ts';
import { choiceCounts } from '../../../src-shared/review/choose.ts';
import type { Review } from '../../../src-shared/review/reviewed-entry.ts';
import type { CorrectionEffect } from '../../../src-shared/rpc/contract/corrections.ts';
import type { Inputs } from '../../../src-shared/rpc/contract/index.ts';
import type { CalendarDate } from '../../../src-shared/training/calendar-date.ts';
import { Refused, refuseErrors } from '../../session/refusals.ts';
import { noteDecisions } from './note-decisions.ts';
import { type CorrectionPlan, chooseOf, planCorrection } from './plan.ts';
import type { ReadReturn } from './read-return.ts';
import { changeEntries, changeTeachers, type WriteContext } from './write.ts';

/** What applying wrote; `correction` is the uid of the decided sheet, null where there was nothing to decide. */
export type Written = ReturnType<typeof choiceCounts> & {
  readonly correction: string | null;
  readonly alreadyDecided: boolean;
  readonly batchUids: string[];
  readonly certificates: CorrectionEffect['certificates'];
};

const NOTHING: Written = {
  correction: null,
  alreadyDecided: false,
  ...choiceCounts({ entries: [], teachers: [] }),
  batchUids: [],
  certificates: [],
};

type Applied = {
  readonly sheet: ReadReturn;
  readonly input: Inputs['corrections']['apply'];
  readonly today: CalendarDate;
  /** The pack that governs what ended on a day. */
  readonly packOn: (endedOn: string | null) => PolicyPack;
};

/**
 * Compares once more inside the transaction, and writes what was accepted of exactly what the user saw.
 *
 * @throws Refused when the choice cannot be taken over, or something changed since the user read the sheet.
 */
export async function applyReview(
  write: WriteContext,
  { sheet, input, today, packOn }: Applied,
): Promise<Written> {
  const { writer, slices } = write;
  const { decidedBy, decidedOn, reason, rejection = null } = input;
  const plan = await planCorrection(writer, { sheet, scope: input.scope, today }, slices);
  if (plan.decided !== null) return { ...NOTHING, correction: plan.decided.uid, alreadyDecided: true };
  requireSame(plan, input.fingerprint);
  const choice = await chooseOf(writer, plan, input.accepted, slices);
  const rejectedCount = choice.rejected.length;
  refuseErrors([...choice.problems, ...applyingProblems({ decidedOn, today, rejectedCount, rejection })]);
  if (plan.differences.length === 0) return NOTHING;
  const review: Review = { decidedBy, decidedOn, document: input.document || null, reason };
  await changeTeachers(write, choice.teachers);
  const batches = await changeEntries(write, choice.entries, review, packOn);
  const fileName = input.file.name;
  return {
    correction: await noteDecisions(write, { plan, choice, batches, review, fileName, rejection }),
    alreadyDecided: false,
    ...choiceCounts(choice),
    batchUids: batches.flatMap(({ reversal, registration }) => [reversal, registration ?? []].flat()),
    certificates: [...choice.certificates],
  };
}

/** @throws Refused when the file, the ledger or the range is not what the user saw. */
export function requireSame(plan: CorrectionPlan, fingerprint: string): void {
  if (plan.fingerprint !== fingerprint)
    throw new Refused([{ code: 'correction.changedSinceReading', severity: 'error', values: {} }]);
}
