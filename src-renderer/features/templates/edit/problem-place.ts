import type { WireProblem } from '../../../../src-shared/rpc/contract/shared.ts';
import { parseAddress } from '../../../../src-shared/sheet/render/sheet-cell.ts';
import type { Place } from '../picture/picture-grid.ts';

/** The sheet in sight is not named on every line, and a cell by its address alone. */
export function placedInSight(problem: WireProblem, sheet: string): WireProblem {
  if (problem.at?.sheet !== sheet) return problem;
  const { sheet: _, row, column, ...at } = problem.at;
  if (at.address !== undefined) return { ...problem, at };
  const cell = row === undefined || column === undefined ? null : `${column}${row}`;
  if (cell !== null) return { ...problem, at: { ...at, address: cell } };
  return { ...problem, at: row === undefined ? at : { ...at, row } };
}

/** The cell of a problem, its column's label, or its row. */
export function placeOfProblem({ at }: WireProblem): Place | null {
  if (at?.address !== undefined) return parseAddress(at.address);
  const column = at?.column === undefined ? null : (parseAddress(`${at.column}1`)?.column ?? null);
  if (column !== null) return { row: at?.row ?? 0, column };
  return at?.row === undefined ? null : { row: at.row, column: 1 };
}
