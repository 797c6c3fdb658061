import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { WireProblem } from '../../../src-shared/rpc/contract/shared.ts';
import { describeError } from '../../text/errors.ts';
import { useIsHere } from '../busy.ts';
import { showDone, showError } from '../overlay/toasts.tsx';
import { useServices } from '../services.ts';
import type { DraftForm } from './draft/use-draft.ts';

/** What is saved: a `DraftForm`, or in small dialogs the values and their check alone. */
export type SavedForm<Values> = Pick<DraftForm<Values>, 'values' | 'check'> &
  Partial<Pick<DraftForm<Values>, 'setProblems' | 'reset'>>;

type SaveOptions<Values, Result> = {
  /** The call; it gets the values that were checked. */
  readonly call: (values: Values) => Promise<Result>;
  /** The confirmation. */
  readonly done: string | ((result: Result, values: Values) => string);
  /** Runs after the confirmation, unless the user has left the form meanwhile. */
  readonly onDone?: (result: Result, values: Values) => void;
  /** The check or the call found something to correct. */
  readonly onInvalid?: () => void;
  /** Gets the problems of a refused call first; gives back those that the form shall show. */
  readonly onRefused?: (problems: readonly WireProblem[]) => readonly WireProblem[];
  /** Loads the newest record into the form; with it a STALE answer becomes `isStale` instead of a failure. */
  readonly reload?: () => Promise<void>;
};

/** Saving as a form sees it. */
export type Save = {
  /**
   * Checks and saves, for `Form`'s `onSave`; resolves to whether it was saved. Ignored while a save runs. Never rejects:
   * the failure is state.
   */
  readonly submit: () => Promise<boolean>;
  readonly isSaving: boolean;
  /** Why the last save or reload failed, unless it was refused with problems; null while all is well. */
  readonly failure: unknown;
  /** Problems of a refused call that stand at no field. */
  readonly unplaced: readonly WireProblem[];
  /** Somebody else saved the record meanwhile: `reload` is the way on. */
  readonly isStale: boolean;
  /** Loads the newest record; true when it is there. */
  readonly reload: () => Promise<boolean>;
  /** Forgets the failure: another file or value was chosen. */
  readonly clear: () => void;
};

/**
 * Saves a form: check, call, forget the draft, ask everything anew, confirm.
 * A refusal goes to its fields. When the user has left the form meanwhile, the answer is told in passing and moves nothing.
 */
export function useSave<Values, Result>(form: SavedForm<Values>, options: SaveOptions<Values, Result>): Save {
  const { refresh } = useServices();
  const isHere = useIsHere();
  const isRunning = useRef(false);
  const [unplaced, setUnplaced] = useState<readonly WireProblem[]>([]);
  const saving = useMutation(saveSteps({ form, options, refresh, isHere, setUnplaced }));
  const clear = () => {
    setUnplaced([]);
    saving.reset();
  };
  const reloading = useMutation({
    mutationFn: async () => options.reload?.(),
    onSuccess: () => {
      clear();
      return refresh();
    },
  });
  const { code, problems } = describeError(saving.error);
  const isStale = options.reload !== undefined && saving.error !== null && code === 'STALE';
  return {
    submit: async () => {
      if (isRunning.current) return false;
      if (!form.check()) {
        options.onInvalid?.();
        return false;
      }
      isRunning.current = true;
      setUnplaced([]);
      reloading.reset();
      return saving
        .mutateAsync(form.values)
        .then(
          () => true,
          () => false,
        )
        .finally(() => {
          isRunning.current = false;
        });
    },
    isSaving: saving.isPending,
    failure: reloading.error ?? (isStale || problems.length > 0 ? null : saving.error),
    unplaced,
    isStale,
    reload: () =>
      reloading.mutateAsync().then(
        () => true,
        () => false,
      ),
    clear,
  };
}

type SaveContext<Values, Result> = {
  readonly form: SavedForm<Values>;
  readonly options: SaveOptions<Values, Result>;
  readonly refresh: () => Promise<void>;
  readonly isHere: () => boolean;
  readonly setUnplaced: (problems: readonly WireProblem[]) => void;
};

/** What happens when a save is answered, in order, as options of a mutation. */
export function saveSteps<Values, Result>(context: SaveContext<Values, Result>) {
  const { form, options, refresh, isHere, setUnplaced } = context;
  return {
    mutationFn: options.call,
    onSuccess: async (result: Result, values: Values) => {
      // First: a program that ends during the refresh must not offer as a draft what is saved.
      form.reset?.(values);
      await refresh();
      showDone(typeof options.done === 'string' ? options.done : options.done(result, values));
      if (isHere()) options.onDone?.(result, values);
    },
    onError: (error: unknown) => {
      if (!isHere()) return showError(error);
      const { problems } = describeError(error);
      const shown = options.onRefused?.(problems) ?? problems;
      setUnplaced(form.setProblems?.(shown) ?? shown);
      options.onInvalid?.();
    },
  };
}
