import type { SignedDifferences } from '../../src-shared/registration/approval/signed-differences.ts';
import type { Differences } from '../../src-shared/rpc/contract/approvals.ts';

/** What differs from a signed form, as the contract gives it. */
export function toDifferences({ fields, people }: SignedDifferences): Differences {
  return { fields: fields.map((field) => ({ ...field })), people: people.map((person) => ({ ...person })) };
}
