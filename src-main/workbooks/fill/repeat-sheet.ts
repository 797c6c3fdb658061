import { assertPresent } from '../../../src-shared/lib/assert.ts';
import type { TimeSlices } from '../../lib/run-work.ts';
import { openTemplate } from '../template/open-template.ts';
import { addToProperties, addToWorkbook } from './list-sheets.ts';
import { type RepeatedSheet, renamed, repeat } from './repeat-parts.ts';
import { partsOfSheet, refuseUnrepeatable, sheetOf } from './sheet-dependents.ts';
import { createPackage } from './sheet-package.ts';

/** A workbook whose sheet was filled for one school, and the name that the sheet gets. */
export type FilledCopy = { readonly name: string; readonly bytes: Uint8Array };

/**
 * One workbook with a sheet for every school: the first copy with its sheet renamed, the sheets of the others put in
 * behind it, each with its own drawings, charts, comments, tables, print settings and names. All copies were filled from
 * one template, one after another, each with the formats of the one before: the last one's formats serve all. Parts that
 * are not the sheet's stay as they lie in the first copy.
 *
 * Throws `TemplateRefused` sheetNotRepeatable like `requireRepeatable`.
 */
export async function joinCopies(
  copies: readonly FilledCopy[],
  sheetName: string,
  slices: TimeSlices,
): Promise<Uint8Array> {
  const [first, ...others] = copies;
  const base = await openTemplate(assertPresent(first, 'a copy to begin with').bytes);
  const last = await openTemplate(assertPresent(copies.at(-1), 'a last copy').bytes);
  const sheet = sheetOf(base, sheetName);
  refuseUnrepeatable(base, sheet);
  const sheetPackage = createPackage(base);
  const name = assertPresent(first, 'a copy to begin with').name;
  for (const part of partsOfSheet(base, sheet.part))
    sheetPackage.change(part, renamed(base, part, { from: sheetName, to: name, tables: new Map() }));
  const repeated: RepeatedSheet[] = [];
  for (const copy of others) {
    const template = await openTemplate(copy.bytes);
    repeated.push(repeat(sheetPackage, template, { from: sheetName, to: copy.name }));
    if (slices.isOver) await slices.next();
  }
  const styles = base.relationsOf(base.workbookPart).find(({ type }) => type.endsWith('/styles'))?.part;
  const formats = styles === undefined ? null : last.read(styles);
  if (styles !== undefined && formats !== null) sheetPackage.change(styles, formats.text);
  const names = [name, ...repeated.map((sheetPart) => sheetPart.name)];
  addToWorkbook(sheetPackage, base, last, { sheet, names, repeated });
  addToProperties(sheetPackage, base, sheetName, names);
  return sheetPackage.write();
}
