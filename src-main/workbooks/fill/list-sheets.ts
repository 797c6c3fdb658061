import { assertPresent } from '../../../src-shared/lib/assert.ts';
import { renameSheet, speaksOf } from '../../../src-shared/sheet/template/formula-references.ts';
import { createEdits, withAttributes, type XmlEdits } from '../ooxml/xml-edits.ts';
import { isTrue } from '../ooxml/xml-markup.ts';
import {
  allElements,
  attributeOf,
  childOf,
  parseXml,
  prefixOf,
  textOf,
  type XmlElement,
} from '../ooxml/xml-tree.ts';
import type { OpenTemplate, TemplatePart, TemplateSheetPart } from '../template/open-template.ts';
import { AFTER_CALCULATION, AFTER_NAMES, insertInOrder } from './patch-workbook.ts';
import type { RepeatedSheet } from './repeat-parts.ts';
import { workbookOf } from './sheet-dependents.ts';
import type { SheetPackage } from './sheet-package.ts';

/** What was joined: the sheet as the first copy has it, the names of all sheets, the sheets that were added. */
type Joined = {
  /** The sheet that was repeated, as the first copy lists it. */
  readonly sheet: TemplateSheetPart;
  /** Of all sheets, the first copy's included. */
  readonly names: readonly string[];
  /** The added sheets, in their order. */
  readonly repeated: readonly RepeatedSheet[];
};

/**
 * Lists the added sheets in the workbook part: sheets, relations, content types, names, the sheet shown first.
 *
 * The chain of calculation is taken out, because it numbers sheets; programs make a new one. If any copy could
 * not compute a formula, the whole workbook is calculated on load.
 */
export function addToWorkbook(
  sheetPackage: SheetPackage,
  base: OpenTemplate,
  last: OpenTemplate,
  joined: Joined,
): void {
  const workbook = workbookOf(base);
  const edits = createEdits(workbook.text);
  const relationPart = base.relationPartOf(base.workbookPart);
  const relations = assertPresent(base.read(relationPart), 'a workbook has relations');
  const ids = addRelations(sheetPackage, base, relations, joined);
  addSheets(workbook, edits, joined, ids);
  addNames(workbook, edits, joined);
  moveChosenSheet(workbook, edits, joined);
  const mustCalculate = [last, ...joined.repeated.map(({ template }) => template)].some(calculatesOnLoad);
  const calculation = childOf(workbook.root, 'calcPr');
  if (mustCalculate && calculation !== undefined) edits.setAttribute(calculation, 'fullCalcOnLoad', '1');
  else if (mustCalculate) insertInOrder(workbook, edits, AFTER_CALCULATION, '<calcPr fullCalcOnLoad="1"/>');
  sheetPackage.change(base.workbookPart, edits.apply());
}

/** Whether a copy left a formula to the spreadsheet program. */
function calculatesOnLoad(template: OpenTemplate): boolean {
  const { text, root } = workbookOf(template);
  const calculation = childOf(root, 'calcPr');
  return calculation !== undefined && isTrue(attributeOf(text, calculation, 'fullCalcOnLoad'));
}

/**
 * Relations of the workbook to the new sheets, by place in `repeated`; the chain of calculation is taken out.
 * Each is a copy of the first sheet's relation with its own id and target, so that the writer's way of spelling
 * targets stays.
 */
function addRelations(
  sheetPackage: SheetPackage,
  base: OpenTemplate,
  relations: TemplatePart,
  { sheet, repeated }: Joined,
): readonly string[] {
  const { text, root } = relations;
  const edits = createEdits(text);
  const known = base.relationsOf(base.workbookPart);
  const own = known.find(({ part }) => part === sheet.part)?.id ?? '';
  const element = assertPresent(
    root.children.find((child) => attributeOf(text, child, 'Id') === own),
    'a sheet has its relation',
  );
  const target = attributeOf(text, element, 'Target') ?? '';
  const folder = target.slice(0, target.lastIndexOf('/') + 1);
  const taken = new Set(root.children.map((child) => attributeOf(text, child, 'Id') ?? ''));
  const ids: string[] = [];
  for (const { part } of repeated) {
    // Ids need only be unique in the part; counting on from their number is almost always free.
    let number = taken.size + 1;
    while (taken.has(`rId${number}`)) number++;
    const id = `rId${number}`;
    taken.add(id);
    ids.push(id);
    edits.replace(
      root.closeStart,
      root.closeStart,
      withAttributes(text.slice(element.start, element.end), {
        Id: id,
        Target: folder + part.slice(part.lastIndexOf('/') + 1),
      }),
    );
  }
  const chain = known.find(({ type }) => type.endsWith('/calcChain')) ?? null;
  const chainElement = root.children.find((child) => attributeOf(text, child, 'Id') === chain?.id);
  if (chain !== null && chainElement !== undefined) {
    edits.replace(chainElement.start, chainElement.end, '');
    sheetPackage.drop(chain.part);
  }
  sheetPackage.change(base.relationPartOf(base.workbookPart), edits.apply());
  listTypes(sheetPackage, base, chain?.part ?? null);
  return ids;
}

/**
 * Content types of the parts that were added, and none of the one that was taken out. A part without its type
 * makes Excel repair the file.
 */
function listTypes(sheetPackage: SheetPackage, base: OpenTemplate, dropped: string | null): void {
  const types = assertPresent(base.read('[Content_Types].xml'), 'a package has a list of types');
  const edits = createEdits(types.text);
  for (const type of sheetPackage.types) edits.replace(types.root.closeStart, types.root.closeStart, type);
  const gone = types.root.children.find(
    (child) =>
      dropped !== null &&
      attributeOf(types.text, child, 'PartName')?.toLowerCase() === `/${dropped}`.toLowerCase(),
  );
  if (gone !== undefined) edits.replace(gone.start, gone.end, '');
  sheetPackage.change('[Content_Types].xml', edits.apply());
}

/**
 * The new sheets in the list, behind the first. `sheetId` is unique in the workbook and never used again
 * (ECMA-376 part 1, 18.2.19), so it counts on from the highest.
 */
function addSheets(
  { text, root }: TemplatePart,
  edits: XmlEdits,
  { sheet, names }: Joined,
  ids: readonly string[],
): void {
  const elements = [...allElements(root)].filter(({ name }) => name === 'sheet');
  const own = assertPresent(elements[sheet.index], 'the sheet is listed');
  const xml = text.slice(own.start, own.end);
  const idName = /\s([\w.-]+:id)\s*=/.exec(xml)?.[1] ?? 'r:id';
  let sheetId = Math.max(0, ...elements.map((element) => Number(attributeOf(text, element, 'sheetId') ?? 0)));
  const [first = sheet.name, ...others] = names;
  edits.setAttribute(own, 'name', first);
  const made = others.map((name, index) =>
    withAttributes(xml, { name, sheetId: String(++sheetId), [idName]: ids[index] ?? '' }),
  );
  edits.replace(own.end, own.end, made.join(''));
}

/**
 * Defined names (ECMA-376 part 1, 18.2.5).
 *
 * - Names of the sheet itself (print area, titles) are repeated for every sheet.
 * - Names of the workbook that point into the sheet get a twin on each new sheet, as spreadsheet programs make
 *   one when a person copies a sheet.
 * - `localSheetId` is the place in the list of sheets, so names of sheets behind the new ones are counted anew.
 */
function addNames(workbook: TemplatePart, edits: XmlEdits, { sheet, names, repeated }: Joined): void {
  const { text, root } = workbook;
  const list = childOf(root, 'definedNames');
  const added = repeated.length;
  const [first = sheet.name] = names;
  for (const element of list?.children ?? []) {
    const place = placeOfName(text, element);
    if (place !== null && place > sheet.index)
      edits.setAttribute(element, 'localSheetId', String(place + added));
    const formula = textOf(text, element);
    const made = renameSheet(formula, sheet.name, first);
    if (made !== formula) edits.setText(element, made);
  }
  const prefix = prefixOf(text, root);
  const made = repeated.map(({ name, template }, index) =>
    namesFor(workbookOf(template), sheet, { name, place: sheet.index + 1 + index }),
  );
  const xml = made.join('');
  if (xml === '') return;
  if (list !== undefined) edits.replace(list.closeStart, list.closeStart, xml);
  else insertInOrder(workbook, edits, AFTER_NAMES, `<${prefix}definedNames>${xml}</${prefix}definedNames>`);
}

/** The place of the sheet that a name is local to; `null` for a name of the workbook. */
function placeOfName(text: string, element: XmlElement): number | null {
  const place = attributeOf(text, element, 'localSheetId');
  return place === undefined ? null : Number(place);
}

/** The names of one new sheet, taken from its own copy: rows that were inserted there have moved them. */
function namesFor(
  { text, root }: TemplatePart,
  sheet: TemplateSheetPart,
  to: { readonly name: string; readonly place: number },
): string {
  const elements = childOf(root, 'definedNames')?.children ?? [];
  const local = new Set(
    elements
      .filter((element) => placeOfName(text, element) === sheet.index)
      .map((element) => attributeOf(text, element, 'name')?.toLowerCase()),
  );
  return elements
    .filter((element) => {
      const place = placeOfName(text, element);
      if (place !== null) return place === sheet.index;
      // A local name hides the workbook's name on its sheet; a twin would give the sheet two of one name.
      const isLocal = local.has(attributeOf(text, element, 'name')?.toLowerCase());
      return !isLocal && speaksOf(textOf(text, element), sheet.name, new Set());
    })
    .map((element) => {
      const xml = withAttributes(text.slice(element.start, element.end), { localSheetId: String(to.place) });
      const edits = createEdits(xml);
      edits.setText(parseXml(xml), renameSheet(textOf(text, element), sheet.name, to.name));
      return edits.apply();
    })
    .join('');
}

/** Which sheet is shown first is told by its place (`activeTab`, `firstSheet`), which the new sheets push back. */
function moveChosenSheet({ text, root }: TemplatePart, edits: XmlEdits, { sheet, repeated }: Joined): void {
  for (const view of childOf(root, 'bookViews')?.children ?? [])
    for (const name of ['activeTab', 'firstSheet']) {
      const place = Number(attributeOf(text, view, name) ?? 0);
      if (place > sheet.index) edits.setAttribute(view, name, String(place + repeated.length));
    }
}

/**
 * The list of sheets and names among the file's properties (docProps/app.xml), where there is one. Excel does
 * not need it, but file managers and archives show it, and one that lists other sheets looks like another file.
 *
 * Titles stand in groups (worksheets, named ranges), whose sizes stand before them; both are changed together.
 */
export function addToProperties(
  sheetPackage: SheetPackage,
  base: OpenTemplate,
  sheetName: string,
  names: readonly string[],
): void {
  const part = base.relationsOf('').find(({ type }) => type.endsWith('/extended-properties'))?.part;
  const content = part === undefined ? null : base.read(part);
  if (part === undefined || content === null) return;
  const { text, root } = content;
  const vectorIn = (name: string) => {
    const element = childOf(root, name);
    return element === undefined ? undefined : childOf(element, 'vector');
  };
  const titles = vectorIn('TitlesOfParts');
  const counts = [...allElements(vectorIn('HeadingPairs') ?? root)].filter(({ name }) => name === 'i4');
  if (titles === undefined) return;
  const edits = createEdits(text);
  const added = counts.map(() => 0);
  let [group, end] = [0, Number(countIn(text, counts[0]))];
  for (const [index, title] of titles.children.entries()) {
    // The group that the title stands in: each count says how many titles belong to it.
    while (index >= end && group < counts.length - 1) end += Number(countIn(text, counts[++group]));
    const written = textOf(text, title);
    const made = names.map((name) => (written === sheetName ? name : renameSheet(written, sheetName, name)));
    if (made[0] === written) continue;
    const xml = text.slice(title.start, title.end);
    const copies = made.map((name) => {
      const copy = createEdits(xml);
      copy.setText(parseXml(xml), name);
      return copy.apply();
    });
    edits.replace(title.start, title.end, copies.join(''));
    added[group] = (added[group] ?? 0) + names.length - 1;
  }
  for (const [index, count] of counts.entries())
    edits.setText(count, String(Number(countIn(text, count)) + (added[index] ?? 0)));
  const size = titles.children.length + added.reduce((sum, more) => sum + more, 0);
  edits.setAttribute(titles, 'size', String(size));
  sheetPackage.change(part, edits.apply());
}

function countIn(text: string, element: XmlElement | undefined): string {
  return element === undefined ? '0' : textOf(text, element);
}
