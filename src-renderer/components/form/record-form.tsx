import type { ReactNode, RefObject } from 'react';
import { DraftOffer } from './draft/draft-offer.tsx';
import type { DraftForm } from './draft/use-draft.ts';
import { focusSaving } from './focus.ts';
import { Form } from './form.tsx';
import { StaleNote } from './stale-note.tsx';
import type { Save } from './use-save.ts';
import { useUnsavedWarning } from './use-unsaved-warning.ts';

type RecordFormProps<Values> = {
  readonly label: string;
  readonly form: DraftForm<Values>;
  readonly save: Save;
  /** By default `save.submit`. */
  readonly onSave?: () => Promise<unknown>;
  /** What to say, and on the button, when somebody else saved the record meanwhile. */
  readonly stale: { readonly text: string; readonly reload: string };
  /** The element around the form, for moving the keyboard in it. */
  readonly room: RefObject<HTMLElement | null>;
  /** Fields, what stands in the way of saving, and buttons. */
  readonly children: ReactNode;
};

/** The form of one record: offers an earlier draft, tells that the record changed elsewhere, warns before work is lost. */
export function RecordForm<Values>({
  label,
  form,
  save,
  onSave,
  stale,
  room,
  children,
}: RecordFormProps<Values>) {
  useUnsavedWarning(form.isDirty);
  return (
    <Form label={label} onSave={onSave ?? save.submit} isBusy={save.isSaving}>
      <DraftOffer form={form} />
      <StaleNote
        save={save}
        text={stale.text}
        reloadLabel={stale.reload}
        onReloaded={() => focusSaving(room.current)}
      />
      {children}
    </Form>
  );
}
