import type { GateOf } from '../award-rules.ts';
import { type GateAnswer, type GateFacts, PASSED } from './gate-facts.ts';

/**
 * Failing the assessment earns nothing; it may be repeated (W3.1). Not stated: passed, because registers name
 * those who did.
 */
export function askPassed(_gate: GateOf<'passed'>, { input }: GateFacts): GateAnswer {
  return input.passed === false ? { kind: 'nothing', text: '考核不合格，不计学时学分' } : PASSED;
}
