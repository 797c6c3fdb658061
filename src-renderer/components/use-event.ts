import { useCallback, useLayoutEffect, useRef } from 'react';

/**
 * A function whose identity never changes and which runs the handler of the last render, for memoized rows and timers.
 * Mantine's `useCallbackRef` does the same but lags behind the screen until the browser has painted: a key pressed in
 * that moment would act on the rows before.
 */
export function useEvent<Input extends readonly unknown[], Result>(
  handler: (...input: Input) => Result,
): (...input: Input) => Result {
  const latest = useRef(handler);
  useLayoutEffect(() => {
    latest.current = handler;
  });
  return useCallback((...input: Input) => latest.current(...input), []);
}
