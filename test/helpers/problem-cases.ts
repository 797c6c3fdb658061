import { describe, expect, it } from 'vitest';
import { type ProblemCode, problemCodes } from '../../src-shared/problems.ts';
import { dumpTables, failureOf } from './ledger-probe.ts';
import { openTestLedger } from './test-session.ts';

type Found = readonly { readonly code: string }[];

/** Makes the program give a code: what a function of the core or a call found, among it the code. */
export type ProblemCase = () => Found | Promise<Found>;

/** The codes of one feature. */
export type CodeOf<Feature extends string> = Extract<ProblemCode, `${Feature}.${string}`>;

/** The codes of one feature, in the declared order. */
export function codesOf<Feature extends string>(feature: Feature): readonly CodeOf<Feature>[] {
  return problemCodes.filter((code): code is CodeOf<Feature> => code.startsWith(`${feature}.`));
}

/** Tests the case of every code, in the declared order. The compiler asks for a case of each, and for no other. */
export function testCases<Code extends ProblemCode>(
  codes: readonly Code[],
  cases: Readonly<Record<Code, ProblemCase>>,
): void {
  describe('gives', () => {
    for (const code of codes)
      it(code, async () => {
        expect(cases[code], `has no case: write one into test/problems`).toBeTypeOf('function');
        expect((await cases[code]()).map((problem) => problem.code)).toContain(code);
      });
  });
}

type Test = Awaited<ReturnType<typeof openTestLedger>>;
type LedgerOptions = Parameters<typeof openTestLedger>[0];

/**
 * A call on a new ledger of a county that is refused and changes no row of it. `prepare` brings about what must be there
 * and gives the call.
 */
export function refused(
  prepare: (test: Test) => Promise<() => Promise<unknown>> | (() => Promise<unknown>),
  options: LedgerOptions = { level: 'county' },
): ProblemCase {
  return async () => {
    const test = await openTestLedger(options);
    const call = await prepare(test);
    const before = dumpTables(test.session.ledger.database.reader);
    const failed = await failureOf(call());
    expect(failed.code).toBe('REFUSED');
    expect(dumpTables(test.session.ledger.database.reader)).toEqual(before);
    return failed.problems;
  };
}

/** What a call on a new ledger of a county answers beside its result. */
export function answered(
  ask: (test: Test) => Promise<Found>,
  options: LedgerOptions = { level: 'county' },
): ProblemCase {
  return async () => ask(await openTestLedger(options));
}
