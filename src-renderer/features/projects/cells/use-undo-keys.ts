import { useEffect, useEffectEvent } from 'react';
import { isComposing, isTyping } from '../../../components/keyboard.ts';
import { useWindowKey } from '../../../components/use-window-key.ts';
import { undoCommand } from './cell-command.ts';

type UndoCalls = { readonly undo: () => void; readonly redo: () => void };

/**
 * The undo of a grid on its keys, anywhere on the page but in a field of its own and in a dialog. The browser keeps one undo
 * list for all fields of a page and would change another cell than the last: its own undo (key, menu, context menu) never
 * reaches a cell.
 */
export function useUndoKeys(calls: UndoCalls): void {
  useWindowKey((event) => {
    const command = undoCommand(event);
    if (command === null || isComposing(event) || !isForGrid(event.target)) return;
    event.preventDefault();
    calls[command]();
  });
  const onNativeUndo = useEffectEvent((event: InputEvent) => {
    const command = nativeUndo(event.inputType);
    if (command === null || !isCell(event.target)) return;
    event.preventDefault();
    calls[command]();
  });
  useEffect(() => {
    const listen = (event: InputEvent) => onNativeUndo(event);
    window.addEventListener('beforeinput', listen);
    return () => window.removeEventListener('beforeinput', listen);
  }, []);
}

function nativeUndo(inputType: string): 'undo' | 'redo' | null {
  if (inputType === 'historyUndo') return 'undo';
  return inputType === 'historyRedo' ? 'redo' : null;
}

function isCell(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.dataset['cell'] !== undefined;
}

function isForGrid(target: EventTarget | null): boolean {
  if (target instanceof Element && target.closest('[role="dialog"]') !== null) return false;
  return isCell(target) || !isTyping(target);
}
