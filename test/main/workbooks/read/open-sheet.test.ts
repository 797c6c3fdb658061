import { describe, expect, test } from 'vitest';
import {
  READ_LIMITS,
  type ReadOptions,
  type ReadProgress,
} from '../../../../src-main/workbooks/ooxml/read-options.ts';
import { rowPieces } from '../../../../src-main/workbooks/read/open-sheet.ts';
import { Cancelled } from '../../../../src-shared/lib/work.ts';
import type { SheetRow } from '../../../../src-shared/sheet/render/sheet-cell.ts';

const rowsOf = (count: number): SheetRow[] =>
  Array.from({ length: count }, (_, index) => ({ row: index + 1, isHidden: false, cells: [] }));

async function pieces(source: Iterable<readonly SheetRow[]>, options: ReadOptions = {}) {
  const sizes: number[] = [];
  for await (const piece of rowPieces('表', source, options)) sizes.push(piece.length);
  return sizes;
}

describe('pieces of a sheet', () => {
  test('hold some dozens of rows, or what arrived at once', async () => {
    expect(await pieces(rowsOf(150).map((row) => [row]))).toEqual([60, 60, 30]);
    expect(await pieces([rowsOf(500), rowsOf(10)])).toEqual([500, 10]);
    expect(await pieces([[], []])).toEqual([]);
  });
  test('are reported every thousand rows, and at the end', async () => {
    const told: ReadProgress[] = [];
    await pieces([rowsOf(900), rowsOf(900), rowsOf(900)], { onProgress: (progress) => told.push(progress) });
    expect(told.map(({ rows }) => rows)).toEqual([1000, 2000, 2700]);
    expect(told[0]?.sheet).toBe('表');
  });
  test('end at the limit, with the name of the sheet', async () => {
    const limits = { ...READ_LIMITS, rows: 100 };
    await expect(pieces([rowsOf(101)], { limits })).rejects.toMatchObject({
      code: 'tooManyRows',
      values: { sheet: '表', limit: 100 },
    });
    await expect(pieces([rowsOf(100)], { limits })).resolves.toEqual([100]);
  });
});

test('who stops early takes nothing more from the source', async () => {
  let taken = 0;
  function* source() {
    for (;;) {
      taken++;
      yield rowsOf(60);
    }
  }
  for await (const _ of rowPieces('表', source(), {})) break;
  expect(taken).toBe(1);
});

test('an aborted signal ends it at the next slice', async () => {
  const controller = new AbortController();
  controller.abort();
  function* source() {
    // Longer than any slice lasts.
    for (const end = performance.now() + 200; performance.now() < end; ) yield rowsOf(1);
  }
  await expect(pieces(source(), { signal: controller.signal })).rejects.toBeInstanceOf(Cancelled);
});
