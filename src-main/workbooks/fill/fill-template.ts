import { assertPresent } from '../../../src-shared/lib/assert.ts';
import { runNow } from '../../../src-shared/lib/work.ts';
import { moveReference, type RowShift, shiftFor } from '../../../src-shared/sheet/template/row-shift.ts';
import type { TemplateMapping, TemplateTable } from '../../../src-shared/sheet/template/template-mapping.ts';
import type { TemplateRow, TemplateValues } from '../../../src-shared/sheet/template/template-values.ts';
import { runWork, type TimeSlices, timeSlices } from '../../lib/run-work.ts';
import type { CellContext } from '../ooxml/cell-xml.ts';
import { encodePart } from '../ooxml/part-text.ts';
import { TemplateRefused } from '../ooxml/template-refused.ts';
import { createEdits } from '../ooxml/xml-edits.ts';
import { attributeOf, childOf } from '../ooxml/xml-tree.ts';
import { copyZip } from '../ooxml/zip-copy.ts';
import { type OpenTemplate, openTemplate, type TemplateSheetPart } from '../template/open-template.ts';
import { type FillNote, hiddenNotes, notesOf, unlikeNotes } from './fill-notes.ts';
import {
  type FilledSheet,
  type OtherSheet,
  readFilledSheet,
  readOtherSheets,
  type SharedStrings,
  sharedStringsOf,
} from './filled-sheet.ts';
import { addRowBreaks, patchMarks } from './patch-marks.ts';
import { type PatchedPart, patchRelatedParts } from './patch-parts.ts';
import { patchRows, widenDimension } from './patch-rows.ts';
import { openStyles } from './patch-styles.ts';
import { dropCalculationChain, patchWorkbook } from './patch-workbook.ts';
import { type FormulaPlan, planAllFormulas } from './plan-formulas.ts';
import { planWrites } from './plan-writes.ts';
import { NO_WRITES, type SheetWrites } from './sheet-writes.ts';

export type FilledTemplate = { readonly bytes: Uint8Array; readonly notes: readonly FillNote[] };

/** What a template is filled with. The mapping must belong to the template (same fingerprint): the caller has checked that. */
export type Filling = {
  /** Which cells take which values; places are those of the blank template. */
  readonly mapping: TemplateMapping;
  /** One record for each row, in the order in which they are to stand. */
  readonly rows: readonly TemplateRow[];
  /** Values of single cells by their names. */
  readonly values?: TemplateValues;
};

export type FillOptions = {
  /** Others are let in after each of them. */
  readonly slices?: TimeSlices;
  /** Told what share of the sheet is written, from 0 to 1. */
  readonly onShare?: (share: number) => void;
};

/** The last row that a sheet can have. */
const ROW_MAX = 1_048_576;

/**
 * Fills a template: records into the table's blank rows, values into single cells. More records than blank rows insert
 * rows in the style of the sample row, and everything that refers to rows moves along; fewer leave blank rows.
 * Formulas stay; totals over filled cells carry their new result, other dependent formulas are computed by the program
 * that opens the file. Every part of the workbook that this does not concern keeps its compressed bytes, and inside
 * changed parts every other character stays.
 *
 * The result still has to pass `checkFilledSheets` before it is handed out.
 *
 * @throws TemplateRefused; WorkbookRefused for a file that is not readable; Cancelled.
 */
export async function fillTemplate(
  bytes: Uint8Array,
  filling: Filling,
  { slices = timeSlices(), onShare = () => undefined }: FillOptions = {},
): Promise<FilledTemplate> {
  // Between the steps others are let in, if the time slice is over.
  const rest = async () => {
    if (slices.isOver) await slices.next();
  };
  const work = openFilling(await openTemplate(bytes), filling);
  const { template, sheet, table, shift, filled, styles, context, rows } = work;
  // Everything is planned before anything is patched: results of formulas need all values, and a refusal comes
  // early.
  const writes = await runWork(planWrites(work), slices);
  await rest();
  const others = readOtherSheets(template, sheet);
  const workbook = assertPresent(template.read(template.workbookPart), 'the workbook part was read');
  const plan = await runWork(
    planAllFormulas({ sheet, filled, others, shift, table, writes, records: rows.length, workbook }),
    slices,
  );
  await rest();
  const patched: PatchedPart[] = [];
  const own = await patchFilledSheet({ ...work, writes, plan }, { slices, onShare });
  if (own !== null) patched.push({ part: sheet.part, text: own });
  for (const other of others) {
    const text = patchOtherSheet({ other, shift, context, plan });
    if (text !== null) patched.push({ part: other.sheet.part, text });
  }
  // Formulas above the inserted rows keep their cells and their place in the chain.
  const isMoved =
    shift !== null &&
    plan.formulas.some((formula) => formula.sheet === sheet.name && formula.row >= shift.pivot);
  // The chain of calculation names cells: one that names a cell without a formula makes Excel repair the file.
  const chain = isMoved ? dropCalculationChain(template) : { dropped: null, patched: [] };
  patched.push(...chain.patched);
  // Without an insertion nothing outside the sheet's own part names another row than before.
  if (shift !== null) patched.push(...patchRelatedParts(template, sheet.part, shift));
  // A formula that nobody computed has no stored result; the program has to be told to make one.
  const mustCalculate = [...plan.results.values()].some((result) => result === null);
  const titleRows = titleRowsOf(table, rows.length);
  const workbookText = patchWorkbook(workbook, { sheet, shift, titleRows, mustCalculate });
  if (workbookText !== null) patched.push({ part: template.workbookPart, text: workbookText });
  const stylesText = styles.styles.patched();
  if (stylesText !== null && styles.part !== null) patched.push({ part: styles.part, text: stylesText });
  await rest();
  return {
    bytes: writeParts(template, patched, chain.dropped),
    notes: [
      ...hiddenNotes({ filled, table, shift, records: rows.length }),
      ...unlikeNotes(work.unlike),
      ...notesOf(template, plan.results),
    ],
  };
}

/** What one filling knows before anything is planned. */
type OpenFilling = Required<Filling> & {
  readonly template: OpenTemplate;
  readonly sheet: TemplateSheetPart;
  readonly table: TemplateTable | null;
  readonly shift: RowShift | null;
  readonly filled: FilledSheet;
  readonly strings: SharedStrings;
  readonly styles: { readonly part: string | null; readonly styles: ReturnType<typeof openStyles> };
  readonly context: CellContext;
  /** Addresses of figures that their cells show otherwise; more come while cells are written. */
  readonly unlike: readonly string[];
};

/** Opens what filling needs. More rows than a sheet has are refused before anything is read. */
function openFilling(template: OpenTemplate, { mapping, rows, values = {} }: Filling): OpenFilling {
  const sheet = template.sheets.find(({ name, isWorksheet }) => name === mapping.sheet && isWorksheet);
  if (sheet === undefined) throw new TemplateRefused('templateSheetMissing', { sheet: mapping.sheet });
  const { table } = mapping;
  const shift = table === null ? null : shiftFor(sheet.name, table, rows.length);
  if (table !== null && table.firstRow + rows.length > ROW_MAX)
    throw new TemplateRefused('tooManyRecords', { records: rows.length });
  const filled = readFilledSheet(template, sheet);
  const relations = template.relationsOf(template.workbookPart);
  const part = relations.find(({ type }) => type.endsWith('/styles'))?.part ?? null;
  const styles = openStyles(part === null ? null : template.read(part));
  const unlike: string[] = [];
  const context: CellContext = {
    onUnlikeFigure: (address) => unlike.push(address),
    prefix: filled.rows.prefix,
    styles,
    dates: template.isFrom1904 ? 1904 : 1900,
  };
  const strings = sharedStringsOf(template, relations, filled, mapping.cells);
  return {
    ...{ template, sheet, table, shift, filled, strings, context, unlike, mapping, rows, values },
    styles: { part, styles },
  };
}

/** Rows of the head that are printed on every page, where the records take more than one. */
function titleRowsOf(
  table: TemplateTable | null,
  records: number,
): { readonly first: number; readonly last: number } | null {
  if (table === null || table.rowsPerPage === null || records <= table.rowsPerPage) return null;
  return { first: table.headFirstRow, last: table.headLastRow };
}

/** One filling with what was planned for it. */
type FilledPart = OpenFilling & { readonly writes: SheetWrites; readonly plan: FormulaPlan };

/**
 * The filled sheet's new content; `null` where nothing changes. `dimension` is widened last, when rows have
 * moved.
 */
async function patchFilledSheet(
  input: FilledPart,
  { slices, onShare }: Required<FillOptions>,
): Promise<Uint8Array | null> {
  const { sheet, filled, shift, table, writes, context, plan } = input;
  const { part, rows } = filled;
  const edits = createEdits(part.text);
  const lastRow = table === null ? 0 : table.lastRow + (shift?.count ?? 0);
  patchRows({
    ...{ part, rows, edits, shift, writes, context, results: plan.results },
    formulas: plan.formulas.filter((formula) => formula.sheet === sheet.name),
    sampleRow: rows.rows.find(({ row }) => row === table?.sampleRow) ?? null,
    isTableRow: (row) => table !== null && row >= table.firstRow && row <= lastRow,
  });
  if (slices.isOver) await slices.next();
  if (shift !== null) await runWork(patchMarks(part, edits, sheet.name, shift), slices);
  const breaks = pageBreaks(table, input.rows.length);
  if (breaks !== null) addRowBreaks({ part, edits, shift, below: breaks, prefix: context.prefix });
  const dimension = childOf(part.root, 'dimension');
  const size = dimension === undefined ? undefined : attributeOf(part.text, dimension, 'ref');
  if (dimension !== undefined && size !== undefined) {
    const moved = shift === null ? size : moveReference(shift, size);
    edits.setAttribute(dimension, 'ref', widenDimension(moved, writes));
  }
  // A part that stays the same keeps its compressed bytes.
  if (edits.isEmpty) return null;
  return runWork(edits.encode(part.encoding), slices, onShare);
}

/** The rows below which a page ends; `null` where the template does not say how many records a page has. */
function pageBreaks(table: TemplateTable | null, records: number): readonly number[] | null {
  if (table === null || table.rowsPerPage === null) return null;
  const { firstRow, rowsPerPage } = table;
  const breaks = Math.max(0, Math.ceil(records / rowsPerPage) - 1);
  return Array.from({ length: breaks }, (_, page) => firstRow + (page + 1) * rowsPerPage - 1);
}

/** Another sheet's new content: its formulas and their results; `null` where nothing changes. */
function patchOtherSheet({
  other,
  shift,
  context,
  plan,
}: Pick<FilledPart, 'shift' | 'context' | 'plan'> & { readonly other: OtherSheet }): string | null {
  const { part, rows, sheet } = other;
  const edits = createEdits(part.text);
  patchRows({
    ...{ part, rows, edits, shift: null, writes: NO_WRITES, results: plan.results },
    context: { ...context, prefix: rows.prefix },
    formulas: plan.formulas.filter((formula) => formula.sheet === sheet.name),
    sampleRow: null,
    isTableRow: () => false,
  });
  if (shift !== null) runNow(patchMarks(part, edits, sheet.name, shift));
  return edits.isEmpty ? null : edits.apply();
}

/** Writes changed parts back under the names that the zip has for them. */
function writeParts(
  template: OpenTemplate,
  patched: readonly PatchedPart[],
  dropped: string | null,
): Uint8Array {
  const names = new Map(template.zip.entries.map(({ name }) => [name.toLowerCase(), name]));
  const changes = new Map<string, Uint8Array | null>();
  for (const { part, text } of patched) {
    // Old-style drawings were patched as text and may not parse.
    const isXml = !part.toLowerCase().endsWith('.vml');
    const old = isXml ? template.read(part) : null;
    if (old?.text === text) continue;
    const name = assertPresent(names.get(part.toLowerCase()), 'a patched part is in the file');
    changes.set(
      name,
      typeof text === 'string' ? encodePart({ text, encoding: old?.encoding ?? 'utf-8' }) : text,
    );
  }
  const droppedName = dropped === null ? undefined : names.get(dropped.toLowerCase());
  if (droppedName !== undefined) changes.set(droppedName, null);
  return copyZip(template.bytes, changes);
}
