import type { SheetHeader } from './find-header.ts';
import type { ReadRow, RefusedRow } from './read-rows.ts';
import { emptyCell } from './sheet-cell.ts';
import type { SheetLayout } from './sheet-layout.ts';
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
export function joinSameRows<Row>(
  layout: SheetLayout<Row>,
  sheet: string,
  header: SheetHeader,
  rows: readonly ReadRow<Row>[],
): JoinedRows<Row> {
  const problems: SheetProblem[] = [];
  const refused: RefusedRow[] = [];
  const kept: ReadRow<Row>[] = [];
  for (const group of groupsOf(layout, rows)) {
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
  return { rows: joined, refused, problems: [...problems, ...ambiguousNames(layout, sheet, header, joined)] };
}

function groupsOf<Row>(
  layout: SheetLayout<Row>,
  rows: readonly ReadRow<Row>[],
): Iterable<readonly ReadRow<Row>[]> {
  const groups = new Map<string, ReadRow<Row>[]>();
  for (const row of rows) {
    const key = layout.identityOf?.(row.values) ?? `row ${row.row}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups.values();
}

function differingFields<Row>(layout: SheetLayout<Row>, group: readonly ReadRow<Row>[]): readonly string[] {
  if (group.length < 2) return [];
  return layout.columns
    .map((column) => column.key)
    .filter((key) => {
      const present = group.map((row) => row.values[key]).filter((value) => value !== null);
      return new Set(present.map((value) => JSON.stringify(value))).size > 1;
    });
}

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

function ambiguousNames<Row>(
  layout: SheetLayout<Row>,
  sheet: string,
  header: SheetHeader,
  rows: readonly ReadRow<Row>[],
): readonly SheetProblem[] {
  const named = rows.flatMap((row) => {
    const name = layout.nameOf?.(row.values) ?? null;
    return name === null ? [] : [{ row, ...name, hasIdentity: layout.identityOf?.(row.values) != null }];
  });
  const byName = Map.groupBy(named, (entry) => entry.name);
  return named.flatMap((entry): readonly SheetProblem[] => {
    if (entry.hasIdentity) return [];
    const others = (byName.get(entry.name) ?? []).filter(
      (other) =>
        other !== entry && (other.within === entry.within || other.within === null || entry.within === null),
    );
    if (others.length === 0) return [];
    const at = place(sheet, header, entry.row.row, 'name');
    const values = { rows: others.map((other) => other.row.row).join('、') };
    return [{ code: 'sameNameWithoutIdNumber', severity: 'warning', at, values }];
  });
}

function place(sheet: string, header: SheetHeader, row: number, field: string): SheetProblem['at'] & object {
  const column = header.columns.find((candidate) => candidate.key === field)?.column;
  return column === undefined ? { field, sheet, row } : placeOf(sheet, field, emptyCell(row, column));
}
