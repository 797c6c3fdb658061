import type { Trail } from '../../../../../src-shared/policy/assess/assess-outcome.ts';

/** An explanation that nothing was written into yet. */
export function aTrail(): Trail {
  return { steps: [], reasons: [], warnings: [], settings: new Set() };
}
