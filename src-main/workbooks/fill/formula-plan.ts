import type { Work } from '../../../src-shared/lib/work.ts';
import {
  type FormulaReference,
  tokenizeFormula,
  translateFormula,
} from '../../../src-shared/sheet/template/formula-references.ts';
import {
  type CellContent,
  computeTotal,
  isTotal,
  type TotalSource,
} from '../../../src-shared/sheet/template/formula-totals.ts';
import { moveFormula, moveRow, type RowShift } from '../../../src-shared/sheet/template/row-shift.ts';
import type { CellElement, SheetRows } from '../template/sheet-rows.ts';

/** A formula as it will stand in the filled workbook. */
export type PlannedFormula = {
  readonly sheet: string;
  /** Where it will stand. */
  readonly row: number;
  readonly column: number;
  /** Without its `=`, moved. */
  readonly text: string;
  /** The cell that it comes from; for a formula of an inserted row the one of the sample row. */
  readonly cell: CellElement;
  readonly isInserted: boolean;
  /** A member of a shared formula that has to be written out, because the group no longer holds together. */
  readonly isSpelledOut: boolean;
  /** It stands in another row than before, or refers to other rows. */
  readonly isMoved: boolean;
};

/**
 * The formulas of one sheet after the insertion of rows into the filled one.
 *
 * A shared formula (ECMA-376 part 1, 18.3.1.40) is written once and applied relative to each cell of its group.
 * If any member moves, the relation no longer holds for all of them; then every member is marked to be written
 * out.
 */
export function planFormulas(
  sheet: string,
  rows: SheetRows,
  shift: RowShift | null,
): readonly PlannedFormula[] {
  const isFilled = shift !== null && shift.sheet === sheet;
  const broken = new Set<string>();
  const planned: PlannedFormula[] = [];
  for (const { row, cells } of rows.rows) {
    for (const cell of cells) {
      if (cell.formula === null) continue;
      const { text, group } = cell.formula;
      const moved = shift === null ? text : moveFormula(shift, text, sheet);
      const finalRow = isFilled ? moveRow(shift, row) : row;
      const isMoved = moved !== text || finalRow !== row;
      if (group !== null && isMoved) broken.add(group);
      planned.push({
        ...{ sheet, row: finalRow, column: cell.column, text: moved, cell },
        ...{ isInserted: false, isSpelledOut: false, isMoved },
      });
    }
  }
  return planned.map((formula) => {
    const group = formula.cell.formula?.group ?? null;
    return group !== null && broken.has(group) ? { ...formula, isSpelledOut: true } : formula;
  });
}

/**
 * The sample row's own formulas, copied into the inserted rows as a person would fill them down. Columns that
 * take values are left out, and so are data tables, which are no formulas of one cell.
 */
export function* planInsertedFormulas(
  planned: readonly PlannedFormula[],
  shift: RowShift,
  isTarget: (column: number) => boolean,
): Work<readonly PlannedFormula[]> {
  const sampleRow = moveRow(shift, shift.sampleRow);
  const sample = planned.filter(
    (formula) =>
      formula.row === sampleRow && !isTarget(formula.column) && formula.cell.formula?.kind !== 'dataTable',
  );
  if (sample.length === 0) return [];
  const inserted: PlannedFormula[] = [];
  for (let row = shift.pivot; row < shift.pivot + shift.count; row++) {
    for (const formula of sample) {
      const text = translateFormula(formula.text, { rows: row - sampleRow, columns: 0 });
      inserted.push({ ...formula, row, text, isInserted: true });
    }
    if (row % ROWS_AT_ONCE === 0) yield;
  }
  return inserted;
}

/** Rows planned before others are let in. */
const ROWS_AT_ONCE = 50;

/**
 * Rows that were written to, by sheet (lower case) and column. All rows between the highest and the lowest of a
 * column count: enough to say what depends on them, and sometimes too much, never too little.
 */
type WrittenRows = Map<string, Map<number, { top: number; bottom: number }>>;

/** Collects written cells; all rows between the highest and the lowest of a column count. */
export function createWrittenRows(): {
  add(sheet: string, row: number, column: number): void;
  touches(reference: FormulaReference, own: string): boolean;
} {
  const written: WrittenRows = new Map();
  return {
    add(sheet, row, column) {
      const key = sheet.toLowerCase();
      const columns = written.get(key) ?? new Map<number, { top: number; bottom: number }>();
      written.set(key, columns);
      const rows = columns.get(column);
      if (rows === undefined) columns.set(column, { top: row, bottom: row });
      else {
        rows.top = Math.min(rows.top, row);
        rows.bottom = Math.max(rows.bottom, row);
      }
    },
    touches(reference, own) {
      // Another workbook is not filled; a reference across several sheets may contain the filled one.
      if (reference.isElsewhere) return !(reference.sheet ?? '').includes('[');
      const columns = written.get((reference.sheet ?? own).toLowerCase());
      if (columns === undefined) return false;
      const { first } = reference;
      const last = reference.last ?? first;
      const top = Math.min(first.row ?? 1, last.row ?? 1);
      const bottom = Math.max(first.row ?? Number.POSITIVE_INFINITY, last.row ?? Number.POSITIVE_INFINITY);
      const left = Math.min(first.column ?? 1, last.column ?? 1);
      const right = Math.max(
        first.column ?? Number.POSITIVE_INFINITY,
        last.column ?? Number.POSITIVE_INFINITY,
      );
      for (const [column, rows] of columns) {
        if (column >= left && column <= right && rows.top <= bottom && rows.bottom >= top) return true;
      }
      return false;
    },
  };
}

/** Functions whose references cannot be seen in the formula. */
const HIDDEN_REFERENCES = /^(?:INDIRECT|OFFSET)\($/i;
/**
 * Functions that tell where something stands: moving is enough to change their result. `ROWS(` counts rows of
 * an area that may have grown.
 */
const PLACES = /(?:^|[^\w.])(?:ROWS?|CELL)\(/i;
const CONSTANTS = /^(?:TRUE|FALSE)$/i;

/**
 * The formulas that depend on written cells, directly or through other formulas. Their stored results are wrong
 * after filling: each has to be computed here or taken out.
 *
 * Names are followed. What cannot be followed counts as dependent: structured references, unknown names,
 * functions that hide their references. So do formulas that tell a place (序号 made by ROW()), once they have
 * moved.
 *
 * Repeats until a round finds nothing new.
 */
export function findDependent(
  formulas: readonly PlannedFormula[],
  written: ReturnType<typeof createWrittenRows>,
  names: ReadonlyMap<string, string>,
): ReadonlySet<PlannedFormula> {
  const dependent = new Set<PlannedFormula>(formulas.filter(({ isInserted }) => isInserted));
  for (const { sheet, row, column } of dependent) written.add(sheet, row, column);
  const waiting = new Map(
    formulas
      .filter((formula) => !dependent.has(formula))
      .map((formula) => [formula, sourcesOf(formula.text, names, 0)] as const),
  );
  for (let hasFound = true; hasFound; ) {
    hasFound = false;
    for (const [formula, sources] of waiting) {
      const isDependent =
        sources === 'unknown' ||
        (formula.isMoved && PLACES.test(formula.text)) ||
        sources.some((reference) => written.touches(reference, formula.sheet));
      if (!isDependent) continue;
      dependent.add(formula);
      waiting.delete(formula);
      written.add(formula.sheet, formula.row, formula.column);
      hasFound = true;
    }
  }
  return dependent;
}

/** Names may refer to names; a circle of them ends here and counts as unknown. */
const NAMES_DEEP = 8;

/** The references that a formula's result comes from; `unknown` where that cannot be seen. */
function sourcesOf(
  formula: string,
  names: ReadonlyMap<string, string>,
  depth: number,
): readonly FormulaReference[] | 'unknown' {
  const sources: FormulaReference[] = [];
  for (const token of tokenizeFormula(formula)) {
    if (token.kind === 'reference') sources.push(token.reference);
    else if (token.kind === 'table') return 'unknown';
    else if (token.kind === 'call' && HIDDEN_REFERENCES.test(token.raw)) return 'unknown';
    else if (token.kind === 'name' && !CONSTANTS.test(token.raw)) {
      const named = names.get(token.raw.replace(/^.*!/u, '').toLowerCase());
      const inner =
        named === undefined || depth > NAMES_DEEP ? 'unknown' : sourcesOf(named, names, depth + 1);
      if (inner === 'unknown') return 'unknown';
      sources.push(...inner);
    }
  }
  return sources;
}

/** Columns of a sheet. */
const COLUMNS = 16_384;

/**
 * One number for a cell's place: cheaper as a key than an address, of which a sheet would need a hundred
 * thousand.
 */
export function placeKey(row: number, column: number): number {
  return row * COLUMNS + column - 1;
}

/** The formulas of one sheet by where they will stand. */
export function formulasByPlace(formulas: readonly PlannedFormula[]): ReadonlyMap<number, PlannedFormula> {
  return new Map(formulas.map((formula) => [placeKey(formula.row, formula.column), formula]));
}

/**
 * Result of a formula whose sources changed: a value, or `null` where the spreadsheet program has to compute
 * it. Formulas that depend on nothing written are absent and keep what they have.
 */
export type FormulaResults = ReadonlyMap<PlannedFormula, number | string | null>;

/**
 * Computes the totals among the dependent formulas over the filled sheet's final cells. A total over another
 * total computes that one first; a circle has no result. Formulas of one sheet only: totals of other sheets
 * that name a cell here are computed, totals over totals of a third sheet are not.
 */
export function* computeResults(
  dependent: ReadonlySet<PlannedFormula>,
  sheet: string,
  lastRow: number,
  contentAt: (row: number, column: number) => CellContent,
): Work<FormulaResults> {
  const results = new Map<PlannedFormula, number | string | null>();
  const byPlace = formulasByPlace([...dependent].filter((formula) => formula.sheet === sheet));
  const open = new Set<PlannedFormula>();
  /** By the cell that a formula comes from: those of inserted rows are built like the sample row's. */
  const totals = new Map<CellElement, boolean>();
  const isComputed = ({ cell, text }: PlannedFormula): boolean => {
    const known = totals.get(cell);
    if (known !== undefined) return known;
    const kind = cell.formula?.kind;
    const made = (kind === 'normal' || kind === 'shared') && isTotal(text);
    totals.set(cell, made);
    return made;
  };
  const source: TotalSource = {
    sheet,
    lastRow,
    at(row, column) {
      const formula = byPlace.size === 0 ? undefined : byPlace.get(placeKey(row, column));
      if (formula === undefined) return contentAt(row, column);
      const result = resultOf(formula);
      if (result === null) return { kind: 'unknown' };
      return typeof result === 'number' ? { kind: 'figure', value: result } : { kind: 'text', text: result };
    },
  };
  function resultOf(formula: PlannedFormula): number | string | null {
    const known = results.get(formula);
    if (known !== undefined) return known;
    if (open.has(formula)) return null;
    open.add(formula);
    const result = isComputed(formula) ? computeTotal(formula.text, formula.sheet, source) : null;
    results.set(formula, result);
    return result;
  }
  let count = 0;
  for (const formula of dependent) {
    resultOf(formula);
    count++;
    // Of formulas in rows there are many, quick ones; a total looks at every row.
    if (!formula.isInserted || count % ROWS_AT_ONCE === 0) yield;
  }
  return results;
}
