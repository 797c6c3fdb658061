import type { Part } from './award-parts.ts';
import { multiplyCredits } from './multiply.ts';
import type { AskedPoint } from './open-reader.ts';
import { earn } from './rates/earn.ts';
import type { Earned } from './rates/earned.ts';
import { withDecidedHours } from './settle-award.ts';
import type { AwardContext } from './stopped-award.ts';

/** What each part of an activity earns by its rate, in the order of the parts. */
export function earnParts(
  { activity, input, level }: Pick<AwardContext, 'activity' | 'input' | 'level'>,
  parts: readonly Part[],
  asked: { readonly settingOf: (id: string) => number | null; readonly open: AskedPoint },
): readonly Earned[] {
  const isPart = parts.length > 1;
  const facts = { activity, classification: input.classification, settingOf: asked.settingOf };
  return parts.map(({ measured, days }) => {
    const earned = earn({
      activity,
      level,
      measured: isPart ? measured : withDecidedHours(measured, input),
      daysHeld: days,
      isPart,
      lessons: input.lessons,
      score: input.score,
      ...asked,
    });
    return multiplyCredits(facts, earned);
  });
}
