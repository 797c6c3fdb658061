import type { RateFacts } from '../../../../../src-shared/policy/award/rates/earned.ts';
import { activity, firstActivity } from '../../pack/small-pack.ts';

/** Facts of a county training of unknown length, with whatever the test knows. Hours are thousandths. */
export function rateFactsOf(
  known: Partial<Omit<RateFacts, 'measured'>> & Partial<Pick<RateFacts['measured'], 'hours' | 'days'>> = {},
): RateFacts {
  const { hours = null, days = null, ...rest } = known;
  return {
    activity: firstActivity(activity()),
    level: 'county',
    measured: { hours, days, steps: [], setting: null },
    lessons: undefined,
    score: undefined,
    settingOf: () => null,
    daysHeld: null,
    isPart: false,
    open: { id: 'open:centralized:county:trainee', decided: null },
    ...rest,
  };
}
