import type { Standing } from '../policy/assess/period-mark.ts';
import type { Problem } from '../problems.ts';
import { type TraineeFields, traineeProblems } from '../training/trainee.ts';

/** A change of one trainee's attendance and result. */
export type ResultFacts = {
  readonly name: string;
  /** As recorded. */
  readonly before: TraineeFields;
  /** What is changed, and nothing else. */
  readonly change: Partial<TraineeFields>;
  /** An entry stands. */
  readonly isRegistered: boolean;
  /** Roles that the same teacher has in the project, this one's among them. */
  readonly rolesTaken: readonly TraineeFields['role'][];
};

type Check = (facts: ResultFacts) => readonly Problem[];

/** `trainee.registeredIsLocked`: while an entry stands, what it was computed from may not change. Reverse it first. */
const isNotLocked: Check = ({ isRegistered, change, name }) =>
  isRegistered && Object.keys(change).length > 0
    ? [{ code: 'trainee.registeredIsLocked', severity: 'error', values: { name } }]
    : [];

/** `trainee.roleTaken`: nobody is in a project twice in one role. */
const hasFreeRole: Check = ({ before, change: { role }, rolesTaken, name }) =>
  role !== undefined && role !== before.role && rolesTaken.includes(role)
    ? [{ code: 'trainee.roleTaken', severity: 'error', at: { field: 'role' }, values: { name } }]
    : [];

/** Whatever contradicts itself in the figures as they would be (`traineeProblems`), under the trainee's name. */
const hasFiguresInOrder: Check = ({ before, change, name }) =>
  traineeProblems({ ...before, ...change }).map((problem) => ({
    ...problem,
    values: { ...problem.values, name },
  }));

/** Every check of a change of results, in the order of the report. */
export const resultChecks: readonly Check[] = [isNotLocked, hasFreeRole, hasFiguresInOrder];

/** What refuses the change of one trainee. */
export function resultProblems(facts: ResultFacts): readonly Problem[] {
  return resultChecks.flatMap((check) => check(facts));
}

/**
 * What deserves a look although it is saved: `trainee.makeUpNotNeeded`, a make-up for a year that was reached or is not
 * assessed, which will count in the year it is taken (A30). `standing`: how the year that is made up stands by now.
 */
export function resultWarnings(facts: {
  readonly name: string;
  readonly change: Partial<TraineeFields>;
  readonly standing: (year: number) => Standing | null;
}): readonly Problem[] {
  const { name, standing } = facts;
  const year = facts.change.makeUpFor ?? null;
  if (year === null) return [];
  const status = standing(year);
  return status === 'passed' || status === 'exempt'
    ? [
        {
          code: 'trainee.makeUpNotNeeded',
          severity: 'warning',
          at: { field: 'makeUpFor' },
          values: { name, year },
        },
      ]
    : [];
}
