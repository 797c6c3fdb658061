import { divideHalfUp } from '../../training/thousandths.ts';
import { figureText } from '../pack/pack-words.ts';
import { figureStep } from './award-outcome.ts';
import type { Activity } from './award-rules.ts';
import type { Measured } from './measure-hours.ts';
import type { OpenDecision } from './open-point.ts';

/**
 * Hours that the text leaves open, as a person decided on them: the text gives days no hours (L39), or lets hours be
 * unknown (YL1, GX3), and an entry needs them. While nobody decided, the point that would answer is named. Hours that are
 * known, and facts that somebody only has not stated yet, stay as they are.
 */
export function measureByDecision(
  activity: Activity,
  measured: Measured,
  asked: {
    readonly days: number | null;
    readonly isPart: boolean;
    readonly open: { readonly id: string; readonly decided: OpenDecision | null };
  },
): Measured {
  const { days, isPart, open } = asked;
  if (measured.hours !== null || measured.setting !== null || !isSilent(activity, days)) return measured;
  const kind = open.decided?.kind;
  const value = open.decided?.value ?? 0;
  const figure = figureText(value);
  if (kind === 'hours-per-day' && days !== null) {
    const text = `${figureText(days)} 天 × 决定的每天 ${figure} 学时`;
    return decided(activity, measured, divideHalfUp(days * value, 1000), text);
  }
  // One amount for the whole project cannot be divided among its years by anybody else.
  if (kind === 'hours' && !isPart) return decided(activity, measured, value, `按决定记 ${figure} 学时`);
  return { ...measured, setting: open.id };
}

function decided(activity: Activity, measured: Measured, hours: number, text: string): Measured {
  return { ...measured, hours, steps: [figureStep(activity, text, { after: hours, unit: 'hours' })] };
}

/** Days without a length of a day, or hours that the row does without: nobody can state what the text does not ask for. */
function isSilent({ hours }: Activity, days: number | null): boolean {
  if (hours.kind === 'held') return hours.optional || (days !== null && hours.perDay === undefined);
  return hours.kind === 'stated' && hours.optional;
}
