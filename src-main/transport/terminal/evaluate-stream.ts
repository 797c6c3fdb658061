import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CaseEnvironment } from '../../../src-shared/policy/cases/case-words.ts';
import {
  type CaseAnswer,
  evaluateCase,
  unreadableCase,
} from '../../../src-shared/policy/cases/evaluate-case.ts';
import { type ReadCase, readCases } from './read-cases.ts';

/** What came out of a run. `exitStatus`: 0 every case was answered, 1 some cases gave errors. */
export type EvaluationSummary = {
  readonly cases: number;
  readonly errors: number;
  readonly exitStatus: 0 | 1;
};

/** Answers are written in parts of about this many characters. */
const PART_LENGTH = 64 * 1024;

/**
 * Answers the cases of `input` (`readCases` says in which form) in the same shape and order on `output`, which is not
 * ended. For JSON lines, memory does not grow with their number: reading waits for writing. Empty input gives empty output.
 *
 * @throws UnreadableCasesError where the input fails; where writing fails, the stream's own error
 */
export async function evaluateStream(
  input: Readable,
  output: Writable,
  environment: CaseEnvironment,
): Promise<EvaluationSummary> {
  let cases = 0;
  let errors = 0;

  const next = (asked: ReadCase): string => {
    const answer = answerOf(asked, environment);
    cases += 1;
    if ('error' in answer) errors += 1;
    return JSON.stringify(answer);
  };

  async function* answerParts(): AsyncGenerator<string> {
    let part = '';
    for await (const group of readCases(input)) {
      if (group.shape === 'array') part += '[';
      for (const [index, asked] of group.cases.entries()) {
        const comma = index === 0 ? '\n' : ',\n';
        part += group.shape === 'array' ? comma + next(asked) : `${next(asked)}\n`;
        if (part.length < PART_LENGTH) continue;
        yield part;
        part = '';
      }
      if (group.shape === 'array') part += group.cases.length === 0 ? ']\n' : '\n]\n';
    }
    if (part !== '') yield part;
  }

  await pipeline(answerParts, output, { end: false });
  return { cases, errors, exitStatus: errors === 0 ? 0 : 1 };
}

function answerOf(asked: ReadCase, environment: CaseEnvironment): CaseAnswer {
  return 'value' in asked ? evaluateCase(asked.value, environment) : unreadableCase(asked.id, asked.problem);
}
