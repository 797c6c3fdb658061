import type { Work } from '../lib/work.ts';
import { compileAward } from '../policy/award/award.ts';
import type { Decisions } from '../policy/award/award-outcome.ts';
import type { Problem } from '../problems.ts';
import { hasPassed } from '../training/trainee.ts';
import {
  type OutsideDecision,
  type PlannedAward,
  planAward,
  type RegisteredTrainee,
  sumOfLines,
} from './planned-award.ts';
import { type RegistrationFacts, registeringProblems } from './registering-checks.ts';

/** Someone on the list of a project. `facts` is one object for trainees whose facts are equal: see `planRegistration`. */
export type ListedTrainee = {
  readonly uid: string;
  readonly version: number;
  readonly facts: RegisteredTrainee;
};

/** A trainee of the caller's own making, with what registering would give. */
export type PlannedTrainee<Trainee> = { readonly trainee: Trainee; readonly award: PlannedAward };

export type RegistrationPlan<Trainee> = {
  readonly facts: PlanFacts;
  /** In the order in which the trainees came. */
  readonly rows: readonly PlannedTrainee<Trainee>[];
  /** What refuses the registration as a whole, in the order of `registeringChecks`. */
  readonly problems: readonly Problem[];
};

/** What a plan is made from, beside the trainees. */
export type PlanFacts = RegistrationFacts & {
  /** Figures that somebody decided where the pack is silent. */
  readonly decisions: Decisions;
  /** Of an outside project whether records that the text does not count were decided to count; absent: they do not. */
  readonly outside?: OutsideDecision;
};

/**
 * What registering a project would give each trainee, and what stands in the way. Decides and writes nothing: the preview
 * shows the plan, and registering makes entries of it (`entriesOf`).
 *
 * Trainees that share one `facts` object are awarded once and share one award: in one project most facts are equal, and
 * 100,000 trainees then cost as many map look-ups. The trainees may be read while the plan is made; it yields after each.
 */
export function* planRegistration<Trainee extends ListedTrainee>(
  facts: PlanFacts,
  trainees: Iterable<Trainee>,
): Work<RegistrationPlan<Trainee>> {
  const engine = compileAward(facts.pack, facts.decisions);
  const awards = new Map<RegisteredTrainee, PlannedAward>();
  const rows: PlannedTrainee<Trainee>[] = [];
  for (const trainee of trainees) {
    const award = awards.get(trainee.facts) ?? planAward(facts, trainee.facts, engine);
    awards.set(trainee.facts, award);
    rows.push({ trainee, award });
    yield;
  }
  const problems = registeringProblems({
    ...facts,
    hasTrainees: rows.length > 0,
    hasLines: [...awards.values()].some(({ lines }) => lines.length > 0),
  });
  return { facts, rows, problems };
}

/**
 * Texts that together name exactly this plan: whose facts, which figures, under which pack, decisions and day. Their hash
 * is the plan's fingerprint: whoever registers names the plan that was seen, and any other is refused.
 */
export function* planTexts(
  project: { readonly uid: string; readonly version: number },
  { facts, rows }: RegistrationPlan<ListedTrainee>,
): Generator<string, void> {
  const { pack, decisions, registeredOn } = facts;
  const { counted = null, isLeftOut = false } = facts.outside ?? {};
  yield JSON.stringify([
    ...[project.uid, project.version, registeredOn, [...decisions], pack.id, pack.version],
    ...(counted === null ? [] : [counted]),
    ...(isLeftOut ? ['not-counted'] : []),
  ]);
  const figures = new Map<PlannedAward, string>();
  for (const { trainee, award } of rows) {
    const text = figures.get(award) ?? JSON.stringify([award.outcome, award.lines]);
    figures.set(award, text);
    yield `${trainee.uid} ${trainee.version} ${text}\n`;
  }
}

/**
 * People who passed and have no figure: the regulation is silent, or the year is not known. Who did not pass is registered
 * with nothing, whatever is decided.
 */
export function undecidedCount({ rows }: RegistrationPlan<ListedTrainee>): number {
  return rows.filter(({ trainee, award }) => award.outcome === 'undecided' && hasPassed(trainee.facts))
    .length;
}

/** How many trainees a plan registers, and what it adds up to; no credits under a pack of hours alone. */
export function planTotals({ facts, rows }: RegistrationPlan<unknown>): {
  readonly awardedCount: number;
  readonly hoursTotal: number;
  readonly creditsTotal: number | null;
} {
  const { hours, credits } = sumOfLines(rows.flatMap(({ award }) => award.lines));
  return {
    awardedCount: rows.filter(({ award }) => award.lines.length > 0).length,
    hoursTotal: hours,
    creditsTotal: facts.pack.units.credits ? (credits ?? 0) : null,
  };
}
