import type { Classification } from '../../training/classification.ts';
import { type Credits, credits, type Hours, hours } from '../../training/thousandths.ts';
import { type Form, forms, type Level, levels } from '../../training/training-words.ts';
import { compileAward } from '../award/award.ts';
import type { AwardInput } from '../award/award-input.ts';
import type { AwardOutcome, Decisions } from '../award/award-outcome.ts';
import { classificationsAlong, classificationTitles, isDivided } from '../pack/classification-axis.ts';
import { matches } from '../pack/match.ts';
import type { PolicyPack } from '../pack/policy-pack.ts';
import type { Shortfall } from './assess-outcome.ts';
import { capsOf } from './cap-allocation.ts';

/** One way to close a gap: so many whole hours of this form at this level, and what they earn. */
export type Suggestion = {
  readonly form: Form;
  readonly level: Level;
  /** What it must be by the axes of the text, in its words; empty where that is all one. */
  readonly classified: readonly string[];
  /** The group it serves; null where the gap is in the total. */
  readonly group: string | null;
  readonly hours: Hours;
  readonly credits: Credits | null;
  readonly clause: string;
};

/** What is missing in a group, or (null) in the total beyond all groups; thousandths. */
type Gap = { readonly group: string | null; readonly hours: number; readonly credits: number };
/** A kind of training that could close a gap. */
type Way = { readonly form: Form; readonly level: Level; readonly classification: Classification };

const HOUR = 1000;
/**
 * A suggestion is a plan, so days are taken as long as most texts have them; the award itself counts by the
 * pack.
 */
const HOURS_A_DAY = 8;
/** Beyond this many hours a suggestion helps nobody. */
const MOST_HOURS = 2000;

/**
 * Ways to close a shortfall by one more training, the fewest hours first, then the nearest level. Asked of the award rules
 * themselves, so a suggestion never promises what a registration would not give. Ways whose credits the text leaves open,
 * and those under a yearly or cycle cap, are left out for a gap in the total.
 */
export function cheapestWay(
  pack: PolicyPack,
  shortfall: Shortfall,
  decisions: Decisions,
): readonly Suggestion[] {
  const awardOf = compileAward(pack, decisions);
  return gapsOf(pack, shortfall).flatMap((gap) =>
    waysFor(pack, gap)
      .flatMap((way) => {
        const suggestion = suggest(pack, awardOf, way, gap);
        return suggestion === null ? [] : [suggestion];
      })
      .sort(byEase)
      .filter(isFirstOfItsKind),
  );
}

function gapsOf(
  pack: PolicyPack,
  { hours: missingHours, credits: missingCredits, groups }: Shortfall,
): readonly Gap[] {
  // In the order of the pack, the same for every teacher.
  const ofGroups: readonly Gap[] = pack.groups.flatMap(({ id }) => {
    const short = groups[id];
    return short === undefined ? [] : [{ group: id, hours: short.hours ?? 0, credits: short.credits ?? 0 }];
  });
  if (missingHours === 0 && missingCredits === 0) return ofGroups;
  // What closes the groups also adds to the total: only a gap beyond theirs is one of its own.
  const inGroups = ofGroups.reduce(
    (sum, gap) => ({ hours: sum.hours + gap.hours, credits: sum.credits + gap.credits }),
    { hours: 0, credits: 0 },
  );
  const rest = {
    group: null,
    hours: Math.max(0, missingHours - inGroups.hours),
    credits: Math.max(0, missingCredits - inGroups.credits),
  };
  return rest.hours === 0 && rest.credits === 0 ? ofGroups : [...ofGroups, rest];
}

/**
 * Trainings that count towards the gap. Under a cap nobody can promise that they would, so they are left out
 * for a gap in the total; school-based is the school's and nothing else is.
 */
function waysFor(pack: PolicyPack, gap: Gap): readonly Way[] {
  const match = pack.groups.find(({ id }) => id === gap.group)?.match;
  const caps = capsOf(pack, 'always');
  return forms.flatMap((form) => {
    const kinds = classificationsAlong(pack.classifications.filter((axis) => isDivided(axis, form)));
    return levels.flatMap((level) => {
      if ((form === 'school-based') !== (level === 'school')) return [];
      const ways = kinds.map((classification) => ({ form, level, classification }));
      return ways.filter((way) =>
        match !== undefined
          ? matches(match, way)
          : gap.group === null && !caps.some((cap) => matches(cap.match, way)),
      );
    });
  });
}

/** The least whole hours whose award closes the gap; null where none does, or where the text leaves the award open. */
function suggest(
  pack: PolicyPack,
  awardOf: (input: AwardInput) => AwardOutcome,
  way: Way,
  gap: Gap,
): Suggestion | null {
  const least = Math.max(1, Math.ceil(gap.hours / HOUR));
  const closes = (wholeHours: number) => {
    const outcome = awardOf(lessonOf(way, wholeHours));
    return (
      outcome.outcome === 'awarded' &&
      (outcome.hours ?? 0) >= gap.hours &&
      (gap.credits === 0 || (outcome.credits ?? 0) >= gap.credits)
    );
  };
  let enough = least;
  // Doubling, then halving the range: some twenty awards instead of up to 2,000.
  while (!closes(enough)) {
    if (enough >= MOST_HOURS) return null;
    enough = Math.min(MOST_HOURS, enough * 2);
  }
  let tooFew = least - 1;
  while (enough - tooFew > 1) {
    const middle = Math.floor((enough + tooFew) / 2);
    if (closes(middle)) enough = middle;
    else tooFew = middle;
  }
  const outcome = awardOf(lessonOf(way, enough));
  const { form, level, classification } = way;
  return {
    ...{ form, level },
    classified: classificationTitles(pack.classifications, classification),
    group: gap.group,
    hours: outcome.hours ?? hours(enough * HOUR),
    credits: outcome.credits === null ? null : credits(outcome.credits),
    clause: outcome.trace.find(({ unit }) => unit === 'credits')?.clause ?? outcome.trace[0]?.clause ?? '',
  };
}

/** Full days, and what is left on a last one: how hours fall on days changes what they earn, so it is said (A27b). */
function daysOf(wholeHours: number): number[] {
  const full = Math.floor(wholeHours / HOURS_A_DAY);
  const rest = wholeHours - full * HOURS_A_DAY;
  return [...Array.from({ length: full }, () => HOURS_A_DAY), ...(rest === 0 ? [] : [rest])];
}

/** A training of so many hours as full days with the rest on the last, the dispatching level being its own. */
function lessonOf(way: Way, wholeHours: number): AwardInput {
  return {
    ...way,
    ...(Object.keys(way.classification).length === 0 ? { classification: undefined } : {}),
    role: 'trainee',
    hours: wholeHours,
    dayHours: daysOf(wholeHours),
    ...(way.form === 'shadowing' ? { sendingLevel: way.level } : {}),
    organiser: { kind: way.level === 'school' ? 'school' : 'administration', level: way.level },
  };
}

function byEase(one: Suggestion, other: Suggestion): number {
  return one.hours - other.hours || levels.indexOf(other.level) - levels.indexOf(one.level);
}

/** City and county often share a rate: the nearer one stands for both. */
function isFirstOfItsKind(suggestion: Suggestion, index: number, all: readonly Suggestion[]): boolean {
  return (
    all.findIndex(
      ({ form, hours: sameHours, credits: sameCredits }) =>
        form === suggestion.form && sameHours === suggestion.hours && sameCredits === suggestion.credits,
    ) === index
  );
}
