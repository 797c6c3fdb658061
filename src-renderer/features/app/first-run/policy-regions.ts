import { provinceWord } from '../../../text/regions.ts';

type Regional = { readonly regionCode: string };

/** The provinces that have a policy, each once, in the order of the policies. */
export function regionsOf(policies: readonly Regional[]): readonly string[] {
  return [...new Set(policies.map(({ regionCode }) => provinceWord(regionCode)))];
}

/** The policies of a province by its word; all of them where none is chosen. */
export function choosableIn<Policy extends Regional>(
  policies: readonly Policy[],
  province: string | null,
): readonly Policy[] {
  return policies.filter(({ regionCode }) => province === null || provinceWord(regionCode) === province);
}

/**
 * The region code an organisation begins with under a policy: the policy's own, unless what was typed lies in the same
 * province already.
 */
export function regionUnder(policy: Regional, typed: string): string {
  return typed.slice(0, 2) === policy.regionCode.slice(0, 2) ? typed : policy.regionCode;
}
