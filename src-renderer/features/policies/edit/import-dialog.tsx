import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import '../../../components/form/form.css';
import type { WireProblem } from '../../../../src-shared/rpc/contract/shared.ts';
import { useIsHere } from '../../../components/busy.ts';
import { FileDrop } from '../../../components/form/file-drop.tsx';
import { Form, TextAreaField } from '../../../components/form/form.tsx';
import { PlacedProblems } from '../../../components/form/placed-problems.tsx';
import { ErrorPanel } from '../../../components/notes/error-panel.tsx';
import { FormDialog } from '../../../components/overlay/dialogs.tsx';
import { showDone, showError } from '../../../components/overlay/toasts.tsx';
import { invalidateLedger } from '../../../ledger.ts';
import { client } from '../../../rpc.ts';
import { componentText } from '../../../text/components.ts';
import { describeError } from '../../../text/errors.ts';
import { policiesText } from '../../../text/policies.ts';
import { packPlace } from '../../../text/problems-policies.ts';

const text = policiesText.importing;

type ImportDialogProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onImported: (id: string) => void;
};

/** Brings a pack file in; a refused one lists every error with its place in the file. */
export function ImportDialog({ isOpen, onClose, onImported }: ImportDialogProps) {
  const [file, setFile] = useState<File | null>(null);
  const [reason, setReason] = useState('');
  const [isTouched, setIsTouched] = useState(false);
  const isHere = useIsHere();
  const [isRunning, setIsRunning] = useState(false);
  const [problems, setProblems] = useState<readonly WireProblem[]>([]);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    if (isOpen) return;
    setFile(null);
    setReason('');
    setIsTouched(false);
    setProblems([]);
    setFailure(null);
  }, [isOpen]);
  const run = async () => {
    setIsTouched(true);
    if (file === null || reason.trim() === '' || isRunning) return;
    setIsRunning(true);
    setProblems([]);
    setFailure(null);
    try {
      const { pack, isNew } = await client.policies.importFile({ file, reason: reason.trim() });
      await invalidateLedger();
      showDone(isNew ? text.done(pack.title) : text.same(pack.title));
      if (!isHere()) return;
      onClose();
      onImported(pack.id);
    } catch (error) {
      if (!isHere()) return showError(error);
      const found = describeError(error).problems;
      if (found.length > 0) setProblems(found);
      else setFailure(error);
    } finally {
      setIsRunning(false);
    }
  };
  return (
    <FormDialog opened={isOpen} onClose={onClose} title={text.title} size={600} closeOnClickOutside={false}>
      <Form label={text.title} onSave={run}>
        <FileDrop
          accept=".json"
          file={file}
          hint={text.hint}
          maxBytes={2 * 1024 * 1024}
          onFile={(chosen) => {
            setFile(chosen);
            setProblems([]);
            setFailure(null);
          }}
        />
        <TextAreaField
          label={text.reason}
          hint={text.reasonHint}
          isRequired
          maxLength={500}
          value={reason}
          onChange={setReason}
          onBlur={() => setIsTouched(true)}
          error={isTouched && reason.trim() === '' ? componentText.dialog.reasonRequired : undefined}
        />
        {problems.length > 0 && (
          <PlacedProblems
            title={text.refused(problems.length)}
            foot={text.nothingStored}
            problems={problems}
            placeOf={(problem) => packPlace(problem.at?.field)}
          />
        )}
        {failure !== null && <ErrorPanel error={failure} />}
        <div className="dialog__buttons">
          <Button onClick={onClose}>{componentText.dialog.cancel}</Button>
          <Button type="submit" variant="filled" disabled={file === null} loading={isRunning}>
            {text.confirm}
          </Button>
        </div>
      </Form>
    </FormDialog>
  );
}
