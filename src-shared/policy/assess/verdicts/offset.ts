import { stepOf } from '../../award/award-outcome.ts';
import { figureText } from '../../pack/pack-words.ts';
import type { Trail } from '../assess-outcome.ts';
import type { AssessmentRuleOf, GroupId } from '../assess-rules.ts';

/** Credits each group needs and has, thousandths. */
export type GroupCredits = { readonly needed: number; readonly counted: number };

/**
 * How many credits of `from` above its own minimum stand in for what `to` lacks (SX6). One way only; the total does not
 * change.
 */
export function offsetCredits(
  rule: AssessmentRuleOf<'offset'>,
  groups: (id: GroupId) => GroupCredits,
  trail: Trail | null,
): number {
  const from = groups(rule.from);
  const to = groups(rule.to);
  // What a group needs itself it does not lend.
  const spare = Math.max(0, from.counted - from.needed);
  const missing = Math.max(0, to.needed - to.counted);
  const moved = Math.min(spare, missing);
  if (moved > 0 && trail !== null) {
    const text = `富余 ${figureText(spare)} 学分，抵 ${figureText(moved)} 学分`;
    trail.steps.push(stepOf(rule, text, { before: to.counted, after: to.counted + moved, unit: 'credits' }));
  }
  return moved;
}
