import type { GateOf } from '../award-rules.ts';
import { type GateAnswer, type GateFacts, PASSED } from './gate-facts.ts';

/**
 * Failing the assessment earns nothing where the text says so (W3.1, H14.3); it may be repeated. Where no clause says it,
 * a person decides once for all who failed (A33). Not stated: passed, because registers name those who did.
 */
export function askPassed(gate: GateOf<'passed'>, { input, settingOf }: GateFacts): GateAnswer {
  if (input.passed !== false) return PASSED;
  if (gate.setting === undefined) return { kind: 'nothing', text: '考核不合格' };
  const counts = settingOf(gate.setting);
  if (counts === null)
    return {
      kind: 'undecided',
      text: '考核未通过；办法没有写未通过的计不计，需由本单位确定',
      setting: gate.setting,
    };
  return counts === 0
    ? { kind: 'nothing', text: '考核未通过，按本单位的确定不计' }
    : { kind: 'passed', text: '考核未通过，按本单位的确定照计' };
}
