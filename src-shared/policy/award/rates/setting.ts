import { figureText, productText } from '../../pack/pack-words.ts';
import { figureStep } from '../award-outcome.ts';
import type { CreditsRule } from '../award-rules.ts';
import type { Earned, RateFacts } from './earned.ts';
import { missingFact } from './unknown.ts';

type Setting = Extract<CreditsRule, { kind: 'setting' }>;

/**
 * A number that only the missing conversion table could hold: asked once, used afterwards (Q1). Never
 * invented; until then the activity is undecided, even for hours of zero.
 */
export function creditsBySetting(rule: Setting, facts: RateFacts): Earned {
  const value = facts.settingOf(rule.setting);
  if (value === null) {
    const reason = figureStep(facts.activity, '办法没有写学分标准，需由本单位确定');
    return { kind: 'unknown', reason, setting: rule.setting, isSilent: true };
  }
  if (rule.per === 'activity') {
    return {
      kind: 'amount',
      amount: { numerator: value, denominator: 1 },
      steps: [figureStep(facts.activity, `按本单位确定的标准记 ${figureText(value)} 学分`)],
    };
  }
  const { hours } = facts.measured;
  if (hours === null) return missingFact(facts, '缺少学时');
  return {
    kind: 'amount',
    amount: { numerator: hours * value, denominator: 1000 },
    steps: [
      figureStep(
        facts.activity,
        `${figureText(hours)} 学时 × 本单位确定的每学时 ${figureText(value)} 学分 = ${productText(hours, value)} 学分`,
      ),
    ],
  };
}
