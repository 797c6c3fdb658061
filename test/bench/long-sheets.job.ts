import { once } from 'node:events';
import { createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import ExcelJS from 'exceljs';
import { readSheet } from '../../src-main/app/sheet-import.ts';
import { openWorkbook } from '../../src-main/workbooks/read/open-workbook.ts';
import { writeSheets } from '../../src-main/workbooks/write/write-workbook.ts';
import { assertPresent } from '../../src-shared/lib/assert.ts';
import { teacherRoster } from '../../src-shared/sheet/layouts/teacher-roster.ts';
import { renderSheet } from '../../src-shared/sheet/render/render-sheet.ts';
import { FRAME, rosterRow } from '../main/workbooks/fill/sample-sheets.ts';

/** One way to read or write a long sheet, alone in its process: `work file rows` → milliseconds and memory. */
const [work = '', file = '', count = '0'] = process.argv.slice(2);

/** The people are made before the clock starts, for both sides. */
const people = work.startsWith('write')
  ? Array.from({ length: Number(count) }, (_, index) => rosterRow(index))
  : [];
const sheet = renderSheet(teacherRoster, people, FRAME);
const bytes = work.startsWith('read') ? readFileSync(file) : null;

const works: Readonly<Record<string, () => Promise<number>>> = {
  /** Every cell, nothing kept. */
  async readRows() {
    const { sheets } = await openWorkbook(present(), 'a.xlsx');
    let cells = 0;
    for await (const rows of assertPresent(sheets[0], 'a sheet').rows())
      for (const row of rows) cells += row.cells.length;
    return cells;
  },
  /** The most that is alive while all cells go by: bytes of the process without the file, which is there twice. */
  async readLive() {
    setFlagsFromString('--expose-gc');
    const content = present();
    const collect: unknown = runInNewContext('gc');
    const alive = async () => {
      // What the first run frees outside the heap is gone a turn later.
      for (let run = 0; run < 3; run++) {
        if (typeof collect === 'function') collect();
        await setImmediate();
      }
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      return heapUsed + arrayBuffers - 2 * content.length;
    };
    const { sheets } = await openWorkbook(content, 'a.xlsx');
    let most = 0;
    let next = 10_000;
    for await (const rows of assertPresent(sheets[0], 'a sheet').rows()) {
      if ((rows[0]?.row ?? 0) < next) continue;
      next += 10_000;
      most = Math.max(most, await alive());
    }
    return most;
  },
  /** What an import does: every row checked, every record and problem kept. */
  async readRecords() {
    const read = await readSheet(teacherRoster, { file: new File([present()], 'a.xlsx') });
    return read.reading.rows.length + read.reading.refused.length;
  },
  async readPeer() {
    const reader = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from([Buffer.from(present())]), {
      sharedStrings: 'cache',
      worksheets: 'emit',
      styles: 'cache',
      hyperlinks: 'ignore',
    });
    let cells = 0;
    for await (const worksheet of reader)
      for await (const row of worksheet)
        row.eachCell(({ value }) => {
          if (value !== null) cells++;
        });
    return cells;
  },
  async write() {
    const made = await writeSheets([sheet], { createdAt: new Date(0) });
    writeFileSync(file, made);
    return made.length;
  },
  /** The same cells without formats, row by row into a file. */
  async writePeer() {
    const out = createWriteStream(file);
    const writer = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useSharedStrings: true });
    const worksheet = writer.addWorksheet('教师花名册');
    for (const cells of sheet.body)
      worksheet
        .addRow(
          cells.map((cell) =>
            cell.kind === 'number' ? cell.thousandths / 1000 : cell.kind === 'text' ? cell.text : null,
          ),
        )
        .commit();
    worksheet.commit();
    await Promise.all([writer.commit(), once(out, 'finish')]);
    return out.bytesWritten;
  },
};

function present(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(assertPresent(bytes, 'a file to read'));
}

const before = process.memoryUsage().rss;
const started = performance.now();
const result = await assertPresent(works[work], 'a known work')();
const milliseconds = performance.now() - started;
const peak = process.resourceUsage().maxRSS * 1024;
process.stdout.write(`${JSON.stringify({ milliseconds, peak, grown: peak - before, result })}\n`);
