import { compact } from '../lib/text.ts';
import { type RegistrationSheetRow, registrationSheet } from '../sheet/layouts/registration-sheet.ts';
import type { SheetColumn } from '../sheet/layouts/sheet-layout.ts';
import type { SheetHeader } from '../sheet/read/find-header.ts';
import { type CellMark, NO_MARK, type SheetMarks } from '../sheet/render/cell-styles.ts';
import { addressOf, emptyCell, plainDecimal } from '../sheet/render/sheet-cell.ts';
import type { LedgerLine, ReturnedRow } from './match-return.ts';
import { addedRemark, strikingWord } from './review-words.ts';

/** How a reviewer pointed at a cell, or at a whole row. */
export type ReturnedMark = CellMark & { readonly isRow: boolean };

/** A field of a line, by the key of its column. */
export type ReturnedField = keyof RegistrationSheetRow;

/** A row as it came back: its values, what stood in its cells, and the line of the ledger it stands for. */
export type PairedRow = {
  readonly row: ReturnedRow & { readonly texts: Readonly<Record<string, string>> };
  readonly line: LedgerLine;
};

/** One cell that differs, or one that was marked without a change (`kind` question). */
export type RowFinding = {
  readonly kind: 'person' | 'figure' | 'training' | 'struck' | 'question';
  readonly row: number;
  /** Where it stands; `null` for a whole row. */
  readonly address: string | null;
  readonly field: ReturnedField | null;
  /** Of a column that no field is read from. */
  readonly heading: string | null;
  readonly ours: string | null;
  readonly theirs: string | null;
  readonly marks: readonly ReturnedMark[];
  readonly remark: string | null;
};

/**
 * What accepting a field changes: the person, the entry, or nothing here, because the training belongs to its
 * project. 备注 is no field of the ledger; what was added to it counts as a remark.
 */
const KINDS: Readonly<Partial<Record<ReturnedField, 'person' | 'figure' | 'training'>>> = {
  name: 'person',
  sex: 'person',
  idNumber: 'person',
  organisationName: 'person',
  stage: 'person',
  subject: 'person',
  projectName: 'training',
  level: 'training',
  form: 'training',
  period: 'training',
  hours: 'figure',
  credits: 'figure',
  year: 'figure',
};

/** Columns of the sheet by key, for reading and writing single fields. */
const COLUMNS: ReadonlyMap<string, SheetColumn<RegistrationSheetRow>> = new Map(
  registrationSheet.columns.map((column) => [column.key, column]),
);

/**
 * Everything in which a row differs from its line, and everything its reviewer pointed at, in the order of the columns.
 * A row that is struck through, or whose added 备注 or comment takes it out, says so once more as a whole.
 */
export function compareRow(
  { row, line }: PairedRow,
  header: SheetHeader,
  marks: SheetMarks,
): readonly RowFinding[] {
  const remark = addedRemark(row.values.remark, line.values.remark);
  const rowMark = marks.row(row.row);
  const ofRow: readonly ReturnedMark[] = rowMark === null ? [] : [{ ...NO_MARK, ...rowMark, isRow: true }];
  const cells: RowFinding[] = [];
  let nameIsStruck = false;
  const words = [remark];
  for (const { column, heading, key } of header.columns) {
    const mark = marks.cell(row.row, column);
    const field = isField(key) ? key : null;
    // Reviewers strike through the name when they mean the line.
    if (field === 'name') nameIsStruck = mark?.isStruck === true;
    words.push(mark?.comment ?? null);
    const kind = field === null ? undefined : KINDS[field];
    const differs = field !== null && kind !== undefined && fieldDiffers(field, row, line);
    // A mark without a change is a question: somebody pointed at the cell and wrote nothing else.
    if (!differs && mark === null) continue;
    cells.push({
      kind: differs ? kind : 'question',
      row: row.row,
      address: addressOf(row.row, column),
      field,
      heading: field === null ? heading : null,
      ours: field === null ? null : fieldText(field, line.values),
      theirs: field === null ? null : (row.texts[field]?.trim() ?? '') || null,
      marks: [...(mark === null ? [] : [{ ...mark, isRow: false }]), ...(differs ? ofRow : [])],
      remark,
    });
  }
  const whole = { row: row.row, address: null, heading: null, ours: null, remark } as const;
  const word = words.map(strikingWord).find((found) => found !== null) ?? null;
  if (rowMark?.isStruck === true || nameIsStruck || word !== null)
    return [{ ...whole, kind: 'struck', field: null, theirs: word, marks: ofRow }, ...cells];
  if (cells.length > 0) return cells;
  if (remark !== null)
    return [
      { ...whole, kind: 'question', field: 'remark', ours: line.values.remark, theirs: remark, marks: ofRow },
    ];
  return ofRow.length === 0 ? [] : [{ ...whole, kind: 'question', field: null, theirs: null, marks: ofRow }];
}

/** What a reviewer left on a row that stands for no line. */
export function rowMarks(
  marks: SheetMarks,
  row: number,
  header: SheetHeader | null,
): readonly ReturnedMark[] {
  const ofRow = marks.row(row);
  const ofCells = (header?.columns ?? []).flatMap(({ column }) => marks.cell(row, column) ?? []);
  return [
    ...(ofRow === null ? [] : [{ ...NO_MARK, ...ofRow, isRow: true }]),
    ...ofCells.map((mark) => ({ ...mark, isRow: false })),
  ];
}

/** Whether a column's key is one of the registration sheet's. */
function isField(key: string | null): key is ReturnedField {
  return key !== null && COLUMNS.has(key);
}

/** What the sheet shows of a field, as text. */
export function fieldText(field: ReturnedField, values: RegistrationSheetRow): string | null {
  const cell = COLUMNS.get(field)?.format(values, 'iso');
  if (cell === undefined || cell.kind === 'empty') return null;
  return cell.kind === 'text' ? cell.text : plainDecimal(cell.thousandths / 1000);
}

/**
 * Whether somebody changed a field. Compared as it would be read from our own sheet, so that a form of writing
 * alone (a blank in a name, `24` for 24.0) is no difference, and neither is what our own sheet loses in print.
 */
function fieldDiffers(field: ReturnedField, row: PairedRow['row'], line: LedgerLine): boolean {
  if (same(row.values[field], line.values[field])) return false;
  const ours = fieldText(field, line.values) ?? '';
  if (compact(row.texts[field] ?? '') === compact(ours)) return false;
  const read = COLUMNS.get(field)?.parse({ ...emptyCell(1, 1), text: ours, kind: 'text', value: ours });
  return !same(row.values[field], read?.value ?? null);
}

/** Equal values; periods are objects and compared by what they hold. */
function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}
