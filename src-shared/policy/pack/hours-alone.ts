import type { CreditsRule } from '../award/award-rules.ts';
import type { PolicyPack } from './policy-pack.ts';

/**
 * The pack as a ledger follows it. A text that gives no credits at all (Linwei: 学分按区学分认定办法计入) registers hours, as one
 * that knows none (B1): then no credits are asked, shown or missing, and a certificate does not wait for them (L23). Every
 * other pack stays as it is: what is silent in a text that does give credits is a question.
 */
export function inHoursAlone(pack: PolicyPack): PolicyPack {
  return !pack.units.credits || givesCredits(pack) ? pack : withoutCredits(pack);
}

/** The pack as it registers hours and nothing else. */
export function withoutCredits(pack: PolicyPack): PolicyPack {
  return {
    ...pack,
    units: { ...pack.units, credits: false },
    activities: pack.activities.map(({ otherwise: _, ...activity }) => ({
      ...activity,
      // Hours are all that is registered, so none may be registered without.
      hours:
        activity.hours.kind === 'held' || activity.hours.kind === 'stated'
          ? { ...activity.hours, optional: false }
          : activity.hours,
      credits: { kind: 'none' },
    })),
  };
}

/** Whether some rule states credits: a rate, or a minimum, cap or condition in them, so that the text counts them. */
function givesCredits({ activities, assessment }: PolicyPack): boolean {
  return (
    activities.some(({ credits, otherwise }) => isRate(credits) || isRate(otherwise)) ||
    activities.length === 0 ||
    assessment.some(asksCredits)
  );
}

/** Whether a minimum, cap or condition is stated in credits. */
export function asksCredits(rule: PolicyPack['assessment'][number]): boolean {
  if ('credits' in rule && rule.credits !== undefined) return true;
  return rule.kind === 'minimum' && Object.values(rule.groups).some((least) => least?.credits !== undefined);
}

function isRate(rule: CreditsRule | undefined): boolean {
  return rule !== undefined && rule.kind !== 'silent' && rule.kind !== 'none';
}
