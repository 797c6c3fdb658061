import type { Problem } from '../../problems.ts';
import type { PackProblem } from './check-pack.ts';

/**
 * Something in a pack, an edit of one or facts that cannot be read. `unknownField`: an edit that names
 * nothing of the pack.
 */
type Unreadable = {
  readonly path: string;
  readonly code: PackProblem['code'] | 'unknownField';
  readonly values: Problem['values'];
  readonly field?: string;
};

/** The same as a problem: at its field, or at its pointer where it belongs to no rule. */
export function policyProblem({ path, code, values, field }: Unreadable): Problem {
  return {
    code: `policy.${code}`,
    severity: 'error',
    at: { field: field ?? path },
    values: { path, ...values },
  };
}
