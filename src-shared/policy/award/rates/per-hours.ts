import { figureText, thousandthsOf } from '../../pack/pack-words.ts';
import { stepOf, withNote } from '../award-outcome.ts';
import type { CreditsRule } from '../award-rules.ts';
import type { Earned, RateFacts } from './earned.ts';
import { missingFact } from './unknown.ts';

type PerHours = Extract<CreditsRule, { kind: 'per-hours' }>;

/** A quotient of thousandths for people; one that does not end is said to be about so much, and rounded in its own step. */
function quotient(numerator: number, denominator: number): string {
  const exact = numerator % denominator === 0;
  return exact ? figureText(numerator / denominator) : `约 ${(numerator / denominator / 1000).toFixed(4)}`;
}

/** So many hours make so many credits, in proportion (W3.1, W3.5, SP14, GX3; reading A11). */
export function creditsPerHours(rule: PerHours, facts: RateFacts): Earned {
  const { hours } = facts.measured;
  if (hours === null) return missingFact(facts, '缺少学时');
  const credits = thousandthsOf(rule.credits);
  return {
    kind: 'amount',
    amount: { numerator: hours * credits, denominator: thousandthsOf(rule.hours) },
    steps: [
      withNote(
        stepOf(
          facts.activity,
          `${figureText(hours)} 学时 ÷ ${rule.hours} 学时 × ${rule.credits} 学分 = ${quotient(hours * credits, thousandthsOf(rule.hours))} 学分`,
        ),
        // Whole multiples are the text; anything between them is the reading (A11, A35).
        hours % thousandthsOf(rule.hours) === 0 ? undefined : rule.partNote,
      ),
    ],
  };
}
