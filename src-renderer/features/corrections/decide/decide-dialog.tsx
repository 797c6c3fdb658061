import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { Form } from '../../../components/form/form.tsx';
import { ErrorPanel } from '../../../components/notes/error-panel.tsx';
import { DialogBody, DialogFoot } from '../../../components/overlay/dialog-parts.tsx';
import { useLedger } from '../../../ledger.ts';
import { componentText } from '../../../text/components.ts';
import { correctionsText } from '../../../text/corrections.ts';
import type { Tally } from '../return-state.ts';
import type { Return } from '../use-return.ts';
import { DecideFields } from './decide-fields.tsx';
import { Effect } from './effect.tsx';
import { emptyReview, reviewFields } from './review-draft.ts';
import { useReturnEffect } from './use-return-effect.ts';

const text = correctionsText.dialog;

type DecideDialogProps = {
  readonly sheet: Return;
  readonly tally: Tally;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** What writing it would do, and what the ledger keeps beside it: who, when, which document, why. */
export function DecideDialog({ sheet, tally, isOpen, onClose }: DecideDialogProps) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={text.title}
      size={760}
      closeButtonProps={{ 'aria-label': componentText.drawer.close }}
    >
      {isOpen && <Decide sheet={sheet} tally={tally} onClose={onClose} />}
    </Modal>
  );
}

function Decide({ sheet, tally, onClose }: Omit<DecideDialogProps, 'isOpen'>) {
  const { today } = useLedger().ledger;
  const [draft, setDraft] = useState(() => emptyReview(today));
  const { data: effect, error } = useReturnEffect(sheet);
  const hasRejections = tally.rejected > 0;
  const fields = reviewFields(draft, hasRejections);
  const isReady = fields !== null && effect !== undefined && effect.problems.length === 0;
  const save = () => {
    if (!isReady) return;
    // Writing goes on below the list, with its progress; the dialog has done its part.
    onClose();
    sheet.apply(fields);
  };
  return (
    <DialogBody>
      {error !== null && <ErrorPanel error={error} />}
      {effect === undefined && error === null && (
        <p className="tone-muted" role="status">
          {text.counting}…
        </p>
      )}
      {effect !== undefined && <Effect effect={effect} />}
      <Form label={text.title} onSave={save}>
        <DecideFields
          draft={draft}
          set={(change) => setDraft((now) => ({ ...now, ...change }))}
          asksWhyNot={hasRejections}
        />
        <DialogFoot>
          <Button onClick={onClose}>{text.cancel}</Button>
          <Button type="submit" variant="filled" disabled={!isReady} title="Ctrl+Enter">
            {text.confirm(tally.accepted, tally.rejected)}
          </Button>
        </DialogFoot>
      </Form>
    </DialogBody>
  );
}
