import { degreeLevels } from '../../../training/training-words.ts';
import { degreeLevelWords } from '../../../words.ts';
import type { GateOf } from '../award-rules.ts';
import { type GateAnswer, type GateFacts, PASSED } from './gate-facts.ts';

/**
 * Degree study counts from a step on that depends on the stage taught: college for kindergarten, bachelor for
 * primary, graduate for secondary (B4 item 4). A stage the text does not name is undecided, not excluded.
 */
export function askDegreeStep(gate: GateOf<'degree-step'>, { input }: GateFacts): GateAnswer {
  const stage = input.teacher?.stage;
  if (stage === undefined) return { kind: 'undecided', text: '缺少任教学段' };
  const least = gate.atLeast[stage];
  if (least === undefined) return { kind: 'undecided', text: '条文没有写这一学段的学历要求' };
  if (input.degreeLevel === undefined) return { kind: 'undecided', text: '缺少所读学历的层次' };
  return degreeLevels.indexOf(input.degreeLevel) >= degreeLevels.indexOf(least)
    ? PASSED
    : {
        kind: 'nothing',
        text: `所读为${degreeLevelWords[input.degreeLevel]}，这一学段从${degreeLevelWords[least]}起登记`,
      };
}
