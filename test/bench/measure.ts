import { mkdtempSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertPresent } from '../../src-shared/lib/assert.ts';

/** One measurement as a JSON line: `ratio` = ours ÷ peer in the same run, `against` names the peer. */
export type Line = {
  readonly name: string;
  /** Null where a program that the comparison needs is missing. */
  readonly ratio: number | null;
  readonly against: string;
  readonly n: number;
  /** What the ratio should be, as DESIGN §10 has it. */
  readonly target?: string;
  /** Anything worth reading beside the ratio, in milliseconds unless its name says otherwise. */
  readonly [detail: string]: number | string | null | undefined;
};

/** Written past the test runner, which would decorate it. */
export function print(line: Line): void {
  writeSync(
    1,
    `${JSON.stringify(line, (_, value) => (typeof value === 'number' ? rounded(value) : value))}\n`,
  );
}

function rounded(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return assertPresent(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))], 'measured');
}

/** Milliseconds of one run. */
export async function timed(work: () => unknown): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/**
 * Median milliseconds of two jobs, run by turns so that a busy machine slows both. Each is run once before it counts.
 */
export async function byTurns(
  runs: number,
  ours: () => unknown,
  peer: () => unknown,
): Promise<{ readonly ours: number; readonly peer: number; readonly ratio: number }> {
  const times: { ours: number[]; peer: number[] } = { ours: [], peer: [] };
  await ours();
  await peer();
  for (let run = 0; run < runs; run++) {
    times.ours.push(await timed(ours));
    times.peer.push(await timed(peer));
  }
  const [mine, others] = [median(times.ours), median(times.peer)];
  return { ours: mine, peer: others, ratio: mine / others };
}

/** A folder of its own that `work` may fill; gone afterwards. */
export async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A whole number from the environment, for smaller runs: `LEDGER_BENCH_TEACHERS=1000 npm run bench`. */
export function sizeFrom(variable: string, otherwise: number): number {
  const text = process.env[variable];
  return text === undefined ? otherwise : Number(text);
}
