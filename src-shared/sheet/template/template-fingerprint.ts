import { normaliseHeading } from '../read/find-header.ts';

/**
 * What a template is recognised by: its sheets, the words of its head and where they stand, the merges of the head,
 * its placeholders. Values, titles (they carry the year), blank rows and styles do not count: next year's blank sheet
 * of the same form has the same fingerprint.
 */
export type TemplateFingerprint = {
  readonly version: 1;
  readonly sheets: readonly string[];
  /** The sheet that is filled. */
  readonly sheet: string;
  readonly head: readonly { readonly address: string; readonly text: string }[];
  /** The head read column by column, words of merged heads joined. */
  readonly columns: readonly { readonly column: number; readonly heading: string }[];
  readonly merges: readonly string[];
  readonly placeholders: readonly { readonly address: string; readonly name: string }[];
};

/** The fingerprint as one text, the same for equal fingerprints; what is hashed to find a stored mapping. */
export function canonicalFingerprint(fingerprint: TemplateFingerprint): string {
  const { version, sheets, sheet, head, columns, merges, placeholders } = fingerprint;
  return JSON.stringify([
    version,
    sheets,
    sheet,
    head.map(({ address, text }) => [address, text]),
    columns.map(({ column, heading }) => [column, heading]),
    [...merges].sort(),
    placeholders.map(({ address, name }) => [address, name]),
  ]);
}

/** How a template differs from the one a mapping was made for. Columns count from 1. */
export type TemplateChange =
  | { readonly kind: 'sheetAdded' | 'sheetRemoved'; readonly sheet: string }
  | { readonly kind: 'sheetRenamed'; readonly from: string; readonly to: string }
  | { readonly kind: 'columnMoved'; readonly heading: string; readonly from: number; readonly to: number }
  | { readonly kind: 'columnAdded' | 'columnRemoved'; readonly heading: string; readonly column: number }
  | {
      readonly kind: 'columnRenamed';
      readonly column: number;
      readonly from: string;
      readonly to: string;
    }
  | {
      readonly kind: 'placeholderAdded' | 'placeholderRemoved';
      readonly name: string;
      readonly address: string;
    }
  | {
      readonly kind: 'placeholderMoved';
      readonly name: string;
      readonly from: string;
      readonly to: string;
    }
  /** Same columns, but the head stands elsewhere, is merged otherwise or has other words above. */
  | { readonly kind: 'headRearranged' };

/**
 * What was moved, added, removed or renamed between two templates; empty for equal fingerprints. A column whose words
 * are gone where new words stand in its place was renamed. Columns pushed aside by others are listed as moved.
 */
export function compareFingerprints(
  before: TemplateFingerprint,
  after: TemplateFingerprint,
): readonly TemplateChange[] {
  if (canonicalFingerprint(before) === canonicalFingerprint(after)) return [];
  const changes = [
    ...sheetChanges(before, after),
    ...columnChanges(before, after),
    ...placeholderChanges(before, after),
  ];
  return changes.length === 0 ? [{ kind: 'headRearranged' }] : changes;
}

/**
 * Sheets that came, went or were renamed. A new name in the place of one that is gone is a renaming: centers
 * call the sheet 2025年度 one year and 2026年度 the next.
 */
function sheetChanges(before: TemplateFingerprint, after: TemplateFingerprint): readonly TemplateChange[] {
  const gone = before.sheets.filter((sheet) => !after.sheets.includes(sheet));
  const fresh = after.sheets.filter((sheet) => !before.sheets.includes(sheet));
  const changes: TemplateChange[] = [];
  for (const from of gone) {
    const to = fresh.find((sheet) => after.sheets.indexOf(sheet) === before.sheets.indexOf(from));
    if (to === undefined) changes.push({ kind: 'sheetRemoved', sheet: from });
    else {
      fresh.splice(fresh.indexOf(to), 1);
      changes.push({ kind: 'sheetRenamed', from, to });
    }
  }
  return [...changes, ...fresh.map((sheet): TemplateChange => ({ kind: 'sheetAdded', sheet }))];
}

/** A column of a fingerprint. */
type Column = TemplateFingerprint['columns'][number];

/** Columns by their words, then, for what is left over on both sides, by the words of the neighbour to the left. */
function columnChanges(before: TemplateFingerprint, after: TemplateFingerprint): readonly TemplateChange[] {
  const left = [...before.columns];
  const right = [...after.columns];
  const changes: TemplateChange[] = [];
  // Two columns may have the same words (备注 twice): the first takes the first.
  for (const old of before.columns) {
    const same = right.find((column) => normaliseHeading(column.heading) === normaliseHeading(old.heading));
    if (same === undefined) continue;
    left.splice(left.indexOf(old), 1);
    right.splice(right.indexOf(same), 1);
    if (same.column !== old.column)
      changes.push({ kind: 'columnMoved', heading: same.heading, from: old.column, to: same.column });
  }
  for (const old of left) {
    const at = right.findIndex((column) => neighbour(before, old) === neighbour(after, column));
    const renamed = at === -1 ? undefined : right[at];
    if (renamed === undefined) {
      changes.push({ kind: 'columnRemoved', heading: old.heading, column: old.column });
      continue;
    }
    right.splice(at, 1);
    changes.push({ kind: 'columnRenamed', column: renamed.column, from: old.heading, to: renamed.heading });
  }
  return [
    ...changes,
    ...right.map(({ heading, column }): TemplateChange => ({ kind: 'columnAdded', heading, column })),
  ];
}

/** The words of the column to the left: a renamed column keeps its neighbour even where columns were moved. */
function neighbour(fingerprint: TemplateFingerprint, column: Column): string {
  const index = fingerprint.columns.indexOf(column);
  return normaliseHeading(fingerprint.columns[index - 1]?.heading ?? '');
}

/**
 * Placeholders by name and address first, so that of several with the same name those that stayed are not
 * called moved.
 */
function placeholderChanges(
  before: TemplateFingerprint,
  after: TemplateFingerprint,
): readonly TemplateChange[] {
  const fresh = [...after.placeholders];
  const changes: TemplateChange[] = [];
  const unmatched = before.placeholders.filter((old) => {
    const at = fresh.findIndex(({ name, address }) => name === old.name && address === old.address);
    if (at !== -1) fresh.splice(at, 1);
    return at === -1;
  });
  for (const old of unmatched) {
    const at = fresh.findIndex(({ name }) => name === old.name);
    const moved = at === -1 ? undefined : fresh[at];
    if (moved === undefined) changes.push({ kind: 'placeholderRemoved', ...old });
    else {
      fresh.splice(at, 1);
      changes.push({ kind: 'placeholderMoved', name: old.name, from: old.address, to: moved.address });
    }
  }
  return [...changes, ...fresh.map((added): TemplateChange => ({ kind: 'placeholderAdded', ...added }))];
}
