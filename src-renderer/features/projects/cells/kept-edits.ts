import { type CellEdits, noEdits, withoutSaved } from './cell-edits.ts';
import { beginCellWork, type CellWork, leftCell, savedWork } from './cell-work.ts';

const PREFIX = 'credit-ledger-draft:cells:';

/** The cells kept under a key; nothing where there are none or they cannot be read. */
function readEdits(key: string): CellEdits {
  try {
    const kept = localStorage.getItem(PREFIX + key);
    return kept === null ? noEdits : new Map(JSON.parse(kept));
  } catch {
    return noEdits;
  }
}

/** Keeps typed cells on this machine until they are saved or given up. */
function keepEdits(key: string, edits: CellEdits): void {
  try {
    if (edits.size === 0) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, JSON.stringify([...edits]));
  } catch {
    // A full store costs the draft, not what is on the screen.
  }
}

const works = new Map<string, CellWork>();

/** The work kept under a key: the steps as long as the window stands, the cells also after a crash. */
export function readWork(key: string): CellWork {
  return leftCell(works.get(key) ?? beginCellWork(readEdits(key)));
}

/** Keeps cells and steps until they are saved or given up; another tab of the page finds both again. */
export function keepWork(key: string, work: CellWork): void {
  works.set(key, work);
  keepEdits(key, work.edits);
}

/** Drops what was saved of a draft, also when its page was left while the answer was on its way. */
export function dropSaved(key: string, sent: CellEdits): void {
  const kept = works.get(key);
  if (kept !== undefined) works.set(key, savedWork(kept, sent));
  keepEdits(key, withoutSaved(readEdits(key), sent));
}
