import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { singleFlight } from '../../src-shared/lib/single-flight.ts';
import { useReportBusy } from '../components/busy.ts';
import { isComposing } from '../components/keyboard.ts';
import { ErrorPanel } from '../components/notes/error-panel.tsx';
import css from '../components/overlay/dialog-parts.module.css';
import { FormDialog } from '../components/overlay/dialogs.tsx';
import { useStatus } from '../ledger.ts';
import { client, orpc, queryClient } from '../rpc.ts';
import { firstRunText } from '../text/first-run.ts';

const text = firstRunText.actor;

/** The second press of Enter may come before the form shows that it saves. */
const setActor = singleFlight((name: string) => client.app.setActor({ name }));

type ActorFormProps = { readonly initial: string; readonly label: string; readonly onDone: () => void };

/** Asks for the name that signs every change. */
export function ActorForm({ initial, label, onDone }: ActorFormProps) {
  const [name, setName] = useState(initial);
  const save = useMutation({
    mutationFn: setActor,
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: orpc.app.status.key() });
      onDone();
    },
  });
  useReportBusy(save.isPending);
  const isReady = name.trim() !== '';
  return (
    <form
      className={css['body']}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) save.mutate(name.trim());
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
        readOnly={save.isPending}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {save.error !== null && <ErrorPanel error={save.error} />}
      <div>
        <Button type="submit" variant="filled" loading={save.isPending} disabled={!isReady}>
          {label}
        </Button>
      </div>
    </form>
  );
}

/** Changes the name that signs, from the top bar or 设置. */
export function ActorDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const status = useStatus();
  return (
    <FormDialog opened={isOpen} onClose={onClose} title={text.change} size={400}>
      <ActorForm initial={status.data?.actor ?? ''} label={text.keep} onDone={onClose} />
    </FormDialog>
  );
}
