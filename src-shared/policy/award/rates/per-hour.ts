import { levelWords } from '../../../words.ts';
import { figureText, productText, thousandthsOf } from '../../pack/pack-words.ts';
import { figureStep } from '../award-outcome.ts';
import type { CreditsRule } from '../award-rules.ts';
import type { Earned, RateFacts } from './earned.ts';
import { missingFact, noRate } from './unknown.ts';

type PerHour = Extract<CreditsRule, { kind: 'per-hour' }>;

/** The level's rate for each hour (H14.7, SX2). */
export function creditsPerHour(rule: PerHour, facts: RateFacts): Earned {
  const rate = rule.rates[facts.level];
  if (rate === undefined) return noRate(facts);
  const { hours } = facts.measured;
  if (hours === null) return missingFact(facts, '缺少学时');
  const perHour = thousandthsOf(rate);
  return {
    kind: 'amount',
    // Thousandths × thousandths; the denominator takes one of them out again.
    amount: { numerator: hours * perHour, denominator: 1000 },
    steps: [
      figureStep(
        facts.activity,
        `${levelWords[facts.level]}${facts.activity.title}：每学时 ${figureText(perHour)} 学分 × ${figureText(hours)} 学时 = ${productText(hours, perHour)} 学分`,
      ),
    ],
  };
}
