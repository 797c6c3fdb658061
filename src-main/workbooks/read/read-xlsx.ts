import {
  type DateSystem,
  type NumberFormatMeaning,
  numberFormatMeaning,
} from '../../../src-shared/sheet/render/number-format.ts';
import type { SheetRow } from '../../../src-shared/sheet/render/sheet-cell.ts';
import { createMergeFiller, type MergedArea } from '../ooxml/merged-cells.ts';
import { createMeter, READ_LIMITS, type ReadOptions } from '../ooxml/read-options.ts';
import {
  type PartRelation,
  packageNotes,
  partOfType,
  relationsOf,
  streamList,
} from '../ooxml/sheet-parts.ts';
import { WorkbookRefused } from '../ooxml/workbook-refused.ts';
import { attribute, isTrue, relationId } from '../ooxml/xml-markup.ts';
import { createByteScanner, scanXml } from '../ooxml/xml-scanner.ts';
import type { GuardedZip } from '../ooxml/zip-guard.ts';
import { type OpenWorkbook, rowPieces } from './open-sheet.ts';
import { readMergedAreas } from './read-merged-areas.ts';
import { createWorksheetRows, type SharedParts } from './read-worksheet.ts';
import { openSharedStrings } from './shared-strings.ts';

/** A sheet in the list of the workbook. `type` tells worksheets from sheets of charts and macros. */
type SheetPart = {
  readonly name: string;
  readonly isHidden: boolean;
  readonly part: string;
  readonly type: string;
};

/**
 * Opens an .xlsx / .xlsm whose zip passed the guard: values, stored results of formulas, merges, hidden sheets
 * and rows. Macros and links to other workbooks are noted and left alone. The shared texts are read here, sheets
 * when their rows are asked for.
 * Throws `WorkbookRefused` (noSheet, damagedWorkbook, tooManyRows, tooManyColumns, tooLarge, and the guard's), here
 * or while rows are read.
 */
export async function openXlsx(zip: GuardedZip, options: ReadOptions = {}): Promise<OpenWorkbook> {
  const { signal } = options;
  const limits = options.limits ?? READ_LIMITS;
  const workbookPart = await findWorkbookPart(zip, signal);
  const relations = await relationsOf(zip, workbookPart, signal);
  const { sheets, dates } = await readWorkbookPart(zip, workbookPart, relations, signal);
  if (sheets.length > limits.sheets)
    throw new WorkbookRefused('tooLarge', { sheets: sheets.length, limit: limits.sheets });
  const notes = packageNotes(zip);
  // Sheets of charts, dialogs and old macros have no cells.
  const worksheets = sheets.filter(({ type }) => type.endsWith('/worksheet'));
  if (worksheets.length < sheets.length)
    notes.push({ code: 'chartSheetSkipped', values: { sheets: sheets.length - worksheets.length } });
  if (worksheets.length === 0) throw new WorkbookRefused('noSheet');
  for (const sheet of worksheets) {
    // Said at once and not when the rows are asked for: a list that lacks a sheet would look complete.
    if (!zip.has(sheet.part))
      throw new WorkbookRefused('damagedWorkbook', { reason: 'missingPart', part: sheet.part });
    if (sheet.isHidden) notes.push({ code: 'hiddenSheet', values: { sheet: sheet.name } });
  }
  const shared: SharedParts = {
    // Texts, formats and the epoch belong to the workbook; each sheet's rows refer to them.
    strings: await openSharedStrings(zip, partOfType(relations, '/sharedStrings'), signal),
    formats: await readFormats(zip, partOfType(relations, '/styles'), signal),
    dates,
  };
  return {
    format: 'xlsx',
    notes,
    sheets: worksheets.map((sheet) => {
      // Kept for the next reading: a sheet is read for its head first and as a whole later.
      let areas: readonly MergedArea[] | null = null;
      return {
        name: sheet.name,
        isHidden: sheet.isHidden,
        async *rows() {
          areas ??= await readMergedAreas(zip, sheet.part, signal);
          const meter = createMeter(limits);
          const onCell = (column: number) => meter.cell(sheet.name, column);
          const fill = createMergeFiller(areas, onCell);
          const source = readRows(zip, sheet.part, shared, onCell, signal);
          for await (const rows of rowPieces(sheet.name, source, options)) yield fill(rows);
        },
      };
    }),
  };
}

/** Rows while the part is inflated: what is complete after each chunk. */
async function* readRows(
  zip: GuardedZip,
  part: string,
  shared: SharedParts,
  onCell: (column: number) => void,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly SheetRow[]> {
  const rows = createWorksheetRows(shared, onCell);
  const scanner = createByteScanner(rows.handler);
  for await (const chunk of zip.stream(part, signal)) {
    // Rows that a chunk ends within stay with the scanner until the next one.
    scanner.write(chunk);
    yield rows.take();
  }
  scanner.end();
}

/** The workbook part that the package names; its usual place where the package is silent. */
async function findWorkbookPart(zip: GuardedZip, signal: AbortSignal | undefined): Promise<string> {
  const part = partOfType(await relationsOf(zip, '', signal), '/officeDocument') ?? 'xl/workbook.xml';
  if (!zip.has(part)) throw new WorkbookRefused('damagedWorkbook', { reason: 'missingPart', part });
  return part;
}

/** The list of sheets in their order, and whether days count from 1904 (`date1904`, ECMA-376 part 1, 18.2.28). */
async function readWorkbookPart(
  zip: GuardedZip,
  part: string,
  relations: readonly PartRelation[],
  signal: AbortSignal | undefined,
): Promise<{ readonly sheets: readonly SheetPart[]; readonly dates: DateSystem }> {
  const byId = new Map(relations.map((relation) => [relation.id, relation]));
  const sheets: SheetPart[] = [];
  let dates: DateSystem = 1900;
  await scanXml(streamList(zip, part, signal), {
    open(element, attributes) {
      if (element === 'workbookPr' && isTrue(attribute(attributes, 'date1904'))) dates = 1904;
      if (element !== 'sheet') return;
      const id = relationId(attributes);
      const target = id === undefined ? undefined : byId.get(id);
      if (target === undefined)
        throw new WorkbookRefused('damagedWorkbook', { reason: 'missingPart', part: id ?? '' });
      const state = attribute(attributes, 'state') ?? 'visible';
      const name = attribute(attributes, 'name') ?? '';
      // `veryHidden` can only be undone by a macro, and hides as well.
      sheets.push({ name, isHidden: state !== 'visible', part: target.part, type: target.type });
    },
  });
  return { sheets, dates };
}

/** Meaning of each cell format by its index: all that reading needs of the styles. */
async function readFormats(
  zip: GuardedZip,
  part: string | undefined,
  signal: AbortSignal | undefined,
): Promise<readonly NumberFormatMeaning[]> {
  const codes = new Map<number, string>();
  const formats: NumberFormatMeaning[] = [];
  if (part === undefined) return formats;
  let isCellFormat = false;
  await scanXml(streamList(zip, part, signal), {
    open(name, attributes) {
      if (name === 'numFmt')
        // Formats stand before the cells' (`cellXfs`) in the part, so one pass is enough.
        codes.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '');
      else if (name === 'cellXfs') isCellFormat = true;
      else if (name === 'xf' && isCellFormat) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0);
        formats.push(numberFormatMeaning(id, codes.get(id)));
      }
    },
    close(name) {
      if (name === 'cellXfs') isCellFormat = false;
    },
  });
  return formats;
}
