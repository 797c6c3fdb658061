import type { Correction } from '../../../src-shared/rpc/contract/corrections.ts';
import { ReasonDialog } from '../../components/overlay/dialogs.tsx';
import { showDone } from '../../components/overlay/toasts.tsx';
import { invalidateLedger } from '../../ledger.ts';
import { client } from '../../rpc.ts';
import { correctionsText } from '../../text/corrections.ts';

const text = correctionsText.undo;

type UndoDialogProps = {
  /** The decided sheet to take back; null while closed. */
  readonly correction: Correction | null;
  readonly onClose: () => void;
  readonly onUndone?: () => void;
};

/** Takes a decided sheet back as one step, with its reason. */
export function UndoDialog({ correction, onClose, onUndone }: UndoDialogProps) {
  return (
    <ReasonDialog
      isOpen={correction !== null}
      title={text.title}
      confirmLabel={text.confirm}
      reasonLabel={text.reason}
      isDanger
      onClose={onClose}
      onConfirm={async (reason) => {
        if (correction === null) return;
        await client.corrections.undo({ uid: correction.uid, reason });
        await invalidateLedger();
        showDone(text.done);
        onUndone?.();
      }}
    >
      <p>{text.body}</p>
    </ReasonDialog>
  );
}
