import { Zip, ZipPassThrough } from 'fflate/browser';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import type { Problem } from '../../../src-shared/problems.ts';
import type { Inputs } from '../../../src-shared/rpc/contract/index.ts';
import { fillable, type SheetLayout } from '../../../src-shared/sheet/layouts/sheet-layout.ts';
import type { TemplateMapping } from '../../../src-shared/sheet/template/template-mapping.ts';
import {
  type TemplateRow,
  type TemplateValues,
  templateRows,
} from '../../../src-shared/sheet/template/template-values.ts';
import { headSeal } from '../../database/entries/post-batch.ts';
import { recordAudit } from '../../database/records/audit-log.ts';
import { keepAnswers } from '../../database/records/sheet-records.ts';
import { findTemplate } from '../../database/records/template-records.ts';
import type { Report } from '../../lib/report.ts';
import { runWork, type TimeSlices, timeSlices } from '../../lib/run-work.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';
import { NotFound, Refused } from '../../session/refusals.ts';
import { freeName, safeName, zipTime } from '../../session/sheets/file-names.ts';
import { gatherSheet } from '../../session/sheets/gather-sheet.ts';
import { allRows, type LedgerSheet, type SheetAsk } from '../../session/sheets/ledger-sheet.ts';
import { checkFilledSheets } from '../../workbooks/fill/check-filled.ts';
import { fillCopies, sheetNames } from '../../workbooks/fill/fill-copies.ts';
import { type FillNote, joinNotes } from '../../workbooks/fill/fill-notes.ts';
import { fillTemplate } from '../../workbooks/fill/fill-template.ts';
import { contentOf, type SavedTemplate, savedTemplate } from './saved-template.ts';
import { type FillFrame, singleValues } from './single-values.ts';
import { sortRows } from './sort-rows.ts';

type Fill = Inputs['templates']['fill'];

/** The filled file and what the user should know of it. */
export type Filled = {
  readonly file: File;
  readonly rows: number;
  readonly files: number;
  readonly checkedCells: number;
  readonly notes: Problem[];
};

/** One part of the rows, ready to be filled: all of them, or those of a school. */
type Part = {
  readonly school: string | null;
  readonly rows: readonly TemplateRow[];
  readonly values: TemplateValues;
};

/** The means of one filling. */
type Work = {
  readonly ledger: OpenLedger;
  readonly template: SavedTemplate;
  readonly blank: Uint8Array;
  readonly slices: TimeSlices;
  readonly report: Report;
  readonly signal: AbortSignal;
};

/**
 * Fills a saved template with what the ledger has: gathers, sorts, fills, reads back and compares every cell. A difference
 * anywhere refuses everything. Other calls are answered meanwhile.
 *
 * @throws Refused, TemplateRefused, Cancelled; NotFound, also when the template was removed while it was filled
 */
export async function fillSaved(
  ledger: OpenLedger,
  input: Fill,
  report: Report,
  signal: AbortSignal,
): Promise<Filled> {
  const signature = ledger.signature();
  const template = savedTemplate(ledger, input.uid);
  if (input.request.kind !== template.kind)
    throw new Refused([
      { code: 'template.kindDiffers', severity: 'error', at: { field: 'kind' }, values: {} },
    ]);
  const blank = contentOf(ledger, template);
  const question = questionOf(input);
  const sheet = await gatherSheet(ledger, question, report, signal);
  const seal = headSeal(ledger.database.reader);
  const filled = await sheet(async (gathered) => {
    const known = { ...gathered, layout: fillable(gathered.layout) };
    refuseForeignKeys(known.layout, template.mapping);
    const slices = timeSlices(signal);
    const work: Work = { ledger, template, blank, slices, report, signal };
    const parts = await partsOf(work, known, {
      isSplit: (input.split ?? template.options.split) !== 'one',
      frame: { ledger, request: input.request, asks: known.asks, seal },
    });
    const made = await fillParts(work, parts, input.split ?? template.options.split, known.subject);
    return { ...made, notes: [...made.notes, ...known.problems] };
  });
  const title = sheet(({ layout }) => layout.title);
  const kept = sheet(({ asks }) => keptOf(asks, input.request.answers ?? {}));
  await ledger.database.write((writer) => {
    if (findTemplate(writer, input.uid)?.isRemoved === true) throw new NotFound('template');
    keepAnswers(writer, kept);
    recordAudit(writer, signature, {
      action: 'template.fill',
      subject: template.record.name,
      after: {
        version: template.record.version,
        sheet: title,
        file: filled.file.name,
        rows: filled.rows,
        files: filled.files,
        cells: filled.checkedCells,
        seal,
      },
    });
  });
  return filled;
}

/** What was said now and is proposed again the next time. */
function keptOf(
  asks: readonly SheetAsk[],
  said: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const keys = new Set(asks.filter(({ isKept }) => isKept).map(({ key }) => key));
  return Object.fromEntries(Object.entries(said).filter(([key]) => keys.has(key)));
}

function questionOf({ request }: Fill) {
  return {
    kind: request.kind,
    projectUid: request.projectUid ?? null,
    year: request.year ?? null,
    isSchoolYear: request.isSchoolYear ?? false,
    organisationName: request.organisationName ?? null,
    level: request.level ?? null,
  };
}

/** Columns of another cycle's years, say: they would stay empty without a word. */
function refuseForeignKeys<Row>(layout: SheetLayout<Row>, { table }: TemplateMapping): void {
  const keys = new Set<string>(layout.columns.map(({ key }) => key));
  const foreign = (table?.columns ?? []).filter(({ fill }) => fill.kind === 'field' && !keys.has(fill.key));
  if (foreign.length > 0)
    throw new Refused([
      {
        code: 'template.fieldsNotThere',
        severity: 'error',
        values: { headings: foreign.map(({ heading }) => heading).join('、') },
      },
    ]);
}

const ROWS_PER_STEP = 200;

/** Rows as values for cells, sorted; one part, or one a school. */
async function partsOf<Row>(
  { template, slices }: Work,
  sheet: LedgerSheet<Row>,
  { isSplit, frame }: { readonly isSplit: boolean; readonly frame: FillFrame },
): Promise<readonly Part[]> {
  const groups = isSplit
    ? sheet.schools.map(({ name, rows }) => ({ school: name, rows }))
    : [{ school: null, rows: allRows(sheet) }];
  const parts: Part[] = [];
  for (const { school, rows } of groups) {
    const made: TemplateRow[] = [];
    for (let start = 0; start < rows.length; start += ROWS_PER_STEP) {
      made.push(...templateRows(sheet.layout, rows.slice(start, start + ROWS_PER_STEP)));
      if (slices.isOver) await slices.next();
    }
    const sorted = await runWork(sortRows(made, template.options.sort), slices);
    const count = sheet.layout.countLabel(rows);
    if (slices.isOver) await slices.next();
    parts.push({
      school,
      rows: sorted,
      values: singleValues(frame, sheet.layout, { school, count, rows: sorted }),
    });
  }
  return parts;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const XLSM = 'application/vnd.ms-excel.sheet.macroEnabled.12';

type Split = 'one' | 'sheetPerSchool' | 'filePerSchool';
type Content = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly notes: readonly FillNote[];
  readonly cells: number;
};

async function fillParts(work: Work, parts: readonly Part[], split: Split, subject: string): Promise<Filled> {
  const { record } = work.template;
  const stem = safeName(`${record.name}-${subject}`);
  const extension = record.fileName.toLowerCase().endsWith('.xlsm') ? '.xlsm' : '.xlsx';
  const type = extension === '.xlsm' ? XLSM : XLSX;
  const rows = parts.reduce((sum, part) => sum + part.rows.length, 0);
  const fileOf = ({ bytes }: Content) => new File([bytes], `${stem}${extension}`, { type });
  if (split === 'filePerSchool') {
    const { file, contents } = await fillFiles(work, parts, { stem, extension, total: rows });
    return { file, rows, files: contents.length, ...saidOf(contents) };
  }
  const content =
    split === 'one'
      ? await fillOne(work, parts[0], { before: 0, total: rows })
      : await fillSheets(work, parts, rows);
  return { file: fileOf(content), rows, files: 1, ...saidOf([content]) };
}

/** What was compared, and each note once. */
function saidOf(contents: readonly Content[]): { readonly checkedCells: number; readonly notes: Problem[] } {
  return {
    checkedCells: contents.reduce((sum, { cells }) => sum + cells, 0),
    notes: joinNotes(contents.flatMap(({ notes }) => notes)).map(toProblem),
  };
}

async function fillOne(
  work: Work,
  part: Part | undefined,
  { before, total }: { readonly before: number; readonly total: number },
): Promise<Content> {
  const { mapping } = work.template;
  const { rows, values } = assertPresent(part, 'there is a part to fill');
  work.report(before, total, 'filling');
  const filled = await fillTemplate(
    work.blank,
    { mapping, rows, values },
    {
      slices: work.slices,
      onShare: (share) => work.report(before + Math.floor(share * rows.length), total, 'filling'),
    },
  );
  const cells = await checkFilledSheets(filled.bytes, mapping, [{ sheet: mapping.sheet, rows, values }], {
    signal: work.signal,
    onProgress: (progress) =>
      work.report(before + Math.min(progress.rows, rows.length), total, 'checkingCells'),
  });
  if (work.slices.isOver) await work.slices.next();
  return { bytes: new Uint8Array(filled.bytes), notes: filled.notes, cells };
}

/** A sheet for every school in one workbook. */
async function fillSheets(work: Work, parts: readonly Part[], total: number): Promise<Content> {
  const { mapping } = work.template;
  const others = mapping.fingerprint.sheets.filter((name) => name !== mapping.sheet);
  const names = sheetNames(
    parts.map(({ school }) => school ?? ''),
    others,
  );
  const filled = parts.map(({ rows, values }, index) => ({ sheet: names[index] ?? '', rows, values }));
  const onPart = (done: number) => {
    const rows = parts.slice(0, done).reduce((sum, part) => sum + part.rows.length, 0);
    work.report(rows, total, 'filling');
  };
  const { bytes, notes } = await fillCopies(work.blank, mapping, filled, { onPart, slices: work.slices });
  let before = 0;
  let present = { sheet: '', rows: 0 };
  const cells = await checkFilledSheets(bytes, mapping, filled, {
    signal: work.signal,
    onProgress: (progress) => {
      if (progress.sheet !== present.sheet) before += present.rows;
      present = progress;
      work.report(Math.min(before + progress.rows, total), total, 'checkingCells');
    },
  });
  return { bytes: new Uint8Array(bytes), notes, cells };
}

/** A workbook for every school, stored in a .zip as they are: they are compressed already. */
async function fillFiles(
  work: Work,
  parts: readonly Part[],
  { stem, extension, total }: { readonly stem: string; readonly extension: string; readonly total: number },
): Promise<{ readonly file: File; readonly contents: readonly Content[] }> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    chunks.push(new Uint8Array(chunk));
  });
  const taken = new Set<string>();
  const contents: Content[] = [];
  let before = 0;
  for (const part of parts) {
    const content = await fillOne(work, part, { before, total });
    contents.push({ ...content, bytes: new Uint8Array() });
    before += part.rows.length;
    const name = freeName(safeName(`${work.template.record.name}-${part.school ?? ''}`), extension, taken);
    const entry = new ZipPassThrough(name);
    entry.mtime = zipTime(work.ledger.options.now());
    zip.add(entry);
    entry.push(content.bytes, true);
  }
  zip.end();
  return { file: new File(chunks, `${stem}.zip`, { type: 'application/zip' }), contents };
}

function toProblem(note: FillNote): Problem {
  const { code, ...values } = note;
  return { code: `template.${code}`, severity: 'warning', values };
}
