import type { ColumnMapping } from './import-source.ts';

/** Heading (with its occurrence when it stands twice) → field key, or null where the column was left out. */
export type RememberedMapping = Readonly<Record<string, string | null>>;

const PREFIX = 'credit-ledger-mapping:';
const KEPT_MAX = 20;

/** 姓名, and 备注#2 for the second column of that name. */
export function headingNames(mapping: ColumnMapping): readonly string[] {
  const seen = new Map<string, number>();
  return mapping.map(({ heading }) => {
    const plain = heading.replace(/\s/gu, '');
    const occurrence = (seen.get(plain) ?? 0) + 1;
    seen.set(plain, occurrence);
    return occurrence === 1 ? plain : `${plain}#${occurrence}`;
  });
}

/** What a file with these headings was mapped to. */
export function toRemembered(mapping: ColumnMapping): RememberedMapping {
  const names = headingNames(mapping);
  return Object.fromEntries(mapping.map((column, index) => [names[index] ?? '', column.field]));
}

/** Corrections (column number → field) that turn the proposed mapping into the remembered one; null when it is that already. */
export function correctionsOf(
  proposed: ColumnMapping,
  remembered: RememberedMapping,
): Record<string, string | null> | null {
  const names = headingNames(proposed);
  const corrections: Record<string, string | null> = {};
  for (const [index, column] of proposed.entries()) {
    const field = remembered[names[index] ?? ''];
    if (field !== undefined && field !== column.field) corrections[String(column.column)] = field;
  }
  return Object.keys(corrections).length === 0 ? null : corrections;
}

/** Gives a field to a column; a column that had it is left out, because one field is read from one column. */
export function assignField(
  mapping: ColumnMapping,
  corrections: Readonly<Record<string, string | null>>,
  column: number,
  field: string | null,
): Record<string, string | null> {
  const next: Record<string, string | null> = { ...corrections };
  for (const other of mapping)
    if (field !== null && other.column !== column && fieldOf(other, corrections) === field)
      next[String(other.column)] = null;
  next[String(column)] = field;
  return next;
}

/** The field a column is read as, corrections included. */
export function fieldOf(
  column: ColumnMapping[number],
  corrections: Readonly<Record<string, string | null>>,
): string | null {
  const corrected = corrections[String(column.column)];
  return corrected === undefined ? column.field : corrected;
}

type Kept = readonly { readonly headings: string; readonly mapping: RememberedMapping }[];

function readKept(layout: string): Kept {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PREFIX + layout) ?? '[]');
    return Array.isArray(kept) ? (kept as Kept) : [];
  } catch {
    return [];
  }
}

/** The mapping last used for a file with exactly these headings, on this machine. */
export function recallMapping(layout: string, proposed: ColumnMapping): RememberedMapping | null {
  const headings = headingNames(proposed).join('|');
  return readKept(layout).find((kept) => kept.headings === headings)?.mapping ?? null;
}

/** Keeps the mapping of these headings for the next file that has them. */
export function rememberMapping(layout: string, mapping: ColumnMapping): void {
  const headings = headingNames(mapping).join('|');
  const others = readKept(layout).filter((kept) => kept.headings !== headings);
  const kept: Kept = [{ headings, mapping: toRemembered(mapping) }, ...others].slice(0, KEPT_MAX);
  try {
    localStorage.setItem(PREFIX + layout, JSON.stringify(kept));
  } catch {
    // A full store costs the memory, not the import.
  }
}
