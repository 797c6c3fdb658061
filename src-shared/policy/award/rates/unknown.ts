import { levelWords } from '../../../words.ts';
import { figureStep } from '../award-outcome.ts';
import type { Earned, RateFacts } from './earned.ts';

/** The text has no figure for this level: a gap for a person to fill, never zero. */
export function noRate(facts: RateFacts): Earned {
  const reason = figureStep(facts.activity, `条文没有给出${levelWords[facts.level]}的学分标准，由人裁定`);
  return { kind: 'unknown', reason, isSilent: true };
}

/** A fact the rule needs was not given. Not a gap of the text, so no decision point is offered. */
export function missingFact(facts: RateFacts, text: string): Earned {
  const reason = figureStep(facts.activity, text);
  return { kind: 'unknown', reason, isSilent: false };
}
