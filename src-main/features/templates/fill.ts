import { assertPresent } from '../../../src-shared/lib/assert.ts';
import { safeName } from '../../../src-shared/lib/file-name.ts';
import type { Problem } from '../../../src-shared/problems.ts';
import type { FillPart } from '../../../src-shared/sheet/fill/fill-parts.ts';
import type { SheetSplit } from '../../../src-shared/sheet/layouts/sheet-kinds.ts';
import type { Report } from '../../lib/report.ts';
import type { TimeSlices } from '../../lib/run-work.ts';
import { checkFilledSheets } from '../../workbooks/fill/check-filled.ts';
import { fillCopies, sheetNames } from '../../workbooks/fill/fill-copies.ts';
import { type FillNote, joinNotes } from '../../workbooks/fill/fill-notes.ts';
import { fillTemplate } from '../../workbooks/fill/fill-template.ts';
import { storedZip } from '../../workbooks/write/stored-zip.ts';
import { workbookType } from './file-bytes.ts';
import type { SavedTemplate } from './queries.ts';

/** The filled file and what the user should know of it. */
export type Filled = {
  readonly file: File;
  readonly rows: number;
  readonly files: number;
  readonly checkedCells: number;
  readonly notes: Problem[];
};

/** The means of one filling; `blank` is the workbook of the template. */
export type Filling = {
  readonly template: SavedTemplate;
  readonly blank: Uint8Array;
  readonly now: Date;
  readonly slices: TimeSlices;
  readonly report: Report;
  readonly signal: AbortSignal;
};

/** A workbook that was filled, read back and compared cell by cell. */
type Content = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly notes: readonly FillNote[];
  readonly cells: number;
};

/**
 * Fills the parts into one table, a sheet each, or a file each; reads back and compares every cell. A difference anywhere
 * refuses everything. `subject` goes into the file's name.
 *
 * @throws TemplateRefused, Cancelled
 */
export async function fillParts(
  filling: Filling,
  parts: readonly FillPart[],
  { split, subject }: { readonly split: SheetSplit; readonly subject: string },
): Promise<Filled> {
  const { name, fileName } = filling.template.record;
  const { extension, type } = workbookType(fileName);
  const stem = `${name}-${subject}`;
  const rows = parts.reduce((sum, part) => sum + part.rows.length, 0);
  if (split === 'filePerSchool') {
    const { chunks, contents } = await fillFiles(filling, parts, { extension, total: rows });
    return {
      file: new File(chunks, safeName(`${stem}.zip`), { type: 'application/zip' }),
      rows,
      ...saidOf(contents),
    };
  }
  const content =
    split === 'one'
      ? await fillOne(filling, assertPresent(parts[0], 'there is a part to fill'), { before: 0, total: rows })
      : await fillSheets(filling, parts, rows);
  return {
    file: new File([content.bytes], safeName(`${stem}${extension}`), { type }),
    rows,
    ...saidOf([content]),
  };
}

/** What was compared, and each note once. */
function saidOf(contents: readonly Omit<Content, 'bytes'>[]) {
  return {
    files: contents.length,
    checkedCells: contents.reduce((sum, { cells }) => sum + cells, 0),
    notes: joinNotes(contents.flatMap(({ notes }) => notes)).map(({ code, ...values }): Problem => {
      return { code: `template.${code}`, severity: 'warning', values };
    }),
  };
}

async function fillOne(
  { template, blank, slices, report, signal }: Filling,
  { rows, values }: FillPart,
  { before, total }: { readonly before: number; readonly total: number },
): Promise<Content> {
  const { mapping } = template;
  report(before, total, 'filling');
  const filled = await fillTemplate(
    blank,
    { mapping, rows, values },
    { slices, onShare: (share) => report(before + Math.floor(share * rows.length), total, 'filling') },
  );
  const cells = await checkFilledSheets(filled.bytes, mapping, [{ sheet: mapping.sheet, rows, values }], {
    signal,
    onProgress: (progress) => report(before + Math.min(progress.rows, rows.length), total, 'checkingCells'),
  });
  if (slices.isOver) await slices.next();
  return { bytes: new Uint8Array(filled.bytes), notes: filled.notes, cells };
}

/** A sheet for every school in one workbook. */
async function fillSheets(
  { template, blank, slices, report, signal }: Filling,
  parts: readonly FillPart[],
  total: number,
): Promise<Content> {
  const { mapping } = template;
  const others = mapping.fingerprint.sheets.filter((name) => name !== mapping.sheet);
  const names = sheetNames(
    parts.map(({ school }) => school ?? ''),
    others,
  );
  const filled = parts.map(({ rows, values }, index) => ({ sheet: names[index] ?? '', rows, values }));
  const onPart = (done: number) => {
    const rows = parts.slice(0, done).reduce((sum, part) => sum + part.rows.length, 0);
    report(rows, total, 'filling');
  };
  const { bytes, notes } = await fillCopies(blank, mapping, filled, { onPart, slices });
  let before = 0;
  let present = { sheet: '', rows: 0 };
  const cells = await checkFilledSheets(bytes, mapping, filled, {
    signal,
    onProgress: (progress) => {
      // Rows are counted anew on every sheet.
      if (progress.sheet !== present.sheet) before += present.rows;
      present = progress;
      report(Math.min(before + progress.rows, total), total, 'checkingCells');
    },
  });
  return { bytes: new Uint8Array(bytes), notes, cells };
}

/** A workbook for every school in one .zip. */
async function fillFiles(
  filling: Filling,
  parts: readonly FillPart[],
  { extension, total }: { readonly extension: string; readonly total: number },
) {
  const zip = storedZip(filling.now);
  const contents: Omit<Content, 'bytes'>[] = [];
  let before = 0;
  for (const part of parts) {
    const { bytes, ...said } = await fillOne(filling, part, { before, total });
    contents.push(said);
    before += part.rows.length;
    zip.add(`${filling.template.record.name}-${part.school ?? ''}`, extension, bytes);
  }
  return { chunks: zip.end(), contents };
}
