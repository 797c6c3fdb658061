import { figureText, thousandthsOf } from '../../pack/pack-words.ts';
import type { GateOf } from '../award-rules.ts';
import { type GateAnswer, type GateFacts, PASSED } from './gate-facts.ts';

/**
 * Too much absence (W3.3 reaches a fifth; L21 exceeds a tenth). Compared by cross-multiplied integers: a fifth of 32
 * periods is 6.4, and nothing is rounded.
 */
export function askAbsence(gate: GateOf<'absence'>, { input }: GateFacts): GateAnswer {
  // Lists without a column of absence are the rule; silence about it is no absence.
  if (input.absentPeriods === undefined) return PASSED;
  const absent = thousandthsOf(input.absentPeriods);
  const excused = gate.excusedCounts ? 0 : thousandthsOf(input.excusedPeriods ?? 0);
  const missed = Math.max(0, absent - excused);
  if (missed === 0) return PASSED;
  if (input.totalPeriods === undefined) return { kind: 'undecided', text: '缺少总课时数，无法判断缺课比例' };
  const total = thousandthsOf(input.totalPeriods);
  const { numerator, denominator } = gate.share;
  const over = missed * denominator - total * numerator;
  const isOver = gate.comparison === 'reaches' ? over >= 0 : over > 0;
  const limit = `${numerator}/${denominator}`;
  const absence = `缺课 ${figureText(missed)}/${figureText(total)}`;
  if (!isOver) {
    return {
      kind: 'passed',
      text: `${absence}，${gate.comparison === 'reaches' ? '未达到' : '未超过'} ${limit}`,
    };
  }
  return { kind: 'nothing', text: `${absence}，${gate.comparison === 'reaches' ? '达到' : '超过'} ${limit}` };
}
