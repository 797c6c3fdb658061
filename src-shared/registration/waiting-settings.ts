import { compileAward } from '../policy/award/award.ts';
import type { AwardInput } from '../policy/award/award-input.ts';
import type { AwardOutcome, Decisions } from '../policy/award/award-outcome.ts';
import { type AwardedTrainee, factsOfTrainee } from '../policy/award/facts-of-trainee.ts';
import type { PolicyPack } from '../policy/pack/policy-pack.ts';
import { pointOf } from '../policy/set/set-members.ts';
import type { ProjectFields } from '../training/project.ts';

/** A silent point of a pack, and how many trainees of unregistered projects wait for it. */
export type WaitingSetting = {
  readonly policyId: string;
  readonly settingId: string;
  readonly count: number;
};

/** How many trainees of equal facts one project has. */
type WaitingTrainees = {
  readonly project: ProjectFields;
  readonly trainee: AwardedTrainee;
  readonly count: number;
};

/**
 * How many people with a result wait for each point that the regulation of their project leaves open. Each pack is
 * prepared once, and equal facts are awarded once: a county has thousands of trainees of a few dozen kinds.
 */
export function waitingSettings(
  waiting: Iterable<WaitingTrainees>,
  packOn: (day: string | null) => PolicyPack,
  decisionsOf: (pack: PolicyPack) => Decisions,
): readonly WaitingSetting[] {
  const counts = new Map<string, WaitingSetting>();
  const awards = new Map<PolicyPack, (input: AwardInput) => AwardOutcome>();
  const seen = new Map<string, readonly string[]>();
  for (const { project, trainee, count: people } of waiting) {
    const pack = packOn(project.endOn);
    const award = awards.get(pack) ?? compileAward(pack, decisionsOf(pack));
    awards.set(pack, award);
    const input = factsOfTrainee(project, trainee);
    const kind = `${pack.id} ${JSON.stringify(input)}`;
    const settings = seen.get(kind) ?? award(input).undecidedSettings;
    seen.set(kind, settings);
    for (const key of settings) {
      const point = pointOf(pack, key);
      const which = `${point.policyId} ${point.settingId}`;
      const count = (counts.get(which)?.count ?? 0) + people;
      counts.set(which, { ...point, count });
    }
  }
  return [...counts.values()];
}
