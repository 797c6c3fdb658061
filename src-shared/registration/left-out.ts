import { compileAward } from '../policy/award/award.ts';
import type { AwardInput } from '../policy/award/award-input.ts';
import type { AwardOutcome, Decisions } from '../policy/award/award-outcome.ts';
import { type AwardedTrainee, factsOfTrainee } from '../policy/award/facts-of-trainee.ts';
import type { PolicyPack } from '../policy/pack/policy-pack.ts';
import type { ProjectFields } from '../training/project.ts';
import { hasPassed } from '../training/trainee.ts';
import { hasReallyPassed } from './planned-award.ts';

/** How many trainees of equal facts one project has, whose result is good and of whom no entry stands. */
type WaitingTrainees = {
  readonly project: ProjectFields & { readonly id: number };
  readonly trainee: AwardedTrainee;
  readonly count: number;
};

/**
 * By project: how many have a good result that the text does not take, because a gate stops them. They did not pass, are
 * registered by nobody, and wait for nothing. Equal facts are awarded once.
 */
export function leftOutCounts(
  waiting: Iterable<WaitingTrainees>,
  packOn: (day: string | null) => PolicyPack,
  decisionsOf: (pack: PolicyPack) => Decisions,
): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  const awards = new Map<PolicyPack, (input: AwardInput) => AwardOutcome>();
  const passing = new Map<string, boolean>();
  for (const { project, trainee, count } of waiting) {
    if (!hasPassed(trainee)) continue;
    const pack = packOn(project.endOn);
    const award = awards.get(pack) ?? compileAward(pack, decisionsOf(pack));
    awards.set(pack, award);
    const input = factsOfTrainee(project, trainee);
    const kind = `${pack.id} ${project.kind} ${JSON.stringify(input)}`;
    const isPassed = passing.get(kind) ?? hasReallyPassed(project, trainee, award(input));
    passing.set(kind, isPassed);
    if (!isPassed) counts.set(project.id, (counts.get(project.id) ?? 0) + count);
  }
  return counts;
}
