import { useState } from 'react';
import type { TemplateMapping } from '../../../../src-shared/sheet/template/template-mapping.ts';
import { useIsHere } from '../../../components/busy.ts';
import { showDone } from '../../../components/overlay/toasts.tsx';
import { useAction } from '../../../components/use-action.ts';
import { invalidateLedger } from '../../../ledger.ts';
import { navigate } from '../../../routing.ts';
import { client } from '../../../rpc.ts';
import { templatesText as text } from '../../../text/templates.ts';
import type { Start } from './template-work.ts';
import type { TemplateWork } from './use-template-work.ts';

type SaveOptions = {
  readonly start: Start;
  readonly work: TemplateWork;
  readonly mapping: TemplateMapping | null;
};

/** Saves the mapping: a new template asks for its name first. */
export function useTemplateSave({ start, work, mapping }: SaveOptions) {
  const { saved, isReplacement, blank } = start;
  const [isNaming, setIsNaming] = useState(false);
  const saving = useAction();
  const isHere = useIsHere();
  const save = async (name: string) => {
    if (mapping === null) return;
    const { kind, options } = work;
    const { uid } = await client.templates.save({
      uid: saved?.uid ?? null,
      version: saved?.version ?? null,
      name,
      kind,
      file: saved === null || isReplacement ? blank.file : null,
      mapping,
      options,
    });
    work.forget();
    if (isHere()) navigate(`/exports?template=${encodeURIComponent(uid)}&sheet=${kind}`);
    await invalidateLedger();
    showDone(text.saved(name));
  };
  return {
    isNaming,
    isSaving: saving.isRunning,
    save,
    saveNow: () => (saved === null ? setIsNaming(true) : saving.run(() => save(saved.name))),
    stopNaming: () => setIsNaming(false),
  };
}
