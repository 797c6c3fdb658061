import { hash } from 'node:crypto';
import {
  type ReturnedSheet,
  sheetSeal,
  sheetTitle,
  withoutStruckWords,
} from '../../../src-shared/review/returned-sheet.ts';
import {
  type RegistrationSheetRow,
  registrationSheet,
} from '../../../src-shared/sheet/layouts/registration-sheet.ts';
import { findSheet } from '../../../src-shared/sheet/read/find-header.ts';
import { readRows } from '../../../src-shared/sheet/read/read-rows.ts';
import type { WorkbookSheet } from '../../../src-shared/sheet/render/sheet-cell.ts';
import { type ReadSheet, type SheetSource, sampleTexts } from '../../app/sheet-import.ts';
import { runWork, timeSlices } from '../../lib/run-work.ts';
import { Refused } from '../../session/refusals.ts';
import { readMarks } from '../../workbooks/read/read-marks.ts';
import { readWorkbook } from '../../workbooks/read/read-workbook.ts';

/** A returned sheet with the file that it stands in. */
export type ReadReturn = ReadSheet<RegistrationSheetRow> & ReturnedSheet;

/**
 * Reads the sheet that fits a registration sheet best, or the one that was chosen, with the marks its reviewer left.
 *
 * @throws WorkbookRefused for a file that is not read at all, Refused for a sheet name that is not in it.
 */
export async function readReturn(source: SheetSource, signal?: AbortSignal): Promise<ReadReturn> {
  const bytes = new Uint8Array(await source.file.arrayBuffer());
  const workbook = await readWorkbook(bytes, source.file.name, signal === undefined ? {} : { signal });
  const chosen = chooseSheet(workbook.sheets, source.sheet);
  const styles = await readMarks(bytes, chosen.name, signal);
  const sheet = styles === null ? chosen : withoutStruckWords(chosen, styles);
  const reading = await runWork(readRows(registrationSheet, sheet, source.mapping ?? {}), timeSlices(signal));
  const samples = sampleTexts(reading.header);
  samples.add(sheet.rows);
  return {
    fileSha256: hash('sha256', bytes),
    sheet: chosen.name,
    sheets: workbook.sheets.map(({ name }) => name),
    reading,
    samples: samples.found(),
    notes: workbook.notes.map((note) => ({
      code: `workbook.${note.code}`,
      severity: 'warning',
      values: note.values,
    })),
    styles,
    written: new Map(sheet.rows.map(({ row, cells }) => [row, new Set(cells.map(({ column }) => column))])),
    title: sheetTitle(sheet, reading.header?.firstRow ?? 0),
    seal: sheetSeal(styles),
  };
}

function chooseSheet(sheets: readonly WorkbookSheet[], name: string | undefined): WorkbookSheet {
  const chosen =
    name === undefined
      ? (findSheet(registrationSheet, sheets)?.sheet ?? sheets[0])
      : sheets.find((sheet) => sheet.name === name);
  if (chosen !== undefined) return chosen;
  throw new Refused([{ code: 'import.noSuchSheet', severity: 'error', values: { sheet: name ?? '' } }]);
}
