import { divideHalfUp } from '../../training/thousandths.ts';
import { figureText, thousandthsOf } from '../pack/pack-words.ts';
import { type Step, stepOf, withNote } from './award-outcome.ts';
import type { Activity } from './award-rules.ts';
import type { Earned } from './rates/earned.ts';

/** A part's credits before rounding, after the project's cap. */
export type CappedAmount = {
  readonly numerator: number;
  readonly denominator: number;
  readonly steps: readonly Step[];
};

/**
 * One cap for the whole project, used up by its years in the order of time (H14.3, A22); not one per year and
 * not pro rata. Amounts stay exact fractions, so that cutting happens before rounding. Null where a part is
 * unknown: the room it would take up is unknown too.
 */
export function capProject(activity: Activity, earned: readonly Earned[]): readonly CappedAmount[] | null {
  const most = activity.projectCap === undefined ? null : thousandthsOf(activity.projectCap.credits);
  const capped: CappedAmount[] = [];
  let used = 0;
  let isUsedUp = false;
  for (const part of earned) {
    // What is unknown earns nothing once the cap is used up; before that, nobody can say what room it leaves.
    if (part.kind !== 'amount') {
      if (!isUsedUp) return null;
      capped.push({ numerator: 0, denominator: 1, steps: [] });
      continue;
    }
    const { numerator, denominator } = part.amount;
    const room = most === null ? numerator : Math.max(0, most * denominator - used);
    const kept = Math.min(numerator, room);
    // All parts come from one rule, so they share the denominator.
    used += kept;
    isUsedUp = most !== null && used >= most * denominator;
    capped.push({
      numerator: kept,
      denominator,
      steps: [...part.steps, ...capSteps(activity, part.amount, kept, earned.length > 1)],
    });
  }
  return capped;
}

/** The step that says a cap cut something; none where it did not. `isSplit`: several years share the cap (A22). */
export function capSteps(
  activity: Activity,
  amount: { readonly numerator: number; readonly denominator: number },
  kept: number,
  isSplit: boolean,
): readonly Step[] {
  if (activity.projectCap === undefined || kept === amount.numerator) return [];
  const before = divideHalfUp(amount.numerator, amount.denominator);
  const after = divideHalfUp(kept, amount.denominator);
  const most = activity.projectCap.credits;
  const text = `共 ${figureText(before)} 学分，单个项目最多 ${most} 学分：计 ${figureText(after)}，超出 ${figureText(before - after)} 不计`;
  const step = stepOf(activity.projectCap, text, { before, after, unit: 'credits' });
  // One cap for all years of a split project is a reading (A22); the cap itself is the text.
  return [isSplit ? step : withNote(step, undefined)];
}
