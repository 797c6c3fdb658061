import { Button } from '@mantine/core';
import { useState } from 'react';
import { DialogFoot } from '../../components/overlay/dialog-parts.tsx';
import { JobDone } from '../../components/overlay/job-done.tsx';
import { formatSeal } from '../../text/format.ts';
import { registrationsText } from '../../text/registrations.ts';
import css from './register-result.module.css';
import { type Batch, UndoBatchDialog } from './undo-batch-dialog.tsx';

const text = registrationsText.register;

/** What registering came to; without a batch nothing new was recorded. */
export type Registered = {
  /** Entries, and the people who have them: several each where a training is split by years. */
  readonly recorded: number;
  readonly people: number;
  /** People whose credits stand in the ledger with the same content. */
  readonly alreadyRecorded: number;
  readonly batch: Batch | null;
};

type RegisterResultProps = {
  readonly result: Registered;
  readonly wasTooLate: boolean;
  readonly onClose: () => void;
  readonly onPrint: () => void;
  readonly onCertificates: (() => void) | undefined;
};

/** What was registered, under which seal, and what usually comes next; or to take it back. */
export function RegisterResult(props: RegisterResultProps) {
  const { result, wasTooLate, onClose, onPrint, onCertificates } = props;
  const [undoing, setUndoing] = useState<Batch | null>(null);
  const { batch } = result;
  return (
    <>
      <JobDone title={text.done(result.people, result.recorded)} tooLate={wasTooLate ? text.tooLate : null}>
        {result.alreadyRecorded > 0 && <p>{text.already(result.alreadyRecorded)}</p>}
        {batch !== null && (
          <p className="tone-muted" title={batch.seal}>
            {text.seal} <span className={css['seal']}>{formatSeal(batch.seal)}</span>
          </p>
        )}
      </JobDone>
      <DialogFoot>
        {batch?.canUndo && (
          <Button className={css['undo']} variant="subtle" onClick={() => setUndoing(batch)}>
            {registrationsText.undoBatch.action}
          </Button>
        )}
        <Button onClick={onPrint}>{text.print}</Button>
        {onCertificates !== undefined && <Button onClick={onCertificates}>{text.toCertificates}</Button>}
        <Button variant="filled" data-autofocus onClick={onClose}>
          {text.close}
        </Button>
      </DialogFoot>
      <UndoBatchDialog batch={undoing} onClose={() => setUndoing(null)} onUndone={onClose} />
    </>
  );
}
