import type { Work } from '../lib/work.ts';
import type { Problem } from '../problems.ts';
import type { RegistrationSheetRow } from '../sheet/layouts/registration-sheet.ts';
import type { ReadRow } from '../sheet/read/read-row.ts';
import type { SheetReading } from '../sheet/read/read-rows.ts';
import { findMarks, type SheetMarks, type SheetStyles } from '../sheet/render/cell-styles.ts';
import { parseAddress, type WorkbookSheet } from '../sheet/render/sheet-cell.ts';

/** A row that was read, with what stood in its cells. */
export type ReturnedSheetRow = ReadRow<RegistrationSheetRow>;

/** A registration sheet that came back, read with what its reviewer left on it. */
export type ReturnedSheet = {
  readonly reading: SheetReading<RegistrationSheetRow>;
  /** Null for a format that tells values only. */
  readonly styles: SheetStyles | null;
  /** Row → columns with a value: only these can be marked as a row. */
  readonly written: ReadonlyMap<number, ReadonlySet<number>>;
  readonly title: SheetTitle;
  /** Start of the ledger's seal at the foot of the pages; null where none is printed. */
  readonly seal: string | null;
  /** What the file as a whole deserves a look for. */
  readonly notes: readonly Problem[];
};

/** What the lines above the head tell of the range: its year, and whether it may list a single project. */
export type SheetTitle = { readonly year: number | null; readonly isOfProject: boolean };

/** 2025年度学分登记表 lists a year; 项目编号：… under the title, or a title without a year, a project. */
export function sheetTitle(sheet: WorkbookSheet, firstRowOfHead: number): SheetTitle {
  const texts = sheet.rows
    .filter(({ row }) => row < firstRowOfHead)
    .map(({ cells }) => cells.map(({ text }) => text.normalize('NFKC')).join(' '));
  const [title = '', ...others] = texts;
  const year = /((?:19|20|21)\d{2})\s*年度/u.exec(texts.join(' '))?.[1];
  return {
    year: year === undefined ? null : Number(year),
    isOfProject: !/\d{4}\s*年度/u.test(title) || others.some((text) => /项目编号|\d{4}\s*年度/u.test(text)),
  };
}

/** The first eight characters of the seal, as the program prints it at the foot: 台账封签 ab12 cd34. */
export function sheetSeal(styles: SheetStyles | null): string | null {
  for (const text of styles?.pageTexts ?? []) {
    const found = /台账封签\s*([0-9a-f]{4})\s?([0-9a-f]{4})/u.exec(text);
    if (found !== null) return `${found[1]}${found[2]}`;
  }
  return null;
}

/** The sheet as its reviewer left it: where a part of a cell's words is struck through, the others are what it says. */
export function withoutStruckWords(sheet: WorkbookSheet, styles: SheetStyles): WorkbookSheet {
  if (![...styles.cells.values()].some((style) => style.keptText !== null)) return sheet;
  return {
    ...sheet,
    rows: sheet.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => {
        const kept = styles.cells.get(cell.address)?.keptText ?? null;
        return kept === null ? cell : { ...cell, text: kept, value: kept };
      }),
    })),
  };
}

const NO_MARKS: SheetMarks = { cell: () => null, row: () => null };

/** What the reviewer pointed at, told from the design of the sheet. */
export function* marksOfReturn({ reading, styles, written }: ReturnedSheet): Work<SheetMarks> {
  const { header } = reading;
  if (styles === null || header === null) return NO_MARKS;
  const rows = [...reading.rows, ...reading.refused].map(({ row }) => row);
  const columns = header.columns.map(({ column }) => column);
  const isWritten = (row: number, column: number) => written.get(row)?.has(column) === true;
  return yield* findMarks(styles, rows, columns, isWritten);
}

/**
 * What somebody should know of the sheet as a whole, apart from what stands in its cells:
 * 1. `correction.valuesOnly`: a format that tells no marks.
 * 2. `correction.rangeUnknown`, while it is open what the sheet was meant to list: nothing can be missing from it.
 * 3. `correction.commentElsewhere`: a comment on the title, the head or the foot, which hangs on no row.
 */
export function sheetWarnings(
  { reading, styles }: ReturnedSheet,
  { isRangeUnknown }: { readonly isRangeUnknown: boolean },
): readonly Problem[] {
  const warnings: Problem[] = [];
  if (styles === null) warnings.push({ code: 'correction.valuesOnly', severity: 'warning', values: {} });
  if (isRangeUnknown) warnings.push({ code: 'correction.rangeUnknown', severity: 'warning', values: {} });
  const rows = new Set([...reading.rows, ...reading.refused].map(({ row }) => row));
  const columns = new Set(reading.header?.columns.map(({ column }) => column));
  for (const [address, text] of styles?.comments ?? []) {
    const place = parseAddress(address);
    if (place !== null && rows.has(place.row) && columns.has(place.column)) continue;
    warnings.push({
      code: 'correction.commentElsewhere',
      severity: 'warning',
      at: { address },
      values: { text },
    });
  }
  return warnings;
}
