import { Button, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import '../components/overlay/dialogs.css';
import { useReportBusy } from '../components/busy.ts';
import { isComposing } from '../components/keyboard.ts';
import { ErrorPanel } from '../components/notes/error-panel.tsx';
import { FormDialog } from '../components/overlay/dialogs.tsx';
import { useStatus } from '../ledger.ts';
import { client, orpc, queryClient } from '../rpc.ts';
import { firstRunText } from '../text/first-run.ts';

const text = firstRunText.actor;

type ActorFormProps = { readonly initial: string; readonly label: string; readonly onDone: () => void };

/** Asks for the name that signs every change. */
export function ActorForm({ initial, label, onDone }: ActorFormProps) {
  const [name, setName] = useState(initial);
  const [error, setError] = useState<unknown>(null);
  const isRunning = useRef(false);
  const [isSaving, setIsSaving] = useState(false);
  useReportBusy(isSaving);
  const isReady = name.trim() !== '';
  const save = async () => {
    if (isRunning.current) return;
    isRunning.current = true;
    setIsSaving(true);
    setError(null);
    try {
      await client.app.setActor({ name: name.trim() });
      await queryClient.invalidateQueries({ queryKey: orpc.app.status.key() });
      onDone();
    } catch (cause) {
      setError(cause);
    } finally {
      isRunning.current = false;
      setIsSaving(false);
    }
  };
  return (
    <form
      className="dialog"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && isComposing(event)) event.preventDefault();
      }}
    >
      <TextInput
        autoFocus
        data-autofocus
        autoComplete="off"
        label={text.label}
        placeholder={text.placeholder}
        description={text.hint}
        inputWrapperOrder={['label', 'input', 'description']}
        maxLength={50}
        readOnly={isSaving}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {error !== null && <ErrorPanel error={error} />}
      <div>
        <Button type="submit" variant="filled" loading={isSaving} disabled={!isReady}>
          {label}
        </Button>
      </div>
    </form>
  );
}

export function ActorDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const status = useStatus();
  return (
    <FormDialog opened={isOpen} onClose={onClose} title={text.change} size={400}>
      <ActorForm initial={status.data?.actor ?? ''} label={text.keep} onDone={onClose} />
    </FormDialog>
  );
}
