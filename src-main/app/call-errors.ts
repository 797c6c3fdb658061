import { ORPCError } from '@orpc/server';
import type { RecordKind } from '../../src-shared/failures.ts';
import { Cancelled } from '../../src-shared/lib/work.ts';
import { isError, type Problem } from '../../src-shared/problems.ts';
import { LedgerFailure, toLedgerFailure } from '../database/file/failure.ts';
import { DocumentFailure } from '../documents/document-failure.ts';
import { TemplateRefused } from '../workbooks/ooxml/template-refused.ts';
import { WorkbookRefused } from '../workbooks/ooxml/workbook-refused.ts';

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

/** Our outcomes as the contract's declared errors; everything else stays an internal error. */
export function toDeclaredError(thrown: unknown): unknown {
  const error = toLedgerFailure(thrown);
  if (error instanceof Refused) return declared('REFUSED', 422, { problems: error.problems });
  if (error instanceof NotFound) return declared('NOT_FOUND', 404, { kind: error.kind });
  if (error instanceof Stale) return declared('STALE', 409, { kind: error.kind });
  if (error instanceof LedgerNotOpen) return declared('LEDGER_NOT_OPEN', 409, undefined);
  if (error instanceof Cancelled || isAbort(error)) return declared('CANCELLED', 499, undefined);
  if (error instanceof LedgerFailure)
    return declared('FAILURE', 500, { reason: error.code, values: error.values });
  if (error instanceof WorkbookRefused)
    return declared('REFUSED', 422, {
      problems: [{ code: `workbook.${error.code}`, severity: 'error', values: error.values }],
    });
  if (error instanceof TemplateRefused)
    return declared('REFUSED', 422, {
      problems: [{ code: `template.${error.code}`, severity: 'error', values: error.values }],
    });
  if (error instanceof DocumentFailure) return declared('FAILURE', 500, { reason: error.code, values: {} });
  return error;
}

/** A caller who went away ends the streams of the transport with the signal's own reason. */
function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

function declared(code: string, status: number, data: unknown) {
  return new ORPCError(code, { status, data, defined: true });
}
