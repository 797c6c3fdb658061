/**
 * `documentEngineUnavailable`: the native Typst module cannot be loaded on this machine.
 * `documentResourceMissing`: a document or font of the program is not where it belongs.
 * `documentNotCompiled`: Typst refused a document (an edited template, or a bug in ours).
 */
export type DocumentFailureCode =
  | 'documentEngineUnavailable'
  | 'documentResourceMissing'
  | 'documentNotCompiled';

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
