import type { GateOf } from '../award-rules.ts';
import { type GateAnswer, type GateFacts, PASSED } from './gate-facts.ts';

/**
 * A training has to stand in the plan of its year (B5.2). The text attaches nothing to it, so one that does not is marked and
 * registered all the same; where nobody said, nothing is claimed.
 */
export function markUnplanned(_gate: GateOf<'in-plan'>, { input }: GateFacts): GateAnswer {
  return input.inPlan === false ? { kind: 'warning', text: '未列入年度培训计划' } : PASSED;
}
