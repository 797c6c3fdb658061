import { type RefObject, useEffect, useEffectEvent, useState } from 'react';

type AskedSaveOptions = {
  /** The editor: the first field that is wrong gets the keyboard. */
  readonly room: RefObject<HTMLElement | null>;
  /** What was typed last has been checked. */
  readonly isSettled: boolean;
  readonly canSave: boolean;
  /** Everything is right: the reason can be asked for. */
  readonly onReady: () => void;
};

/** Saving may be asked for in mid-word: it waits for the check of what was typed last. Returns how to ask. */
export function useAskedSave({ room, isSettled, canSave, onReady }: AskedSaveOptions): () => void {
  const [isAsked, setIsAsked] = useState(false);
  const answer = useEffectEvent(() => {
    const wrong = room.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (wrong !== null && wrong !== undefined) wrong.focus();
    else if (canSave) onReady();
  });
  useEffect(() => {
    if (!isAsked || !isSettled) return;
    setIsAsked(false);
    answer();
  }, [isAsked, isSettled]);
  return () => setIsAsked(true);
}
