import type { Problem } from '../problems.ts';
import type { Doubling } from './one-training-once.ts';
import type { ExplainedDoubling } from './withhold-doublings.ts';

/**
 * What was found of one person as warnings, one for each training or person it was found against (X4). `projectUid` and
 * `personUid` are the way there.
 */
export function doublingProblems(name: string, found: readonly Doubling[]): readonly Problem[] {
  return found.flatMap(({ rule, others, person, from, to, hours, number }) => {
    const values = {
      name,
      person: person?.name ?? null,
      personUid: person?.uid ?? null,
      from,
      to,
      hours,
      number,
    };
    const named = others.length === 0 ? [null] : rule === 'dayTooLong' ? others.slice(0, 1) : others;
    const all = others.map((other) => other.name).join('、');
    return named.map((other) => ({
      code: `doubling.${rule}` as const,
      severity: 'warning' as const,
      values: {
        ...values,
        project: rule === 'dayTooLong' ? all : (other?.name ?? null),
        projectUid: other?.uid ?? null,
        kind: rule === 'dayTooLong' ? null : (other?.kind ?? null),
      },
    }));
  });
}

/** `doubling.unexplained`: people who are not registered yet and have a finding without a reason. */
export function unexplainedProblems(
  places: readonly {
    readonly isRegistered: boolean;
    readonly doublings: readonly Pick<ExplainedDoubling, 'reason'>[];
  }[],
): readonly Problem[] {
  const count = places.filter(
    ({ isRegistered, doublings }) => !isRegistered && doublings.some(({ reason }) => reason === null),
  ).length;
  return count === 0 ? [] : [{ code: 'doubling.unexplained', severity: 'warning', values: { count } }];
}

/** A finding that somebody wants to give a reason for, with where its place stands. */
export type ExplainedFact = {
  readonly name: string;
  /** An entry stands: its trail is sealed, with the reasons that were given before. */
  readonly isRegistered: boolean;
  /** What is found of the place now. */
  readonly found: readonly ExplainedDoubling[];
  readonly key: string;
};

type Check = (facts: ExplainedFact) => readonly Problem[];

/** `doubling.alreadyRegistered`: the reasons that an entry rests on are part of it. */
const isOpen: Check = ({ name, isRegistered }) =>
  isRegistered ? [{ code: 'doubling.alreadyRegistered', severity: 'error', values: { name } }] : [];

/** `doubling.changedSinceSeen`: the finding is not there any more. */
const isStillThere: Check = ({ name, found, key }) =>
  found.some((doubling) => doubling.key === key)
    ? []
    : [{ code: 'doubling.changedSinceSeen', severity: 'error', values: { name } }];

/** Every check of giving a reason, in the order of the report. */
export const explainingChecks: readonly Check[] = [isOpen, isStillThere];

/** What refuses the reason for one finding. */
export function explainingProblems(facts: ExplainedFact): readonly Problem[] {
  return explainingChecks.flatMap((check) => check(facts));
}
