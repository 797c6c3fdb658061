import { z } from 'zod';
import { contract } from '../../../../src-shared/rpc/contract/index.ts';

type Named = { readonly '~orpc': { readonly inputSchema?: unknown; readonly outputSchema?: unknown } };

/** Every call as its feature, its name and what it takes and gives. */
export const calls = Object.entries(contract).flatMap(([feature, named]) =>
  Object.entries<Named>(named as Record<string, Named>).map(([name, call]) => ({
    feature,
    name,
    input: call['~orpc'].inputSchema,
    output: call['~orpc'].outputSchema,
  })),
);

/** What the call makes of an input, its defaults filled in; `null` where it refuses it. */
export function taken(call: string, input: unknown): unknown {
  const found = calls.find(({ feature, name }) => `${feature}.${name}` === call);
  if (!(found?.input instanceof z.ZodType)) throw new Error(`no call ${call} with an input`);
  const parsed = found.input.safeParse(input);
  return parsed.success ? parsed.data : null;
}

/** A page of a table, as every list takes it. */
export function pageOf(call: string, usual: number) {
  return {
    isBounded:
      taken(call, { limit: 501 }) === null &&
      taken(call, { limit: 0 }) === null &&
      taken(call, { offset: -1 }) === null,
    usual: (taken(call, {}) as { readonly limit?: number } | null)?.limit === usual,
    isSearchShort: taken(call, { search: 'x'.repeat(101) }) === null,
  };
}

/** Every list is bounded in the same way. */
export const BOUNDED = { isBounded: true, usual: true, isSearchShort: true };

/** What of these inputs a call refuses. */
export function refused(call: string, inputs: readonly object[]): readonly object[] {
  return inputs.filter((input) => taken(call, input) === null);
}

/** Inputs that differ from a right one in one field. */
export function changed(
  right: object,
  changes: Readonly<Record<string, readonly unknown[]>>,
): readonly object[] {
  return Object.entries(changes).flatMap(([field, values]) =>
    values.map((value) => ({ ...right, [field]: value })),
  );
}

/** Reasons that say nothing, or too much: every correction asks for one in between. */
export const WRONG_REASONS = ['', '   ', 'x'.repeat(501), null];
