import { useCallback, useState } from 'react';
import { useLedger } from '../../ledger.ts';

/**
 * State that a page finds again when the user comes back to it (filters, sorting), per ledger, until the window closes:
 * `const useFilters = keepState(initialFilters)`.
 */
export function keepState<Value>(initial: Value): () => [Value, (change: Partial<Value>) => void] {
  const kept = new Map<string, Value>();
  return function useKeptState() {
    const { uid } = useLedger().ledger;
    const [value, setValue] = useState<Value>(() => kept.get(uid) ?? initial);
    const change = useCallback(
      (part: Partial<Value>) =>
        setValue((now) => {
          const next = { ...now, ...part };
          kept.set(uid, next);
          return next;
        }),
      [uid],
    );
    return [value, change];
  };
}
