import { useEffect, useState } from 'react';
import type { TemplateOptions } from '../../../../src-shared/rpc/contract/templates.ts';
import type { SheetKind } from '../../../../src-shared/sheet/layouts/sheet-kinds.ts';
import { keepState } from '../../../components/form/draft/keep-state.ts';
import { useUnsavedWarning } from '../../../components/form/use-unsaved-warning.ts';
import { isTyping } from '../../../components/keyboard.ts';
import { useWindowKey } from '../../../components/use-window-key.ts';
import type { Corrections } from './template-corrections.ts';
import {
  beginWork,
  corrected,
  isUnsaved,
  type Start,
  startedOver,
  undone,
  type Work,
  withKind,
} from './template-work.ts';

/** Work that is not saved yet, by the saved template's uid or `new`; it survives a visit to another page. */
export const useUnsavedWork = keepState<Readonly<Record<string, Work | undefined>>>({});

/** Kind, corrections and options in work, with what changes them. */
export type TemplateWork = ReturnType<typeof useTemplateWork>;

/** Kind, corrections and options of a template as they are worked on; Ctrl+Z takes the last correction back. */
export function useTemplateWork(start: Start) {
  const key = start.saved?.uid ?? 'new';
  const [unsaved, keep] = useUnsavedWork();
  const [work, setWork] = useState(() => beginWork(start, unsaved[key]));
  const isDirty = isUnsaved(work);
  useUnsavedWarning(isDirty);
  useEffect(() => keep({ [key]: isDirty ? work : undefined }), [keep, key, isDirty, work]);
  const undo = () => setWork(undone);
  // Fields have an undo of their own.
  useWindowKey((event) => {
    if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || isTyping(event.target))
      return;
    event.preventDefault();
    undo();
  });
  return {
    kind: work.kind,
    corrections: work.corrections,
    options: work.options,
    isDirty,
    canUndo: work.past.length > 0,
    setOptions: (options: TemplateOptions) => setWork((now) => ({ ...now, options })),
    /** `sheet` is the one in sight. */
    change: (next: Corrections, sheet: string | undefined) => setWork((now) => corrected(now, next, sheet)),
    undo,
    startOver: () => setWork(startedOver),
    chooseKind: (kind: SheetKind) => setWork((now) => withKind(now, kind)),
    /** Forgets what is not saved. */
    forget: () => keep({ [key]: undefined }),
  };
}
