import { describe, expect, it } from 'vitest';
import { runNow } from '../../../../src-shared/lib/work.ts';
import {
  type CellStyle,
  findMarks,
  type SheetStyles,
} from '../../../../src-shared/sheet/render/cell-styles.ts';
import { addressOf } from '../../../../src-shared/sheet/render/sheet-cell.ts';

const COLUMNS = [1, 2, 3];
const PLAIN: CellStyle = { fill: null, fontColour: null, isStruck: false, struckText: null, keptText: null };

/** Marks of a sheet of so many rows whose cells look as `styleOf` says. */
function marksOf(
  count: number,
  styleOf: (row: number, column: number) => Partial<CellStyle>,
  comments: SheetStyles['comments'] = new Map(),
) {
  const rows = Array.from({ length: count }, (_, at) => at + 1);
  const cells = new Map(
    rows.flatMap((row) =>
      COLUMNS.map((column) => [addressOf(row, column), { ...PLAIN, ...styleOf(row, column) }] as const),
    ),
  );
  return runNow(findMarks({ cells, comments, pageTexts: [] }, rows, COLUMNS, () => true));
}

describe('marks on a sheet', () => {
  it('are colours that the column does not have, in a sheet of two rows too', () => {
    const yellow = marksOf(2, (row, column) => (row === 1 && column === 2 ? { fill: '#FFFF00' } : {}));
    expect(yellow.cell(1, 2)?.fill).toBe('#FFFF00');
    expect(yellow.cell(2, 2)).toBeNull();
    const column = marksOf(5, (_, at) => (at === 2 ? { fill: '#EEEEEE' } : {}));
    expect(column.cell(3, 2)).toBeNull();
  });

  it('are the row where the whole row has them, unless the sheet is striped', () => {
    const one = marksOf(9, (row) => (row === 4 ? { fill: '#FFFF00' } : {}));
    expect(one.row(4)).toMatchObject({ fill: '#FFFF00' });
    expect(one.cell(4, 1)).toBeNull();
    const striped = marksOf(9, (row, column) => ({
      fill: row === 3 && column === 2 ? '#FFFF00' : row % 2 === 0 ? '#EEEEEE' : null,
    }));
    expect(striped.row(4)).toBeNull();
    expect(striped.cell(4, 2)).toBeNull();
    expect(striped.cell(3, 2)?.fill).toBe('#FFFF00');
  });

  it('are lines through words, of a cell or of a row, and comments', () => {
    const struck = marksOf(
      3,
      (row, column) => ({ isStruck: row === 2 || (row === 3 && column === 1) }),
      new Map([['B1', '请核对']]),
    );
    expect(struck.row(2)).toMatchObject({ isStruck: true });
    expect(struck.cell(2, 1)).toBeNull();
    expect(struck.cell(3, 1)?.isStruck).toBe(true);
    expect(struck.cell(1, 2)?.comment).toBe('请核对');
  });
});
