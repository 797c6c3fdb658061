import { levelWords } from '../../../words.ts';
import { figureText, thousandthsOf } from '../../pack/pack-words.ts';
import { stepOf, withNote } from '../award-outcome.ts';
import type { CreditsRule } from '../award-rules.ts';
import type { Earned, RateFacts } from './earned.ts';
import { missingFact, noRate } from './unknown.ts';

type PerDay = Extract<CreditsRule, { kind: 'per-day' }>;

/**
 * Full days at the level's day rate (A1); an incomplete day by the hour, never above one day's credit (A2).
 * Five hours at county level are one credit, not more than the full day earns. Needs to know how the hours
 * fall on the days: 35 hours are five short days or four full ones and a rest, which earn differently (A27b).
 */
export function creditsPerDay(rule: PerDay, facts: RateFacts): Earned {
  const rate = rule.rates[facts.level];
  if (rate === undefined) return noRate(facts);
  const { days } = facts.measured;
  if (facts.measured.hours === null) return missingFact(facts, '缺少天数或每天学时');
  if (days === null) return missingFact(facts, '不知道学时怎样分布在各天，请填写每天学时');
  const dayCredits = thousandthsOf(rate);
  const partHour = thousandthsOf(rule.partHour);
  // Credits of full days in millionths, as hours × rate are: both are divided once, at the end.
  const fullCredits = days.full * dayCredits * 1000;
  const partCredits = days.partHours.map((hours) => Math.min(hours * partHour, dayCredits * 1000));
  const steps = [
    ...(days.full === 0
      ? []
      : [
          withNote(
            stepOf(
              facts.activity,
              `${levelWords[facts.level]}：${days.full} 天 × 每天 ${figureText(dayCredits)} 学分`,
              { after: days.full * dayCredits, unit: 'credits' },
            ),
            // Whether one full day is "within one day" is the reading A1; of several days nobody doubts it.
            days.full === 1 ? rule.fullDayNote : undefined,
          ),
        ]),
    ...days.partHours.map((hours, index) =>
      withNote(
        stepOf(
          facts.activity,
          partText({ hours, partHour, dayCredits, isCut: (partCredits[index] ?? 0) < hours * partHour }),
        ),
        // A short day alone is what the text itself speaks of; beside full days it is the reading A2.
        days.full > 0 ? rule.partNote : undefined,
      ),
    ),
  ];
  return {
    kind: 'amount',
    amount: {
      numerator: partCredits.reduce((sum, credits) => sum + credits, fullCredits),
      denominator: 1000,
    },
    steps,
  };
}

function partText(part: { hours: number; partHour: number; dayCredits: number; isCut: boolean }): string {
  const earned = `不足一天：${figureText(part.hours)} 学时 × 每学时 ${figureText(part.partHour)} 学分`;
  return part.isCut ? `${earned}，不超过单天 ${figureText(part.dayCredits)} 学分` : earned;
}
