import { use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { WireProblem } from '../../../src-shared/rpc/contract/shared.ts';
import { LedgerFrameContext } from '../../ledger.ts';
import { fieldErrors } from '../../text/problems.ts';
import { isSame, ownChanges } from './own-changes.ts';

export type FieldErrors<Values> = { readonly [Key in keyof Values]?: string };

/** What a field component needs of its form: `<TextField label="姓名" {...form.bind('name')} />`. */
export type FieldBinding<Value> = {
  readonly name: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly onBlur: () => void;
  readonly error: string | undefined;
};

type DraftFormOptions<Values> = {
  /** Names the draft: `teacher:new`, `teacher:01J…`. Different records, different keys; each ledger has its own. */
  readonly draftKey: string;
  readonly initial: Values;
  /** Sentences per field; runs on what is typed, shown after a field is left. */
  readonly validate?: (values: Values) => FieldErrors<Values>;
};

export type DraftForm<Values> = {
  readonly values: Values;
  readonly isDirty: boolean;
  readonly errors: FieldErrors<Values>;
  readonly set: <Key extends keyof Values>(key: Key, value: Values[Key]) => void;
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

type Draft<Values> = {
  readonly savedAt: string;
  readonly values: Values;
  /** The record that was being changed. */
  readonly from?: Values;
};

const PREFIX = 'credit-ledger-draft:';

function readDraft<Values>(key: string): Draft<Values> | null {
  try {
    const text = localStorage.getItem(PREFIX + key);
    return text === null ? null : (JSON.parse(text) as Draft<Values>);
  } catch {
    return null;
  }
}

function writeDraft<Values>(key: string, values: Values, from: Values): void {
  const draft: Draft<Values> = { savedAt: new Date().toISOString(), values, from };
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(draft));
  } catch {
    // A full store costs the draft, not the form.
  }
}

/**
 * The state of a form whose draft survives a crash: typed values are kept in this browser until saved or dropped,
 * and offered the next time the same form opens in the same ledger. Drafts never leave this machine.
 */
export function useDraftForm<Values extends object>(options: DraftFormOptions<Values>): DraftForm<Values> {
  const { validate } = options;
  const draftKey = `${use(LedgerFrameContext)?.ledger.uid ?? ''}:${options.draftKey}`;
  const [initial, setInitial] = useState(options.initial);
  const [values, setValues] = useState(options.initial);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState<Readonly<Record<string, string>>>({});
  const [found, setFound] = useState<Draft<Values> | null>(() => {
    const draft = readDraft<Values>(draftKey);
    return draft === null || isSame(draft.values, options.initial) ? null : draft;
  });
  const isDirty = !isSame(values, initial);

  /** What a form that is taken away leaves behind, also when it was typed in the same breath. */
  const unsaved = useRef<{ readonly values: Values; readonly from: Values } | null>(null);
  useEffect(() => {
    unsaved.current = isDirty ? { values, from: initial } : null;
  }, [values, initial, isDirty]);
  useEffect(
    () => () => {
      if (unsaved.current !== null) writeDraft(draftKey, unsaved.current.values, unsaved.current.from);
    },
    [draftKey],
  );
  useEffect(() => {
    if (!isDirty) return;
    const keep = () => writeDraft(draftKey, values, initial);
    const timer = setTimeout(keep, 400);
    window.addEventListener('pagehide', keep);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pagehide', keep);
    };
  }, [values, initial, isDirty, draftKey]);

  const dropDraft = useCallback(() => {
    unsaved.current = null;
    localStorage.removeItem(PREFIX + draftKey);
    setFound(null);
  }, [draftKey]);

  const invalid = useMemo<FieldErrors<Values>>(() => validate?.(values) ?? {}, [validate, values]);
  const errors = useMemo(() => {
    const shown: Record<string, string> = { ...refused };
    for (const [key, sentence] of Object.entries(invalid))
      if (touched.has(key) && typeof sentence === 'string') shown[key] = sentence;
    return shown as FieldErrors<Values>;
  }, [invalid, touched, refused]);

  const set = useCallback(<Key extends keyof Values>(key: Key, value: Values[Key]) => {
    setValues((now) => ({ ...now, [key]: value }));
    setRefused(({ [String(key)]: _, ...rest }) => rest);
  }, []);

  const latest = useRef({ invalid });
  latest.current = { invalid };

  return {
    values,
    isDirty,
    errors,
    set,
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
      const known = fieldErrors(problems);
      setRefused(Object.fromEntries(Object.entries(known).filter(([key]) => key in values)));
      return problems.filter((problem) => {
        const field = problem.at?.field;
        return field === undefined || !(field in values);
      });
    },
    reset: (next) => {
      dropDraft();
      setInitial(next ?? initial);
      setValues(next ?? initial);
      setTouched(new Set());
      setRefused({});
    },
    draft:
      found === null
        ? null
        : {
            savedAt: found.savedAt,
            take: () => {
              // Only what was changed: the record may say more by now than it did then.
              setValues({ ...initial, ...ownChanges(found.from ?? initial, found.values) });
              setFound(null);
            },
            drop: () => {
              // What is typed since is a draft of its own.
              if (unsaved.current === null) return dropDraft();
              writeDraft(draftKey, unsaved.current.values, unsaved.current.from);
              setFound(null);
            },
          },
  };
}
