import { useEffect, useEffectEvent, useState } from 'react';
import type { TemplateOptions, TemplateRow } from '../../../../src-shared/rpc/contract/templates.ts';
import type { SheetKind } from '../../../../src-shared/sheet/layouts/sheet-kinds.ts';
import { useUnsavedWarning } from '../../../components/form/form.tsx';
import { keepState } from '../../../components/form/keep-state.ts';
import { isTyping } from '../../../components/keyboard.ts';
import type { Corrections } from './template-corrections.ts';
import type { Blank } from './use-template-reading.ts';

/** What the screen begins with: a new blank, a saved template, or a new blank for a saved one. */
export type Start = {
  readonly id: string;
  readonly blank: Blank;
  /** What may be filled into it. */
  readonly kinds: readonly SheetKind[];
  readonly corrections: Corrections;
  readonly saved: TemplateRow | null;
  /** Whether the blank takes the place of the saved one's. */
  readonly isReplacement: boolean;
};

type Work = {
  readonly start: Start;
  readonly kind: SheetKind;
  readonly past: readonly Corrections[];
  readonly corrections: Corrections;
  readonly options: TemplateOptions;
};

/** Work that is not saved yet, by the saved template's uid or `new`: whoever looks something up meanwhile finds it again. */
export const useUnsavedWork = keepState<Readonly<Record<string, Work | undefined>>>({});

/** Whether that work still belongs to what is saved. */
function isCurrent(work: Work, start: Start): boolean {
  return work.start.id === start.id && work.start.saved?.version === start.saved?.version;
}

const noOptions: TemplateOptions = { sort: [], split: 'one' };

export type TemplateWork = Omit<Work, 'start' | 'past'> & {
  readonly isDirty: boolean;
  readonly canUndo: boolean;
  readonly setOptions: (options: TemplateOptions) => void;
  /** `sheet` is the one in sight: what is corrected belongs to it, even where nothing was recognised on it. */
  readonly change: (next: Corrections, sheet: string | undefined) => void;
  readonly undo: () => void;
  /** Drops every correction, so that all is proposed anew. */
  readonly startOver: () => void;
  readonly chooseKind: (kind: SheetKind) => void;
  /** Forgets what is not saved. */
  readonly forget: () => void;
};

/** Kind, corrections and options of a template as they are worked on, with a way back from each correction. */
export function useTemplateWork(start: Start): TemplateWork {
  const { saved, isReplacement } = start;
  const key = saved?.uid ?? 'new';
  const [unsaved, keep] = useUnsavedWork();
  const found = unsaved[key];
  const [before] = useState(found !== undefined && isCurrent(found, start) ? found : null);
  const [kind, setKind] = useState(before?.kind ?? start.blank.kind);
  const [past, setPast] = useState<readonly Corrections[]>(before?.past ?? []);
  const [corrections, setCorrections] = useState(before?.corrections ?? start.corrections);
  const [options, setOptions] = useState<TemplateOptions>(before?.options ?? saved?.options ?? noOptions);
  const isDirty =
    saved === null || isReplacement || corrections !== start.corrections || options !== saved.options;
  useUnsavedWarning(isDirty);
  useEffect(() => {
    keep({ [key]: isDirty ? { start, kind, past, corrections, options } : undefined });
  }, [keep, key, isDirty, start, kind, past, corrections, options]);

  const replace = (next: Corrections) => {
    setPast((now) => [...now, corrections]);
    setCorrections(next);
  };
  return {
    kind,
    corrections,
    options,
    isDirty,
    canUndo: past.length > 0,
    setOptions,
    change: (next, inSight) => {
      const sheet = next.sheet ?? inSight;
      replace(sheet === undefined || sheet === '' ? next : { ...next, sheet });
    },
    undo: () => {
      const last = past.at(-1);
      if (last === undefined) return;
      setPast(past.slice(0, -1));
      setCorrections(last);
    },
    startOver: () => replace({}),
    chooseKind: (next) => {
      setKind(next);
      setPast([]);
      setCorrections({});
      setOptions(noOptions);
    },
    forget: () => keep({ [key]: undefined }),
  };
}

/** Ctrl+Z outside of fields, which have an undo of their own. */
export function useUndoKey(undo: () => void): void {
  const onKeyDown = useEffectEvent((event: globalThis.KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || isTyping(event.target))
      return;
    event.preventDefault();
    undo();
  });
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
