import { figureText, thousandthsOf } from '../../pack/pack-words.ts';
import type { GateOf } from '../award-rules.ts';
import type { GateAnswer, GateFacts } from './gate-facts.ts';

/** Too short a training earns nothing at all, not a part (SP16). Exactly the minimum is enough. */
export function askMinimumHours(gate: GateOf<'minimum-hours'>, { hours }: GateFacts): GateAnswer {
  if (hours === null) return { kind: 'undecided', text: '缺少学时' };
  const least = thousandthsOf(gate.hours);
  return hours >= least
    ? { kind: 'passed', text: `${figureText(hours)} 学时，达到 ${figureText(least)} 学时` }
    : { kind: 'nothing', text: `${figureText(hours)} 学时，不足 ${figureText(least)} 学时` };
}
