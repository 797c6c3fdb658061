import { awardInputSchema } from '../../../../../src-shared/policy/award/award-input.ts';
import type { GateFacts } from '../../../../../src-shared/policy/award/gates/gate-facts.ts';

/** What every gate of a test carries beside its own rule. */
export const heading = { id: 'gate', clause: 'X2', text: '条件', notes: [], when: {} };

/** A county training without any other fact than the test states; its hours unknown unless stated, in thousandths. */
export function gateFactsOf(
  input: Readonly<Record<string, unknown>> = {},
  known: Partial<Pick<GateFacts, 'level' | 'hours' | 'settingOf'>> = {},
): GateFacts {
  const facts = awardInputSchema.parse({ form: 'centralized', level: 'county', role: 'trainee', ...input });
  return { input: facts, level: facts.level, hours: null, settingOf: () => null, ...known };
}
