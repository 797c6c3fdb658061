import { divideHalfUp } from '../../../training/thousandths.ts';
import { dayPatterns } from '../../../training/training-words.ts';
import { dayPatternWords, levelWords } from '../../../words.ts';
import { figureText, thousandthsOf } from '../../pack/pack-words.ts';
import { figureStep, type Step, stepOf, withNote } from '../award-outcome.ts';
import type { CreditsRule } from '../award-rules.ts';
import { type Measured, spreadHours } from '../measure-hours.ts';
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
  const dayCredits = thousandthsOf(rate);
  const partHour = thousandthsOf(rule.partHour);
  if (days === null)
    return { kind: 'unknown', reason: spreadReason(rule, facts, { dayCredits, partHour }), isSilent: false };
  const steps = [
    ...(days.full === 0 ? [] : [fullDaysStep(rule, facts, { days: days.full, dayCredits })]),
    ...groupsOfEqual(days.partHours).map(({ hours, count }) =>
      withNote(
        stepOf(facts.activity, partText({ hours, count, partHour, dayCredits })),
        // A short day alone is what the text itself speaks of; beside full days it is the reading A2.
        days.full > 0 ? rule.partNote : undefined,
      ),
    ),
  ];
  return {
    kind: 'amount',
    amount: { numerator: millionthsOf(days, { dayCredits, partHour }), denominator: 1000 },
    steps,
  };
}

/** Full days at the day's rate; the figure of the step is what they earn. */
function fullDaysStep(
  rule: PerDay,
  { activity, level }: RateFacts,
  full: { readonly days: number; readonly dayCredits: number },
): Step {
  const earned = full.days * full.dayCredits;
  const text = `${levelWords[level]}：${full.days} 天 × 每天 ${figureText(full.dayCredits)} 学分 = ${figureText(earned)} 学分`;
  const step = stepOf(activity, text, { after: earned, unit: 'credits' });
  // Whether one full day is "within one day" is the reading A1; of several days nobody doubts it.
  return withNote(step, full.days === 1 ? rule.fullDayNote : undefined);
}

/** Days of one length in a row are said together. */
function groupsOfEqual(partHours: readonly number[]): readonly { hours: number; count: number }[] {
  const groups: { hours: number; count: number }[] = [];
  for (const hours of partHours) {
    const last = groups.at(-1);
    if (last?.hours === hours) last.count += 1;
    else groups.push({ hours, count: 1 });
  }
  return groups;
}

/** What incomplete days earn, with the product and the most that one day may earn. */
function partText(part: { hours: number; count: number; partHour: number; dayCredits: number }): string {
  // Millionths, as hours × rate are; shown to as many places as there are.
  const product = (part.hours * part.partHour) / 1_000_000;
  const most = part.dayCredits / 1000;
  const each = `不足一天：${figureText(part.hours)} 学时 × 每学时 ${figureText(part.partHour)} 学分 = ${product} 学分`;
  const kept = product > most ? `，不超过单天 ${most} 学分` : '';
  if (part.count === 1) return `${each}${kept}`;
  const sum = (Math.min(part.hours * part.partHour, part.dayCredits * 1000) * part.count) / 1_000_000;
  return `${each}${kept}；这样的 ${part.count} 天共 ${sum} 学分`;
}

type Rates = { readonly dayCredits: number; readonly partHour: number };

/** Credits of days in millionths, as hours × rate are: full and incomplete days are divided once, at the end. */
function millionthsOf(days: NonNullable<Measured['days']>, { dayCredits, partHour }: Rates): number {
  return days.partHours.reduce(
    (sum, hours) => sum + Math.min(hours * partHour, dayCredits * 1000),
    days.full * dayCredits * 1000,
  );
}

/** What is known of the length, what each choice would give, and where to choose (A27b). */
function spreadReason(rule: PerDay, facts: RateFacts, rates: Rates): Step {
  const hours = facts.measured.hours ?? 0;
  const held = facts.activity.hours;
  const perDay = held.kind === 'held' && held.perDay !== undefined ? thousandthsOf(held.perDay) : null;
  const days = facts.daysHeld;
  const choices =
    days === null || perDay === null
      ? []
      : dayPatterns.map((pattern) => {
          const spread = spreadHours(pattern, { hours, days, perDay });
          const credits = divideHalfUp(millionthsOf(spread.days, rates), 1000);
          return `${dayPatternWords[pattern]}为 ${figureText(spread.hours)} 学时 ${figureText(credits)} 学分`;
        });
  const known = `${days === null ? '' : `${figureText(days)} 天`}共 ${figureText(hours)} 学时，没有写明各天的学时，学分随之不同`;
  const text =
    choices.length === 0
      ? `${known}：请填写天数，或逐日填写每天学时`
      : `${known}：${choices.join('，')}；请在项目的“学时怎样分在各天”里选，或逐日填写每天学时`;
  return withNote(figureStep(facts.activity, text), rule.spreadNote);
}
