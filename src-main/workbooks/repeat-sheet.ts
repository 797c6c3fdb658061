import { assertPresent } from '../../src-shared/lib/assert.ts';
import { renameSheet, renameTable, speaksOf } from '../../src-shared/sheet/formula-references.ts';
import {
  type OpenTemplate,
  openTemplate,
  type TemplatePart,
  type TemplateSheetPart,
} from './open-template.ts';
import { definedNames } from './patch-workbook.ts';
import {
  allElements,
  attributeOf,
  childOf,
  createEdits,
  encodePart,
  escapeAttribute,
  parseXml,
  textOf,
  type XmlEdits,
  type XmlElement,
} from './patch-xml.ts';
import type { Pace } from './read-options.ts';
import { TemplateRefused } from './template-refused.ts';
import { compressAddition, copyZip, createEntryReader, type ZipAddition } from './zip-copy.ts';

/** A workbook whose sheet was filled for one school, and the name that the sheet gets. */
export type FilledCopy = { readonly name: string; readonly bytes: Uint8Array };

/** What belongs to a sheet and is repeated with it. Pictures are shared, links to the outside are kept. */
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
const SHARED: ReadonlySet<string> = new Set(['image', 'hyperlink']);

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
  pace: Pace,
): Promise<Uint8Array> {
  const [first, ...others] = copies;
  const base = await openTemplate(assertPresent(first, 'a copy to begin with').bytes);
  const last = await openTemplate(assertPresent(copies.at(-1), 'a last copy').bytes);
  const sheet = sheetOf(base, sheetName);
  refuseUnrepeatable(base, sheet);
  const packet = createPacket(base);
  const name = assertPresent(first, 'a copy to begin with').name;
  for (const part of partsOfSheet(base, sheet.part))
    packet.change(part, renamed(base, part, { from: sheetName, to: name, tables: new Map() }));
  const repeated: RepeatedSheet[] = [];
  for (const copy of others) {
    const template = await openTemplate(copy.bytes);
    repeated.push(repeat(packet, template, { from: sheetName, to: copy.name }));
    await pace();
  }
  const styles = base.relationsOf(base.workbookPart).find(({ type }) => type.endsWith('/styles'))?.part;
  const formats = styles === undefined ? null : last.read(styles);
  if (styles !== undefined && formats !== null) packet.change(styles, formats.text);
  const names = [name, ...repeated.map((sheetPart) => sheetPart.name)];
  addToWorkbook(packet, base, last, { sheet, names, repeated });
  addToProperties(packet, base, sheetName, names);
  return packet.write();
}

/**
 * @throws TemplateRefused sheetNotRepeatable for what there may be only one of (pivot tables, macros that know the sheet by
 * its code name, queries, embedded objects, threaded comments), for a workbook whose sheets are protected against adding,
 * and where other sheets, charts or pivot tables refer to the sheet: they would speak of one school only.
 */
export async function requireRepeatable(bytes: Uint8Array, sheetName: string): Promise<void> {
  const template = await openTemplate(bytes);
  refuseUnrepeatable(template, sheetOf(template, sheetName));
}

function sheetOf(template: OpenTemplate, name: string): TemplateSheetPart {
  const sheet = template.sheets.find((candidate) => candidate.name === name && candidate.isWorksheet);
  if (sheet === undefined) throw new TemplateRefused('templateSheetMissing', { sheet: name });
  return sheet;
}

function refuse(reason: string, values: Readonly<Record<string, string>> = {}): TemplateRefused {
  return new TemplateRefused('sheetNotRepeatable', { reason, ...values });
}

/** `http://…/relationships/drawing` → `drawing`. */
function kindOf(type: string): string {
  return type.slice(type.lastIndexOf('/') + 1);
}

function refuseUnrepeatable(template: OpenTemplate, sheet: TemplateSheetPart): void {
  if (template.notes.some(({ code }) => code === 'macrosIgnored')) throw refuse('macros');
  const workbook = workbookOf(template);
  const protection = childOf(workbook.root, 'workbookProtection');
  const lock = protection === undefined ? undefined : attributeOf(workbook.text, protection, 'lockStructure');
  if (lock === '1' || lock === 'true') throw refuse('protectedStructure');
  for (const part of partsOfSheet(template, sheet.part))
    for (const { type } of template.relationsOf(part)) {
      const kind = kindOf(type);
      if (!REPEATED.has(kind) && !SHARED.has(kind)) throw refuse('belongings', { kind });
    }
  refuseReferred(template, sheet);
}

/** The sheet's part and what is repeated with it, however deep. */
function partsOfSheet(template: OpenTemplate, sheetPart: string): readonly string[] {
  const found = [sheetPart];
  for (const part of found)
    for (const relation of template.relationsOf(part))
      if (REPEATED.has(kindOf(relation.type)) && !found.includes(relation.part)) found.push(relation.part);
  return found;
}

const FORMULAS: ReadonlySet<string> = new Set([
  'f',
  'formula',
  'formula1',
  'formula2',
  'calculatedColumnFormula',
  'totalsRowFormula',
  'oddFormula',
]);

/** Formulas of other parts that would go on speaking of the first school only. */
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

type Table = { readonly part: string; readonly id: number; readonly displayName: string };

function tablesOf(template: OpenTemplate, sheetPart: string): readonly Table[] {
  return template.relationsOf(sheetPart).flatMap(({ type, part }) => {
    const content = kindOf(type) === 'table' ? template.read(part) : null;
    if (content === null) return [];
    const at = (name: string) => attributeOf(content.text, content.root, name);
    return [{ part, id: Number(at('id') ?? 0), displayName: at('displayName') ?? at('name') ?? '' }];
  });
}

function workbookOf(template: OpenTemplate): TemplatePart {
  return assertPresent(template.read(template.workbookPart), 'the workbook part was read');
}

/** The first copy's package with what is changed in it and added to it. */
type Packet = {
  readonly template: OpenTemplate;
  /** Content types of the parts that are added. */
  readonly types: string[];
  change(part: string, content: string | Uint8Array): void;
  add(part: string, content: Uint8Array, like: string): void;
  drop(part: string): void;
  /** A part name beside an old one that nothing has yet: the same words, the next free number. */
  freePart(part: string): string;
  freeTable(): number;
  freeTableName(name: string): string;
  write(): Uint8Array;
};

function createPacket(template: OpenTemplate): Packet {
  const entries = new Map(template.zip.entries.map(({ name }) => [name.toLowerCase(), name]));
  const taken = new Set(entries.keys());
  const numbers = new Map<string, number>();
  const changes = new Map<string, Uint8Array | null>();
  const additions: ZipAddition[] = [];
  const tables = template.sheets.flatMap(({ part }) => tablesOf(template, part));
  const tableNames = new Set([
    ...tables.map(({ displayName }) => displayName.toLowerCase()),
    ...definedNames(workbookOf(template)).keys(),
  ]);
  let lastTable = Math.max(0, ...tables.map(({ id }) => id));
  const entryOf = (part: string) => entries.get(part.toLowerCase());
  return {
    template,
    types: [],
    change(part, content) {
      const old = template.read(part);
      if (old !== null && typeof content === 'string' && old.text === content) return;
      const name = assertPresent(entryOf(part), 'a changed part is in the file');
      const encoding = old?.encoding ?? 'utf-8';
      changes.set(name, typeof content === 'string' ? encodePart({ text: content, encoding }) : content);
    },
    add: (part, content, like) => additions.push(compressAddition(part, content, entryOf(like) ?? '')),
    drop(part) {
      const name = entryOf(part);
      if (name !== undefined) changes.set(name, null);
    },
    freePart(part) {
      const match = /^(.*?)(\d*)(\.[^./]*)$/.exec(part);
      const [, stem = part, , extension = ''] = match ?? [];
      let number = numbers.get(stem + extension) ?? 1;
      while (taken.has(`${stem}${number}${extension}`.toLowerCase())) number++;
      numbers.set(stem + extension, number + 1);
      const made = `${stem}${number}${extension}`;
      taken.add(made.toLowerCase());
      return made;
    },
    freeTable: () => ++lastTable,
    freeTableName(name) {
      let number = 2;
      while (tableNames.has(`${name}_${number}`.toLowerCase())) number++;
      tableNames.add(`${name}_${number}`.toLowerCase());
      return `${name}_${number}`;
    },
    write: () => copyZip(template.bytes, changes, additions),
  };
}

type Renaming = {
  readonly from: string;
  readonly to: string;
  /** Table objects by their old name. */
  readonly tables: ReadonlyMap<string, string>;
};

function renameIn(formula: string, { from, to, tables }: Renaming): string {
  let renamed = renameSheet(formula, from, to);
  for (const [old, name] of tables) renamed = renameTable(renamed, old, name);
  return renamed;
}

/** Attributes that hold formulas. */
const FORMULA_ATTRIBUTES = [
  ...['textlink', 'fmlaLink', 'fmlaRange', 'fmlaGroup', 'fmlaTxbx'],
  ...['location', 'linkedCell', 'listFillRange', 'val'],
];

/** A part's text with the sheet (and its tables) under the new name. */
function renamed(template: OpenTemplate, part: string, renaming: Renaming): string | Uint8Array {
  if (part.toLowerCase().endsWith('.vml')) {
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

function resolved(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

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

/** A sheet put into the packet. */
type RepeatedSheet = { readonly name: string; readonly part: string; readonly template: OpenTemplate };

/** Puts a copy's sheet and all that belongs to it into the packet under new part names. */
function repeat(
  packet: Packet,
  template: OpenTemplate,
  { from, to }: { readonly from: string; readonly to: string },
): RepeatedSheet {
  const { part: sheetPart } = sheetOf(template, from);
  const parts = new Map(
    partsOfSheet(template, sheetPart).map((part) => [part.toLowerCase(), packet.freePart(part)]),
  );
  const tables = tablesOf(template, sheetPart);
  const renaming: Renaming = {
    ...{ from, to },
    tables: new Map(tables.map(({ displayName }) => [displayName, packet.freeTableName(displayName)])),
  };
  for (const part of partsOfSheet(template, sheetPart)) {
    const made = assertPresent(parts.get(part.toLowerCase()), 'each part has its new name');
    packet.add(made, bytesOf(repeatedPart(packet, template, part, { sheetPart, renaming })), part);
    const relations = template.read(template.relationPartOf(part));
    if (relations === null) continue;
    const text = repeatedRelations(template, part, relations, parts, renaming);
    packet.add(
      template.relationPartOf(made),
      encodePart({ ...relations, text }),
      template.relationPartOf(part),
    );
  }
  addContentTypes(packet, parts);
  return {
    name: to,
    part: assertPresent(parts.get(sheetPart.toLowerCase()), 'the sheet has its part'),
    template,
  };
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? encodePart({ text: content, encoding: 'utf-8' }) : content;
}

/** A part's content under its new name: sheets are not chosen together with the first, tables have their own name and number. */
function repeatedPart(
  packet: Packet,
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
    edits.setAttribute(content.root, 'id', String(packet.freeTable()));
    edits.setAttribute(content.root, 'name', name);
    edits.setAttribute(content.root, 'displayName', name);
  }
  return content.encoding === 'utf-8'
    ? edits.apply()
    : encodePart({ text: edits.apply(), encoding: content.encoding });
}

/** Relations of a repeated part: what is repeated under its new name, all else as it was. */
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
function addContentTypes(packet: Packet, parts: ReadonlyMap<string, string>): void {
  const types = assertPresent(packet.template.read('[Content_Types].xml'), 'a package has a list of types');
  for (const element of types.root.children) {
    const named = attributeOf(types.text, element, 'PartName')?.replace(/^\//, '').toLowerCase();
    const made = element.name === 'Override' && named !== undefined ? parts.get(named) : undefined;
    if (made === undefined) continue;
    const prefix = prefixOf(types, element);
    const type = attributeOf(types.text, element, 'ContentType') ?? '';
    packet.types.push(
      `<${prefix}Override PartName="/${escapeAttribute(made)}" ContentType="${escapeAttribute(type)}"/>`,
    );
  }
}

function prefixOf({ text }: TemplatePart, element: XmlElement): string {
  return /^<([\w.-]+:)/.exec(text.slice(element.start, element.nameEnd))?.[1] ?? '';
}

type Joined = {
  readonly sheet: TemplateSheetPart;
  /** Of all sheets, the first copy's included. */
  readonly names: readonly string[];
  readonly repeated: readonly RepeatedSheet[];
};

/** The list of sheets, relations, content types, names, the chosen sheet, calculation. */
function addToWorkbook(packet: Packet, base: OpenTemplate, last: OpenTemplate, joined: Joined): void {
  const workbook = workbookOf(base);
  const edits = createEdits(workbook.text);
  const relationPart = base.relationPartOf(base.workbookPart);
  const relations = assertPresent(base.read(relationPart), 'a workbook has relations');
  const ids = addRelations(packet, base, relations, joined);
  addSheets(workbook, edits, joined, ids);
  addNames(workbook, edits, joined);
  moveChosenSheet(workbook, edits, joined);
  const mustCalculate = [last, ...joined.repeated.map(({ template }) => template)].some(calculatesOnLoad);
  const calculation = childOf(workbook.root, 'calcPr');
  if (mustCalculate && calculation !== undefined) edits.setAttribute(calculation, 'fullCalcOnLoad', '1');
  else if (mustCalculate) insertInOrder(workbook, edits, AFTER_CALCULATION, '<calcPr fullCalcOnLoad="1"/>');
  packet.change(base.workbookPart, edits.apply());
}

function calculatesOnLoad(template: OpenTemplate): boolean {
  const { text, root } = workbookOf(template);
  const calculation = childOf(root, 'calcPr');
  const value = calculation === undefined ? undefined : attributeOf(text, calculation, 'fullCalcOnLoad');
  return value === '1' || value === 'true';
}

/** Relations of the workbook to the new sheets, by place in `repeated`; the chain of calculation is taken out. */
function addRelations(
  packet: Packet,
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
    packet.drop(chain.part);
  }
  packet.change(base.relationPartOf(base.workbookPart), edits.apply());
  listTypes(packet, base, chain?.part ?? null);
  return ids;
}

function listTypes(packet: Packet, base: OpenTemplate, dropped: string | null): void {
  const types = assertPresent(base.read('[Content_Types].xml'), 'a package has a list of types');
  const edits = createEdits(types.text);
  for (const type of packet.types) edits.replace(types.root.closeStart, types.root.closeStart, type);
  const gone = types.root.children.find(
    (child) =>
      dropped !== null &&
      attributeOf(types.text, child, 'PartName')?.toLowerCase() === `/${dropped}`.toLowerCase(),
  );
  if (gone !== undefined) edits.replace(gone.start, gone.end, '');
  packet.change('[Content_Types].xml', edits.apply());
}

function withAttributes(xml: string, attributes: Readonly<Record<string, string>>): string {
  const root = parseXml(xml);
  const edits = createEdits(xml);
  for (const [name, value] of Object.entries(attributes)) edits.setAttribute(root, name, value);
  return edits.apply();
}

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

/** What may follow the defined names of a workbook, and what may follow its calculation settings. */
const AFTER_CALCULATION: ReadonlySet<string> = new Set([
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
const AFTER_NAMES: ReadonlySet<string> = new Set(['calcPr', ...AFTER_CALCULATION]);

function insertInOrder(
  { root }: TemplatePart,
  edits: XmlEdits,
  after: ReadonlySet<string>,
  xml: string,
): void {
  const at = root.children.find(({ name }) => after.has(name))?.start ?? root.closeStart;
  edits.replace(at, at, xml);
}

/**
 * Names of the sheet itself (print area, titles) are repeated for every sheet, names of the workbook that point into the
 * sheet get a twin on each new sheet, as spreadsheet programs do it. Sheets behind the new ones are counted anew.
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
  const prefix = prefixOf(workbook, root);
  const made = repeated.map(({ name, template }, index) =>
    namesFor(workbookOf(template), sheet, { name, place: sheet.index + 1 + index }),
  );
  const xml = made.join('');
  if (xml === '') return;
  if (list !== undefined) edits.replace(list.closeStart, list.closeStart, xml);
  else insertInOrder(workbook, edits, AFTER_NAMES, `<${prefix}definedNames>${xml}</${prefix}definedNames>`);
}

function placeOfName(text: string, element: XmlElement): number | null {
  const place = attributeOf(text, element, 'localSheetId');
  return place === undefined ? null : Number(place);
}

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

/** Which sheet is shown first is told by its place. */
function moveChosenSheet({ text, root }: TemplatePart, edits: XmlEdits, { sheet, repeated }: Joined): void {
  for (const view of childOf(root, 'bookViews')?.children ?? [])
    for (const name of ['activeTab', 'firstSheet']) {
      const place = Number(attributeOf(text, view, name) ?? 0);
      if (place > sheet.index) edits.setAttribute(view, name, String(place + repeated.length));
    }
}

/** The list of sheets and names among the file's properties, where there is one. */
function addToProperties(
  packet: Packet,
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
  packet.change(part, edits.apply());
}

function countIn(text: string, element: XmlElement | undefined): string {
  return element === undefined ? '0' : textOf(text, element);
}
