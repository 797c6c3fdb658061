import { useEffect, useRef, useState } from 'react';
import { showError } from '../../overlay/toasts.tsx';

type CoalescedSaveOptions<Value> = {
  readonly save: (value: Value) => Promise<unknown>;
  /** The value to show in place of the saved one; null when the saved value is right again. */
  readonly onWish: (wish: { readonly value: Value } | null) => void;
  readonly onFailed: (error: unknown) => void;
};

/**
 * Coalesces saves: at most one runs and one waits; a newer choice replaces the one that waits. A failed save is not
 * tried again: the saved value stands, and the choice that waited is dropped with it.
 */
export class CoalescedSave<Value> {
  readonly #options: CoalescedSaveOptions<Value>;
  #isSaving = false;
  #next: { readonly value: Value } | null = null;

  constructor(options: CoalescedSaveOptions<Value>) {
    this.#options = options;
  }

  /** True when this choice, or a later one in its place, was saved. */
  async choose(value: Value): Promise<boolean> {
    const { save, onWish, onFailed } = this.#options;
    onWish({ value });
    this.#next = { value };
    if (this.#isSaving) return true;
    this.#isSaving = true;
    try {
      while (this.#next !== null) {
        const { value: present } = this.#next;
        this.#next = null;
        await save(present);
      }
      return true;
    } catch (error) {
      this.#next = null;
      onFailed(error);
      return false;
    } finally {
      this.#isSaving = false;
      onWish(null);
    }
  }
}

/**
 * A value that is saved where it is chosen. The choice is shown at once, optimistically, until the saved value has been
 * asked again; `save` resolves then.
 */
export function useCoalescedSave<Value>(
  saved: Value,
  save: (value: Value) => Promise<unknown>,
): { readonly value: Value; readonly choose: (value: Value) => Promise<boolean> } {
  const [wish, setWish] = useState<{ readonly value: Value } | null>(null);
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  const [choice] = useState(
    () =>
      new CoalescedSave<Value>({
        save: async (value) => {
          await latest.current(value);
          // React shows the rows that were asked again in the next task.
          await new Promise((resolve) => setTimeout(resolve, 0));
        },
        onWish: setWish,
        onFailed: showError,
      }),
  );
  return { value: wish === null ? saved : wish.value, choose: (value) => choice.choose(value) };
}
