import { Button } from '@mantine/core';
import { componentText } from '../../../text/components.ts';
import { formatInstant } from '../../../text/format.ts';
import css from './draft-offer.module.css';
import type { DraftForm } from './use-draft.ts';

/** Offers what an earlier session left unsaved. */
export function DraftOffer<Values>({ form }: { readonly form: DraftForm<Values> }) {
  if (form.draft === null) return null;
  return (
    <div className={css['offer']} role="status">
      <span>{componentText.form.draftFound(formatInstant(form.draft.savedAt))}</span>
      <Button size="xs" className="push" onClick={form.draft.take}>
        {componentText.form.draftUse}
      </Button>
      <Button size="xs" variant="subtle" onClick={form.draft.drop}>
        {componentText.form.draftDrop}
      </Button>
    </div>
  );
}
