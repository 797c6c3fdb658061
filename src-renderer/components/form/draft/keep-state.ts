import { useCallback, useState } from 'react';
import { useServices } from '../../services.ts';

/**
 * State that a page finds again when the user comes back to it (filters, sorting), per ledger, until the window closes:
 * `const useFilters = keepState(initialFilters)`.
 */
export function keepState<Value>(initial: Value): () => [Value, (change: Partial<Value>) => void] {
  const kept = new Map<string, Value>();
  return function useKeptState() {
    const { scope } = useServices();
    const [value, setValue] = useState<Value>(() => kept.get(scope) ?? initial);
    const change = useCallback(
      (part: Partial<Value>) =>
        setValue((now) => {
          const next = { ...now, ...part };
          kept.set(scope, next);
          return next;
        }),
      [scope],
    );
    return [value, change];
  };
}
