import type { DocumentFailureCode } from '../../src-shared/failures.ts';

/** A document could not be made. `detail` is for the log and holds nothing of what was to be printed. */
export class DocumentFailure extends Error {
  readonly code: DocumentFailureCode;
  readonly detail: string;

  constructor(code: DocumentFailureCode, detail: string, options?: ErrorOptions) {
    super(`${code}: ${detail}`, options);
    this.name = 'DocumentFailure';
    this.code = code;
    this.detail = detail;
  }
}
