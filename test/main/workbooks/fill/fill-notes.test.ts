import { describe, expect, test } from 'vitest';
import {
  type FillNote,
  hiddenNotes,
  joinNotes,
  unlikeNotes,
} from '../../../../src-main/workbooks/fill/fill-notes.ts';
import { readSheetRows } from '../../../../src-main/workbooks/template/sheet-rows.ts';
import { shiftFor } from '../../../../src-shared/sheet/template/row-shift.ts';
import { partOf } from './part-of.ts';

/** Blank rows 2 to 4 with row 3 as the sample; which of them are hidden. */
function hidden(rows: readonly number[], records: number) {
  const xml = [2, 3, 4, 5].map((row) => `<row r="${row}"${rows.includes(row) ? ' hidden="1"' : ''}/>`);
  const part = partOf(`<worksheet><sheetData>${xml.join('')}</sheetData></worksheet>`);
  const table = {
    headFirstRow: 1,
    headLastRow: 1,
    firstRow: 2,
    lastRow: 4,
    sampleRow: 3,
    columns: [],
    rowsPerPage: null,
  };
  const filled = { part, rows: readSheetRows(part), merges: [] };
  return hiddenNotes({ filled, table, shift: shiftFor('表', table, records), records });
}

describe('records in hidden rows', () => {
  const note = (records: number) => [{ code: 'recordsHidden', records }];
  test('are counted where a record stands', () => {
    expect(hidden([2, 4], 3)).toEqual(note(2));
    expect(hidden([2, 4], 2)).toEqual(note(1));
    expect(hidden([5], 3)).toEqual([]);
  });
  test('are also those of rows made like a hidden sample, and of the last row that moved', () => {
    expect(hidden([3], 6)).toEqual(note(4));
    expect(hidden([4], 6)).toEqual(note(1));
  });
});

test('figures shown otherwise are counted, the first of them named', () => {
  expect(unlikeNotes(['C3', 'C9'])).toEqual([{ code: 'figuresShownUnlike', figures: 2, address: 'C3' }]);
  expect(unlikeNotes([])).toEqual([]);
});

test('notes of several fillings are said once, what they count added up', () => {
  const notes: readonly FillNote[] = [
    { code: 'macrosKept' },
    { code: 'formulasNotComputed', formulas: 2 },
    { code: 'figuresShownUnlike', figures: 1, address: 'C3' },
    { code: 'recordsHidden', records: 1 },
    { code: 'externalLinksKept', links: 3 },
  ];
  expect(joinNotes([...notes, ...notes])).toEqual([
    { code: 'macrosKept' },
    { code: 'formulasNotComputed', formulas: 4 },
    { code: 'figuresShownUnlike', figures: 2, address: 'C3' },
    { code: 'recordsHidden', records: 2 },
    // The same links stand in each copy of one workbook.
    { code: 'externalLinksKept', links: 3 },
  ]);
});
