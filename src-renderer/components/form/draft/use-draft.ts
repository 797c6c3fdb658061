import { useCallback, useMemo, useRef, useState } from 'react';
import type { WireProblem } from '../../../../src-shared/rpc/contract/shared.ts';
import { fieldErrors } from '../../../text/problems.ts';
import { isSame } from './own-changes.ts';
import { useStoredDraft } from './use-stored-draft.ts';

/** The sentence under each field that has one. */
export type FieldErrors<Values> = { readonly [Key in keyof Values]?: string };

/** What a field component needs of its form: `<TextField label="姓名" {...form.bind('name')} />`. */
export type FieldBinding<Value> = {
  readonly name: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly onBlur: () => void;
  readonly error: string | undefined;
};

type DraftOptions<Values> = {
  /**
   * Names the draft: `teacher:new`, `teacher:01J…`. Different records, different keys; each ledger has its own.
   * Null keeps none.
   */
  readonly draftKey: string | null;
  readonly initial: Values;
  /** Sentences per field; runs on what is typed, shown after a field is left. */
  readonly validate?: (values: Values) => FieldErrors<Values>;
};

/** A form as its fields and buttons see it. */
export type DraftForm<Values> = {
  readonly values: Values;
  readonly isDirty: boolean;
  /** The sentence at each field: what `validate` says of fields once left, and what a call refused. */
  readonly errors: FieldErrors<Values>;
  /** Changes one field and forgets what a call refused about it. */
  readonly set: <Key extends keyof Values>(key: Key, value: Values[Key]) => void;
  /** Changes one field from what it holds now: several changes before the next drawing add up. */
  readonly update: <Key extends keyof Values>(key: Key, change: (now: Values[Key]) => Values[Key]) => void;
  /** Changes several fields; what a call refused stays. */
  readonly merge: (values: Partial<Values>) => void;
  readonly bind: <Key extends keyof Values & string>(key: Key) => FieldBinding<Values[Key]>;
  /** Shows every error; true when there is none. */
  readonly check: () => boolean;
  /** Puts the problems of a refused call at their fields; gives back those without a field. */
  readonly setProblems: (problems: readonly WireProblem[]) => readonly WireProblem[];
  /** After saving, or to start again: new initial values, draft gone. */
  readonly reset: (values?: Values) => void;
  /** A draft of an earlier session, until it is taken or dropped. */
  readonly draft: { readonly savedAt: string; readonly take: () => void; readonly drop: () => void } | null;
};

/**
 * The state of a form whose draft survives a crash: typed values are kept in this browser until saved or dropped,
 * and offered the next time the same form opens in the same ledger.
 */
export function useDraft<Values extends object>(options: DraftOptions<Values>): DraftForm<Values> {
  const { validate } = options;
  const [initial, setInitial] = useState(options.initial);
  const [values, setValues] = useState(options.initial);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState<Readonly<Record<string, string>>>({});
  const isDirty = !isSame(values, initial);
  const stored = useStoredDraft(options.draftKey, { values, initial, isDirty });
  const invalid = useMemo<FieldErrors<Values>>(() => validate?.(values) ?? {}, [validate, values]);
  const errors = useMemo(() => shownErrors({ refused, invalid, touched }), [refused, invalid, touched]);
  const latest = useRef({ invalid });
  latest.current = { invalid };

  const update = useCallback(
    <Key extends keyof Values>(key: Key, change: (now: Values[Key]) => Values[Key]) => {
      setValues((now) => ({ ...now, [key]: change(now[key]) }));
      setRefused(({ [String(key)]: _, ...rest }) => rest);
    },
    [],
  );
  const set = useCallback(
    <Key extends keyof Values>(key: Key, value: Values[Key]) => update(key, () => value),
    [update],
  );
  return {
    values,
    isDirty,
    errors,
    set,
    update,
    merge: useCallback((partial) => setValues((now) => ({ ...now, ...partial })), []),
    bind: (key) => ({
      name: key,
      value: values[key],
      onChange: (value) => set(key, value),
      onBlur: () => setTouched((now) => (now.has(key) ? now : new Set([...now, key]))),
      error: errors[key],
    }),
    check: () => {
      setTouched(new Set(Object.keys(values)));
      return Object.values(latest.current.invalid).every((sentence) => sentence === undefined);
    },
    setProblems: (problems) => {
      const placed = problems.filter((problem) => isOfField(problem, values));
      setRefused(fieldErrors(placed));
      return problems.filter((problem) => !isOfField(problem, values));
    },
    reset: (next) => {
      stored.forget();
      setInitial(next ?? initial);
      setValues(next ?? initial);
      setTouched(new Set());
      setRefused({});
    },
    draft:
      stored.found === null
        ? null
        : {
            savedAt: stored.found.savedAt,
            take: () => setValues({ ...initial, ...stored.take() }),
            drop: stored.drop,
          },
  };
}

function isOfField(problem: WireProblem, values: object): boolean {
  const field = problem.at?.field;
  return field !== undefined && field in values;
}

export type ErrorState<Values> = {
  readonly refused: Readonly<Record<string, string>>;
  readonly invalid: FieldErrors<Values>;
  readonly touched: ReadonlySet<string>;
};

/** Errors of fields the user has not yet left stay hidden; what is wrong now replaces what a call refused. */
export function shownErrors<Values>({ refused, invalid, touched }: ErrorState<Values>): FieldErrors<Values> {
  const shown: Record<string, string> = { ...refused };
  for (const [key, sentence] of Object.entries(invalid))
    if (touched.has(key) && typeof sentence === 'string') shown[key] = sentence;
  return shown as FieldErrors<Values>;
}
