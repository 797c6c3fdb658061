import { type CellEdits, noEdits } from './cell-edits.ts';

const PREFIX = 'credit-ledger-draft:cells:';

/** The cells kept under a key; nothing where there are none or they cannot be read. */
export function readEdits(key: string): CellEdits {
  try {
    const kept = localStorage.getItem(PREFIX + key);
    return kept === null ? noEdits : new Map(JSON.parse(kept));
  } catch {
    return noEdits;
  }
}

/** Keeps typed cells on this machine until they are saved or given up. */
export function keepEdits(key: string, edits: CellEdits): void {
  try {
    if (edits.size === 0) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, JSON.stringify([...edits]));
  } catch {
    // A full store costs the draft, not what is on the screen.
  }
}
