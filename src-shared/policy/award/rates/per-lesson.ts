import { levelWords } from '../../../words.ts';
import { figureText, productText, thousandthsOf } from '../../pack/pack-words.ts';
import { figureStep } from '../award-outcome.ts';
import type { CreditsRule } from '../award-rules.ts';
import type { Earned, RateFacts } from './earned.ts';
import { missingFact, noRate } from './unknown.ts';

type PerLesson = Extract<CreditsRule, { kind: 'per-lesson' }>;

/**
 * The level's rate for each lesson taught (H14.5, GX3). Lessons and not hours: two lessons of 40 minutes earn
 * as two of 60 do.
 */
export function creditsPerLesson(rule: PerLesson, facts: RateFacts): Earned {
  const rate = rule.rates[facts.level];
  if (rate === undefined) return noRate(facts);
  if (facts.lessons === undefined) return missingFact(facts, '缺少主讲课时数');
  const perLesson = thousandthsOf(rate);
  return {
    kind: 'amount',
    amount: { numerator: thousandthsOf(facts.lessons) * perLesson, denominator: 1000 },
    steps: [
      figureStep(
        facts.activity,
        `${levelWords[facts.level]}：${facts.lessons} 课时 × 每课时 ${figureText(perLesson)} 学分 = ${productText(thousandthsOf(facts.lessons), perLesson)} 学分`,
      ),
    ],
  };
}
