import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';

/** One page in grey: 0 is ink, 255 is paper. */
export type Raster = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };

export type Renderer = {
  readonly name: 'mutool' | 'pdftoppm';
  readonly isMissing: boolean;
  /** All pages at 120 dots per inch. Anything the program says on stderr fails the test: warnings mean a broken file. */
  readonly render: (bytes: Uint8Array, extension?: 'pdf' | 'svg') => readonly Raster[];
};

const COMMANDS = {
  // -N: without colour management, which some builds lack and say so.
  mutool: (source: string, folder: string) => [
    ...['draw', '-q', '-N', '-r', '120', '-c', 'gray', '-F', 'pgm'],
    ...['-o', join(folder, 'page-%04d.pgm'), source],
  ],
  pdftoppm: (source: string, folder: string) => ['-gray', '-r', '120', source, join(folder, 'page')],
} as const;

/** The PDF renderers that documents are checked with; tests skip by name where one is not installed. */
export const renderers: readonly Renderer[] = (['mutool', 'pdftoppm'] as const).map((name) => ({
  name,
  isMissing: isProgramMissing(name),
  render: (bytes, extension = 'pdf') =>
    inTemporaryFolder((folder) => {
      const source = join(folder, `source.${extension}`);
      writeFileSync(source, bytes);
      const run = spawnSync(name, COMMANDS[name](source, folder), { encoding: 'utf8' });
      expect(run.stderr).toBe('');
      expect(run.status).toBe(0);
      const files = readdirSync(folder).filter((file) => file.endsWith('.pgm'));
      return files.sort().map((file) => readPgm(readFileSync(join(folder, file))));
    }),
}));

/** The text of a PDF in reading order, through mutool. */
export function readPdfText(bytes: Uint8Array): string {
  return inTemporaryFolder((folder) => {
    const source = join(folder, 'source.pdf');
    writeFileSync(source, bytes);
    const run = spawnSync('mutool', ['draw', '-q', '-N', '-F', 'txt', '-o', '-', source], {
      encoding: 'utf8',
    });
    expect(run.stderr).toBe('');
    return run.stdout;
  });
}

export function isProgramMissing(program: string): boolean {
  return spawnSync(program, ['-v']).error !== undefined;
}

/** Number of pixels that clearly differ, and the box around them. */
export function compareRasters(one: Raster, other: Raster) {
  expect([other.width, other.height]).toEqual([one.width, one.height]);
  let [count, left, right, top, bottom] = [0, one.width, 0, one.height, 0];
  one.pixels.forEach((value, index) => {
    if (Math.abs(value - (other.pixels[index] ?? 0)) < 64) return;
    const [x, y] = [index % one.width, Math.floor(index / one.width)];
    count++;
    [left, right, top, bottom] = [
      Math.min(left, x),
      Math.max(right, x),
      Math.min(top, y),
      Math.max(bottom, y),
    ];
  });
  return { count, width: Math.max(right - left + 1, 0), height: Math.max(bottom - top + 1, 0) };
}

/** Share of dark pixels inside the given part of the page (fractions of its width and height). */
export function inkIn(
  raster: Raster,
  part: { left: number; top: number; right: number; bottom: number },
): number {
  let [dark, all] = [0, 0];
  for (let y = Math.floor(part.top * raster.height); y < part.bottom * raster.height; y++) {
    for (let x = Math.floor(part.left * raster.width); x < part.right * raster.width; x++) {
      all++;
      if ((raster.pixels[y * raster.width + x] ?? 255) < 128) dark++;
    }
  }
  return dark / all;
}

/** Binary PGM: `P5`, width, height and 255 as text, then one byte a pixel. */
function readPgm(bytes: Buffer): Raster {
  const head = /^P5\s+(?:#.*\s)?(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 200).toString('latin1'));
  expect(head).not.toBeNull();
  const [width, height] = [Number(head?.[1]), Number(head?.[2])];
  return { width, height, pixels: bytes.subarray(head?.[0].length ?? 0) };
}

function inTemporaryFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-documents-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
