/** Why a file is not read. One code per way out that the user has. */
export type WorkbookRefusal =
  | 'emptyFile'
  | 'notASpreadsheet'
  | 'encryptedWorkbook'
  | 'damagedZip'
  | 'damagedWorkbook'
  | 'zipBomb'
  | 'tooLarge'
  | 'tooManyRows'
  | 'tooManyColumns'
  | 'noSheet';

export type RefusalValues = Readonly<Record<string, string | number>>;

/**
 * A file that is not read, with the reason as a code and the facts for the sentence.
 * `values` hold sizes, limits and names of parts, never contents of cells.
 */
export class WorkbookRefused extends Error {
  override readonly name = 'WorkbookRefused';
  readonly code: WorkbookRefusal;
  readonly values: RefusalValues;

  constructor(code: WorkbookRefusal, values: RefusalValues = {}, cause?: unknown) {
    super(code, { cause });
    this.code = code;
    this.values = values;
  }
}
