import { assertNever } from '../../../lib/assert-never.ts';
import { figureStep } from '../award-outcome.ts';
import type { CreditsRule } from '../award-rules.ts';
import type { Earned, RateFacts } from './earned.ts';
import { creditsFlat } from './flat.ts';
import { creditsByDecision } from './open.ts';
import { creditsPerDay } from './per-day.ts';
import { creditsPerHour } from './per-hour.ts';
import { creditsPerHours } from './per-hours.ts';
import { creditsPerLesson } from './per-lesson.ts';
import { creditsByScore } from './score.ts';
import { creditsBySetting } from './setting.ts';

/**
 * What the activity's rate says. Its `otherwise` is asked only where the rate has no figure for the level: a
 * missing fact, or a setting nobody decided, must stay a question. Where both are silent, a person decides (Q1).
 */
export function earn(facts: RateFacts): Earned {
  const { credits, otherwise } = facts.activity;
  const first = earnBy(credits, facts);
  const earned = isGap(first) && otherwise !== undefined ? earnBy(otherwise, facts) : first;
  return isGap(earned) ? creditsByDecision(earned, facts) : earned;
}

/** A silence that no setting of the pack asks about. */
function isGap(earned: Earned): earned is Extract<Earned, { kind: 'unknown' }> {
  return earned.kind === 'unknown' && earned.isSilent && earned.setting === undefined;
}

function earnBy(rule: CreditsRule, facts: RateFacts): Earned {
  switch (rule.kind) {
    case 'per-day':
      return creditsPerDay(rule, facts);
    case 'per-hours':
      return creditsPerHours(rule, facts);
    case 'per-hour':
      return creditsPerHour(rule, facts);
    case 'per-lesson':
      return creditsPerLesson(rule, facts);
    case 'flat':
      return creditsFlat(rule, facts);
    case 'score':
      return creditsByScore(rule, facts);
    case 'setting':
      return creditsBySetting(rule, facts);
    case 'silent':
      return {
        kind: 'unknown',
        reason: figureStep(facts.activity, '条文没有写学分标准，由人裁定'),
        isSilent: true,
      };
    case 'none':
      return { kind: 'none' };
    default:
      return assertNever(rule);
  }
}
