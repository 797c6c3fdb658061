import { useEffect, useRef, useState } from 'react';
import { showError } from '../overlay/toasts.tsx';

type LastChoiceOptions<Value> = {
  readonly save: (value: Value) => Promise<unknown>;
  /** What is to be shown in place of the saved value; null when that is right again. */
  readonly onWish: (wish: { readonly value: Value } | null) => void;
  readonly onFailed: (error: unknown) => void;
};

/**
 * Saves what is chosen as soon as it is chosen, one saving after the other; of the choices made meanwhile only the last
 * counts. What failed is not tried again: the saved value stands, and the choices that were waiting with it are gone too.
 */
export class LastChoice<Value> {
  readonly #options: LastChoiceOptions<Value>;
  #isSaving = false;
  #next: { readonly value: Value } | null = null;

  constructor(options: LastChoiceOptions<Value>) {
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
 * A value that is saved where it is chosen: shows the choice at once and until the ledger says the same. `save` resolves
 * when the new value has been asked again.
 */
export function useLastChoice<Value>(
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
      new LastChoice<Value>({
        save: async (value) => {
          await latest.current(value);
          // The rows that were asked again reach the page in the next turn.
          await new Promise((resolve) => setTimeout(resolve, 0));
        },
        onWish: setWish,
        onFailed: showError,
      }),
  );
  return { value: wish === null ? saved : wish.value, choose: (value) => choice.choose(value) };
}
