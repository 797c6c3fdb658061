import type { PolicyPack } from '../policy/pack/policy-pack.ts';
import { askLimit } from '../policy/set/ask-texts.ts';
import type { TraineeFields } from '../training/trainee.ts';

/** How many may be excellent, and why more of them are, where somebody said so. */
export type ExcellentStanding = {
  readonly count: number;
  /** The most that the text allows, whole people; a share is rounded down (L21, A16). */
  readonly max: number;
  readonly clause: string;
  readonly isAbove: boolean;
};

/** Excellent trainees against the text's limit (L21): of those who were trained, not of who taught. Null where no text sets one. */
export function excellentStanding(
  pack: PolicyPack,
  trainees: Iterable<Pick<TraineeFields, 'role' | 'result'>>,
): ExcellentStanding | null {
  let people = 0;
  let count = 0;
  for (const { role, result } of trainees) {
    if (role === 'lecturer' || role === 'mentor') continue;
    people++;
    if (result === 'excellent') count++;
  }
  const measure = { of: people * 1000, value: count * 1000 };
  const answer = askLimit(pack, { quantity: 'excellent-trainees', measure });
  if (answer === null || 'missing' in answer || answer.max === null) return null;
  return {
    count,
    max: answer.max / 1000,
    clause: answer.reasons[0]?.clause ?? '',
    isAbove: answer.status === 'above',
  };
}

/** Whether a change of results needs a reason: it makes more of them excellent, beyond the limit, and nobody gave one. */
export function needsExcellentReason(
  before: ExcellentStanding | null,
  after: ExcellentStanding | null,
  reason: string | null,
): boolean {
  return after?.isAbove === true && reason === null && after.count > (before?.count ?? 0);
}
