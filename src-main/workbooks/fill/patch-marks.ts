import type { Work } from '../../../src-shared/lib/work.ts';
import { translateFormula } from '../../../src-shared/sheet/template/formula-references.ts';
import {
  moveCoverage,
  moveFormula,
  moveReference,
  moveRow,
  parseArea,
  type RowShift,
  writeArea,
} from '../../../src-shared/sheet/template/row-shift.ts';
import type { XmlEdits } from '../ooxml/xml-edits.ts';
import { isTrue } from '../ooxml/xml-markup.ts';
import { attributeOf, childOf, textOf, type XmlElement } from '../ooxml/xml-tree.ts';
import { escapeText } from '../ooxml/xml-writer.ts';
import type { TemplatePart } from '../template/open-template.ts';

/**
 * Moves everything around the rows of a worksheet: merges, validations, conditional formats, filters, breaks,
 * hyperlinks, protected ranges, selections, sparklines, anchors of controls, and the formulas in them, those
 * inside extension lists included. In other sheets only formulas that name the filled sheet change.
 *
 * Elements are told by their local name wherever they stand. Extensions (`extLst`) repeat the names of the
 * elements that they extend, so newer kinds of rules move without being known here.
 */
export function* patchMarks(part: TemplatePart, edits: XmlEdits, sheet: string, shift: RowShift): Work<void> {
  const isFilled = sheet === shift.sheet;
  const walk = (element: XmlElement, parents: readonly string[]): void => {
    if (element.name === 'sheetData') return;
    patchFormulas(part, edits, sheet, shift, element);
    if (isFilled) patchPlaces(part, edits, shift, element, parents);
    for (const child of element.children) walk(child, [...parents, element.name]);
  };
  walk(part.root, []);
  if (isFilled) {
    repeatMerges(part, edits, shift);
    yield* repeatSparklines(part, edits, shift);
  }
}

/** Elements of a sheet and of its tables that hold a formula. */
export const FORMULA_ELEMENTS: ReadonlySet<string> = new Set([
  'f',
  'formula',
  'formula1',
  'formula2',
  'calculatedColumnFormula',
  'totalsRowFormula',
]);
/** Attributes that hold a formula or a place on a named sheet. */
const FORMULA_ATTRIBUTES: readonly (readonly [string, string])[] = [
  ['hyperlink', 'location'],
  ['controlPr', 'linkedCell'],
  ['controlPr', 'listFillRange'],
];

function patchFormulas(
  part: TemplatePart,
  edits: XmlEdits,
  sheet: string,
  shift: RowShift,
  element: XmlElement,
): void {
  if (FORMULA_ELEMENTS.has(element.name) && element.children.length === 0) {
    const text = textOf(part.text, element);
    const moved = moveFormula(shift, text, sheet);
    if (moved !== text) edits.setText(element, moved);
  }
  const isFormulaThreshold = element.name === 'cfvo' && attributeOf(part.text, element, 'type') === 'formula';
  const attributes = isFormulaThreshold
    ? ['val']
    : FORMULA_ATTRIBUTES.filter(([name]) => name === element.name).map(([, attribute]) => attribute);
  for (const attribute of attributes) {
    const text = attributeOf(part.text, element, attribute);
    if (text !== undefined) edits.setAttribute(element, attribute, moveFormula(shift, text, sheet));
  }
}

/** How a place is moved. */
type PlaceRule = (shift: RowShift, text: string) => string;

/** Several areas separated by blanks, each moved by itself. */
const moveList: PlaceRule = (shift, text) =>
  text
    .split(/\s+/)
    .map((reference) => moveReference(shift, reference))
    .join(' ');

/**
 * Which attributes of which elements hold places (ECMA-376 part 1, 18.3.1), and how each moves. Rules over
 * cells (`moveCoverage`) are laid over the inserted rows; cursors, filters and links only move or grow.
 */
const PLACES: Readonly<Record<string, readonly (readonly [string, PlaceRule])[]>> = {
  sheetView: [['topLeftCell', moveReference]],
  pane: [['topLeftCell', moveReference]],
  selection: [
    ['activeCell', moveReference],
    ['sqref', moveList],
  ],
  autoFilter: [['ref', moveReference]],
  sortState: [['ref', moveReference]],
  sortCondition: [['ref', moveReference]],
  protectedRange: [['sqref', moveCoverage]],
  inputCells: [['r', moveReference]],
  conditionalFormatting: [['sqref', moveCoverage]],
  dataValidation: [['sqref', moveCoverage]],
  hyperlink: [['ref', moveReference]],
  ignoredError: [['sqref', moveCoverage]],
  cellWatch: [['r', moveReference]],
  cellSmartTags: [['r', moveReference]],
  mergeCell: [['ref', moveMerge]],
};

/**
 * A merge within one row moves with it and never grows into the inserted rows: `repeatMerges` gives each of
 * them its own, and two merges that overlap make Excel repair the file.
 */
function moveMerge(shift: RowShift, text: string): string {
  const area = parseArea(text);
  if (area === null || area.top !== area.bottom) return moveReference(shift, text);
  const row = moveRow(shift, area.top);
  return row === area.top ? text : writeArea({ ...area, top: row, bottom: row });
}

/**
 * Places of one element. A sparkline's `sqref` is a place, any other element's is what a rule covers. A row
 * break stands below the row that it names (`id`), so it goes with the row behind it.
 */
function patchPlaces(
  part: TemplatePart,
  edits: XmlEdits,
  shift: RowShift,
  element: XmlElement,
  parents: readonly string[],
): void {
  for (const [attribute, move] of PLACES[element.name] ?? []) {
    const text = attributeOf(part.text, element, attribute);
    if (text !== undefined) edits.setAttribute(element, attribute, move(shift, text));
  }
  if (element.name === 'sqref' && element.children.length === 0) {
    const text = textOf(part.text, element);
    const isPlace = parents.at(-1) === 'sparkline';
    const moved = isPlace ? moveList(shift, text) : moveCoverage(shift, text);
    if (moved !== text) edits.setText(element, moved);
  }
  if (element.name === 'brk' && parents.at(-1) === 'rowBreaks') {
    const above = Number(attributeOf(part.text, element, 'id'));
    edits.setAttribute(element, 'id', String(moveRow(shift, above + 1) - 1));
  }
  if (element.name === 'anchor') moveAnchor(part, edits, shift, element);
}

/**
 * Corners `from` and `to` of a drawing or a control; their rows count from 0. By `editAs` (ECMA-376 part 1,
 * 20.5.3.2) a drawing moves and grows with its cells, moves only, or stays.
 */
export function moveAnchor(part: TemplatePart, edits: XmlEdits, shift: RowShift, anchor: XmlElement): void {
  const behaviour = attributeOf(part.text, anchor, 'editAs');
  if (behaviour === 'absolute') return;
  const fromRow = cornerRow(part, anchor, 'from');
  if (fromRow === null) return;
  const from = moveRow(shift, fromRow.row + 1) - 1;
  edits.setText(fromRow.element, String(from));
  const toRow = cornerRow(part, anchor, 'to');
  if (toRow === null) return;
  const isSizeKept = behaviour === 'oneCell';
  const to = isSizeKept ? toRow.row + from - fromRow.row : moveRow(shift, toRow.row + 1) - 1;
  edits.setText(toRow.element, String(to));
}

/** The row of a corner, where the anchor has one: `oneCellAnchor` has no `to`. */
function cornerRow(
  part: TemplatePart,
  anchor: XmlElement,
  corner: string,
): { readonly element: XmlElement; readonly row: number } | null {
  const place = childOf(anchor, corner);
  const element = place === undefined ? undefined : childOf(place, 'row');
  return element === undefined ? null : { element, row: Number(textOf(part.text, element)) };
}

/**
 * Merges of the sample row are repeated in every inserted row. Merges over several rows that include the sample
 * row are not: records of more than one row are refused before.
 */
function repeatMerges(part: TemplatePart, edits: XmlEdits, shift: RowShift): void {
  const merges = childOf(part.root, 'mergeCells');
  if (merges === undefined) return;
  const own = merges.children.flatMap((element) => {
    const area = parseArea(attributeOf(part.text, element, 'ref') ?? '');
    return area !== null && area.top === shift.sampleRow && area.bottom === shift.sampleRow
      ? [{ element, area }]
      : [];
  });
  const [first] = own;
  if (first === undefined) return;
  const name = part.text.slice(first.element.start + 1, first.element.nameEnd);
  const added = insertedRows(shift).flatMap((row) =>
    own.map(({ area }) => `<${name} ref="${writeArea({ ...area, top: row, bottom: row })}"/>`),
  );
  edits.replace(merges.closeStart, merges.closeStart, added.join(''));
  const count = merges.children.length + added.length;
  if (attributeOf(part.text, merges, 'count') !== undefined)
    edits.setAttribute(merges, 'count', String(count));
}

const ROWS_AT_ONCE = 100;

/** Sparklines of the sample row are repeated in every inserted row. */
function* repeatSparklines(part: TemplatePart, edits: XmlEdits, shift: RowShift): Work<void> {
  const sampleRow = moveRow(shift, shift.sampleRow);
  const groups = findAll(part.root, 'sparklines');
  for (const group of groups) {
    const added: string[] = [];
    for (const sparkline of group.children) {
      const place = childOf(sparkline, 'sqref');
      const formula = childOf(sparkline, 'f');
      const area = place === undefined ? null : parseArea(textOf(part.text, place));
      if (place === undefined || formula === undefined || area?.top !== shift.sampleRow) continue;
      const base = moveFormula(shift, textOf(part.text, formula), shift.sheet);
      const tag = (element: XmlElement) => part.text.slice(element.start + 1, element.nameEnd);
      for (const row of insertedRows(shift)) {
        const moved = translateFormula(base, { rows: row - sampleRow, columns: 0 });
        const cell = writeArea({ ...area, top: row, bottom: row });
        added.push(
          `<${tag(sparkline)}><${tag(formula)}>${escapeText(moved)}</${tag(formula)}>`,
          `<${tag(place)}>${cell}</${tag(place)}></${tag(sparkline)}>`,
        );
        if (row % ROWS_AT_ONCE === 0) yield;
      }
    }
    if (added.length > 0) edits.replace(group.closeStart, group.closeStart, added.join(''));
  }
}

/** Elements of that name anywhere but in the rows, which hold most of a sheet's elements and none of these. */
function findAll(element: XmlElement, name: string): readonly XmlElement[] {
  if (element.name === 'sheetData') return [];
  return element.name === name ? [element] : element.children.flatMap((child) => findAll(child, name));
}

/** The numbers of the inserted rows. */
function insertedRows(shift: RowShift): readonly number[] {
  return Array.from({ length: shift.count }, (_, index) => shift.pivot + index);
}

/**
 * What may follow the row breaks of a worksheet (CT_Worksheet, ECMA-376 part 1, 18.3.1.99). The order is fixed
 * by the schema; Excel repairs a sheet whose elements stand otherwise.
 */
const AFTER_ROW_BREAKS: ReadonlySet<string> = new Set([
  'colBreaks',
  'customProperties',
  'cellWatches',
  'ignoredErrors',
  'smartTags',
  'drawing',
  'legacyDrawing',
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'AlternateContent',
  'webPublishItems',
  'tableParts',
  'extLst',
]);

type RowBreaks = {
  readonly part: TemplatePart;
  readonly edits: XmlEdits;
  readonly shift: RowShift | null;
  /** Rows below which a page ends. */
  readonly below: readonly number[];
  readonly prefix: string;
};

/**
 * Adds page breaks below these rows (numbered as in the filled sheet) to those that the sheet has. A sheet that is
 * scaled onto one page gets as many pages as it needs: otherwise its breaks would mean nothing.
 */
export function addRowBreaks({ part, edits, shift, below, prefix }: RowBreaks): void {
  const breaks = childOf(part.root, 'rowBreaks');
  const existing = (breaks?.children ?? []).map((element) => {
    const id = Number(attributeOf(part.text, element, 'id'));
    return { at: element.start, id: shift === null ? id : moveRow(shift, id + 1) - 1 };
  });
  const added = below.filter((row) => !existing.some(({ id }) => id === row));
  if (added.length === 0) return;
  const write = (rows: readonly number[]) =>
    rows.map((row) => `<${prefix}brk id="${row}" max="16383" man="1"/>`).join('');
  if (breaks !== undefined && !breaks.isEmptyTag) {
    // Breaks stand in the order of their rows.
    let from = Number.NEGATIVE_INFINITY;
    for (const { at, id } of [...existing, { at: breaks.closeStart, id: Number.POSITIVE_INFINITY }]) {
      edits.replace(at, at, write(added.filter((row) => row > from && row < id)));
      from = id;
    }
    const manual = Number(attributeOf(part.text, breaks, 'manualBreakCount') ?? existing.length);
    edits.setAttribute(breaks, 'count', String(existing.length + added.length));
    edits.setAttribute(breaks, 'manualBreakCount', String(manual + added.length));
  } else {
    const count = `count="${added.length}" manualBreakCount="${added.length}"`;
    const whole = `<${prefix}rowBreaks ${count}>${write(added)}</${prefix}rowBreaks>`;
    const at =
      breaks?.start ??
      part.root.children.find(({ name }) => AFTER_ROW_BREAKS.has(name))?.start ??
      part.root.closeStart;
    edits.replace(at, breaks?.end ?? at, whole);
  }
  freeHeight(part, edits);
}

/** `fitToHeight="1"` would press all records onto one page; 0 means as many pages as needed. */
function freeHeight(part: TemplatePart, edits: XmlEdits): void {
  const properties = childOf(part.root, 'sheetPr');
  const fit = properties === undefined ? undefined : childOf(properties, 'pageSetUpPr');
  const setup = childOf(part.root, 'pageSetup');
  const isFit = fit !== undefined && isTrue(attributeOf(part.text, fit, 'fitToPage'));
  if (isFit && setup !== undefined) edits.setAttribute(setup, 'fitToHeight', '0');
}
