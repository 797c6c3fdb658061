import { checkFilledSheets } from '../../src-main/workbooks/fill/check-filled.ts';
import type { TemplateMapping } from '../../src-shared/sheet/template/template-mapping.ts';
import type { TemplateRow, TemplateValues } from '../../src-shared/sheet/template/template-values.ts';

/** Reads back a workbook of which the mapping's own sheet was filled. @throws TemplateRefused with the first cell that differs */
export async function checkFilled(
  bytes: Uint8Array,
  mapping: TemplateMapping,
  rows: readonly TemplateRow[],
  values: TemplateValues = {},
): Promise<void> {
  await checkFilledSheets(bytes, mapping, [{ sheet: mapping.sheet, rows, values }]);
}
