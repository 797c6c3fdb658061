import { Button, Modal, type ModalProps, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { componentText } from '../../text/components.ts';
import { BusyProvider, useBusyRoom, useIsHere, useReportBusy } from '../busy.ts';
import { unreadableField, useKeptFocus } from '../form/focus.ts';
import { isComposing } from '../keyboard.ts';
import { ErrorPanel } from '../notes/error-panel.tsx';
import { DialogBody, DialogFoot } from './dialog-parts.tsx';
import { showError } from './toasts.tsx';

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

/** A dialog that stays open while a form inside saves: neither Esc nor a click beside it closes it. */
export function FormDialog({ onClose, children, ...props }: ModalProps) {
  const { close, room } = useBusyRoom(onClose);
  return (
    <Modal {...props} onClose={close}>
      <BusyProvider value={room}>{children}</BusyProvider>
    </Modal>
  );
}

/** Names the consequence and asks once. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const [word, setWord] = useState('');
  const { run, close, isRunning, error } = useConfirmation(props.isOpen, props.onConfirm, props.onClose);
  useEffect(() => {
    if (!props.isOpen) setWord('');
  }, [props.isOpen]);
  const isReady =
    props.canConfirm !== false && (props.typedWord === undefined || word.trim() === props.typedWord);
  const room = useRef<HTMLDivElement>(null);
  useKeptFocus(room, isRunning);
  return (
    <Modal opened={props.isOpen} onClose={close} title={props.title} size={460}>
      <DialogBody ref={room} inert={isRunning}>
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
        <DialogButtons {...props} onClose={close} isReady={isReady} isRunning={isRunning} onRun={run} />
      </DialogBody>
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
  const { run, close, isRunning, error } = useConfirmation(
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
  useKeptFocus(fields, isRunning);
  const confirm = () => {
    const wrong = unreadableField(fields.current);
    if (wrong === null) run();
    else wrong.focus();
  };
  return (
    <Modal opened={props.isOpen} onClose={close} title={props.title} size={460}>
      <DialogBody ref={fields} inert={isRunning}>
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
        <DialogButtons {...props} onClose={close} isReady={isReady} isRunning={isRunning} onRun={confirm} />
      </DialogBody>
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
    <DialogFoot>
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
    </DialogFoot>
  );
}

type Confirmation = {
  readonly run: () => void;
  /** Closes, unless the call is running: its answer must not appear in a dialog opened meanwhile. */
  readonly close: () => void;
  readonly isRunning: boolean;
  readonly error: unknown;
};

function useConfirmation(
  isOpen: boolean,
  onConfirm: () => Promise<unknown> | undefined,
  onClose: () => void,
): Confirmation {
  const running = useRef(false);
  const [isRunning, setIsRunning] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const isHere = useIsHere();
  useReportBusy(isRunning);
  useEffect(() => {
    if (isOpen) setError(null);
  }, [isOpen]);
  const run = () => {
    if (running.current || !isOpen) return;
    running.current = true;
    setIsRunning(true);
    setError(null);
    Promise.resolve(onConfirm())
      .then(onClose, (cause: unknown) => (isHere() ? setError(cause) : showError(cause)))
      .finally(() => {
        running.current = false;
        setIsRunning(false);
      });
  };
  const close = () => {
    if (!running.current) onClose();
  };
  return { run, close, isRunning, error };
}
