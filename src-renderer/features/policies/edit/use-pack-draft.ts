import { useState } from 'react';
import type { PackEdit } from '../../../../src-shared/policy/document/pack-edit.ts';
import type { Outputs } from '../../../../src-shared/rpc/contract/index.ts';
import { type DraftForm, useDraft } from '../../../components/form/draft/use-draft.ts';
import type { NewRule } from './rules/new-rules.ts';

/** An own pack as it is saved, with its fields and versions. */
export type SavedPack = Outputs['policies']['get'];

/** What the editor keeps as a draft. */
export type PackValues = {
  readonly edits: readonly PackEdit[];
  /** Rules that the copy adds, as far as they are typed. */
  readonly added: readonly NewRule[];
};

/** The draft of a pack and what changes it. */
export type PackDraft = {
  readonly form: DraftForm<PackValues>;
  /** The version that the edits stand on. */
  readonly saved: SavedPack;
  /** A newer version was saved elsewhere; the edits still stand on the older one. */
  readonly isStale: boolean;
  /** Puts the edits on the newer version. */
  readonly takeNewest: () => void;
};

/** The edits of an own pack. They stay on the version they were typed over until the user takes them to a newer one. */
export function usePackDraft(newest: SavedPack): PackDraft {
  const form = useDraft<PackValues>({
    draftKey: `policy:${newest.pack.id}`,
    initial: { edits: [], added: [] },
  });
  const [saved, setSaved] = useState(newest);
  const isSameVersion = saved.pack.version === newest.pack.version;
  if (saved !== newest && (!form.isDirty || isSameVersion)) setSaved(newest);
  return { form, saved, isStale: !isSameVersion && form.isDirty, takeNewest: () => setSaved(newest) };
}
