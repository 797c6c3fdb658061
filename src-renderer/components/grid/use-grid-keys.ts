import type { KeyboardEvent } from 'react';

/** Rows that Page Up and Page Down move before the table was laid out. */
const PAGE_STEP = 10;

type Position = {
  readonly active: number;
  readonly rowCount: number;
  /** Rows that fit into the visible part. */
  readonly visible: number;
};

/** The row that a key moves to, not yet kept within the list; undefined for keys that do not move. */
export function keyTarget(key: string, { active, rowCount, visible }: Position): number | undefined {
  // One row less than a page: the last row of one page is the first of the next.
  const page = Math.max(1, visible - 1 || PAGE_STEP);
  switch (key) {
    case 'ArrowDown':
      return active + 1;
    case 'ArrowUp':
      return active - 1;
    case 'PageDown':
      return active + page;
    case 'PageUp':
      return active - page;
    case 'Home':
      return 0;
    case 'End':
      return rowCount - 1;
    default:
      return undefined;
  }
}

type GridKeysOptions = {
  readonly position: () => Position;
  readonly hasChecks: boolean;
  readonly onMove: (target: number, withShift: boolean) => void;
  readonly onEnter: () => void;
  /** A key other than Enter that does not move: an Enter that still waits is forgotten. */
  readonly onOtherKey: () => void;
  readonly onSpace: (withShift: boolean) => void;
  readonly onCheckAll: () => void;
};

/** The keyboard path of a grid: ↑↓, Page, Home and End move; Enter opens; Space checks or selects; Ctrl+A checks all. */
export function useGridKeys(options: GridKeysOptions): (event: KeyboardEvent<HTMLDivElement>) => void {
  return (event) => {
    if (!isForGrid(event)) return;
    const target = keyTarget(event.key, options.position());
    if (target !== undefined) {
      event.preventDefault();
      if (event.target !== event.currentTarget) event.currentTarget.focus();
      return options.onMove(target, event.shiftKey);
    }
    if (event.key !== 'Enter') options.onOtherKey();
    if (event.key === 'Enter') {
      event.preventDefault();
      options.onEnter();
    } else if (event.key === ' ') {
      event.preventDefault();
      options.onSpace(event.shiftKey);
    } else if (event.key === 'a' && event.ctrlKey && options.hasChecks) {
      event.preventDefault();
      options.onCheckAll();
    }
  };
}

/** From a control inside a row only ↑ and ↓ reach the grid, and not from fields where they mean something else. */
function isForGrid(event: KeyboardEvent<HTMLDivElement>): boolean {
  const { target, currentTarget, key } = event;
  if (target !== currentTarget && key !== 'ArrowDown' && key !== 'ArrowUp') return false;
  if (target instanceof HTMLInputElement && target.type !== 'checkbox') return false;
  if (target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement) return false;
  return !event.altKey && !(event.ctrlKey && key !== 'a');
}
