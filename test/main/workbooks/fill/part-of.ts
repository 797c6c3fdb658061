import { createEdits, type XmlEdits } from '../../../../src-main/workbooks/ooxml/xml-edits.ts';
import { parseXml } from '../../../../src-main/workbooks/ooxml/xml-tree.ts';
import type { TemplatePart } from '../../../../src-main/workbooks/template/open-template.ts';
import type { RowShift } from '../../../../src-shared/sheet/template/row-shift.ts';

/** A part from its text. */
export function partOf(text: string): TemplatePart {
  return { text, encoding: 'utf-8', root: parseXml(text) };
}

/** The text of a part after changes. */
export function patched(text: string, change: (part: TemplatePart, edits: XmlEdits) => void): string {
  const part = partOf(text);
  const edits = createEdits(text);
  change(part, edits);
  return edits.apply();
}

/** Three rows inserted in front of row 5, the last of the blank rows 3 to 5. */
export const THREE_MORE: RowShift = { sheet: '表', pivot: 5, count: 3, growing: null, sampleRow: 4 };

/** Two rows inserted behind row 3, the only blank one. */
export const BEHIND_ONE: RowShift = { sheet: '表', pivot: 4, count: 2, growing: 3, sampleRow: 3 };
