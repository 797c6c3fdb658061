import { useCallback, useEffect, useRef, useState } from 'react';
import { useServices } from '../../services.ts';
import { dropDraft, readDraft, type StoredDraft, writeDraft } from './draft-store.ts';
import { isSame, ownChanges } from './own-changes.ts';

/** Milliseconds without a key after which a draft is written. */
const WRITE_AFTER = 400;

type FormState<Values> = { readonly values: Values; readonly initial: Values; readonly isDirty: boolean };

type KeptDraft<Values> = {
  readonly found: StoredDraft<Values> | null;
  /** Drops the draft and the offer: what stands in the form is saved. */
  readonly forget: () => void;
  /** What the offered draft changed; the offer ends. */
  readonly take: () => Partial<Values>;
  /** Declines the offer. What was typed since is a draft of its own and stays. */
  readonly drop: () => void;
};

/**
 * Writes dirty values to the draft store: when typing rests, when the page hides, and when the form goes.
 * Without a name nothing is kept: a dialog of a field or two is quicker typed again than offered.
 */
export function useStoredDraft<Values extends object>(
  name: string | null,
  state: FormState<Values>,
): KeptDraft<Values> {
  const { values, initial, isDirty } = state;
  const { scope } = useServices();
  const key = name === null ? null : `${scope}:${name}`;
  const [found, setFound] = useState<StoredDraft<Values> | null>(() => {
    const draft = key === null ? null : readDraft<Values>(key);
    return draft === null || isSame(draft.values, initial) ? null : draft;
  });
  const unsaved = useRef<{ readonly values: Values; readonly from: Values } | null>(null);
  useEffect(() => {
    unsaved.current = isDirty ? { values, from: initial } : null;
  }, [values, initial, isDirty]);
  // A form that closes within WRITE_AFTER of the last key writes what is unsaved then.
  useEffect(
    () => () => {
      if (key !== null && unsaved.current !== null)
        writeDraft(key, unsaved.current.values, unsaved.current.from);
    },
    [key],
  );
  useEffect(() => {
    if (!isDirty || key === null) return;
    const keep = () => writeDraft(key, values, initial);
    const timer = setTimeout(keep, WRITE_AFTER);
    window.addEventListener('pagehide', keep);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pagehide', keep);
    };
  }, [values, initial, isDirty, key]);

  const forget = useCallback(() => {
    unsaved.current = null;
    if (key !== null) dropDraft(key);
    setFound(null);
  }, [key]);
  return {
    found,
    forget,
    take: () => {
      setFound(null);
      // Only the user's own changes: the record may say more by now than it did then.
      return found === null ? {} : ownChanges(found.from ?? initial, found.values);
    },
    drop: () => {
      if (key === null || unsaved.current === null) return forget();
      writeDraft(key, unsaved.current.values, unsaved.current.from);
      setFound(null);
    },
  };
}
