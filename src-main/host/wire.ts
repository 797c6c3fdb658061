import type { PolicyPack } from '../../src-shared/policy/policy-pack.ts';

/** The readings that decided somewhere in these steps, with their text (Q3). */
export function notesOf(
  pack: PolicyPack,
  steps: readonly { readonly note?: string | undefined }[],
): { id: string; text: string }[] {
  const used = new Set(steps.flatMap((step) => (step.note === undefined ? [] : [step.note])));
  return pack.notes.filter((note) => used.has(note.id)).map(({ id, text }) => ({ id, text }));
}
