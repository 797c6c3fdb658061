import type { WireProblem } from '../../../../src-shared/rpc/contract/shared.ts';
import type { TemplateRow } from '../../../../src-shared/rpc/contract/templates.ts';
import { client } from '../../../rpc.ts';
import type { ExportChoice, SheetRequest } from '../export-choice.ts';
import { endingIn } from './ending-in.ts';

/** A sheet that was written: ours, or the center's own workbook filled. */
export type Written = {
  readonly file: File;
  readonly rows: number;
  /** Worksheets, or workbooks of a filled template. */
  readonly sheets: number;
  /** Compared with the ledger after filling; null for a sheet of our own. */
  readonly checkedCells: number | null;
  readonly problems: readonly WireProblem[];
};

/** Starts writing our sheet, or filling the center's workbook: two calls that report their progress alike. */
export async function startWriting(
  request: SheetRequest,
  { split }: Pick<ExportChoice, 'split'>,
  template: Pick<TemplateRow, 'uid'> | null,
) {
  const parts = split === null ? {} : { split };
  if (template === null) {
    const steps = await client.sheets.write({ request, ...parts });
    return endingIn(steps, (written): Written => ({ ...written, checkedCells: null }));
  }
  const steps = await client.templates.fill({ uid: template.uid, request, ...parts });
  return endingIn(
    steps,
    ({ file, rows, files, checkedCells, notes }): Written => ({
      file,
      rows,
      sheets: files,
      checkedCells,
      problems: notes,
    }),
  );
}
