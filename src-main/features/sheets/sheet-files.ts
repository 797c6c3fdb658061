import { Zip, ZipPassThrough } from 'fflate/browser';
import { shortSeal } from '../../../src-shared/ledger/seal.ts';
import { type RenderedSheet, renderSheet } from '../../../src-shared/sheet/render/render-sheet.ts';
import { freeName, safeName, zipTime } from '../../session/sheets/file-names.ts';
import { allRows, type LedgerSheet } from '../../session/sheets/ledger-sheet.ts';
import { writeSheets } from '../../workbooks/write/write-workbook.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export type SheetSplit = 'one' | 'sheetPerSchool' | 'filePerSchool';

/** What a sheet is written with, besides its rows. */
export type SheetWriting = {
  readonly answers: Readonly<Record<string, string>>;
  readonly split: SheetSplit;
  readonly seal: string | null;
  readonly now: Date;
  readonly onRows: (done: number) => void;
  readonly signal: AbortSignal;
};

/** The whole sheet, or the part of one school. */
export function render<Row>(
  sheet: LedgerSheet<Row>,
  school: string | null,
  { answers, seal }: Pick<SheetWriting, 'answers' | 'seal'>,
): RenderedSheet {
  const rows =
    school === null ? allRows(sheet) : (sheet.schools.find(({ name }) => name === school)?.rows ?? []);
  return renderSheet(sheet.layout, rows, {
    title: sheet.title,
    tab: school ?? sheet.layout.title,
    headSeal: seal === null ? null : shortSeal(seal),
    ...sheet.around(school, answers),
  });
}

/** One sheet after another, each made when its turn comes. */
function* renderEach<Row>(
  sheet: LedgerSheet<Row>,
  schools: readonly (string | null)[],
  writing: SheetWriting,
): Generator<RenderedSheet> {
  for (const school of schools) yield render(sheet, school, writing);
}

/** One workbook, or a .zip with one for every school. */
export async function writeSheetFile<Row>(
  sheet: LedgerSheet<Row>,
  writing: SheetWriting,
): Promise<{ readonly file: File; readonly sheets: number }> {
  const stem = `${sheet.layout.title}-${sheet.subject}`;
  const schools = sheet.schools.map(({ name }) => name);
  if (writing.split === 'filePerSchool') return writeZip(sheet, stem, writing);
  const parts = writing.split === 'one' ? [null] : schools;
  const bytes = await writeWorkbook(renderEach(sheet, parts, writing), writing, 0);
  return { file: fileOf([new Uint8Array(bytes)], `${stem}.xlsx`, XLSX), sheets: parts.length };
}

/** Workbooks are compressed already: they are stored in the .zip as they are, one after another. */
async function writeZip<Row>(
  sheet: LedgerSheet<Row>,
  stem: string,
  writing: SheetWriting,
): Promise<{ readonly file: File; readonly sheets: number }> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    chunks.push(new Uint8Array(chunk));
  });
  const taken = new Set<string>();
  let done = 0;
  for (const { name, rows } of sheet.schools) {
    const bytes = await writeWorkbook([render(sheet, name, writing)], writing, done);
    const entry = new ZipPassThrough(freeName(safeName(`${sheet.layout.title}-${name}`), '.xlsx', taken));
    entry.mtime = zipTime(writing.now);
    zip.add(entry);
    entry.push(bytes, true);
    done += rows.length;
  }
  zip.end();
  return { file: fileOf(chunks, `${stem}.zip`, 'application/zip'), sheets: sheet.schools.length };
}

async function writeWorkbook(
  sheets: Iterable<RenderedSheet>,
  writing: SheetWriting,
  before: number,
): Promise<Uint8Array> {
  let earlier = before;
  let present = { sheet: '', rows: 0 };
  return writeSheets(sheets, {
    createdAt: writing.now,
    creator: '学分台账',
    signal: writing.signal,
    onProgress: (progress) => {
      if (progress.sheet !== present.sheet) earlier += present.rows;
      present = progress;
      writing.onRows(earlier + progress.rows);
    },
  });
}

function fileOf(parts: Uint8Array<ArrayBuffer>[], name: string, type: string): File {
  return new File(parts, safeName(name), { type });
}
