import { figureText, thousandthsOf } from '../../pack/pack-words.ts';
import { figureStep } from '../award-outcome.ts';
import type { CreditsRule } from '../award-rules.ts';
import type { Earned, RateFacts } from './earned.ts';

type Flat = Extract<CreditsRule, { kind: 'flat' }>;

/** The same credits whatever the length (SP15, SP16, GX3 row 6). */
export function creditsFlat(rule: Flat, facts: RateFacts): Earned {
  const credits = thousandthsOf(rule.credits);
  return {
    kind: 'amount',
    // An amount as it stands: the length plays no part, so nothing is divided or rounded.
    amount: { numerator: credits, denominator: 1 },
    steps: [figureStep(facts.activity, `定额 ${figureText(credits)} 学分`)],
  };
}
