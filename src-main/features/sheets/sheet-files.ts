import { shortSeal } from '../../../src-shared/ledger/seal.ts';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import { safeName } from '../../../src-shared/lib/file-name.ts';
import type { SheetSplit } from '../../../src-shared/sheet/layouts/sheet-kinds.ts';
import type { RenderedSheet } from '../../../src-shared/sheet/render/render-sheet.ts';
import type { BuiltInSheet } from '../../../src-shared/sheet/rows/built-in-sheet.ts';
import { storedZip } from '../../workbooks/write/stored-zip.ts';
import { writeSheets } from '../../workbooks/write/write-workbook.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

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
export function renderPart(
  sheet: BuiltInSheet,
  school: string | null,
  { answers, seal }: Pick<SheetWriting, 'answers' | 'seal'>,
): RenderedSheet {
  const part = school === null ? sheet.whole : sheet.schools.find(({ name }) => name === school)?.rows;
  return assertPresent(part, 'the sheet has a part of the school').render({
    title: sheet.title,
    tab: school ?? sheet.layout.title,
    headSeal: seal === null ? null : shortSeal(seal),
    ...sheet.around(school, answers),
  });
}

/** One sheet after another, each made when its turn comes. */
function* renderEach(
  sheet: BuiltInSheet,
  schools: readonly (string | null)[],
  writing: SheetWriting,
): Generator<RenderedSheet> {
  for (const school of schools) yield renderPart(sheet, school, writing);
}

/** One workbook, or a .zip with one for every school. */
export async function writeSheetFile(
  sheet: BuiltInSheet,
  writing: SheetWriting,
): Promise<{ readonly file: File; readonly sheets: number }> {
  const stem = `${sheet.layout.title}-${sheet.subject}`;
  const schools = sheet.schools.map(({ name }) => name);
  if (writing.split === 'filePerSchool') return writeZip(sheet, stem, writing);
  const parts = writing.split === 'one' ? [null] : schools;
  const bytes = await writeWorkbook(renderEach(sheet, parts, writing), writing, 0);
  return { file: fileOf([new Uint8Array(bytes)], `${stem}.xlsx`, XLSX), sheets: parts.length };
}

/** A workbook for every school in one .zip. */
async function writeZip(
  sheet: BuiltInSheet,
  stem: string,
  writing: SheetWriting,
): Promise<{ readonly file: File; readonly sheets: number }> {
  const zip = storedZip(writing.now);
  let done = 0;
  for (const { name, rows } of sheet.schools) {
    const bytes = await writeWorkbook([renderPart(sheet, name, writing)], writing, done);
    zip.add(`${sheet.layout.title}-${name}`, '.xlsx', bytes);
    done += rows.count;
  }
  return { file: fileOf(zip.end(), `${stem}.zip`, 'application/zip'), sheets: sheet.schools.length };
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
