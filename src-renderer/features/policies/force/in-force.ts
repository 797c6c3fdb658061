import type { PackPeriod, PackRow } from '../../../../src-shared/rpc/contract/policies.ts';

/** Whether a registration year goes by this pack in this version already, so that setting it would change nothing. */
export function isInForce(
  pack: Pick<PackRow, 'id' | 'version'>,
  periods: readonly Pick<PackPeriod, 'policyId' | 'version' | 'fromYear'>[],
  year: number,
): boolean {
  const governing = periods.findLast(({ fromYear }) => fromYear === null || fromYear <= year) ?? periods[0];
  return governing !== undefined && governing.policyId === pack.id && governing.version === pack.version;
}
