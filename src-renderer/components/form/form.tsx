import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useIsHere, useReportBusy } from '../busy.ts';
import { isComposing } from '../keyboard.ts';
import { focusNextField, isChoosing, unreadableField, useKeptFocus } from './focus.ts';
import css from './form.module.css';

type FormProps = {
  readonly label: string;
  /** Saves. While its promise is open, the form is inert: no second save, and nothing typed that the save would miss. */
  readonly onSave: () => unknown;
  /** A save that another button began is running. */
  readonly isBusy?: boolean;
  readonly children: ReactNode;
};

/**
 * A form in which Enter moves to the next field and Ctrl+Enter saves; an Enter of an input method does neither.
 * A figure or date that cannot be parsed stops the save, because its value is still the one before. One save runs at a
 * time, and the form is inert until it is answered, so that the answer is about what stands in the fields.
 */
export function Form({ label, onSave, isBusy = false, children }: FormProps) {
  const room = useRef<HTMLFormElement>(null);
  const { save, isSaving } = useFormSave(onSave, isBusy);
  const isHeld = isSaving || isBusy;
  useReportBusy(isHeld);
  useKeptFocus(room, isHeld);
  return (
    <form
      ref={room}
      className={css['form']}
      aria-label={label}
      aria-busy={isHeld || undefined}
      inert={isHeld}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save(event.currentTarget);
      }}
      onKeyDownCapture={(event) => onEnter(event, save)}
    >
      {children}
    </form>
  );
}

type SaveForm = (form: HTMLFormElement) => Promise<void>;

/** One save at a time, and none while a field holds what cannot be parsed: that field gets the keyboard instead. */
function useFormSave(onSave: FormProps['onSave'], isBusy: boolean) {
  const latest = useRef(onSave);
  latest.current = onSave;
  const isRunning = useRef(false);
  const [isSaving, setIsSaving] = useState(false);
  const isHere = useIsHere();
  const save: SaveForm = async (form) => {
    if (isRunning.current || isBusy) return;
    const wrong = unreadableField(form);
    if (wrong !== null) return wrong.focus();
    const saving = latest.current();
    if (!(saving instanceof Promise)) return;
    isRunning.current = true;
    // Synchronously: the next key may arrive before React renders by itself.
    flushSync(() => setIsSaving(true));
    try {
      await saving;
    } finally {
      isRunning.current = false;
      if (isHere()) setIsSaving(false);
    }
  };
  return { save, isSaving };
}

function onEnter(event: KeyboardEvent<HTMLFormElement>, save: SaveForm): void {
  if (event.key !== 'Enter' || isComposing(event)) return;
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    event.stopPropagation();
    commitField(event.target);
    const form = event.currentTarget;
    setTimeout(() => void save(form), 0);
    return;
  }
  if (!(event.target instanceof HTMLInputElement) || event.target.type === 'file') return;
  // In an open list Enter chooses. A closed one opens by Space or ↓, and Enter moves on.
  if (isChoosing(event.target)) return;
  event.preventDefault();
  event.stopPropagation();
  focusNextField(event.currentTarget, event.target);
}

/** Blurring commits a figure or date; focusing again keeps the keyboard where it was if the save does nothing. */
function commitField(field: EventTarget): void {
  if (!(field instanceof HTMLElement)) return;
  field.blur();
  // Focusing a select would open its list.
  if (!field.hasAttribute('aria-haspopup')) field.focus();
}
