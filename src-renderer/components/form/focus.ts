import { useLayoutEffect } from 'react';

/** The first field below `root` whose text cannot be parsed; a form with such a field is not saved. */
export function unreadableField(root: Element | null): HTMLElement | null {
  return root?.querySelector<HTMLElement>('[data-unreadable]') ?? null;
}

/** `inert` drops the focus while a form saves; afterwards it goes to the first invalid field, else back to where it was. */
export function useKeptFocus(room: { readonly current: HTMLElement | null }, isHeld: boolean): void {
  useLayoutEffect(() => {
    const active = document.activeElement;
    if (!isHeld || !(active instanceof HTMLElement) || !room.current?.contains(active)) return;
    const form = room.current;
    return () => {
      if (document.activeElement !== null && document.activeElement !== document.body) return;
      (form.querySelector<HTMLElement>('[aria-invalid="true"]') ?? active).focus();
    };
  }, [room, isHeld]);
}

/** Whether a list is open with one of its lines marked. */
export function isChoosing(input: HTMLInputElement): boolean {
  return input.getAttribute('aria-expanded') === 'true' && input.hasAttribute('aria-activedescendant');
}

const FIELDS =
  'input:not([type="hidden"],[tabindex="-1"],:disabled),select:not(:disabled),textarea:not(:disabled),button[type="submit"]';

/** Moves the focus to the field behind `from`, at last to the save button. */
export function focusNextField(form: HTMLElement, from: HTMLElement): void {
  const fields = [...form.querySelectorAll<HTMLElement>(FIELDS)];
  fields[fields.indexOf(from) + 1]?.focus();
}

/**
 * The keyboard goes into the first cell of the table below `room` that is empty or pending, else into the first at all; where
 * the table is still being read, as soon as it is there, unless somebody types or clicks before.
 */
export function focusFirstCell(room: Element | null, kind: 'input' | 'select'): void {
  if (room === null || focusCell(room, kind)) return;
  const filled = new MutationObserver(() => {
    if (focusCell(room, kind)) giveUp();
  });
  const giveUp = () => {
    filled.disconnect();
    for (const event of userEvents) document.removeEventListener(event, giveUp, true);
  };
  filled.observe(room, { childList: true, subtree: true });
  for (const event of userEvents) document.addEventListener(event, giveUp, true);
}

const userEvents = ['pointerdown', 'keydown'] as const;

function focusCell(room: Element, kind: 'input' | 'select'): boolean {
  const found = room.querySelectorAll<HTMLInputElement | HTMLSelectElement>(
    `[role="grid"] ${kind}:not([type="checkbox"],:disabled)`,
  );
  const cells = [...found];
  const cell = cells.find(({ value }) => value === '' || value === 'pending') ?? cells[0];
  cell?.focus();
  return cell !== undefined;
}

/** Moves the focus to the save button, after the button that had it (in a note) is gone. */
export function focusSaving(room: ParentNode | null): void {
  room?.querySelector<HTMLElement>('form button[type="submit"]')?.focus();
}

/** The first field with a sentence under it takes the keyboard, once the sentences are drawn. */
export function focusFirstInvalid(room: ParentNode | null): void {
  requestAnimationFrame(() => room?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
