import { levels } from '../../../training/training-words.ts';
import { levelWords } from '../../../words.ts';
import type { GateOf } from '../award-rules.ts';
import { type GateAnswer, type GateFacts, PASSED } from './gate-facts.ts';

/**
 * Only activities of this level or a higher one belong to what the text counts (W3.6, SX3, SX4). Asked of the
 * level of registration, which the row decides, not of the declared one.
 */
export function askLevel(gate: GateOf<'level'>, { level }: GateFacts): GateAnswer {
  if (levels.indexOf(level) <= levels.indexOf(gate.atLeast)) return PASSED;
  return { kind: 'nothing', text: `${levelWords[level]}，条文只计${levelWords[gate.atLeast]}及以上` };
}

/**
 * A claim above the organiser's own level needs the document of that level (H5, H7, Q17). A warning: the
 * document may be in the archive, and nobody typed that.
 */
export function warnLevelAboveOrganiser(
  _gate: GateOf<'level-above-organiser'>,
  { input, level }: GateFacts,
): GateAnswer {
  const own = input.organiser?.level;
  if (own === undefined || levels.indexOf(level) >= levels.indexOf(own)) return PASSED;
  return {
    kind: 'warning',
    text: `按${levelWords[level]}登记，而举办单位是${levelWords[own]}：请附${levelWords[level]}的文件`,
  };
}
