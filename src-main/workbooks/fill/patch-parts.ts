import {
  moveFormula,
  moveReference,
  moveRow,
  type RowShift,
} from '../../../src-shared/sheet/template/row-shift.ts';
import { createEdits, type XmlEdits } from '../ooxml/xml-edits.ts';
import { allElements, attributeOf, textOf, type XmlElement } from '../ooxml/xml-tree.ts';
import type { OpenTemplate, TemplatePart } from '../template/open-template.ts';
import { moveAnchor } from './patch-marks.ts';

/** A part's new content, as text or as bytes. */
export type PatchedPart = { readonly part: string; readonly text: string | Uint8Array };

/**
 * Moves what belongs to the filled sheet but is kept in other parts, and what points to it from anywhere.
 *
 * - By relation of the sheet: drawings, comments, their old-style shapes, tables, pivot tables, form controls.
 * - By content type in the whole package: charts, which may stand on any sheet, and the caches of pivot tables.
 *
 * Parts in which nothing moves are not written, so that they keep their bytes.
 */
export function patchRelatedParts(
  template: OpenTemplate,
  sheetPart: string,
  shift: RowShift,
): readonly PatchedPart[] {
  const jobs: { readonly part: string; readonly patch: PartPatch }[] = [];
  for (const relation of template.relationsOf(sheetPart)) {
    const patch = SHEET_PARTS.find(([ending]) => relation.type.endsWith(ending))?.[1];
    if (patch !== undefined) jobs.push({ part: relation.part, patch });
  }
  for (const part of template.partsOfType(['chart+xml', 'chartex+xml']))
    jobs.push({ part, patch: patchChart });
  for (const part of template.partsOfType(['pivotCacheDefinition+xml']))
    jobs.push({ part, patch: patchPivotCache });
  const patched: PatchedPart[] = [];
  for (const { part, patch } of jobs) {
    // Old-style drawings are not always well-formed XML: they are patched as text.
    if (patch === patchLegacyDrawing) {
      const text = template.readText(part);
      const moved = text === null ? null : moveLegacyDrawing(text, shift);
      if (moved !== null && moved !== text) patched.push({ part, text: moved });
      continue;
    }
    const content = template.read(part);
    if (content === null) continue;
    const edits = createEdits(content.text);
    patch(content, edits, shift);
    if (!edits.isEmpty) patched.push({ part, text: edits.apply() });
  }
  return patched;
}

/** Changes one part. */
type PartPatch = (part: TemplatePart, edits: XmlEdits, shift: RowShift) => void;

/** Anchors move with the rows; a shape may show the text of a cell (`textlink`). */
const patchDrawing: PartPatch = (part, edits, shift) => {
  for (const element of allElements(part.root)) {
    if (element.name === 'twoCellAnchor' || element.name === 'oneCellAnchor')
      moveAnchor(part, edits, shift, element);
    else moveFormulaAttribute(part, edits, shift, element, 'textlink');
  }
};

/** Comments and threads of comments name their cell. */
const patchComments: PartPatch = (part, edits, shift) => {
  for (const element of allElements(part.root))
    if (element.name === 'comment' || element.name === 'threadedComment')
      moveAttribute(part, edits, shift, element, 'ref');
};

/** A table object grows with its rows. Names of its columns do not change, so formulas that use them stay. */
const patchTable: PartPatch = (part, edits, shift) => {
  for (const element of allElements(part.root)) {
    if (['table', 'autoFilter', 'sortState', 'sortCondition'].includes(element.name))
      moveAttribute(part, edits, shift, element, 'ref');
    else if (element.name === 'calculatedColumnFormula' || element.name === 'totalsRowFormula')
      moveFormulaText(part, edits, shift, element, false);
  }
};

/** Where a pivot table stands. Its rows are made by the program that opens the file. */
const patchPivotTable: PartPatch = (part, edits, shift) => {
  for (const element of allElements(part.root))
    if (element.name === 'location') moveAttribute(part, edits, shift, element, 'ref');
};

/** The cell that a form control writes to, and the list that it shows. */
const patchControl: PartPatch = (part, edits, shift) => {
  for (const name of ['fmlaLink', 'fmlaRange', 'fmlaGroup', 'fmlaTxbx'])
    moveFormulaAttribute(part, edits, shift, part.root, name);
};

/**
 * Series of a chart. A series over a table of one blank row names a single cell and has to grow, which
 * elsewhere only a total does.
 */
const patchChart: PartPatch = (part, edits, shift) => {
  for (const element of allElements(part.root))
    if (element.name === 'f') moveFormulaText(part, edits, shift, element, true);
};

/**
 * The source of a pivot table, where it is on the filled sheet. Cached records stay: programs refresh them on
 * opening.
 */
const patchPivotCache: PartPatch = (part, edits, shift) => {
  for (const element of allElements(part.root)) {
    if (element.name !== 'worksheetSource') continue;
    if (attributeOf(part.text, element, 'sheet') === shift.sheet)
      moveAttribute(part, edits, shift, element, 'ref');
  }
};

/** Stands for a part that is patched as text; see `moveLegacyDrawing`. */
const patchLegacyDrawing: PartPatch = () => undefined;

/**
 * How each kind of related part is patched, by the end of its relation's type. Strict and transitional files
 * differ in the beginning only.
 */
const SHEET_PARTS: readonly (readonly [string, PartPatch])[] = [
  ['/drawing', patchDrawing],
  ['/vmlDrawing', patchLegacyDrawing],
  ['/comments', patchComments],
  ['/threadedComment', patchComments],
  ['/table', patchTable],
  ['/pivotTable', patchPivotTable],
  ['/ctrlProp', patchControl],
];

function moveAttribute(
  part: TemplatePart,
  edits: XmlEdits,
  shift: RowShift,
  element: XmlElement,
  name: string,
): void {
  const text = attributeOf(part.text, element, name);
  if (text !== undefined) edits.setAttribute(element, name, moveReference(shift, text));
}

function moveFormulaAttribute(
  part: TemplatePart,
  edits: XmlEdits,
  shift: RowShift,
  element: XmlElement,
  name: string,
): void {
  const text = attributeOf(part.text, element, name);
  if (text !== undefined && text !== '')
    edits.setAttribute(element, name, moveFormula(shift, text, shift.sheet));
}

function moveFormulaText(
  part: TemplatePart,
  edits: XmlEdits,
  shift: RowShift,
  element: XmlElement,
  growsCells: boolean,
): void {
  const text = textOf(part.text, element);
  const moved = moveFormula(shift, text, shift.sheet, growsCells);
  if (moved !== text) edits.setText(element, moved);
}

/**
 * Moves the shapes of an old-style drawing (VML): comments stay with their cell (`Row`), other shapes move with
 * the row under their upper edge. Rows count from 0; `Anchor` holds column, offset, row, offset of both
 * corners, so rows are its third and seventh number. Prefixes are the writer's own.
 *
 * VML is not always well-formed (Excel writes `<br>`), hence regular expressions over the text.
 */
function moveLegacyDrawing(text: string, shift: RowShift): string {
  return text.replace(/<([\w.-]+:)?ClientData\b[\s\S]*?<\/\1ClientData>/g, (data) => {
    const valueIn = (name: string) => new RegExp(`<(?:[\\w.-]+:)?${name}>([^<]*)<`).exec(data)?.[1];
    const anchor = valueIn('Anchor')?.split(',').map(Number);
    const cellRow = valueIn('Row');
    const row = cellRow === undefined ? (anchor?.[2] ?? 0) : Number(cellRow);
    const by = moveRow(shift, row + 1) - 1 - row;
    const moved = data.replace(
      /(<(?:[\w.-]+:)?Fmla(?:Link|Range|Txbx)>)([^<]*)/g,
      (_, tag: string, formula: string) => tag + moveFormula(shift, formula, shift.sheet),
    );
    if (by === 0) return moved;
    return moved
      .replace(/(<(?:[\w.-]+:)?Row>\s*)\d+/, (_, tag: string) => `${tag}${row + by}`)
      .replace(/(<(?:[\w.-]+:)?Anchor>)([^<]*)/, (whole, tag: string, list: string) => {
        const numbers = list.split(',').map(Number);
        if (numbers.length !== 8 || numbers.some((number) => Number.isNaN(number))) return whole;
        return tag + numbers.map((number, at) => (at === 2 || at === 6 ? number + by : number)).join(', ');
      });
  });
}
