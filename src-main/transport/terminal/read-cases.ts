import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';

/** One case of a text: its value, or why it cannot be read, with its id as far as that can be made out. */
export type ReadCase = { readonly value: unknown } | { readonly id: string | null; readonly problem: string };

/** Cases that follow each other: all elements of one JSON array, or one of several values that normally stand one a line. */
export type CaseGroup = { readonly shape: 'array' | 'lines'; readonly cases: readonly ReadCase[] };

/** The cases could not be read to their end (file missing, folder, disk error, too long for the memory). */
export class UnreadableCasesError extends Error {
  override readonly name = 'UnreadableCasesError';
  /** The system's code, or `TOO_LONG`. */
  readonly code: string;

  constructor(code: string, cause?: unknown) {
    super('the cases cannot be read', { cause });
    this.code = code;
  }
}

/** An array is parsed whole, and so is a line: more than this is not held in memory. */
const BYTES_MAX = 256 * 1024 * 1024;
const LINE_FEED = 10;

/**
 * Reads cases in UTF-8, with or without a byte order mark; nothing but space gives nothing.
 * JSON lines come one by one, whatever their number, and a broken line stops nothing. An object may stand on several lines
 * as long as only the first begins with `{`. An array is one JSON text: broken anywhere, it is one problem with its place,
 * because guessing where the next case begins in broken JSON could answer a question that nobody asked.
 *
 * @throws UnreadableCasesError
 */
export async function* readCases(input: Readable): AsyncGenerator<CaseGroup> {
  let shape: CaseGroup['shape'] | null = null;
  let held: Buffer[] = [];
  let heldLength = 0;
  const take = (): ReadCase => {
    const one = readCase(Buffer.concat(held));
    held = [];
    heldLength = 0;
    return one;
  };
  for await (const line of linesOf(input)) {
    const text = textOf(line);
    if (held.length === 0 && text.trim() === '') continue;
    shape ??= text.trimStart().startsWith('[') ? 'array' : 'lines';
    if (shape === 'lines' && held.length > 0 && text.startsWith('{')) yield { shape, cases: [take()] };
    held.push(line);
    heldLength += line.length;
    if (heldLength > BYTES_MAX) throw new UnreadableCasesError('TOO_LONG');
    if (shape === 'lines' && isWhole(held)) yield { shape, cases: [take()] };
  }
  if (shape === 'array') yield { shape, cases: readArray(Buffer.concat(held)) };
  else if (held.length > 0) yield { shape: 'lines', cases: [take()] };
}

/** The bytes of each line with its line feed, however the chunks are cut: no byte of a longer character is a line feed. */
async function* linesOf(input: Readable): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of input) {
      let bytes = Buffer.from(chunk);
      for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED)) {
        yield Buffer.concat([...parts, bytes.subarray(0, end + 1)]);
        parts = [];
        length = 0;
        bytes = bytes.subarray(end + 1);
      }
      parts.push(bytes);
      length += bytes.length;
      if (length > BYTES_MAX) throw new UnreadableCasesError('TOO_LONG');
    }
  } catch (cause) {
    throw cause instanceof UnreadableCasesError ? cause : new UnreadableCasesError(codeOf(cause), cause);
  }
  if (length > 0) yield Buffer.concat(parts);
}

function codeOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  return typeof code === 'string' ? code : 'UNREADABLE';
}

function textOf(bytes: Buffer): string {
  return bytes.toString('utf8').replace(/^\uFEFF/u, '');
}

/** Whether these lines are all of a case: they are JSON, or no object that could go on. */
function isWhole(lines: readonly Buffer[]): boolean {
  const last = textOf(lines.at(-1) ?? Buffer.of()).trimEnd();
  if (
    !textOf(lines[0] ?? Buffer.of())
      .trimStart()
      .startsWith('{')
  )
    return true;
  return last.endsWith('}') && parseJson(textOf(Buffer.concat(lines))) !== null;
}

function readCase(bytes: Buffer): ReadCase {
  const text = textOf(bytes);
  // A garbled text may still be JSON, and two garbled words may look alike: nothing is answered from it.
  if (!isUtf8(bytes)) return { id: findId(text), problem: 'not UTF-8' };
  return parseJson(text) ?? { id: findId(text), problem: 'not JSON' };
}

function readArray(bytes: Buffer): readonly ReadCase[] {
  if (!isUtf8(bytes)) return [{ id: null, problem: `not UTF-8: line ${brokenLine(bytes)}` }];
  const text = textOf(bytes);
  const parsed = parseJson(text);
  if (parsed === null) return [{ id: null, problem: `not JSON: ${placeOfBreak(text)}` }];
  return Array.isArray(parsed.value) ? parsed.value.map((value: unknown) => ({ value })) : [parsed];
}

/** The first line, counted from 1, whose bytes are no UTF-8. */
function brokenLine(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; ; line++) {
    const end = bytes.indexOf(LINE_FEED, start);
    if (end < 0 || !isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
}

function parseJson(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

/**
 * The first character that no JSON has there, by line and column counted from 1. The parser names the place of some errors only, but
 * complains of the end of a text that could still become JSON: halving finds the longest part of which it does.
 */
function placeOfBreak(text: string): string {
  if (couldGoOn(text)) return 'it ends before the array does';
  let good = 0;
  let broken = text.length;
  while (broken - good > 1) {
    const middle = Math.floor((good + broken) / 2);
    if (couldGoOn(text.slice(0, middle))) good = middle;
    else broken = middle;
  }
  const before = text.slice(0, good);
  return `line ${before.split('\n').length}, column ${good - before.lastIndexOf('\n')}`;
}

function couldGoOn(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    return message.includes('end of JSON input') || message.includes(`position ${text.length} `);
  }
}

/** The id of a case that is no JSON, as far as it can be made out from its beginning; never one that holds broken bytes. */
function findId(text: string): string | null {
  return /^\s*\{\s*"id"\s*:\s*"([^"\\\n\uFFFD]{1,200})"/u.exec(text)?.[1] ?? null;
}
