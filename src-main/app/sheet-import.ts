import { hash } from 'node:crypto';
import { countKinds, type PlannedRow, problemsByRow } from '../../src-shared/import/planned-row.ts';
import { maskIdentityNumber } from '../../src-shared/people/identity-number.ts';
import type { Problem } from '../../src-shared/problems.ts';
import type { Outputs } from '../../src-shared/rpc/contract/index.ts';
import type { SheetLayout } from '../../src-shared/sheet/layouts/sheet-layout.ts';
import { findSheet, type SheetHeader } from '../../src-shared/sheet/read/find-header.ts';
import { type SheetReading, startReading } from '../../src-shared/sheet/read/read-rows.ts';
import type { SheetRow, WorkbookSheet } from '../../src-shared/sheet/render/sheet-cell.ts';
import { runWork, throwIfCancelled, timeSlices } from '../lib/run-work.ts';
import { Refused } from '../session/refusals.ts';
import type { OpenSheet } from '../workbooks/read/open-sheet.ts';
import { openWorkbook } from '../workbooks/read/open-workbook.ts';
import { readSheetStart } from '../workbooks/read/read-workbook.ts';

/** A file as it came from the user, with the corrections made to the proposed mapping. */
export type SheetSource = {
  readonly file: File;
  readonly sheet?: string | undefined;
  readonly mapping?: Readonly<Record<string, string | null>> | undefined;
};

export type ReadSheet<Row> = {
  readonly fileSha256: string;
  readonly sheet: string;
  readonly sheets: readonly string[];
  readonly reading: SheetReading<Row>;
  /** Column number → the first different texts under the head, document numbers masked. */
  readonly samples: Readonly<Record<string, readonly string[]>>;
  /** What the file as a whole deserves a look for: macros, an old encoding, a hidden sheet. */
  readonly notes: readonly Problem[];
};

/**
 * Reads the sheet that the user chose, or the one that fits the layout best. Its rows are read piece by piece and
 * only what they come to is kept.
 *
 * @throws WorkbookRefused for a file that is not read at all, Refused for a sheet name that is not in it.
 */
export async function readSheet<Row>(
  layout: SheetLayout<Row>,
  source: SheetSource,
  signal?: AbortSignal,
): Promise<ReadSheet<Row>> {
  const bytes = new Uint8Array(await source.file.arrayBuffer());
  const workbook = await openWorkbook(bytes, source.file.name, signal === undefined ? {} : { signal });
  const chosen = await chooseSheet(layout, workbook.sheets, source.sheet);
  const reading = startReading(layout, chosen.start, source.mapping ?? {});
  const samples = sampleTexts(reading.header);
  for await (const rows of chosen.sheet.rows()) {
    reading.add(rows);
    samples.add(rows);
    throwIfCancelled(signal);
  }
  return {
    fileSha256: hash('sha256', bytes),
    sheet: chosen.sheet.name,
    sheets: workbook.sheets.map((sheet) => sheet.name),
    reading: await runWork(reading.finish(), timeSlices(signal)),
    samples: samples.found(),
    notes: workbook.notes.map((note) => ({
      code: `workbook.${note.code}`,
      severity: 'warning',
      values: note.values,
    })),
  };
}

/** The sheet of that name; where none is named, the one whose head fits best, else the first. */
async function chooseSheet<Row>(
  layout: SheetLayout<Row>,
  sheets: readonly OpenSheet[],
  name: string | undefined,
): Promise<{ readonly sheet: OpenSheet; readonly start: WorkbookSheet }> {
  const candidates: { readonly sheet: OpenSheet; readonly start: WorkbookSheet }[] = [];
  for (const sheet of sheets) {
    if (name !== undefined && sheet.name !== name) continue;
    candidates.push({ sheet, start: await readSheetStart(sheet) });
  }
  const starts = candidates.map(({ start }) => start);
  const best = findSheet(layout, starts)?.sheet;
  const chosen = candidates.find(({ start }) => start === best) ?? candidates[0];
  if (chosen === undefined)
    throw new Refused([{ code: 'import.noSuchSheet', severity: 'error', values: { sheet: name ?? '' } }]);
  return chosen;
}

const SAMPLES_MAX = 4;
const SAMPLED_ROWS = 40;

/**
 * What stands in each column of the first rows, so that a heading that says nothing can still be told. Numbers of identity
 * papers are masked.
 */
export function sampleTexts(header: SheetHeader | null): {
  add(rows: readonly SheetRow[]): void;
  found(): Record<string, readonly string[]>;
} {
  const lastOfHead = header?.lastRow ?? 0;
  const numbered = new Set(
    (header?.columns ?? []).filter(({ key }) => key === 'idNumber').map(({ column }) => column),
  );
  const columns = new Map<number, Set<string>>();
  let sampled = 0;
  return {
    add(rows) {
      for (const { row, cells } of rows) {
        if (row <= lastOfHead) continue;
        if (sampled === SAMPLED_ROWS) return;
        sampled++;
        for (const { column, text } of cells) {
          const texts = columns.get(column) ?? new Set<string>();
          columns.set(column, texts);
          const sample = text.trim();
          if (sample !== '' && texts.size < SAMPLES_MAX)
            texts.add(numbered.has(column) || isLikeIdNumber(sample) ? maskIdentityNumber(sample) : sample);
        }
      }
    },
    found: () => Object.fromEntries([...columns].map(([column, texts]) => [String(column), [...texts]])),
  };
}

/** A number of an identity card, whatever stands above it and whether or not it is a right one. */
function isLikeIdNumber(text: string): boolean {
  return /^\d{14,17}[\dXx]$/.test(text.normalize('NFKC').replaceAll(/\s/g, ''));
}

type PreviewHead = Omit<Outputs['teachers']['previewImport'], 'rows'>;

/** The head of a preview: file, mapping, counts and the fingerprint that applying must name. */
export function previewHead<Row>(
  layout: SheetLayout<Row>,
  source: SheetSource,
  read: ReadSheet<Row>,
  rows: readonly PlannedRow[],
  fingerprint: string,
): PreviewHead {
  const { header } = read.reading;
  return {
    fingerprint,
    fileName: source.file.name,
    sheet: read.sheet,
    sheets: [...read.sheets],
    headerRow: header?.lastRow ?? 0,
    mapping: (header?.columns ?? []).map(({ column, heading, key }) => ({ column, heading, field: key })),
    samples: Object.fromEntries(Object.entries(read.samples).map(([column, texts]) => [column, [...texts]])),
    fields: layout.columns.map((column) => ({
      key: column.key,
      heading: column.headings.join(''),
      isRequired: column.isRequired,
    })),
    counts: countKinds(rows),
    problems: [...read.notes, ...problemsByRow(read.reading).ofSheet],
  };
}
