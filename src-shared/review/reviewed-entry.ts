import { z } from 'zod';
import { type Entry, type NewEntry, repeat } from '../ledger/entry.ts';
import type { Step } from '../policy/award/award-outcome.ts';
import type { PolicyPack } from '../policy/pack/policy-pack.ts';
import { type EntryChange, figuresOf } from './choose.ts';
import type { Figures } from './difference.ts';

/** Who corrected an entry, when, by which document, and why. */
export type Review = {
  readonly decidedBy: string;
  readonly decidedOn: string;
  /** Number or title of the reply; null where it has none. */
  readonly document: string | null;
  readonly reason: string;
};

/** A review with what it says of one entry: the 备注 beside it, and the clause by which another body may correct it. */
export type EntryReview = {
  readonly review: Review;
  readonly remark: string | null;
  readonly clause: string;
};

/** The clause on who registers and reviews, where the regulation has one; else the reading of another body's figures (A27). */
export function reviewClause(pack: Pick<PolicyPack, 'registration'>): string {
  return pack.registration?.unstated.clause ?? 'A27';
}

/** What stands on every reversal: by whom, by which document, why. */
export function reviewReason({ decidedBy, document, reason }: Review): string {
  return `${decidedBy}${document === null ? '' : `（${document}）`}：${reason}`;
}

/** Changes that are posted together: a batch belongs to one project, and holds own or outside entries. */
export function byBatch(
  changes: readonly EntryChange[],
): readonly (readonly [EntryChange, ...EntryChange[]])[] {
  const batches = Map.groupBy(changes, ({ entry }) => `${entry.project?.id ?? ''} ${entry.earned.origin}`);
  return [...batches.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [[first, ...others]],
  );
}

/** Facts and trail are kept as they are; only the lists that a review adds to are known here. */
const factsSchema = z.looseObject({ reviews: z.array(z.unknown()).optional() });
const trailSchema = z.looseObject({ steps: z.array(z.unknown()) });

/**
 * The entry as a reviewer wants it: everything as it was earned, with the reviewer's figures. What was computed stays in
 * facts and trail; the review stands behind it, so that the figure can be told from the computed one years later and no
 * comparison of regulations computes it anew.
 */
export function reviewedEntry(entry: Entry, after: Figures, by: EntryReview): NewEntry {
  const { earned } = entry;
  const before = figuresOf(entry);
  const facts = factsSchema.parse(JSON.parse(earned.facts));
  const trail = trailSchema.parse(JSON.parse(earned.trail));
  const record = { ...by.review, remark: by.remark, from: before, to: after };
  return {
    ...repeat(entry),
    earned: {
      ...earned,
      ...after,
      facts: JSON.stringify({ ...facts, reviews: [...(facts.reviews ?? []), record] }),
      trail: JSON.stringify({ ...trail, steps: [...trail.steps, ...reviewSteps(before, after, by)] }),
    },
  };
}

/** The steps that a review adds behind those of the award: who, when, by what, from what to what. */
export function reviewSteps(
  before: Figures,
  after: Figures,
  { review, remark, clause }: EntryReview,
): readonly Step[] {
  const changes: Omit<Step, 'clause'>[] = [];
  if (before.year !== after.year) changes.push({ text: `登记年度 ${before.year} → ${after.year}` });
  if (before.hours !== after.hours)
    changes.push({ text: '学时', before: before.hours, after: after.hours, unit: 'hours' });
  if (before.credits !== after.credits)
    changes.push({ text: '学分', before: before.credits, after: after.credits, unit: 'credits' });
  if (changes.length === 0) changes.push({ text: '这一条不变，随同一人同一项目的更正重新登记' });
  return changes.map(({ text, ...figures }, index) => ({
    clause,
    text: index === 0 ? `${leadOf(review, remark)}，${text}` : text,
    ...figures,
  }));
}

/** The first words of a review's steps: who, when, by which document, by what remark, for what reason. */
function leadOf(review: Review, remark: string | null): string {
  const source = [
    ...(review.document === null ? [] : [`文件：${review.document}`]),
    ...(remark === null ? [] : [`备注：${remark}`]),
    `理由：${review.reason}`,
  ];
  return `按退回的登记表更正：${review.decidedBy} ${review.decidedOn}（${source.join('；')}）`;
}
