import type { RegistrationRow } from '../../../src-shared/rpc/contract/registrations.ts';
import type { WireStep } from '../../../src-shared/rpc/contract/shared.ts';

/** The clause that a figure rests on, with its words. */
export type Basis = { readonly clause: string; readonly text: string };

/**
 * The one line that says where a row's figure comes from: the step that made the credits (or the hours, where the policy
 * knows no credits), or the first reason why there is none. Null while nothing was computed.
 */
export function basisOf(row: RegistrationRow): Basis | null {
  if (row.outcome === 'pending') return row.reasons[0] ?? null;
  if (row.outcome === 'awarded' || row.outcome === 'registered')
    return madeFigure(row.steps) ?? row.reasons[0] ?? null;
  return row.reasons[0] ?? row.steps.at(-1) ?? null;
}

/**
 * The trail runs hours → credits → the sum → the year. What the user looks for is how the credits came about: the cap that
 * bit, else the parts between the hours and the sum.
 */
function madeFigure(steps: readonly WireStep[]): Basis | null {
  const sum = steps.findLastIndex((step) => step.unit === 'credits' && typeof step.after === 'number');
  if (sum < 0) return steps.findLast((step) => typeof step.after === 'number') ?? steps.at(-1) ?? null;
  const cut = steps.findLast((step) => step.unit === 'credits' && isCut(step));
  if (cut !== undefined) return cut;
  const hours = steps.findLastIndex((step, index) => index < sum && step.unit === 'hours');
  const parts = steps.slice(hours + 1, sum);
  const [first] = parts;
  return first === undefined
    ? (steps[sum] ?? null)
    : { clause: first.clause, text: parts.map((part) => part.text).join('；') };
}

function isCut(step: WireStep): boolean {
  return typeof step.before === 'number' && typeof step.after === 'number' && step.after < step.before;
}
