import { useEffect, useRef, useState } from 'react';
import { TextField } from '../../components/form/fields.tsx';
import { ConfirmDialog } from '../../components/overlay/dialogs.tsx';
import { templatesText as text } from '../../text/templates.ts';

type NameDialogProps = {
  readonly isOpen: boolean;
  readonly title: string;
  readonly confirmLabel: string;
  readonly initial: string;
  readonly onClose: () => void;
  readonly onConfirm: (name: string) => Promise<void>;
};

/** Asks for the name of a template. */
export function NameDialog({ isOpen, title, confirmLabel, initial, onClose, onConfirm }: NameDialogProps) {
  const [name, setName] = useState(initial);
  // Set only when the dialog opens: a later `initial` must not overwrite what is typed.
  const first = useRef(initial);
  first.current = initial;
  useEffect(() => {
    if (isOpen) setName(first.current);
  }, [isOpen]);
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={title}
      confirmLabel={confirmLabel}
      canConfirm={name.trim() !== ''}
      onClose={onClose}
      onConfirm={() => onConfirm(name.trim())}
    >
      <TextField
        label={text.name}
        isRequired
        autoFocus
        maxLength={100}
        hint={text.nameHint}
        value={name}
        onChange={setName}
      />
    </ConfirmDialog>
  );
}
