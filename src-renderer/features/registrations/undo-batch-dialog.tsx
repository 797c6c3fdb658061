import { useState } from 'react';
import type { z } from 'zod';
import type { batchSchema } from '../../../src-shared/rpc/contract/registrations.ts';
import { type Afterwards, AfterwardsField } from '../../components/form/afterwards-field.tsx';
import { ReasonDialog } from '../../components/overlay/dialogs.tsx';
import { showDone } from '../../components/overlay/toasts.tsx';
import { invalidateLedger } from '../../ledger.ts';
import { client } from '../../rpc.ts';
import { registrationsText } from '../../text/registrations.ts';

/** A sealed batch of entries as lists show it. */
export type Batch = z.infer<typeof batchSchema>;
const text = registrationsText.undoBatch;

type UndoBatchDialogProps = {
  /** The batch to take back; null while closed. */
  readonly batch: Batch | null;
  readonly onClose: () => void;
  readonly onUndone?: () => void;
};

/** 撤销本次登记: a sealed reversal of the whole batch, with its reason. */
export function UndoBatchDialog({ batch, onClose, onUndone }: UndoBatchDialogProps) {
  const count = batch?.entryCount ?? 0;
  const [chosen, setChosen] = useState<{ readonly batch: string; readonly afterwards: Afterwards } | null>(
    null,
  );
  const afterwards = chosen !== null && chosen.batch === batch?.uid ? chosen.afterwards : null;
  return (
    <ReasonDialog
      isOpen={batch !== null}
      title={text.title}
      confirmLabel={text.confirm(count)}
      reasonLabel={text.reason}
      isDanger
      onClose={() => {
        setChosen(null);
        onClose();
      }}
      canConfirm={afterwards !== null}
      fields={
        <AfterwardsField
          label={registrationsText.afterwards.label}
          value={afterwards}
          onChange={(next) => batch !== null && setChosen({ batch: batch.uid, afterwards: next })}
        />
      }
      onConfirm={async (reason) => {
        if (batch === null || afterwards === null) return;
        await client.registrations.undo({ batchUid: batch.uid, reason, afterwards });
        setChosen(null);
        await invalidateLedger();
        showDone(text.done);
        onUndone?.();
      }}
    >
      <p>{text.body(count)}</p>
    </ReasonDialog>
  );
}
