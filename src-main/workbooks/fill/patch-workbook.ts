import { quoteSheet } from '../../../src-shared/sheet/template/formula-references.ts';
import { moveFormula, type RowShift } from '../../../src-shared/sheet/template/row-shift.ts';
import { createEdits, type XmlEdits } from '../ooxml/xml-edits.ts';
import { attributeOf, childOf, prefixOf, textOf } from '../ooxml/xml-tree.ts';
import { escapeText } from '../ooxml/xml-writer.ts';
import type { OpenTemplate, TemplatePart, TemplateSheetPart } from '../template/open-template.ts';
import type { PatchedPart } from './patch-parts.ts';

/** Names of a workbook by their lower-case spelling: what formulas mean by them. */
export function definedNames(workbook: TemplatePart): ReadonlyMap<string, string> {
  const elements = childOf(workbook.root, 'definedNames')?.children ?? [];
  return new Map(
    elements.map((element) => [
      (attributeOf(workbook.text, element, 'name') ?? '').toLowerCase(),
      textOf(workbook.text, element),
    ]),
  );
}

/** What changes in the workbook part. */
export type WorkbookChanges = {
  readonly sheet: TemplateSheetPart;
  readonly shift: RowShift | null;
  /** Head rows to repeat on every page where the sheet repeats none yet. */
  readonly titleRows: { readonly first: number; readonly last: number } | null;
  /** A formula's result is not known: the spreadsheet program computes all when it opens the file. */
  readonly mustCalculate: boolean;
};

/**
 * What may follow the calculation settings of a workbook (CT_Workbook, ECMA-376 part 1, 18.2.27), in whose
 * order elements must stand.
 */
export const AFTER_CALCULATION: ReadonlySet<string> = new Set([
  'oleSize',
  'customWorkbookViews',
  'pivotCaches',
  'smartTagPr',
  'smartTagTypes',
  'webPublishing',
  'fileRecoveryPr',
  'webPublishObjects',
  'extLst',
]);
/** What may follow the defined names of a workbook. */
export const AFTER_NAMES: ReadonlySet<string> = new Set(['calcPr', ...AFTER_CALCULATION]);

/** Puts an element where the schema's order wants it: before the first of those that may only follow it. */
export function insertInOrder(
  { root }: TemplatePart,
  edits: XmlEdits,
  after: ReadonlySet<string>,
  xml: string,
): void {
  const at = root.children.find(({ name }) => after.has(name))?.start ?? root.closeStart;
  edits.replace(at, at, xml);
}

/** Names, print area, print titles and calculation in the workbook part; `null` when nothing changes. */
export function patchWorkbook(workbook: TemplatePart, changes: WorkbookChanges): string | null {
  const { text, root } = workbook;
  const { shift } = changes;
  const edits = createEdits(text);
  const prefix = prefixOf(text, root);
  const names = childOf(root, 'definedNames');
  for (const element of names?.children ?? []) {
    const formula = textOf(text, element);
    // Names of a workbook always say their sheet, so no own one is given.
    const moved = shift === null ? formula : moveFormula(shift, formula, '');
    if (moved !== formula) edits.setText(element, moved);
  }
  const title = titleName(workbook, changes, prefix);
  if (title !== null) {
    if (names === undefined)
      insertInOrder(workbook, edits, AFTER_NAMES, `<${prefix}definedNames>${title}</${prefix}definedNames>`);
    else edits.replace(names.closeStart, names.closeStart, title);
  }
  if (changes.mustCalculate) {
    const settings = childOf(root, 'calcPr');
    if (settings === undefined)
      insertInOrder(workbook, edits, AFTER_CALCULATION, `<${prefix}calcPr fullCalcOnLoad="1"/>`);
    else edits.setAttribute(settings, 'fullCalcOnLoad', '1');
  }
  return edits.isEmpty ? null : edits.apply();
}

/**
 * The name that makes the head repeat on every page (`_xlnm.Print_Titles`); `null` where the sheet has one of
 * its own, which may repeat more than the head.
 */
function titleName(workbook: TemplatePart, changes: WorkbookChanges, prefix: string): string | null {
  const { titleRows, sheet } = changes;
  if (titleRows === null) return null;
  const elements = childOf(workbook.root, 'definedNames')?.children ?? [];
  const hasTitles = elements.some((element) => {
    const at = (name: string) => attributeOf(workbook.text, element, name);
    return at('name') === '_xlnm.Print_Titles' && at('localSheetId') === String(sheet.index);
  });
  if (hasTitles) return null;
  const rows = `${escapeText(quoteSheet(sheet.name))}!$${titleRows.first}:$${titleRows.last}`;
  return `<${prefix}definedName name="_xlnm.Print_Titles" localSheetId="${sheet.index}">${rows}</${prefix}definedName>`;
}

/**
 * The order in which cells are calculated names cells; where formulas moved or were added it is taken out
 * whole, with its relation and its content type. Spreadsheet programs make a new one without a word, whereas a
 * chain that names a cell without a formula makes Excel repair the file.
 */
export function dropCalculationChain(template: OpenTemplate): {
  readonly dropped: string | null;
  readonly patched: readonly PatchedPart[];
} {
  const relation = template
    .relationsOf(template.workbookPart)
    .find(({ type }) => type.endsWith('/calcChain'));
  if (relation === undefined) return { dropped: null, patched: [] };
  const relationPart = template.relationPartOf(template.workbookPart);
  const patched: PatchedPart[] = [];
  for (const [part, name, attribute, wanted] of [
    [relationPart, 'Relationship', 'Id', relation.id],
    ['[Content_Types].xml', 'Override', 'PartName', `/${relation.part}`],
  ] as const) {
    const content = template.read(part);
    const element = content?.root.children.find(
      (child) =>
        child.name === name &&
        attributeOf(content.text, child, attribute)?.toLowerCase() === wanted.toLowerCase(),
    );
    if (content === null || element === undefined) continue;
    const edits = createEdits(content.text);
    edits.replace(element.start, element.end, '');
    patched.push({ part, text: edits.apply() });
  }
  return { dropped: relation.part, patched };
}
