import type { Problem } from '../problems.ts';
import { changeableWhenRegistered, type ProjectFields, projectFieldsSchema } from '../training/project.ts';
import { projectProblems } from '../training/project-problems.ts';
import { type PermissionFacts, permissionProblems } from './permission-problems.ts';

type Check = (facts: PermissionFacts) => readonly Problem[];

/** Every check of the fields that somebody saves, in the order of the form: the fields themselves, then what the text says. */
export const savingChecks: readonly Check[] = [({ project }) => projectProblems(project), permissionProblems];

/** What refuses the fields of a project (errors) and what deserves a look although they are saved (warnings). */
export function savingProblems(facts: PermissionFacts): readonly Problem[] {
  return savingChecks.flatMap((check) => check(facts));
}

/**
 * `project.registeredIsLocked`, at each field: while entries stand, what they were computed from may not change under them.
 * Reverse them first; `changeableWhenRegistered` names the fields that nothing is computed from.
 */
export function lockedFieldProblems(change: {
  readonly before: ProjectFields;
  readonly after: ProjectFields;
  readonly registeredCount: number;
}): readonly Problem[] {
  const { before, after, registeredCount } = change;
  if (registeredCount === 0) return [];
  return projectFieldsSchema
    .keyof()
    .options.filter((field) => !changeableWhenRegistered.includes(field))
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => ({
      code: 'project.registeredIsLocked',
      severity: 'error',
      at: { field },
      values: { count: registeredCount },
    }));
}
