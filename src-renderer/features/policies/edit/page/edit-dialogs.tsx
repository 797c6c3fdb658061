import { ConfirmDialog, ReasonDialog } from '../../../../components/overlay/dialogs.tsx';
import { showDone } from '../../../../components/overlay/toasts.tsx';
import { invalidateLedger } from '../../../../ledger.ts';
import { client } from '../../../../rpc.ts';
import { describeError } from '../../../../text/errors.ts';
import { editText as text } from '../../../../text/policies/edit.ts';
import type { PackCheck } from '../use-pack-check.ts';
import type { PackDraft, PackValues } from '../use-pack-draft.ts';

type DialogProps = { readonly isOpen: boolean; readonly onClose: () => void };
type SaveDialogProps = DialogProps & Pick<PackDraft, 'form' | 'saved'> & { readonly check: PackCheck };

const countChanges = ({ edits, added }: PackValues) => edits.length + added.length;

/** Asks why, then saves the edits as the next version. */
export function SaveDialog({ isOpen, onClose, form, saved, check }: SaveDialogProps) {
  const { pack } = saved;
  const title = text.saveTitle(pack.version + 1);
  const save = async (reason: string) => {
    const made = await client.policies
      .saveOwn({ id: pack.id, version: pack.version, edits: [...check.asked], reason })
      .catch((error: unknown) => {
        if (describeError(error).code === 'STALE') void invalidateLedger();
        throw error;
      });
    form.reset();
    await invalidateLedger();
    showDone(text.saved(made.version));
  };
  return (
    <ReasonDialog
      isOpen={isOpen}
      title={title}
      confirmLabel={title}
      reasonLabel={text.reason}
      onClose={onClose}
      onConfirm={save}
    >
      <p>{text.saveBody(countChanges(form.values))}</p>
      {pack.isInForce && <p className="tone-short">{text.saveInForce}</p>}
    </ReasonDialog>
  );
}

/** Gives up everything that is not saved. */
export function DiscardDialog({ isOpen, onClose, form }: DialogProps & Pick<PackDraft, 'form'>) {
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={text.discard}
      confirmLabel={text.discard}
      isDanger
      onClose={onClose}
      onConfirm={() => {
        form.reset();
        return undefined;
      }}
    >
      <p>{text.discardBody(countChanges(form.values))}</p>
    </ConfirmDialog>
  );
}
