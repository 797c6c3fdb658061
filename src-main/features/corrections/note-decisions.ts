import type { Choice } from '../../../src-shared/review/choose.ts';
import type { Difference } from '../../../src-shared/review/difference.ts';
import type { Review } from '../../../src-shared/review/reviewed-entry.ts';
import type { PostedPair, UndoRecord } from '../../../src-shared/review/undo-checks.ts';
import { recordAudit } from '../../database/records/audit-log.ts';
import { insertCorrection } from './commands.ts';
import type { CorrectionPlan } from './plan.ts';
import type { WriteContext } from './write.ts';

type Decided = {
  readonly plan: CorrectionPlan;
  readonly choice: Choice;
  readonly batches: readonly PostedPair[];
  readonly review: Review;
  readonly fileName: string;
  /** Why the others were rejected. */
  readonly rejection: string | null;
};

/** Notes the decided sheet with every difference, and a line of the log for each that was rejected; gives its uid. */
export async function noteDecisions(context: WriteContext, decided: Decided): Promise<string> {
  const { writer, signature, slices } = context;
  const { plan, choice, batches, review, fileName, rejection } = decided;
  await slices.next();
  const differences = await differencesJson(context, plan.differences, choice);
  const undo: UndoRecord = {
    batches: [...batches],
    people: choice.teachers.map(({ teacher: { uid, facts }, after }) => ({ uid, before: facts, after })),
  };
  const undoText = JSON.stringify(undo);
  await slices.next();
  const uid = context.newUid();
  const counts = { accepted: choice.accepted.length, rejected: choice.rejected.length };
  insertCorrection(writer, signature, {
    uid,
    fileName,
    fileSha256: plan.sheet.fileSha256,
    sheet: plan.sheet.sheet,
    fingerprint: plan.fingerprint,
    ...review,
    rejection: rejection === '' ? null : rejection,
    ...counts,
    differences,
    undo: undoText,
  });
  recordAudit(writer, signature, {
    action: 'correction.apply',
    subject: fileName,
    after: {
      decidedBy: review.decidedBy,
      effectiveOn: review.decidedOn,
      documentNumber: review.document,
      reason: review.reason,
      ...counts,
    },
  });
  for (const { teacher, project, field, kind, ours, theirs } of choice.rejected) {
    const name =
      teacher.uid === null ? teacher.name : context.nameOf({ uid: teacher.uid, name: teacher.name });
    recordAudit(writer, signature, {
      action: 'correction.reject',
      subject: project === null ? name : `${name} · ${project.name}`,
      before: { [field ?? kind]: ours },
      after: { [field ?? kind]: theirs ?? true, reason: rejection },
    });
    if (slices.isOver) await slices.next();
  }
  await slices.next();
  return uid;
}

/** Every difference with its decision, as JSON. Written out one by one: all at once would keep other calls waiting. */
async function differencesJson(
  { slices }: WriteContext,
  differences: readonly Difference[],
  choice: Choice,
): Promise<string> {
  const accepted = new Set(choice.accepted.map(({ id }) => id));
  const texts: string[] = [];
  for (const { change: _change, ...difference } of differences) {
    texts.push(JSON.stringify({ ...difference, isAccepted: accepted.has(difference.id) }));
    if (slices.isOver) await slices.next();
  }
  await slices.next();
  return `[${texts.join(',')}]`;
}
