type PressedKey = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/** What a key asks of a typed cell; null for keys that belong to its text. */
export type CellCommand = 'save' | 'repeatAbove' | 'up' | 'down';

/** The command of a key, as spreadsheets have it: Enter goes down, Shift+Enter up; Ctrl+Enter saves all. */
export function cellCommand({ key, ctrlKey, metaKey, shiftKey }: PressedKey): CellCommand | null {
  switch (key) {
    case 'Enter':
      if (ctrlKey || metaKey) return 'save';
      return shiftKey ? 'up' : 'down';
    case 'd':
      return ctrlKey ? 'repeatAbove' : null;
    case 'ArrowUp':
      return 'up';
    case 'ArrowDown':
      return 'down';
    default:
      return null;
  }
}

/** Whether a key undoes or redoes a step of a grid: Ctrl+Z, Ctrl+Y and Ctrl+Shift+Z, with ⌘ on a Mac. */
export function undoCommand({ key, ctrlKey, metaKey, shiftKey }: PressedKey): 'undo' | 'redo' | null {
  if (!ctrlKey && !metaKey) return null;
  switch (key.toLowerCase()) {
    case 'z':
      return shiftKey ? 'redo' : 'undo';
    case 'y':
      return shiftKey ? null : 'redo';
    default:
      return null;
  }
}
