import { gradeWords } from '../../../words.ts';
import { figureText, thousandthsOf } from '../../pack/pack-words.ts';
import { figureStep, withNote } from '../award-outcome.ts';
import type { CreditsRule } from '../award-rules.ts';
import type { Earned, RateFacts } from './earned.ts';
import { missingFact } from './unknown.ts';

type Score = Extract<CreditsRule, { kind: 'score' }>;

/**
 * The highest band whose lower bound is reached; a score between two bands belongs to the lower, because
 * scores are not rounded (YL1, A20). Below the lowest band nothing is earned, with the grade `fail`.
 */
export function creditsByScore(rule: Score, facts: RateFacts): Earned {
  const { score } = facts;
  if (score === undefined) return missingFact(facts, '缺少考核分数');
  if (score > rule.max) return missingFact(facts, `分数 ${score} 超出满分 ${rule.max}`);
  const band = rule.bands.findLast(({ from }) => score >= from);
  if (band === undefined) {
    const least = rule.bands[0]?.from ?? 0;
    return {
      kind: 'nothing',
      reason: figureStep(facts.activity, `${score} 分，不到 ${least} 分`),
      grade: 'fail',
    };
  }
  const credits = thousandthsOf(band.credits);
  const next = rule.bands[rule.bands.indexOf(band) + 1];
  // Bands are written in whole points (76–85, 86–100): only a score with a fraction falls between them.
  const isBetween = next !== undefined && score > next.from - 1;
  const text = `${score} 分：${gradeWords[band.grade]}，记 ${figureText(credits)} 学分`;
  return {
    kind: 'amount',
    amount: { numerator: credits, denominator: 1 },
    grade: band.grade,
    steps: [withNote(figureStep(facts.activity, text), isBetween ? rule.betweenNote : undefined)],
  };
}
