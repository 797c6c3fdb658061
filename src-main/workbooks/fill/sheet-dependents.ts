import { assertPresent } from '../../../src-shared/lib/assert.ts';
import { speaksOf } from '../../../src-shared/sheet/template/formula-references.ts';
import { TemplateRefused } from '../ooxml/template-refused.ts';
import { isTrue } from '../ooxml/xml-markup.ts';
import { allElements, attributeOf, childOf, textOf } from '../ooxml/xml-tree.ts';
import {
  type OpenTemplate,
  openTemplate,
  type TemplatePart,
  type TemplateSheetPart,
} from '../template/open-template.ts';
import { FORMULA_ELEMENTS } from './patch-marks.ts';
import { definedNames } from './patch-workbook.ts';

/** Kinds of parts that belong to one sheet and are repeated with it, by the last word of their relation's type. */
const REPEATED: ReadonlySet<string> = new Set([
  'drawing',
  'vmlDrawing',
  'comments',
  'table',
  'chart',
  'chartEx',
  'chartStyle',
  'chartColorStyle',
  'chartUserShapes',
  'themeOverride',
  'printerSettings',
  'ctrlProp',
]);
/** Kinds that all copies may share: pictures, and links to the outside. */
const SHARED: ReadonlySet<string> = new Set(['image', 'hyperlink']);

/**
 * @throws TemplateRefused sheetNotRepeatable for what there may be only one of (pivot tables, macros that know the sheet by
 * its code name, queries, embedded objects, threaded comments), for a workbook whose sheets are protected against adding,
 * and where other sheets, charts or pivot tables refer to the sheet: they would speak of one school only.
 */
export async function requireRepeatable(bytes: Uint8Array, sheetName: string): Promise<void> {
  const template = await openTemplate(bytes);
  refuseUnrepeatable(template, sheetOf(template, sheetName));
}

/** The worksheet of that name. @throws TemplateRefused templateSheetMissing */
export function sheetOf(template: OpenTemplate, name: string): TemplateSheetPart {
  const sheet = template.sheets.find((candidate) => candidate.name === name && candidate.isWorksheet);
  if (sheet === undefined) throw new TemplateRefused('templateSheetMissing', { sheet: name });
  return sheet;
}

/** The refusal with its reason, for which the catalogue has a sentence each. */
function refuse(reason: string, values: Readonly<Record<string, string>> = {}): TemplateRefused {
  return new TemplateRefused('sheetNotRepeatable', { reason, ...values });
}

/** `http://…/relationships/drawing` → `drawing`. */
function kindOf(type: string): string {
  return type.slice(type.lastIndexOf('/') + 1);
}

/** Looks at everything that stands against repeating a sheet; see `requireRepeatable`. */
export function refuseUnrepeatable(template: OpenTemplate, sheet: TemplateSheetPart): void {
  if (template.notes.some(({ code }) => code === 'macrosIgnored')) throw refuse('macros');
  const workbook = workbookOf(template);
  const protection = childOf(workbook.root, 'workbookProtection');
  const lock = protection === undefined ? undefined : attributeOf(workbook.text, protection, 'lockStructure');
  if (isTrue(lock)) throw refuse('protectedStructure');
  for (const part of partsOfSheet(template, sheet.part))
    for (const { type } of template.relationsOf(part)) {
      const kind = kindOf(type);
      if (!REPEATED.has(kind) && !SHARED.has(kind)) throw refuse('belongings', { kind });
    }
  refuseReferred(template, sheet);
}

/** The sheet's part and what is repeated with it, however deep. */
export function partsOfSheet(template: OpenTemplate, sheetPart: string): readonly string[] {
  const found = [sheetPart];
  for (const part of found)
    for (const relation of template.relationsOf(part))
      if (REPEATED.has(kindOf(relation.type)) && !found.includes(relation.part)) found.push(relation.part);
  return found;
}

/** Elements that hold a formula, in sheets, tables, charts and conditional formats of extensions. */
export const FORMULAS: ReadonlySet<string> = new Set([...FORMULA_ELEMENTS, 'oddFormula']);

/**
 * Formulas of other sheets, charts and pivot caches that would go on speaking of the first school only, by the
 * sheet, by a name that points into it, or by one of its tables. Names with the prefix `_xlnm.` are the sheet's
 * own and repeated.
 */
function refuseReferred(template: OpenTemplate, sheet: TemplateSheetPart): void {
  const own = new Set(partsOfSheet(template, sheet.part).map((part) => part.toLowerCase()));
  const names = new Set([
    ...[...definedNames(workbookOf(template))]
      .filter(([, formula]) => speaksOf(formula, sheet.name, new Set()))
      .map(([name]) => name)
      .filter((name) => !name.startsWith('_xlnm.')),
    ...tablesOf(template, sheet.part).map(({ displayName }) => displayName.toLowerCase()),
  ]);
  const elsewhere = [
    ...template.sheets.filter(({ part }) => part !== sheet.part).map(({ part, name }) => ({ part, name })),
    ...template.partsOfType(['chart+xml', 'chartex+xml']).map((part) => ({ part, name: part })),
  ];
  for (const { part, name } of elsewhere) {
    // The sheet's own charts are repeated with it and speak of the right copy.
    if (own.has(part.toLowerCase())) continue;
    const content = template.read(part);
    if (content === null) continue;
    for (const element of allElements(content.root)) {
      if (!FORMULAS.has(element.name)) continue;
      if (speaksOf(textOf(content.text, element), sheet.name, names))
        throw refuse('referred', { sheet: name });
    }
  }
  for (const part of template.partsOfType(['pivotCacheDefinition+xml'])) {
    const content = template.read(part);
    const source =
      content === null
        ? undefined
        : [...allElements(content.root)].find(({ name }) => name === 'worksheetSource');
    if (content === null || source === undefined) continue;
    const isOwn = attributeOf(content.text, source, 'sheet')?.toLowerCase() === sheet.name.toLowerCase();
    if (isOwn || names.has(attributeOf(content.text, source, 'name')?.toLowerCase() ?? ''))
      throw refuse('referred', { sheet: part });
  }
}

/** A table object by what must be unique in a workbook. */
type Table = { readonly part: string; readonly id: number; readonly displayName: string };

/** The table objects of a sheet. `displayName` is what formulas use; older writers have `name` alone. */
export function tablesOf(template: OpenTemplate, sheetPart: string): readonly Table[] {
  return template.relationsOf(sheetPart).flatMap(({ type, part }) => {
    const content = kindOf(type) === 'table' ? template.read(part) : null;
    if (content === null) return [];
    const at = (name: string) => attributeOf(content.text, content.root, name);
    return [{ part, id: Number(at('id') ?? 0), displayName: at('displayName') ?? at('name') ?? '' }];
  });
}

/** The workbook part, which every open template has. */
export function workbookOf(template: OpenTemplate): TemplatePart {
  return assertPresent(template.read(template.workbookPart), 'the workbook part was read');
}
