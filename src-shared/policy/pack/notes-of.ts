import type { PolicyPack } from './policy-pack.ts';

/**
 * The readings that decided somewhere in these steps, with their text, in the order of the pack (Q3). A
 * reading that only the rule carries, and no step rests on, is left out.
 */
export function notesOf(
  pack: Pick<PolicyPack, 'notes'>,
  steps: readonly { readonly note?: string | undefined }[],
): { id: string; text: string }[] {
  const used = new Set(steps.flatMap(({ note }) => note ?? []));
  return pack.notes.filter(({ id }) => used.has(id)).map(({ id, text }) => ({ id, text }));
}
