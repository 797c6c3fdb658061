import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CaseEnvironment } from '../../../src-shared/policy/cases/case-words.ts';
import {
  type CaseAnswer,
  evaluateCase,
  unreadableCase,
} from '../../../src-shared/policy/cases/evaluate-case.ts';
import { decodeUtf8, hasBrokenBytes } from './decode-utf8.ts';
import { type CasePiece, createCaseSplitter, findCaseId, splitSwallowed } from './split-cases.ts';

/** What came out of a run. `exitStatus`: 0 every case was answered, 1 some cases gave errors. */
export type EvaluationSummary = {
  readonly cases: number;
  readonly errors: number;
  readonly exitStatus: 0 | 1;
};

/** The cases could not be read to their end (file missing, folder, disk error): exit status 2. */
export class UnreadableCasesError extends Error {
  override readonly name = 'UnreadableCasesError';
  readonly code: string;
  readonly exitStatus = 2;

  constructor(cause: unknown) {
    super('the cases cannot be read', { cause });
    this.code = codeOf(cause);
  }
}

/** Answers are written in parts of about this many characters. */
const PART_LENGTH = 64 * 1024;

/**
 * Answers the cases of `input`, a JSON array or JSON lines in UTF-8 with or without BOM, in the same shape and order on
 * `output`, which is not ended. Memory does not grow with the number of cases: reading waits for writing. A case that
 * cannot be read gives an error entry and does not stop the others. Empty input gives empty output.
 * Rejects with `UnreadableCasesError` where the input fails, and with the stream's own error where writing fails.
 */
export async function evaluateStream(
  input: Readable,
  output: Writable,
  environment: CaseEnvironment,
): Promise<EvaluationSummary> {
  let cases = 0;
  let errors = 0;

  async function* answerParts(): AsyncGenerator<string> {
    const splitter = createCaseSplitter();
    let part = '';
    const append = (piece: CasePiece) => {
      for (const answer of answersOf(piece, environment)) {
        const isFirst = cases === 0;
        cases += 1;
        if ('error' in answer) errors += 1;
        const text = JSON.stringify(answer);
        if (splitter.shape() === 'array') part += isFirst ? `[\n${text}` : `,\n${text}`;
        else part += `${text}\n`;
      }
    };
    for await (const chunk of decoded(input)) {
      for (const piece of splitter.push(chunk)) append(piece);
      if (part.length < PART_LENGTH) continue;
      yield part;
      part = '';
    }
    for (const piece of splitter.end()) append(piece);
    if (splitter.shape() === 'array') part += cases === 0 ? '[]\n' : '\n]\n';
    if (part !== '') yield part;
  }

  await pipeline(answerParts, output, { end: false });
  return { cases, errors, exitStatus: errors === 0 ? 0 : 1 };
}

/** Chunks of bytes or text as text; what the input fails with is named as such. */
async function* decoded(input: Readable): AsyncGenerator<string> {
  try {
    yield* decodeUtf8(input as AsyncIterable<unknown>);
  } catch (cause) {
    throw new UnreadableCasesError(cause);
  }
}

const problemText = {
  'array-not-closed': 'the text ends before the array does',
  'text-after-array': 'there is text after the end of the array',
  'too-long': 'too long to be one case',
} as const;

function answersOf(piece: CasePiece, environment: CaseEnvironment): readonly CaseAnswer[] {
  if (piece.problem !== null) return [unreadableCase(findCaseId(piece.text), problemText[piece.problem])];
  const whole = parseJson(piece.text);
  if (whole.isJson) return [answerOf(piece.text, whole, environment)];
  const parts = splitSwallowed(piece.text);
  if (parts.length < 2) return [answerOf(piece.text, whole, environment)];
  return parts.map((part) => answerOf(part, parseJson(part), environment));
}

function answerOf(text: string, parsed: ParsedJson, environment: CaseEnvironment): CaseAnswer {
  // A garbled text may still be JSON, and two garbled words may look alike: nothing is answered from it.
  if (hasBrokenBytes(text)) return unreadableCase(findCaseId(text), 'not UTF-8');
  return parsed.isJson
    ? evaluateCase(parsed.value, environment)
    : unreadableCase(findCaseId(text), 'not JSON');
}

type ParsedJson = { readonly isJson: true; readonly value: unknown } | { readonly isJson: false };

function parseJson(text: string): ParsedJson {
  try {
    return { isJson: true, value: JSON.parse(text) };
  } catch {
    return { isJson: false };
  }
}

function codeOf(cause: unknown): string {
  if (typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string') {
    return cause.code;
  }
  return 'UNREADABLE';
}
