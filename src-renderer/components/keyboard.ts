import type { KeyboardEvent } from 'react';

/** Whether a key belongs to an input method that is still composing: such an Enter chooses a word, nothing else. */
export function isComposing(event: KeyboardEvent | globalThis.KeyboardEvent): boolean {
  const native = 'nativeEvent' in event ? event.nativeEvent : event;
  // Some input methods end the composition before their Enter arrives, but still mark it with 229.
  return native.isComposing || native.keyCode === 229;
}

/** Whether the keyboard is in a field where letters are text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'file'].includes(target.type);
}
