import { loadShippedCalendar, loadShippedPolicies } from '../../../../src-main/session/shipped-policies.ts';
import { evaluateCase } from '../../../../src-shared/policy/cases/evaluate-case.ts';

export const shipped = { packs: loadShippedPolicies(), calendar: loadShippedCalendar() };

/** Asks one case of the shipped packs; the answer without its id. */
export function ask(kind: string, policy: string | null, input: unknown): Record<string, unknown> {
  const { id: _id, ...answer } = evaluateCase({ id: 'test', kind, policy, input }, shipped);
  return 'output' in answer ? answer.output : answer;
}
