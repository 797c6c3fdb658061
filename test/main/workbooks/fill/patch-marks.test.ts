import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addRowBreaks, moveAnchor, patchMarks } from '../../../../src-main/workbooks/fill/patch-marks.ts';
import { childOf } from '../../../../src-main/workbooks/ooxml/xml-tree.ts';
import { assertPresent } from '../../../../src-shared/lib/assert.ts';
import { runNow } from '../../../../src-shared/lib/work.ts';
import {
  parseArea,
  type RowShift,
  type SheetArea,
  shiftFor,
} from '../../../../src-shared/sheet/template/row-shift.ts';
import { BEHIND_ONE, partOf, patched, THREE_MORE } from './part-of.ts';

function moved(marks: string, { sheet = '表', shift = THREE_MORE as RowShift } = {}): string {
  const made = patched(`<worksheet>${marks}</worksheet>`, (part, edits) =>
    runNow(patchMarks(part, edits, sheet, shift)),
  );
  return made.slice('<worksheet>'.length, -'</worksheet>'.length);
}

describe('marks around the rows', () => {
  test.each([
    [
      'below move',
      '<selection activeCell="B9" sqref="B9 C3"/>',
      '<selection activeCell="B12" sqref="B12 C3"/>',
    ],
    ['a filter over the rows grows', '<autoFilter ref="A2:F5"/>', '<autoFilter ref="A2:F8"/>'],
    [
      'a link moves with its cell, and its target with the rows',
      '<hyperlink ref="A9" location="表!B5"/>',
      '<hyperlink ref="A12" location="表!B8"/>',
    ],
    [
      'a rule over the sample row covers the inserted ones',
      '<dataValidation sqref="C4"><formula1>$H$9</formula1></dataValidation>',
      '<dataValidation sqref="C4 C5:C7"><formula1>$H$12</formula1></dataValidation>',
    ],
    [
      'a condition over all rows grows',
      '<conditionalFormatting sqref="C3:C5"><cfRule><formula>C3&gt;C$9</formula></cfRule></conditionalFormatting>',
      '<conditionalFormatting sqref="C3:C8"><cfRule><formula>C3&gt;C$12</formula></cfRule></conditionalFormatting>',
    ],
    [
      'a threshold that is a formula',
      '<cfvo type="formula" val="$A$9"/><cfvo type="num" val="9"/>',
      '<cfvo type="formula" val="$A$12"/><cfvo type="num" val="9"/>',
    ],
    [
      'a place inside an extension',
      '<extLst><ext><x14:dataValidation><xm:sqref>B9</xm:sqref></x14:dataValidation></ext></extLst>',
      '<extLst><ext><x14:dataValidation><xm:sqref>B12</xm:sqref></x14:dataValidation></ext></extLst>',
    ],
    [
      'a page that ends below the rows',
      '<rowBreaks><brk id="4"/><brk id="9"/></rowBreaks><colBreaks><brk id="9"/></colBreaks>',
      '<rowBreaks><brk id="7"/><brk id="12"/></rowBreaks><colBreaks><brk id="9"/></colBreaks>',
    ],
  ])('%s', (_, before, after) => {
    expect(moved(before)).toBe(after);
  });
  test('of another sheet stay, but for formulas that name this one', () => {
    const marks = (row: number) =>
      `<autoFilter ref="A2:F9"/><dataValidation sqref="A9"><formula1>表!$A$${row}</formula1></dataValidation>`;
    expect(moved(marks(9), { sheet: '别表' })).toBe(marks(12));
  });
  test('above the rows keep every character', () => {
    const marks = "<autoFilter ref='$A$1:F2'/><mergeCells  count='1'><mergeCell ref='A1:F1'/></mergeCells>";
    expect(moved(marks)).toBe(marks);
  });
  test('cells themselves are not touched here', () => {
    const rows = '<sheetData><row r="9"><c r="A9"><f>A8</f></c></row></sheetData>';
    expect(moved(rows)).toBe(rows);
  });
});

describe('merges', () => {
  test('of the sample row are repeated in every inserted row', () => {
    expect(moved('<mergeCells count="2"><mergeCell ref="B4:C4"/><mergeCell ref="A9:F9"/></mergeCells>')).toBe(
      '<mergeCells count="5"><mergeCell ref="B4:C4"/><mergeCell ref="A12:F12"/><mergeCell ref="B5:C5"/><mergeCell ref="B6:C6"/><mergeCell ref="B7:C7"/></mergeCells>',
    );
  });
  test('of a single blank row never grow over the inserted ones', () => {
    expect(moved('<mergeCells><mergeCell ref="B3:C3"/></mergeCells>', { shift: BEHIND_ONE })).toBe(
      '<mergeCells><mergeCell ref="B3:C3"/><mergeCell ref="B4:C4"/><mergeCell ref="B5:C5"/></mergeCells>',
    );
  });
  test('over several rows grow with the rows inserted inside them', () => {
    expect(moved('<mergeCells><mergeCell ref="A2:A9"/></mergeCells>')).toBe(
      '<mergeCells><mergeCell ref="A2:A12"/></mergeCells>',
    );
  });
  test('never overlap after rows were inserted', () => {
    const overlap = (a: SheetArea, b: SheetArea) =>
      a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
    const span = fc.record({ left: fc.integer({ min: 1, max: 6 }), columns: fc.integer({ min: 1, max: 3 }) });
    const blank = fc.integer({ min: 1, max: 4 });
    fc.assert(
      fc.property(
        blank,
        fc.integer({ min: 1, max: 6 }),
        fc.array(span),
        fc.array(span),
        fc.nat(3),
        (rows, more, own, below, sample) => {
          const table = { firstRow: 3, lastRow: 2 + rows, sampleRow: 3 + Math.min(sample, rows - 1) };
          const shift = assertPresent(shiftFor('表', table, rows + more), 'more records than rows');
          const apart: SheetArea[] = [];
          const add = (area: SheetArea) => apart.some((other) => overlap(area, other)) || apart.push(area);
          // Every blank row is merged alike, as in a table; what stands below is merged anyhow.
          for (const { left, columns } of own)
            for (let row = 3; row <= table.lastRow; row++)
              add({ top: row, bottom: row, left, right: left + columns });
          for (const { left, columns } of below)
            add({ top: table.lastRow + 1, bottom: table.lastRow + columns, left, right: left + 1 });
          const letters = 'ABCDEFGHIJ';
          const xml = apart.map(
            ({ top, bottom, left, right }) =>
              `<mergeCell ref="${letters[left - 1]}${top}:${letters[right - 1]}${bottom}"/>`,
          );
          const after = moved(`<mergeCells>${xml.join('')}</mergeCells>`, { shift });
          const areas = [...after.matchAll(/ref="([^"]*)"/g)].map(([, ref = '']) =>
            assertPresent(parseArea(ref), ref),
          );
          for (const [index, area] of areas.entries())
            for (const other of areas.slice(index + 1))
              expect([area, other, overlap(area, other)]).toEqual([area, other, false]);
          const inRow = (row: number) =>
            areas
              .filter(({ top, bottom }) => top <= row && row <= bottom)
              .map(({ left, right }) => `${left}:${right}`)
              .sort();
          for (let row = 3; row <= table.lastRow + more; row++) expect(inRow(row)).toEqual(inRow(3));
        },
      ),
    );
  });
});

test('sparklines of the sample row are repeated with their data', () => {
  const line = (row: number) =>
    `<x14:sparkline><xm:f>表!B${row}:D${row}</xm:f><xm:sqref>E${row}</xm:sqref></x14:sparkline>`;
  const group = (rows: readonly number[]) =>
    `<extLst><x14:sparklines>${rows.map(line).join('')}</x14:sparklines></extLst>`;
  expect(moved(group([3, 4, 5]))).toBe(group([3, 4, 8, 5, 6, 7]));
});

describe('a drawing', () => {
  const anchor = (behaviour: string, from: number, to: number) =>
    `<twoCellAnchor${behaviour}><from><col>0</col><row>${from}</row></from><to><col>3</col><row>${to}</row></to></twoCellAnchor>`;
  const drawn = (behaviour: string, from: number, to: number) =>
    patched(anchor(behaviour, from, to), (part, edits) => moveAnchor(part, edits, THREE_MORE, part.root));
  test('moves when it stands below, and grows when rows are inserted under it', () => {
    expect(drawn('', 9, 12)).toBe(anchor('', 12, 15));
    expect(drawn('', 1, 12)).toBe(anchor('', 1, 15));
  });
  test('keeps its size, or its place, where the center said so', () => {
    expect(drawn(' editAs="oneCell"', 1, 12)).toBe(anchor(' editAs="oneCell"', 1, 12));
    expect(drawn(' editAs="oneCell"', 9, 12)).toBe(anchor(' editAs="oneCell"', 12, 15));
    expect(drawn(' editAs="absolute"', 9, 12)).toBe(anchor(' editAs="absolute"', 9, 12));
  });
});

describe('page breaks', () => {
  const broken = (xml: string, below: readonly number[], shift: RowShift | null = null) =>
    patched(`<worksheet>${xml}</worksheet>`, (part, edits) =>
      addRowBreaks({ part, edits, shift, below, prefix: '' }),
    );
  const brk = (id: number) => `<brk id="${id}" max="16383" man="1"/>`;
  test('stand before what may only follow them', () => {
    expect(broken('<pageSetup/><drawing/>', [20, 40])).toBe(
      `<worksheet><pageSetup/><rowBreaks count="2" manualBreakCount="2">${brk(20)}${brk(40)}</rowBreaks><drawing/></worksheet>`,
    );
    expect(broken('<pageSetup/>', [20])).toContain(
      `<pageSetup/><rowBreaks count="1" manualBreakCount="1">${brk(20)}</rowBreaks></worksheet>`,
    );
  });
  test('come between those that the sheet has, in the order of rows, none twice', () => {
    expect(
      broken(
        `<rowBreaks count="2" manualBreakCount="1"><brk id="10"/><brk id="30"/></rowBreaks>`,
        [5, 20, 30, 40],
      ),
    ).toBe(
      `<worksheet><rowBreaks count="5" manualBreakCount="4">${brk(5)}<brk id="10"/>${brk(20)}<brk id="30"/>${brk(40)}</rowBreaks></worksheet>`,
    );
  });
  test('are compared with the old ones as these will stand', () => {
    const part = partOf('<worksheet><rowBreaks count="1"><brk id="9"/></rowBreaks></worksheet>');
    expect(assertPresent(childOf(part.root, 'rowBreaks'), 'breaks').children).toHaveLength(1);
    expect(broken('<rowBreaks count="1"><brk id="9"/></rowBreaks>', [12], THREE_MORE)).toBe(
      '<worksheet><rowBreaks count="1"><brk id="9"/></rowBreaks></worksheet>',
    );
  });
  test('free the height of a sheet that is scaled onto one page', () => {
    const setup = (height: string) =>
      `<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><pageSetup fitToHeight="${height}"/>`;
    expect(broken(setup('1'), [20])).toContain('fitToHeight="0"');
    expect(broken('<pageSetup fitToHeight="1"/>', [20])).toContain('fitToHeight="1"');
  });
});
