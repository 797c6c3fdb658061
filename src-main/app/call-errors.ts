import { ORPCError } from '@orpc/server';
import { Cancelled } from '../../src-shared/lib/work.ts';
import { LedgerFailure, toLedgerFailure } from '../database/file/failure.ts';
import { DocumentFailure } from '../documents/document-failure.ts';
import { LedgerNotOpen, NotFound, Refused, Stale } from '../session/refusals.ts';
import { TemplateRefused } from '../workbooks/ooxml/template-refused.ts';
import { WorkbookRefused } from '../workbooks/ooxml/workbook-refused.ts';

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
