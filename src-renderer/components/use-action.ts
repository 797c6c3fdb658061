import { useMutation } from '@tanstack/react-query';
import { showError } from './overlay/toasts.tsx';

export type Action = {
  /** Starts it, unless the one before still runs. */
  readonly run: (action: () => Promise<unknown>) => void;
  readonly isRunning: boolean;
};

/** What a button outside of forms does: one at a time, its failure told in passing unless `onFailed` shows it elsewhere. */
export function useAction(onFailed: (error: unknown) => void = showError): Action {
  const { mutate, isPending } = useMutation({
    mutationFn: (action: () => Promise<unknown>) => action(),
    onError: onFailed,
  });
  return { run: (action) => isPending || mutate(action), isRunning: isPending };
}
