import type { LayoutShape } from '../layouts/sheet-layout.ts';
import { normaliseHeading } from '../read/find-header.ts';
import {
  compareFingerprints,
  type TemplateChange,
  type TemplateFingerprint,
} from './template-fingerprint.ts';
import {
  type CellTarget,
  correctionsOf,
  keyOfFill,
  type MappingCorrections,
  type TemplateMapping,
} from './template-mapping.ts';
import { proposeTemplate, type TemplateProposal } from './template-proposal.ts';
import type { TemplateSheet, TemplateWorkbook } from './template-sheet.ts';
import { findPlaceholders } from './template-values.ts';

/** A head is the same where this share of its words is found again. */
const ALIKE = 0.5;

/**
 * How much of a form's words another one has, from 0 to 1: the headings of its columns and its placeholders, wherever
 * they stand. Forms without either are alike in nothing.
 */
export function likenessOf(a: TemplateFingerprint, b: TemplateFingerprint): number {
  const [mine, theirs] = [wordsOf(a), wordsOf(b)];
  // Each word is matched once: a form with 备注 twice is less like one that has it once.
  const rest = [...theirs];
  let shared = 0;
  for (const word of mine) {
    const at = rest.indexOf(word);
    if (at === -1) continue;
    rest.splice(at, 1);
    shared++;
  }
  const all = mine.length + theirs.length - shared;
  return all === 0 ? 0 : shared / all;
}

/** How much of a form's words, 0 to 1, stands on the sheet of a workbook that has most of them. Cheap, to look through many. */
export function headShare(fingerprint: TemplateFingerprint, workbook: TemplateWorkbook): number {
  const words = [
    ...fingerprint.head.map(({ text }) => normaliseHeading(text)),
    ...fingerprint.placeholders.map(({ name }) => `{{${name}}}`),
  ];
  if (words.length === 0) return 0;
  const shares = workbook.sheets.map((sheet) => {
    const standing = new Set<string>();
    for (const { text, mergedFrom } of sheet.rows.flatMap(({ cells }) => cells)) {
      if (mergedFrom !== undefined) continue;
      standing.add(normaliseHeading(text));
      for (const { name } of findPlaceholders(text)) standing.add(`{{${name}}}`);
    }
    return words.filter((word) => standing.has(word)).length / words.length;
  });
  return Math.max(0, ...shares);
}

/** The words of a form without their places. */
function wordsOf({ columns, placeholders }: TemplateFingerprint): readonly string[] {
  return [
    ...columns.map(({ heading }) => normaliseHeading(heading)).filter((heading) => heading !== ''),
    ...placeholders.map(({ name }) => `{{${name}}}`),
  ];
}

/**
 * How a form differs from the one before, as `compareFingerprints` says it, except that a column which is filled
 * otherwise than the one in its place was is no renamed one: that one is gone, and this one is new.
 */
export function compareMappings(before: TemplateMapping, after: TemplateMapping): readonly TemplateChange[] {
  return compareFingerprints(before.fingerprint, after.fingerprint).flatMap(
    (change): readonly TemplateChange[] => {
      if (change.kind !== 'columnRenamed') return [change];
      // Of several columns with the same words it is a later one that found no words like its own.
      const old = before.table?.columns.findLast(({ heading }) => heading === change.from);
      const now = after.table?.columns.find(({ column }) => column === change.column);
      if (old === undefined || now === undefined || keyOfFill(old.fill) === keyOfFill(now.fill))
        return [change];
      return [
        { kind: 'columnRemoved', heading: change.from, column: old.column },
        { kind: 'columnAdded', heading: change.to, column: change.column },
      ];
    },
  );
}

/**
 * Carries a kept mapping over to a changed form of the same center, as corrections of what would be proposed for it:
 * each column goes where its heading stands now (the n-th of several with the same words to the n-th), a renamed one
 * stays in its place unless its new words mean another field, a new one is proposed, unless what it would take has its column already. Single cells above the
 * table stay, those below follow its end, sums follow their column; placeholders are found where they are now. What
 * no longer has a place is left out.
 */
export function carryMapping(
  layout: LayoutShape,
  saved: { readonly mapping: TemplateMapping; readonly workbook: TemplateWorkbook },
  workbook: TemplateWorkbook,
  valueNames: readonly string[],
): MappingCorrections {
  const sheet = sheetOf(saved.mapping, workbook);
  if (sheet === null) return {};
  const { table } = saved.mapping;
  const propose = (corrections: MappingCorrections): TemplateProposal =>
    proposeTemplate(layout, workbook, valueNames, { sheet: sheet.name, ...corrections });
  if (table === null) {
    const { mapping } = propose({});
    return { sheet: sheet.name, cells: carriedCells(saved.mapping, mapping, sheet, new Map()) };
  }
  const headRows = headRowsNow(layout, saved, sheet, propose({}).mapping);
  const fresh = propose(headRows === null ? {} : { headRows }).mapping;
  if (fresh?.table == null) return { sheet: sheet.name };
  const columns = carriedColumns(table.columns, fresh.table.columns);
  const head = { first: fresh.table.headFirstRow, last: fresh.table.headLastRow };
  const bodyRows = carriedBody(layout, saved, fresh, valueNames);
  const last = bodyRows?.last ?? fresh.table.lastRow;
  const bodied: TemplateMapping = { ...fresh, table: { ...fresh.table, lastRow: last } };
  return {
    sheet: sheet.name,
    headRows: head,
    ...(bodyRows === null ? {} : { bodyRows }),
    columns: Object.fromEntries(columns.map(({ column, key }) => [String(column), key])),
    cells: carriedCells(
      saved.mapping,
      bodied,
      sheet,
      new Map(columns.map(({ from, column }) => [from, column])),
    ),
    rowsPerPage: table.rowsPerPage,
  };
}

/** The sheet of the same name; else the one in its place, as when a sheet was renamed for the new year. */
function sheetOf({ sheet, fingerprint }: TemplateMapping, workbook: TemplateWorkbook): TemplateSheet | null {
  const named = workbook.sheets.find(({ name }) => name === sheet);
  if (named !== undefined) return named;
  const place = fingerprint.sheets.indexOf(sheet);
  const there = workbook.sheets[place];
  return there === undefined || fingerprint.sheets.includes(there.name)
    ? (workbook.sheets[0] ?? null)
    : there;
}

type Rows = { readonly first: number; readonly last: number };

/** The head as it is proposed, where it was proposed the last time, too; else where its words stand now. */
function headRowsNow(
  layout: LayoutShape,
  saved: { readonly mapping: TemplateMapping; readonly workbook: TemplateWorkbook },
  sheet: TemplateSheet,
  proposed: TemplateMapping | null,
): Rows | null {
  const { table } = saved.mapping;
  const before = proposeTemplate(layout, saved.workbook, [], { sheet: saved.mapping.sheet }).mapping?.table;
  const wasProposed =
    before?.headFirstRow === table?.headFirstRow && before?.headLastRow === table?.headLastRow;
  if (wasProposed && proposed?.table != null) return null;
  const found = headRowsIn(saved.mapping, sheet);
  return found === null ? null : withMerged(sheet, found);
}

/** Words merged from above into these rows, or from them further down, belong to the head. */
function withMerged(sheet: TemplateSheet, { first, last }: Rows): Rows {
  const across = sheet.merges.filter(({ top, bottom }) => top <= last && bottom >= first && top < bottom);
  return {
    first: Math.min(first, ...across.map(({ top }) => top)),
    last: Math.max(last, ...across.map(({ bottom }) => bottom)),
  };
}

/**
 * How far a head is looked for above and below its old place, in rows. A center adds a line of instructions,
 * not a page.
 */
const ROWS_MOVED_MAX = 10;

/**
 * Where the words of the head stand now: the same number of rows, moved to where most words agree; of equal
 * places the nearest. `null` where fewer than half of them are found.
 */
function headRowsIn({ table, fingerprint }: TemplateMapping, sheet: TemplateSheet): Rows | null {
  if (table === null || fingerprint.head.length === 0) return null;
  const wordsByRow = new Map<number, readonly string[]>();
  for (const { address, text } of fingerprint.head) {
    const row = Number(/\d+$/.exec(address)?.[0] ?? 0);
    wordsByRow.set(row, [...(wordsByRow.get(row) ?? []), normaliseHeading(text)]);
  }
  const standing = new Map(
    sheet.rows.map(({ row, cells }) => [
      row,
      new Set(
        cells.filter(({ mergedFrom }) => mergedFrom === undefined).map(({ text }) => normaliseHeading(text)),
      ),
    ]),
  );
  let best: { readonly by: number; readonly found: number } | null = null;
  for (let by = -ROWS_MOVED_MAX; by <= ROWS_MOVED_MAX; by++) {
    let found = 0;
    for (const [row, words] of wordsByRow)
      found += words.filter((word) => standing.get(row + by)?.has(word) ?? false).length;
    const isBetter =
      best === null || found > best.found || (found === best.found && Math.abs(by) < Math.abs(best.by));
    if (table.headFirstRow + by >= 1 && isBetter) best = { by, found };
  }
  if (best === null || best.found < fingerprint.head.length * ALIKE) return null;
  return { first: table.headFirstRow + best.by, last: table.headLastRow + best.by };
}

type Column = NonNullable<TemplateMapping['table']>['columns'][number];
type CarriedColumn = { readonly from: number; readonly column: number; readonly key: string | null };

/**
 * Which column of the new form takes what an old one took. First by words; then by place, where new words stand
 * instead of words that are gone and mean nothing else to us; what is left is filled as proposed, unless its
 * field has a column. `from` is the old column, 0 for a new one.
 */
function carriedColumns(before: readonly Column[], after: readonly Column[]): readonly CarriedColumn[] {
  const carried: CarriedColumn[] = [];
  const left = [...before];
  const right = [...after];
  const take = (old: Column, now: Column): void => {
    left.splice(left.indexOf(old), 1);
    right.splice(right.indexOf(now), 1);
    carried.push({ from: old.column, column: now.column, key: keyOfFill(old.fill) });
  };
  for (const old of before) {
    const words = normaliseHeading(old.heading);
    const now = words === '' ? undefined : right.find(({ heading }) => normaliseHeading(heading) === words);
    if (now !== undefined) take(old, now);
  }
  // New words in the place of words that are gone: renamed, unless they are known to mean something else.
  for (const old of [...left]) {
    const now = right.find(({ column }) => column === old.column);
    const known = now === undefined ? null : keyOfFill(now.fill);
    if (now !== undefined && (known === null || known === keyOfFill(old.fill))) take(old, now);
  }
  const taken = new Set(carried.map(({ key }) => key).filter((key) => key !== null));
  for (const { column, fill } of right) {
    const key = keyOfFill(fill);
    carried.push({ from: 0, column, key: key !== null && taken.has(key) ? null : key });
  }
  return carried.sort((a, b) => a.column - b.column);
}

/**
 * The blank rows, where the user had set them otherwise than proposed: the same rows, counted from the end of
 * the head. `null` where they were as proposed, so that a form with more blank rows than last year's is filled
 * to its own end.
 */
function carriedBody(
  layout: LayoutShape,
  saved: { readonly mapping: TemplateMapping; readonly workbook: TemplateWorkbook },
  fresh: TemplateMapping,
  valueNames: readonly string[],
): MappingCorrections['bodyRows'] | null {
  const { table } = saved.mapping;
  if (table === null || fresh.table === null) return null;
  const { bodyRows: _, ...corrections } = correctionsOf(saved.mapping);
  const proposed = proposeTemplate(layout, saved.workbook, valueNames, corrections).mapping?.table;
  const isProposed =
    proposed?.firstRow === table.firstRow &&
    proposed.lastRow === table.lastRow &&
    proposed.sampleRow === table.sampleRow;
  if (isProposed) return null;
  const by = fresh.table.headLastRow - table.headLastRow;
  return { first: table.firstRow + by, last: table.lastRow + by, sample: table.sampleRow + by };
}

/**
 * The single cells of the new form. Placeholders, named cells and 共 N 人 are found anew, because they say
 * themselves what they are. Others keep their distance: above the table from the top of the sheet, below it
 * from the last blank row. A cell that has no free place any more is left out; the user sees it missing among
 * the single values.
 */
function carriedCells(
  { table, cells }: TemplateMapping,
  fresh: TemplateMapping | null,
  sheet: TemplateSheet,
  columns: ReadonlyMap<number, number>,
): readonly CellTarget[] {
  const found = (fresh?.cells ?? []).filter(({ kind }) => kind !== 'sum');
  const named = new Set(found.flatMap((target) => (target.kind === 'value' ? [target.name] : [])));
  const taken = new Set(found.map(({ row, column }) => `${row}:${column}`));
  const end = fresh?.table?.lastRow ?? 0;
  const carried = cells.flatMap((target): readonly CellTarget[] => {
    if (target.kind === 'placeholders' || target.kind === 'count') return [];
    // Named cells and lines of a form are found where they are now.
    if (target.kind === 'value' && named.has(target.name)) return [];
    const isBelow = table !== null && target.row > table.lastRow;
    const row = isBelow ? target.row + end - table.lastRow : target.row;
    const column = target.kind === 'sum' ? (columns.get(target.column) ?? target.column) : target.column;
    const place = { ...target, row, column };
    return row < 1 || taken.has(`${row}:${column}`) || !isFree(sheet, fresh, place) ? [] : [place];
  });
  return [...found, ...carried].sort((a, b) => a.row - b.row || a.column - b.column);
}

/** Neither a formula nor covered by a merged cell, nor among the rows for records. */
function isFree(
  sheet: TemplateSheet,
  fresh: TemplateMapping | null,
  at: { readonly row: number; readonly column: number },
): boolean {
  const table = fresh?.table ?? null;
  if (table !== null && at.row >= table.headFirstRow && at.row <= table.lastRow) return false;
  if (sheet.formulas.some(({ row, column }) => row === at.row && column === at.column)) return false;
  return !sheet.merges.some(
    ({ top, bottom, left, right }) =>
      top <= at.row &&
      at.row <= bottom &&
      left <= at.column &&
      at.column <= right &&
      (top !== at.row || left !== at.column),
  );
}
