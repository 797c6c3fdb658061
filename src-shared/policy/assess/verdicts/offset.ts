import { stepOf } from '../../award/award-outcome.ts';
import { figureText } from '../../pack/pack-words.ts';
import { measureWords } from '../../policy-words.ts';
import type { Trail } from '../assess-outcome.ts';
import type { AssessmentRuleOf } from '../assess-rules.ts';

/** What a group needs and has of one measure, thousandths. */
export type GroupAmount = { readonly needed: number; readonly counted: number };

/** The two groups of an offset, in one measure. */
type OffsetGroups = {
  readonly unit: 'hours' | 'credits';
  readonly from: GroupAmount;
  readonly to: GroupAmount;
};

/**
 * How much of `from` above its own minimum stands in for what `to` lacks (SX6), thousandths. One way only; the total does
 * not change.
 */
export function offsetAmount(
  rule: AssessmentRuleOf<'offset'>,
  { unit, from, to }: OffsetGroups,
  trail: Trail | null,
): number {
  // What a group needs itself it does not lend.
  const spare = Math.max(0, from.counted - from.needed);
  const missing = Math.max(0, to.needed - to.counted);
  const moved = Math.min(spare, missing);
  if (moved > 0 && trail !== null) {
    const word = measureWords[unit];
    const text = `富余 ${figureText(spare)} ${word}，抵 ${figureText(moved)} ${word}`;
    trail.steps.push(stepOf(rule, text, { before: to.counted, after: to.counted + moved, unit }));
  }
  return moved;
}
