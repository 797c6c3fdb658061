import { expect, it } from 'vitest';
import { policyProblem } from '../../../../src-shared/policy/pack/policy-problem.ts';

it('stands at its field, or at its pointer where it belongs to no rule', () => {
  const unread = {
    path: '/assessment/0/credits',
    code: 'wrongType',
    values: { expected: 'number' },
  } as const;
  expect(policyProblem({ ...unread, field: 'assessment/year-minimum/credits' })).toEqual({
    code: 'policy.wrongType',
    severity: 'error',
    at: { field: 'assessment/year-minimum/credits' },
    values: { path: '/assessment/0/credits', expected: 'number' },
  });
  expect(policyProblem(unread).at).toEqual({ field: '/assessment/0/credits' });
});
