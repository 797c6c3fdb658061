import { assertNever } from '../../../lib/assert-never.ts';
import { figureText } from '../../pack/pack-words.ts';
import { figureStep } from '../award-outcome.ts';
import type { OpenDecision } from '../open-point.ts';
import type { Earned, RateFacts } from './earned.ts';
import { missingFact } from './unknown.ts';

/**
 * Credits where neither the row nor a setting has a figure: as a person decided on the open point. `undecided` stands while
 * nobody did, and then names the point that would answer.
 */
export function creditsByDecision(undecided: Extract<Earned, { kind: 'unknown' }>, facts: RateFacts): Earned {
  const { id, decided } = facts.open;
  return decided === null ? { ...undecided, setting: id } : earnDecided(decided, facts);
}

function earnDecided({ kind, value }: OpenDecision, facts: RateFacts): Earned {
  const { activity, daysHeld, measured } = facts;
  const figure = figureText(value);
  switch (kind) {
    case 'credits-per-day':
      return daysHeld === null
        ? missingFact(facts, '缺少天数')
        : amount(facts, daysHeld * value, 1000, `${figureText(daysHeld)} 天 × 决定的每天 ${figure} 学分`);
    case 'credits-per-hour':
      return measured.hours === null
        ? missingFact(facts, '缺少学时')
        : amount(
            facts,
            measured.hours * value,
            1000,
            `${figureText(measured.hours)} 学时 × 决定的每学时 ${figure} 学分`,
          );
    case 'credits':
      // One amount for the whole cannot be divided among the years by anybody else.
      return facts.isPart
        ? missingFact(facts, '决定的是整个项目的学分，不能分到各年度；请改为按天或按学时决定')
        : amount(facts, value, 1, `按决定记 ${figure} 学分`);
    case 'hours-only':
      return { kind: 'none' };
    case 'not-counted':
      return {
        kind: 'nothing',
        reason: figureStep(activity, '办法没有写如何计算，已决定不计'),
        grade: null,
      };
    case 'hours-per-day':
    case 'hours':
    case 'counted':
      // Kinds of other points: nothing was decided on credits.
      return missingFact(facts, '学分还没有决定');
    default:
      return assertNever(kind);
  }
}

function amount(facts: RateFacts, numerator: number, denominator: number, text: string): Earned {
  return {
    kind: 'amount',
    amount: { numerator, denominator },
    steps: [figureStep(facts.activity, text)],
  };
}
