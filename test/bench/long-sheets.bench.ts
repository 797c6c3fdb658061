import { join } from 'node:path';
import { test } from 'vitest';
import { inFolder, median, print, sizeFrom } from './measure.ts';
import { measureJob } from './run-job.ts';

const ROWS = sizeFrom('LEDGER_BENCH_LONG_ROWS', 100_000);
const RUNS = 3;
const MEGABYTE = 1024 * 1024;
const job = new URL('./long-sheets.job.ts', import.meta.url);

type Work = 'readRows' | 'readRecords' | 'readPeer' | 'write' | 'writePeer';
type Measured = { readonly milliseconds: number; readonly peak: number; readonly grown: number };

function byTurns<Name extends Work>(
  works: readonly Name[],
  file: string,
  rows: number,
): Record<Name, Measured> {
  const runs = new Map<Name, Measured[]>(works.map((work) => [work, []]));
  for (let run = 0; run < RUNS; run++)
    for (const work of works) runs.get(work)?.push(measureJob(job, [work, file, String(rows)]));
  const of = (work: Name, key: keyof Measured) =>
    median((runs.get(work) ?? []).map((measured) => measured[key]));
  const entries = works.map((work) => [
    work,
    { milliseconds: of(work, 'milliseconds'), peak: of(work, 'peak'), grown: of(work, 'grown') },
  ]);
  return Object.fromEntries(entries);
}

function printBoth(
  name: string,
  against: string,
  n: number,
  ours: Measured,
  peer: Measured,
  target?: string,
): void {
  print({
    ...{ name, ratio: ours.milliseconds / peer.milliseconds, against, n },
    ...(target === undefined ? {} : { target }),
    ...{ ours: ours.milliseconds, exceljs: peer.milliseconds },
  });
  print({
    ...{ name: `${name}, peak memory`, ratio: ours.peak / peer.peak, against, n },
    ...{ oursMb: ours.peak / MEGABYTE, exceljsMb: peer.peak / MEGABYTE },
    ...{ oursGrownMb: ours.grown / MEGABYTE, exceljsGrownMb: peer.grown / MEGABYTE },
  });
}

test('reading and writing long sheets', () =>
  inFolder((folder) => {
    const file = join(folder, 'roster.xlsx');
    const written = byTurns(['write', 'writePeer'], file, ROWS);
    printBoth('export-rows', 'exceljs streaming writer, bare cells', ROWS, written.write, written.writePeer);

    const files = [ROWS / 10, ROWS, ROWS * 3].map((rows) => {
      const name = join(folder, `${rows}.xlsx`);
      measureJob(job, ['write', name, String(rows)]);
      return { rows, name };
    });
    for (const { rows, name } of files) {
      const read = byTurns(['readRows', 'readRecords', 'readPeer'], name, rows);
      const target = '≤ 1.2';
      printBoth('import-rows', 'exceljs streaming reader', rows, read.readRows, read.readPeer, target);
      printBoth(
        'import-records',
        'exceljs streaming reader, cells only',
        rows,
        read.readRecords,
        read.readPeer,
      );
    }
    // The process grows until the engine has reserved all that it wants for young objects; what is alive does not grow.
    const [, once, thrice] = files.map(
      ({ rows, name }) =>
        measureJob<{ readonly result: number }>(job, ['readLive', name, String(rows)]).result,
    );
    print({
      name: 'import-rows, live memory of three times the rows',
      ratio: (thrice ?? 0) / (once ?? 1),
      against: `the same with ${ROWS} rows`,
      n: ROWS * 3,
      liveMb: (thrice ?? 0) / MEGABYTE,
    });
    return Promise.resolve();
  }));
