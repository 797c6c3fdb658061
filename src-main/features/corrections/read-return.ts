import { hash } from 'node:crypto';
import type { Problem } from '../../../src-shared/problems.ts';
import {
  type RegistrationSheetRow,
  registrationSheet,
} from '../../../src-shared/sheet/layouts/registration-sheet.ts';
import { findSheet } from '../../../src-shared/sheet/read/find-header.ts';
import { readRows } from '../../../src-shared/sheet/read/read-rows.ts';
import type { SheetLooks } from '../../../src-shared/sheet/render/cell-looks.ts';
import { parseAddress, type WorkbookSheet } from '../../../src-shared/sheet/render/sheet-cell.ts';
import { Refused } from '../../app/call-errors.ts';
import { type ReadSheet, type SheetSource, sampleTexts } from '../../app/sheet-import.ts';
import { runWork, timeSlices } from '../../lib/run-work.ts';
import { readMarks } from '../../workbooks/read/read-marks.ts';
import { readWorkbook } from '../../workbooks/read/read-workbook.ts';

/** A registration sheet that came back, read with what its reviewer left on it. */
export type ReadReturn = ReadSheet<RegistrationSheetRow> & {
  readonly looks: SheetLooks | null;
  /** Places with a value: only these can be marked as a row. */
  readonly written: ReadonlyMap<number, ReadonlySet<number>>;
  /** The registration year above the head (`null` where it names none), and whether it may list a single project. */
  readonly title: { readonly year: number | null; readonly isOfProject: boolean };
  /** Start of the ledger's seal at the foot of the pages. */
  readonly seal: string | null;
};

/**
 * Reads the sheet that fits a registration sheet best, or the one that was chosen. Where only a part of a cell's words is
 * struck through, the others are what the cell says.
 *
 * @throws WorkbookRefused for a file that is not read at all, Refused for a sheet name that is not in it.
 */
export async function readReturn(source: SheetSource, signal?: AbortSignal): Promise<ReadReturn> {
  const bytes = new Uint8Array(await source.file.arrayBuffer());
  const workbook = await readWorkbook(bytes, source.file.name, signal === undefined ? {} : { signal });
  const chosen =
    source.sheet === undefined
      ? (findSheet(registrationSheet, workbook.sheets)?.sheet ?? workbook.sheets[0])
      : workbook.sheets.find((sheet) => sheet.name === source.sheet);
  if (chosen === undefined)
    throw new Refused([
      { code: 'import.noSuchSheet', severity: 'error', values: { sheet: source.sheet ?? '' } },
    ]);
  const looks = await readMarks(bytes, chosen.name, signal);
  const sheet = looks === null ? chosen : withoutStruckWords(chosen, looks);
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
    looks,
    written: new Map(sheet.rows.map(({ row, cells }) => [row, new Set(cells.map(({ column }) => column))])),
    title: titleOf(sheet, reading.header?.firstRow ?? 0),
    seal: sealOf(looks),
  };
}

function withoutStruckWords(sheet: WorkbookSheet, looks: SheetLooks): WorkbookSheet {
  if (![...looks.cells.values()].some((look) => look.keptText !== null)) return sheet;
  return {
    ...sheet,
    rows: sheet.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => {
        const kept = looks.cells.get(cell.address)?.keptText ?? null;
        return kept === null ? cell : { ...cell, text: kept, value: kept };
      }),
    })),
  };
}

/** What the lines above the head tell of the range: 2025年度学分登记表, 项目编号：…, or the year of a project's sheet. */
function titleOf(sheet: WorkbookSheet, firstOfHead: number): ReadReturn['title'] {
  const texts = sheet.rows
    .filter(({ row }) => row < firstOfHead)
    .map(({ cells }) => cells.map(({ text }) => text.normalize('NFKC')).join(' '));
  const [title = '', ...others] = texts;
  const year = /((?:19|20|21)\d{2})\s*年度/u.exec(texts.join(' '))?.[1];
  return {
    year: year === undefined ? null : Number(year),
    isOfProject: !/\d{4}\s*年度/u.test(title) || others.some((text) => /项目编号|\d{4}\s*年度/u.test(text)),
  };
}

function sealOf(looks: SheetLooks | null): string | null {
  for (const text of looks?.pageTexts ?? []) {
    const found = /台账封签\s*([0-9a-f]{4})\s?([0-9a-f]{4})/u.exec(text);
    if (found !== null) return `${found[1]}${found[2]}`;
  }
  return null;
}

/** Comments that hang on no cell of the list: on the title, the head or the foot. They must be seen all the same. */
export function commentsElsewhere(
  read: ReadReturn,
  isListed: (row: number, column: number) => boolean,
): readonly Problem[] {
  return [...(read.looks?.comments ?? [])].flatMap(([address, text]) => {
    const place = parseAddress(address);
    return place !== null && isListed(place.row, place.column)
      ? []
      : [
          {
            code: 'correction.commentElsewhere',
            severity: 'warning' as const,
            at: { address },
            values: { text },
          },
        ];
  });
}
