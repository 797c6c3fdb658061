import { assertPresent } from '../../../src-shared/lib/assert.ts';
import { renameSheet, renameTable } from '../../../src-shared/sheet/template/formula-references.ts';
import { encodePart } from '../ooxml/part-text.ts';
import { createEdits, escapeAttribute, type XmlEdits } from '../ooxml/xml-edits.ts';
import { allElements, attributeOf, childOf, prefixOf, textOf } from '../ooxml/xml-tree.ts';
import { createEntryReader } from '../ooxml/zip-copy.ts';
import type { OpenTemplate, TemplatePart } from '../template/open-template.ts';
import { FORMULAS, partsOfSheet, sheetOf, tablesOf } from './sheet-dependents.ts';
import { isLegacyDrawing, type SheetPackage } from './sheet-package.ts';

/** Under which names a repeated sheet and its tables are known. */
type Renaming = {
  readonly from: string;
  readonly to: string;
  /** Table objects by their old name. */
  readonly tables: ReadonlyMap<string, string>;
};

/** A formula under the new names. Tables are renamed one after another: none of their new names is an old one. */
function renameIn(formula: string, { from, to, tables }: Renaming): string {
  let renamed = renameSheet(formula, from, to);
  for (const [old, name] of tables) renamed = renameTable(renamed, old, name);
  return renamed;
}

/** Attributes that hold formulas, in sheets, drawings and controls. */
const FORMULA_ATTRIBUTES = [
  ...['textlink', 'fmlaLink', 'fmlaRange', 'fmlaGroup', 'fmlaTxbx'],
  ...['location', 'linkedCell', 'listFillRange', 'val'],
];

/**
 * A part's text with the sheet (and its tables) under the new name. Old-style drawings are changed as text,
 * because they need not be well-formed; what is no XML (printer settings) is copied.
 */
export function renamed(template: OpenTemplate, part: string, renaming: Renaming): string | Uint8Array {
  if (isLegacyDrawing(part)) {
    const text = assertPresent(template.readText(part), 'a part of the sheet is in the file');
    return text.replace(
      /(<(?:[\w.-]+:)?Fmla(?:Link|Range|Txbx|Group|Macro)>)([^<]*)/g,
      (_, tag: string, formula: string) => tag + escapeAttribute(renameIn(resolved(formula), renaming)),
    );
  }
  if (!/\.xml$/i.test(part))
    return assertPresent(createEntryReader(template.bytes)(part), 'a part of the sheet is in the file');
  const content = assertPresent(template.read(part), 'a part of the sheet is in the file');
  const edits = createEdits(content.text);
  renameFormulas(content, edits, renaming);
  return edits.apply();
}

/** The five references that every XML knows; `&amp;` last, so that `&amp;lt;` stays `&lt;`. */
function resolved(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

/**
 * Renames in formulas that are elements and in those that are attributes. An attribute without `!` names no
 * sheet: `val` may be any number.
 */
function renameFormulas({ text, root }: TemplatePart, edits: XmlEdits, renaming: Renaming): void {
  for (const element of allElements(root)) {
    if (FORMULAS.has(element.name)) {
      const formula = textOf(text, element);
      const made = renameIn(formula, renaming);
      if (made !== formula) edits.setText(element, made);
    }
    for (const name of FORMULA_ATTRIBUTES) {
      const formula = attributeOf(text, element, name);
      if (formula?.includes('!')) edits.setAttribute(element, name, renameIn(formula, renaming));
    }
  }
}

/** A sheet put into the package. */
export type RepeatedSheet = { readonly name: string; readonly part: string; readonly template: OpenTemplate };

/**
 * Puts a copy's sheet and all that belongs to it into the package under new part names. Pictures are not
 * repeated: relations lead to the one that is there.
 */
export function repeat(
  sheetPackage: SheetPackage,
  template: OpenTemplate,
  { from, to }: { readonly from: string; readonly to: string },
): RepeatedSheet {
  const { part: sheetPart } = sheetOf(template, from);
  const parts = new Map(
    partsOfSheet(template, sheetPart).map((part) => [part.toLowerCase(), sheetPackage.freePart(part)]),
  );
  const tables = tablesOf(template, sheetPart);
  const renaming: Renaming = {
    ...{ from, to },
    tables: new Map(tables.map(({ displayName }) => [displayName, sheetPackage.freeTableName(displayName)])),
  };
  for (const part of partsOfSheet(template, sheetPart)) {
    const made = assertPresent(parts.get(part.toLowerCase()), 'each part has its new name');
    sheetPackage.add(
      made,
      bytesOf(repeatedPart(sheetPackage, template, part, { sheetPart, renaming })),
      part,
    );
    const relations = template.read(template.relationPartOf(part));
    if (relations === null) continue;
    const text = repeatedRelations(template, part, relations, parts, renaming);
    sheetPackage.add(
      template.relationPartOf(made),
      encodePart({ ...relations, text }),
      template.relationPartOf(part),
    );
  }
  addContentTypes(sheetPackage, parts);
  return {
    name: to,
    part: assertPresent(parts.get(sheetPart.toLowerCase()), 'the sheet has its part'),
    template,
  };
}

/** The content as bytes. */
function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? encodePart({ text: content, encoding: 'utf-8' }) : content;
}

/**
 * A part's content under its new name. Two selected sheets (`tabSelected`) would be edited together; a table's
 * id and names are unique in the workbook.
 */
function repeatedPart(
  sheetPackage: SheetPackage,
  template: OpenTemplate,
  part: string,
  { sheetPart, renaming }: { readonly sheetPart: string; readonly renaming: Renaming },
): string | Uint8Array {
  const isSheet = part === sheetPart;
  const content = isSheet || /\.xml$/i.test(part) ? template.read(part) : null;
  if (content === null) return renamed(template, part, renaming);
  const edits = createEdits(content.text);
  renameFormulas(content, edits, renaming);
  if (isSheet) {
    for (const view of childOf(content.root, 'sheetViews')?.children ?? [])
      edits.removeAttribute(view, 'tabSelected');
    const properties = childOf(content.root, 'sheetPr');
    // Only macros know a sheet by its code name, and there may be one of each.
    if (properties !== undefined) edits.removeAttribute(properties, 'codeName');
  } else if (content.root.name === 'table') {
    const old =
      attributeOf(content.text, content.root, 'displayName') ??
      attributeOf(content.text, content.root, 'name') ??
      '';
    const name = renaming.tables.get(old) ?? old;
    edits.setAttribute(content.root, 'id', String(sheetPackage.freeTable()));
    edits.setAttribute(content.root, 'name', name);
    edits.setAttribute(content.root, 'displayName', name);
  }
  return content.encoding === 'utf-8'
    ? edits.apply()
    : encodePart({ text: edits.apply(), encoding: content.encoding });
}

/**
 * Relations of a repeated part: what is repeated under its new name, all else as it was. The target's folder is
 * kept as it is spelled, because new parts stand beside the old ones.
 */
function repeatedRelations(
  template: OpenTemplate,
  part: string,
  relations: TemplatePart,
  parts: ReadonlyMap<string, string>,
  renaming: Renaming,
): string {
  const targets = new Map(template.relationsOf(part).map(({ id, part: target }) => [id, target]));
  const edits = createEdits(relations.text);
  for (const element of relations.root.children) {
    const target = attributeOf(relations.text, element, 'Target') ?? '';
    // A link of a shape to a place in this workbook.
    if (target.startsWith('#'))
      edits.setAttribute(element, 'Target', `#${renameIn(target.slice(1), renaming)}`);
    const made = parts.get(
      targets.get(attributeOf(relations.text, element, 'Id') ?? '')?.toLowerCase() ?? '',
    );
    if (made === undefined) continue;
    const folder = target.slice(0, target.lastIndexOf('/') + 1);
    edits.setAttribute(element, 'Target', folder + made.slice(made.lastIndexOf('/') + 1));
  }
  return edits.apply();
}

/** Content types of new parts, collected; parts whose type follows from their ending need none. */
function addContentTypes(sheetPackage: SheetPackage, parts: ReadonlyMap<string, string>): void {
  const types = assertPresent(
    sheetPackage.template.read('[Content_Types].xml'),
    'a package has a list of types',
  );
  for (const element of types.root.children) {
    const named = attributeOf(types.text, element, 'PartName')?.replace(/^\//, '').toLowerCase();
    // Only parts that are listed by name need a line; others follow from their ending.
    const made = element.name === 'Override' && named !== undefined ? parts.get(named) : undefined;
    if (made === undefined) continue;
    const prefix = prefixOf(types.text, element);
    const type = attributeOf(types.text, element, 'ContentType') ?? '';
    sheetPackage.types.push(
      `<${prefix}Override PartName="/${escapeAttribute(made)}" ContentType="${escapeAttribute(type)}"/>`,
    );
  }
}
