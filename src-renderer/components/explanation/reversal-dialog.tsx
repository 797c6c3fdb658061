import { useEffect, useState } from 'react';
import type { ListedEntry } from '../../../src-shared/rpc/contract/entries.ts';
import type { Inputs } from '../../../src-shared/rpc/contract/index.ts';
import { explanationText, figuresText } from '../../text/explanation.ts';
import { registrationsText } from '../../text/registrations.ts';
import { type Afterwards, AfterwardsField } from '../form/afterwards-field.tsx';
import { DateField } from '../form/parsed-fields.tsx';
import { ReasonDialog } from '../overlay/dialogs.tsx';
import { showDone } from '../overlay/toasts.tsx';
import { useServices } from '../services.ts';

const text = explanationText.reversal;

/** Records a reversal; resolves when everything shown was asked anew. */
export type Reverse = (input: Inputs['entries']['reverse']) => Promise<void>;

type ReversalDialogProps = {
  readonly entry: ListedEntry;
  readonly isOpen: boolean;
  readonly onReverse: Reverse;
  readonly onClose: () => void;
};

/** Asks for reason and date of effect, names what the reversal takes away, and records it. */
export function ReversalDialog({ entry, isOpen, onReverse, onClose }: ReversalDialogProps) {
  const { today } = useServices();
  const [effectiveOn, setEffectiveOn] = useState<string | null>(today);
  const [afterwards, setAfterwards] = useState<Afterwards | null>(null);
  const isOfProject = entry.project !== null;
  useEffect(() => {
    if (!isOpen) return;
    setEffectiveOn(today);
    setAfterwards(null);
  }, [isOpen, today]);
  const { name } = entry.teacher;
  // Hours that a rule took away are given back (SR1).
  const isGivenBack = entry.deduction !== null;
  const figures = isGivenBack ? figuresText(-entry.hours, null) : figuresText(entry.hours, entry.credits);
  const says = isGivenBack ? text.givenBack : text.consequence;
  const reverse = async (reason: string) => {
    if (effectiveOn === null) return;
    await onReverse({ uid: entry.uid, reason, effectiveOn, ...(afterwards === null ? {} : { afterwards }) });
    showDone(text.done(name));
  };
  return (
    <ReasonDialog
      isOpen={isOpen}
      title={text.title(name)}
      confirmLabel={`${text.confirm} ${figures}`}
      isDanger
      onClose={onClose}
      onConfirm={reverse}
      reasonLabel={text.reason}
      canConfirm={effectiveOn !== null && (afterwards !== null || !isOfProject)}
      fields={
        <>
          <DateField label={text.effectiveOn} isRequired value={effectiveOn} onChange={setEffectiveOn} />
          {isOfProject && (
            <AfterwardsField
              label={registrationsText.afterwards.labelOne}
              value={afterwards}
              onChange={setAfterwards}
            />
          )}
        </>
      }
    >
      <p>{says(name, entry.year, figures)}</p>
    </ReasonDialog>
  );
}
