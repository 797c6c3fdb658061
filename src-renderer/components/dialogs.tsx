import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import './dialogs.css';
import { componentText } from '../text/components.ts';
import { ErrorPanel } from './error-panel.tsx';
import { unreadableField } from './form.tsx';
import { isComposing } from './keyboard.ts';

type DialogProps = {
  readonly isOpen: boolean;
  readonly title: string;
  readonly onClose: () => void;
  /** A verb with its object: 登记 23 人, not 确定. */
  readonly confirmLabel: string;
  readonly isDanger?: boolean;
  readonly children?: ReactNode;
};

type ConfirmDialogProps = DialogProps & {
  /** Runs on confirmation; the dialog stays with the error when it fails and closes when it succeeds. */
  readonly onConfirm: () => Promise<unknown> | undefined;
  /** Only where nothing can bring it back: the word to type. */
  readonly typedWord?: string;
  /** False while a field of the dialog is not filled. */
  readonly canConfirm?: boolean;
};

/** Names the consequence and asks once. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const [word, setWord] = useState('');
  const { run, isRunning, error } = useConfirmation(props.isOpen, props.onConfirm, props.onClose);
  useEffect(() => {
    if (!props.isOpen) setWord('');
  }, [props.isOpen]);
  const isReady =
    props.canConfirm !== false && (props.typedWord === undefined || word.trim() === props.typedWord);
  return (
    <Modal opened={props.isOpen} onClose={props.onClose} title={props.title} size={460}>
      <div className="dialog">
        {props.children}
        {props.typedWord !== undefined && (
          <TextInput
            data-autofocus
            label={componentText.dialog.typeWord(props.typedWord)}
            value={word}
            onChange={(event) => setWord(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !isComposing(event) && isReady) run();
            }}
          />
        )}
        {error !== null && <ErrorPanel error={error} />}
        <DialogButtons {...props} isReady={isReady} isRunning={isRunning} onRun={run} />
      </div>
    </Modal>
  );
}

type ReasonDialogProps = DialogProps & {
  readonly onConfirm: (reason: string) => Promise<unknown> | undefined;
  readonly reasonLabel?: string;
  /** Further fields above the reason; their state is the caller's. */
  readonly fields?: ReactNode;
  readonly canConfirm?: boolean;
};

/** Asks for the reason that the ledger keeps with the change. */
export function ReasonDialog(props: ReasonDialogProps) {
  const [reason, setReason] = useState('');
  const [isTouched, setIsTouched] = useState(false);
  const { run, isRunning, error } = useConfirmation(
    props.isOpen,
    () => props.onConfirm(reason.trim()),
    props.onClose,
  );
  useEffect(() => {
    if (props.isOpen) return;
    setReason('');
    setIsTouched(false);
  }, [props.isOpen]);
  const isReady = reason.trim() !== '' && props.canConfirm !== false;
  const fields = useRef<HTMLDivElement>(null);
  const confirm = () => {
    const wrong = unreadableField(fields.current);
    if (wrong === null) run();
    else wrong.focus();
  };
  return (
    <Modal opened={props.isOpen} onClose={props.onClose} title={props.title} size={460}>
      <div ref={fields} className="dialog">
        {props.children}
        {props.fields}
        <Textarea
          data-autofocus
          withAsterisk
          label={props.reasonLabel ?? componentText.dialog.reason}
          maxLength={500}
          autosize
          minRows={2}
          maxRows={6}
          value={reason}
          error={isTouched && reason.trim() === '' ? componentText.dialog.reasonRequired : undefined}
          onBlur={() => setIsTouched(true)}
          onChange={(event) => setReason(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && event.ctrlKey && !isComposing(event) && isReady) confirm();
          }}
        />
        {error !== null && <ErrorPanel error={error} />}
        <DialogButtons {...props} isReady={isReady} isRunning={isRunning} onRun={confirm} />
      </div>
    </Modal>
  );
}

type DialogButtonsProps = Pick<DialogProps, 'onClose' | 'confirmLabel' | 'isDanger'> & {
  readonly isReady: boolean;
  readonly isRunning: boolean;
  readonly onRun: () => void;
};

function DialogButtons(props: DialogButtonsProps) {
  return (
    <div className="dialog__buttons">
      <Button onClick={props.onClose}>{componentText.dialog.cancel}</Button>
      <Button
        variant="filled"
        color={props.isDanger ? 'red' : undefined}
        disabled={!props.isReady}
        loading={props.isRunning}
        onClick={props.onRun}
      >
        {props.confirmLabel}
      </Button>
    </div>
  );
}

function useConfirmation(
  isOpen: boolean,
  onConfirm: () => Promise<unknown> | undefined,
  onClose: () => void,
): { readonly run: () => void; readonly isRunning: boolean; readonly error: unknown } {
  const [isRunning, setIsRunning] = useState(false);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    if (isOpen) setError(null);
  }, [isOpen]);
  const run = () => {
    if (isRunning) return;
    setIsRunning(true);
    setError(null);
    Promise.resolve(onConfirm())
      .then(onClose, setError)
      .finally(() => setIsRunning(false));
  };
  return { run, isRunning, error };
}
