import type { WireProblem } from '../../../src-shared/rpc/contract/shared.ts';

/** Problems of one trainee: that person stays out of the registration, the others are registered. */
const ofOnePerson: ReadonlySet<string> = new Set([
  'registration.proofFiguresMissing',
  'registration.yearUnknown',
]);

export function isOfOnePerson(problem: Pick<WireProblem, 'code'>): boolean {
  return ofOnePerson.has(problem.code);
}
