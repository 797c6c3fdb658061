import { assertNever } from '../../../lib/assert-never.ts';
import type { Gate } from '../award-rules.ts';
import { askAbsence } from './absence.ts';
import { askCertificate } from './certificate.ts';
import { askDegreeStep } from './degree-step.ts';
import { askConsecutiveDays, askDuration } from './duration.ts';
import type { GateAnswer, GateFacts } from './gate-facts.ts';
import { markUnplanned } from './in-plan.ts';
import { askLevel, warnLevelAboveOrganiser } from './level.ts';
import { askMinimumHours } from './minimum-hours.ts';
import { askOrganiser, askOrganiserKind } from './organiser.ts';
import { askPassed } from './passed.ts';

/**
 * Asks one gate. Whether it applies (`when`, `activities`) was decided before; what its answer means for the
 * award is decided after, by `passGates`.
 */
export function askGate(gate: Gate, facts: GateFacts): GateAnswer {
  switch (gate.kind) {
    case 'passed':
      return askPassed(gate, facts);
    case 'certificate':
      return askCertificate(gate, facts);
    case 'absence':
      return askAbsence(gate, facts);
    case 'organiser':
      return askOrganiser(gate, facts);
    case 'organiser-kind':
      return askOrganiserKind(gate, facts);
    case 'level':
      return askLevel(gate, facts);
    case 'duration':
      return askDuration(gate, facts);
    case 'consecutive-days':
      return askConsecutiveDays(gate, facts);
    case 'minimum-hours':
      return askMinimumHours(gate, facts);
    case 'not-counted':
      // The text counts a closed list (B4): there is no fact to look at, the rule itself is the answer.
      return { kind: 'nothing', text: gate.text };
    case 'degree-step':
      return askDegreeStep(gate, facts);
    case 'in-plan':
      return markUnplanned(gate, facts);
    case 'level-above-organiser':
      return warnLevelAboveOrganiser(gate, facts);
    default:
      return assertNever(gate);
  }
}
