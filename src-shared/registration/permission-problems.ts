import type { PolicyPack } from '../policy/pack/policy-pack.ts';
import type { Reason } from '../policy/pack/rule-heading.ts';
import { askPermission } from '../policy/set/ask-texts.ts';
import type { Problem, ProblemCode } from '../problems.ts';
import type { ProjectFields } from '../training/project.ts';
import type { Level } from '../training/training-words.ts';

/** Who wants to register what, under which text. */
export type PermissionFacts = {
  readonly project: ProjectFields;
  /** The pack in force on the day the project ended, or today while that day is not known. */
  readonly pack: PolicyPack;
  readonly organisation: { readonly level: Level };
};

/**
 * What the text says to this organisation registering this project (H4–H7):
 * 1. `project.notOursToRegister`: it may not, once for every reason with its clause.
 * 2. `project.policyWarning`: it may, and something deserves a look.
 *
 * Nothing for an outside project, which another body registers, and under a text that does not say who registers.
 * The approval form is not asked here.
 */
export function permissionProblems({ project, pack, organisation }: PermissionFacts): readonly Problem[] {
  if (project.kind !== 'own') return [];
  const answer = askPermission(pack, {
    activity: project.form,
    level: project.level,
    organisation,
    organiser: {
      kind: project.organiserKind,
      level: project.organiserLevel,
      approved: project.isOrganiserApproved,
      registered: project.isOrganiserRegistered,
      delegated: project.isDelegated,
    },
    delegated: project.isDelegated,
  });
  if (answer === null) return [];
  const refusals = answer.outcome === 'refused' ? answer.reasons : [];
  return [
    ...refusals.map((reason) => problemOf('project.notOursToRegister', 'error', reason)),
    ...answer.warnings.map((reason) => problemOf('project.policyWarning', 'warning', reason)),
  ];
}

/** The level is the field that decides who registers, so the form shows the problem there. */
function problemOf(code: ProblemCode, severity: Problem['severity'], { clause, text }: Reason): Problem {
  return { code, severity, clause, at: { field: 'level' }, values: { text } };
}
