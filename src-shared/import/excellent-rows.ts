import type { PolicyPack } from '../policy/pack/policy-pack.ts';
import { isError, type Problem } from '../problems.ts';
import { excellentStanding, needsExcellentReason } from '../registration/excellent-trainees.ts';
import type { TraineeFields } from '../training/trainee.ts';
import type { KnownTrainee, PlannedTrainee } from './trainee-list.ts';

type Facts = {
  readonly pack: PolicyPack;
  /** Why more are excellent than the text allows; null: nobody said. */
  readonly excellentReason: string | null;
  /** Everybody on the list of the project. */
  readonly trainees: readonly KnownTrainee[];
};

/**
 * A planned list against the limit of excellent trainees (L21, A16): where it would make more of them than the text allows and
 * nobody gave a reason, every row that makes somebody excellent waits for it. The other rows are taken in.
 */
export function withExcellentLimit(
  planned: readonly PlannedTrainee[],
  { pack, excellentReason, trainees }: Facts,
): readonly PlannedTrainee[] {
  const before = trainees.map(({ fields }) => fields);
  const standing = excellentStanding(pack, resultsAfter(planned, trainees));
  if (standing === null || !needsExcellentReason(excellentStanding(pack, before), standing, excellentReason))
    return planned;
  const { count, max, clause } = standing;
  return planned.map((row) => {
    const isMade = row.change.result === 'excellent' && row.existing?.fields.result !== 'excellent';
    if (!isMade || row.problems.some(isError)) return row;
    const problem: Problem = {
      code: 'trainee.excellentOverLimit',
      severity: 'error',
      at: { row: row.row },
      clause,
      values: { count, max },
    };
    return { ...row, kind: 'problem', problems: [...row.problems, problem] };
  });
}

/** Everybody's role and result once the list is taken in. */
function resultsAfter(
  planned: readonly PlannedTrainee[],
  trainees: readonly KnownTrainee[],
): readonly Pick<TraineeFields, 'role' | 'result'>[] {
  const rows = planned.filter(({ kind }) => kind === 'new' || kind === 'changed');
  const changed = new Map(
    rows.flatMap(({ existing, change }) => (existing === null ? [] : [[existing.uid, change]])),
  );
  return [
    ...trainees.map(({ uid, fields }) => ({ ...fields, ...changed.get(uid) })),
    ...rows
      .filter(({ existing }) => existing === null)
      .map(({ change }) => ({
        role: change.role ?? ('trainee' as const),
        result: change.result ?? ('pending' as const),
      })),
  ];
}
