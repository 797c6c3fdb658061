import type { RefusalValues } from './workbook-refused.ts';

/** Why a template is not filled, or a filled one not handed out. One code per way out that the user has. */
export type TemplateRefusal =
  /** Binary .xls, text or another program's format: save it as .xlsx first. */
  | 'templateNotXlsx'
  /** The workbook carries a digital signature, which filling would break. */
  | 'templateSigned'
  /** The sheet of the mapping is not in the workbook. */
  | 'templateSheetMissing'
  /** A cell that is to be filled computes its value itself. */
  | 'targetHoldsFormula'
  /** A cell that is to be filled is covered by a merged one. */
  | 'targetMerged'
  /** The rows do not fit on a sheet. */
  | 'tooManyRecords'
  /** No value for a placeholder or a named cell. */
  | 'valueMissing'
  /** A text with control characters, or longer than a cell. */
  | 'valueNotWritable'
  /** The sheet cannot be repeated for every school: `reason` says what belongs to it that there may be only one of. */
  | 'sheetNotRepeatable'
  /** Read back, a cell does not hold what was to be written. */
  | 'filledDiffers';

/**
 * A template that was not filled. `values` hold addresses, names and counts, never what stands in a cell: they
 * go into logs and sentences.
 */
export class TemplateRefused extends Error {
  override readonly name = 'TemplateRefused';
  readonly code: TemplateRefusal;
  readonly values: RefusalValues;

  constructor(code: TemplateRefusal, values: RefusalValues = {}, cause?: unknown) {
    super(code, { cause });
    this.code = code;
    this.values = values;
  }
}
