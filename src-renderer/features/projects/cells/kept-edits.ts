import { type CellEdits, noEdits } from './cell-edits.ts';

const PREFIX = 'credit-ledger-draft:cells:';

export function readEdits(key: string): CellEdits {
  try {
    const kept = localStorage.getItem(PREFIX + key);
    return kept === null ? noEdits : new Map(JSON.parse(kept));
  } catch {
    return noEdits;
  }
}

export function keepEdits(key: string, edits: CellEdits): void {
  try {
    if (edits.size === 0) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, JSON.stringify([...edits]));
  } catch {
    // A full store costs the draft, not what is on the screen.
  }
}
