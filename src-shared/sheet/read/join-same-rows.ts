import type { Work } from '../../lib/work.ts';
import type { SheetLayout } from '../layouts/sheet-layout.ts';
import { emptyCell } from '../render/sheet-cell.ts';
import type { SheetHeader } from './find-header.ts';
import type { ReadRow, RefusedRow } from './read-row.ts';
import { placeOf, type SheetProblem } from './sheet-problem.ts';

/** What is left of the rows once those about the same person are joined, and what there is to say about it. */
export type JoinedRows<Row> = {
  readonly rows: readonly ReadRow<Row>[];
  readonly refused: readonly RefusedRow[];
  readonly problems: readonly SheetProblem[];
};

/**
 * Rows against each other. Rows with the same identity number (after 15 → 18) that agree become one, which says
 * which rows it holds; an empty cell agrees with anything and is filled from the other row (Q13). Where they differ
 * none is taken, and the fields are named. A row without a number whose name another row of the same school bears is
 * marked: it is never assigned by itself (Q14).
 */
export function* joinSameRows<Row>(
  layout: SheetLayout<Row>,
  sheet: string,
  header: SheetHeader,
  rows: readonly ReadRow<Row>[],
): Work<JoinedRows<Row>> {
  const problems: SheetProblem[] = [];
  const refused: RefusedRow[] = [];
  const kept: ReadRow<Row>[] = [];
  let looked = 0;
  for (const group of yield* groupsOf(layout, rows)) {
    if (++looked % ROWS_PER_STEP === 0) yield;
    const [first, ...others] = group;
    if (first === undefined) continue;
    const fields = differingFields(layout, group);
    if (fields.length > 0) {
      problems.push(...group.map((row) => differs(layout, sheet, header, { row, group, fields })));
      refused.push(...group.map(({ row, texts }) => ({ row, texts })));
      continue;
    }
    kept.push(others.length === 0 ? first : merge(layout, first, others));
    for (const other of others) {
      const at = place(sheet, header, other.row, 'idNumber');
      problems.push({ code: 'sameIdNumberJoined', severity: 'warning', at, values: { row: first.row } });
    }
  }
  const joined = kept.sort((a, b) => a.row - b.row);
  const ambiguous = yield* ambiguousNames(layout, sheet, header, joined);
  return { rows: joined, refused, problems: [...problems, ...ambiguous] };
}

// Rows that are looked at before others are let in.
const ROWS_PER_STEP = 1000;

/** The rows by identity, in the order in which each first appears. A row without one is a group of its own. */
function* groupsOf<Row>(
  layout: SheetLayout<Row>,
  rows: readonly ReadRow<Row>[],
): Work<Iterable<readonly ReadRow<Row>[]>> {
  const groups = new Map<string, ReadRow<Row>[]>();
  for (const [index, row] of rows.entries()) {
    if (index % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
    const key = layout.identityOf?.(row.values) ?? `row ${row.row}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups.values();
}

/** Keys in which rows of one person say different things. Empty cells say nothing (Q13). */
function differingFields<Row>(layout: SheetLayout<Row>, group: readonly ReadRow<Row>[]): readonly string[] {
  if (group.length < 2) return [];
  return layout.columns
    .map((column) => column.key)
    .filter((key) => {
      const present = group.map((row) => row.values[key]).filter((value) => value !== null);
      return new Set(present.map((value) => JSON.stringify(value))).size > 1;
    });
}

/** The first row with its gaps filled from the others, in their order. */
function merge<Row>(
  layout: SheetLayout<Row>,
  first: ReadRow<Row>,
  others: readonly ReadRow<Row>[],
): ReadRow<Row> {
  const values = { ...first.values };
  for (const { key } of layout.columns) {
    for (const other of others) if (values[key] === null) values[key] = other.values[key];
  }
  return { ...first, values, joinedRows: others.map((other) => other.row) };
}

/**
 * The problem of one row of a group that contradicts itself: every row gets one, with the numbers of all
 * others, because nobody can tell from here which of them is right.
 */
function differs<Row>(
  layout: SheetLayout<Row>,
  sheet: string,
  header: SheetHeader,
  conflict: {
    readonly row: ReadRow<Row>;
    readonly group: readonly ReadRow<Row>[];
    readonly fields: readonly string[];
  },
): SheetProblem {
  const others = conflict.group.filter((other) => other !== conflict.row).map((other) => other.row);
  const headings = layout.columns.filter((column) => conflict.fields.includes(column.key));
  return {
    code: 'sameIdNumberDiffers',
    severity: 'error',
    at: place(sheet, header, conflict.row.row, 'idNumber'),
    values: {
      rows: others.join('、'),
      fields: conflict.fields.join(','),
      headings: headings.map((column) => column.headings.join('')).join('、'),
    },
  };
}

type NamedRow = { readonly row: number; readonly within: string | null; readonly hasIdentity: boolean };

/**
 * Rows without an identity number whose name another row of the same school bears (Q14), a warning at each of
 * them.
 *
 * Rows are grouped by name and school first: comparing each with each would take a minute for a county.
 */
function* ambiguousNames<Row>(
  layout: SheetLayout<Row>,
  sheet: string,
  header: SheetHeader,
  rows: readonly ReadRow<Row>[],
): Work<readonly SheetProblem[]> {
  const byName = new Map<string, Map<string | null, NamedRow[]>>();
  const named: (NamedRow & { readonly name: string })[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
    const found = layout.nameOf?.(row.values) ?? null;
    if (found === null) continue;
    const hasIdentity = layout.identityOf?.(row.values) != null;
    const entry = { row: row.row, name: found.name, within: found.within, hasIdentity };
    named.push(entry);
    const schools = byName.get(entry.name) ?? new Map<string | null, NamedRow[]>();
    byName.set(entry.name, schools);
    const group = schools.get(entry.within);
    if (group === undefined) schools.set(entry.within, [entry]);
    else group.push(entry);
  }
  const problems: SheetProblem[] = [];
  for (const [index, entry] of named.entries()) {
    if (index % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
    if (entry.hasIdentity) continue;
    const others = othersOf(entry, byName.get(entry.name) ?? new Map());
    if (others.length === 0) continue;
    const at = place(sheet, header, entry.row, 'name');
    problems.push({
      code: 'sameNameWithoutIdNumber',
      severity: 'warning',
      at,
      values: { rows: others.join('、') },
    });
  }
  return problems;
}

/** Enough to find them in the sheet: naming all of a thousand to each of a thousand helps nobody. */
const OTHERS_NAMED = 20;

/** Rows that bear the same name in the same school, or where one of the two names no school. */
function othersOf(
  entry: NamedRow,
  schools: ReadonlyMap<string | null, readonly NamedRow[]>,
): readonly number[] {
  const groups =
    entry.within === null ? [...schools.values()] : [schools.get(entry.within), schools.get(null)];
  return groups
    .flatMap((group) => group?.slice(0, OTHERS_NAMED + 1) ?? [])
    .flatMap(({ row }) => (row === entry.row ? [] : [row]))
    .sort((a, b) => a - b)
    .slice(0, OTHERS_NAMED);
}

/** The cell that a problem points at; the row alone where the sheet has no such column. */
function place(sheet: string, header: SheetHeader, row: number, field: string): SheetProblem['at'] & object {
  const column = header.columns.find((candidate) => candidate.key === field)?.column;
  return column === undefined ? { field, sheet, row } : placeOf(sheet, field, emptyCell(row, column));
}
