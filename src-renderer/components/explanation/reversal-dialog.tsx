import { useEffect, useState } from 'react';
import type { ListedEntry } from '../../../src-shared/rpc/contract/entries.ts';
import { invalidateLedger, useLedger } from '../../ledger.ts';
import { client } from '../../rpc.ts';
import { explanationText, figuresText } from '../../text/explanation.ts';
import { DateField } from '../form/form.tsx';
import { ReasonDialog } from '../overlay/dialogs.tsx';
import { showDone } from '../overlay/toasts.tsx';

const text = explanationText.reversal;

type ReversalDialogProps = {
  readonly entry: ListedEntry;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** Asks for reason and date of effect, names what the reversal takes away, and records it. */
export function ReversalDialog({ entry, isOpen, onClose }: ReversalDialogProps) {
  const { today } = useLedger().ledger;
  const [effectiveOn, setEffectiveOn] = useState<string | null>(today);
  useEffect(() => {
    if (isOpen) setEffectiveOn(today);
  }, [isOpen, today]);
  const { name } = entry.teacher;
  const reverse = async (reason: string) => {
    if (effectiveOn === null) return;
    await client.entries.reverse({ uid: entry.uid, reason, effectiveOn });
    await invalidateLedger();
    showDone(text.done(name));
  };
  return (
    <ReasonDialog
      isOpen={isOpen}
      title={text.title(name)}
      confirmLabel={`${text.confirm} ${figuresText(entry.hours, entry.credits)}`}
      isDanger
      onClose={onClose}
      onConfirm={reverse}
      reasonLabel={text.reason}
      canConfirm={effectiveOn !== null}
      fields={<DateField label={text.effectiveOn} isRequired value={effectiveOn} onChange={setEffectiveOn} />}
    >
      <p>{text.consequence(name, entry.year, figuresText(entry.hours, entry.credits))}</p>
    </ReasonDialog>
  );
}
