import { z } from 'zod';
import { type Entry, type NewEntry, repeat } from '../../../src-shared/ledger/entry.ts';
import type { Step } from '../../../src-shared/policy/award/award-outcome.ts';
import type { Figures } from './plan.ts';

/** Who corrected an entry, when, by which document, and why. */
export type Review = {
  readonly decidedBy: string;
  readonly decidedOn: string;
  readonly document: string | null;
  readonly reason: string;
};

const contentSchema = z.looseObject({ reviews: z.array(z.unknown()).optional() });
const trailSchema = z.looseObject({ steps: z.array(z.unknown()) });

/**
 * The entry as a reviewer wants it: everything as it was earned, with the reviewer's figures. What was computed stays in
 * facts and trail; the review stands behind it, so that the figure can be told from the computed one years later and no
 * comparison of regulations computes it anew.
 */
export function reviewedDraft(
  entry: Entry,
  figures: Figures,
  review: Review,
  remark: string | null,
  clause: string,
): NewEntry {
  const { earned } = entry;
  const before: Figures = { year: earned.year, hours: earned.hours, credits: earned.credits };
  const facts = contentSchema.parse(JSON.parse(earned.facts));
  const trail = trailSchema.parse(JSON.parse(earned.trail));
  const record = { ...review, remark, from: before, to: figures };
  return {
    ...repeat(entry),
    earned: {
      ...earned,
      ...figures,
      facts: JSON.stringify({ ...facts, reviews: [...(facts.reviews ?? []), record] }),
      trail: JSON.stringify({
        ...trail,
        steps: [...trail.steps, ...reviewSteps(before, figures, review, remark, clause)],
      }),
    },
  };
}

/** The steps that a review adds behind those of the award: who, when, by what, from what to what. */
export function reviewSteps(
  before: Figures,
  after: Figures,
  review: Review,
  remark: string | null,
  clause: string,
): readonly Step[] {
  const source = [
    review.document === null ? '' : `文件：${review.document}`,
    remark === null ? '' : `备注：${remark}`,
    `理由：${review.reason}`,
  ].filter((part) => part !== '');
  const lead = `按退回的登记表更正：${review.decidedBy} ${review.decidedOn}（${source.join('；')}）`;
  const steps: Step[] = [];
  const add = (text: string, figures: Pick<Step, 'before' | 'after' | 'unit'> = {}) =>
    steps.push({ clause, text: steps.length === 0 ? `${lead}，${text}` : text, ...figures });
  if (before.year !== after.year) add(`登记年度 ${before.year} → ${after.year}`);
  if (before.hours !== after.hours) add('学时', { before: before.hours, after: after.hours, unit: 'hours' });
  if (before.credits !== after.credits)
    add('学分', { before: before.credits, after: after.credits, unit: 'credits' });
  if (steps.length === 0) add('这一条不变，随同一人同一项目的更正重新登记');
  return steps;
}
