import type { RecordKind } from '../../src-shared/failures.ts';
import { isError, type Problem } from '../../src-shared/problems.ts';

/** The user's data or order of work stands in the way; nothing was written. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => problem.code).join(', '));
    this.problems = problems;
  }
}

/** Refuses with every error at once; warnings alone do not refuse. */
export function refuseErrors(problems: readonly Problem[]): void {
  if (problems.some(isError)) throw new Refused(problems);
}

/** The uid names nothing in this ledger. */
export class NotFound extends Error {
  override readonly name = 'NotFound';
  readonly kind: RecordKind;

  constructor(kind: RecordKind) {
    super(kind);
    this.kind = kind;
  }
}

export function requireFound<Value>(value: Value | undefined | null, kind: RecordKind): Value {
  if (value === undefined || value === null) throw new NotFound(kind);
  return value;
}

/** The record changed since the user read it. */
export class Stale extends Error {
  override readonly name = 'Stale';
  readonly kind: RecordKind;

  constructor(kind: RecordKind) {
    super(kind);
    this.kind = kind;
  }
}

export class LedgerNotOpen extends Error {
  override readonly name = 'LedgerNotOpen';
}
