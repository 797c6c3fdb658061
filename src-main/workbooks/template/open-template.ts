import { assertPresent } from '../../../src-shared/lib/assert.ts';
import type { WorkbookNote } from '../../../src-shared/sheet/render/sheet-cell.ts';
import {
  containerFormat,
  isContainer,
  isZip,
  otherFormat,
  otherPackage,
  startsWith,
} from '../ooxml/file-format.ts';
import { decodePart, type PartText } from '../ooxml/part-text.ts';
import { packageNotes, resolvePart } from '../ooxml/sheet-parts.ts';
import { TemplateRefused } from '../ooxml/template-refused.ts';
import { WorkbookRefused } from '../ooxml/workbook-refused.ts';
import { isTrue, relationId } from '../ooxml/xml-markup.ts';
import { allElements, attributeOf, parseXml, type XmlElement } from '../ooxml/xml-tree.ts';
import { createEntryReader } from '../ooxml/zip-copy.ts';
import { type GuardedZip, openGuardedZip, ZIP_LIMITS } from '../ooxml/zip-guard.ts';

/** A relation to another part of the package. */
export type TemplateRelation = { readonly id: string; readonly type: string; readonly part: string };

/** A sheet in the workbook's list, with its part. */
export type TemplateSheetPart = {
  readonly name: string;
  readonly part: string;
  /** By hand (`hidden`) or by a macro (`veryHidden`). */
  readonly isHidden: boolean;
  /** Place in the workbook, from 0: what `localSheetId` counts. */
  readonly index: number;
  /** False for sheets of charts, which have no cells. */
  readonly isWorksheet: boolean;
};

/** A parsed part. */
export type TemplatePart = PartText & { readonly root: XmlElement };

/** A template's workbook, opened for patching. Parts are read when they are asked for, and once. */
export type OpenTemplate = {
  readonly bytes: Uint8Array;
  readonly zip: GuardedZip;
  /** `xl/workbook.xml` as a rule; the package says which. */
  readonly workbookPart: string;
  readonly sheets: readonly TemplateSheetPart[];
  /** Days count from 1904-01-01, as old workbooks from a Macintosh do. */
  readonly isFrom1904: boolean;
  readonly notes: readonly WorkbookNote[];
  /** `null` when there is no such part. */
  read(part: string): TemplatePart | null;
  /** A part that need not be well-formed XML. */
  readText(part: string): string | null;
  /** Those to parts of the package; empty where the part has none. */
  relationsOf(part: string): readonly TemplateRelation[];
  /** Where a part's relations stand, whether there are any or not. */
  relationPartOf(part: string): string;
  /** Parts whose content type contains one of these words. */
  partsOfType(words: readonly string[]): readonly string[];
};

/**
 * Parts of a template are held in memory as a whole, parsed, at several times their size; so the cap is lower
 * than that of lists, which are read piece by piece.
 */
const TEMPLATE_LIMITS = { ...ZIP_LIMITS, inflatedBytes: 192 * 1024 * 1024 };

/** By the bytes themselves: one file per school fills the same template hundreds of times. */
const opened = new WeakMap<Uint8Array, Promise<OpenTemplate>>();

/**
 * Opens a template; the same bytes, which must not change in between, are opened once. Macros and links to other workbooks are kept untouched and noted.
 * Throws `TemplateRefused` templateNotXlsx, templateSigned, and `WorkbookRefused` for what is encrypted, damaged or
 * too large.
 */
export function openTemplate(bytes: Uint8Array): Promise<OpenTemplate> {
  const known = opened.get(bytes);
  if (known !== undefined) return known;
  const template = openAnew(bytes);
  opened.set(bytes, template);
  return template;
}

async function openAnew(bytes: Uint8Array): Promise<OpenTemplate> {
  refuseOtherFormats(bytes);
  const zip = openGuardedZip(bytes, TEMPLATE_LIMITS);
  refuseOtherPackages(zip);
  // The guard has looked at the zip; single parts are read past it, each with its own check of length and sum.
  const entry = createEntryReader(bytes);
  const texts = once((part) => {
    const content = entry(part);
    return content === null ? null : decodePart(content);
  });
  const read = once((part): TemplatePart | null => {
    const text = texts(part);
    return text === null ? null : { ...text, root: parseXml(text.text) };
  });
  const relationsOf = (part: string) => readRelations(read, part);
  // The package says where it is; some writers leave that out and use the usual place.
  const workbookPart =
    relationsOf('').find(({ type }) => type.endsWith('/officeDocument'))?.part ?? 'xl/workbook.xml';
  const workbook = read(workbookPart);
  if (workbook === null)
    throw new WorkbookRefused('damagedWorkbook', { reason: 'missingPart', part: workbookPart });
  const relations = relationsOf(workbookPart);
  const properties = [...allElements(workbook.root)].find(({ name }) => name === 'workbookPr');
  const date1904 = properties === undefined ? undefined : attributeOf(workbook.text, properties, 'date1904');
  return {
    bytes,
    zip,
    workbookPart,
    sheets: sheetsOf(workbook, relations),
    isFrom1904: isTrue(date1904),
    notes: packageNotes(zip),
    read,
    readText: (part) => texts(part)?.text ?? null,
    relationsOf,
    relationPartOf,
    partsOfType: (words) => findPartsOfType(read, words),
  };
}

/** Refuses by the first bytes what is no zip. Filling patches a package; other formats cannot be patched. */
function refuseOtherFormats(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new WorkbookRefused('emptyFile');
  if (isZip(bytes)) return;
  if (!isContainer(bytes)) throw new TemplateRefused('templateNotXlsx', { format: plainFormat(bytes) });
  const format = containerFormat(bytes);
  if (format === 'encrypted') throw new WorkbookRefused('encryptedWorkbook', { part: 'EncryptedPackage' });
  // One whose streams have other names is most likely a spreadsheet of another program: .et, say.
  throw new TemplateRefused('templateNotXlsx', { format: format === 'doc' ? 'doc' : 'xls' });
}

/** A web page or XML (often named .xls), text with separators, or something that is no table at all. */
function plainFormat(bytes: Uint8Array): string {
  const other = otherFormat(bytes);
  if (other !== null) return other;
  const start = new TextDecoder(startsWith(bytes, [0xff, 0xfe]) ? 'utf-16le' : 'utf-8').decode(
    bytes.subarray(0, 1024),
  );
  return start.trimStart().startsWith('<') ? 'markup' : 'text';
}

/** Refuses zips that are no .xlsx, and signed workbooks: any change breaks the signature. */
function refuseOtherPackages(zip: GuardedZip): void {
  const other = zip.has('[Content_Types].xml') ? otherPackage(zip) : (otherPackage(zip) ?? 'zip');
  if (other !== null) throw new TemplateRefused('templateNotXlsx', { format: other });
  if (zip.entries.some(({ name }) => name.toLowerCase().startsWith('_xmlsignatures/')))
    throw new TemplateRefused('templateSigned');
}

/** Remembers what was made for a part; no two names of parts differ by case alone (ECMA-376 part 2). */
function once<Made>(make: (part: string) => Made): (part: string) => Made {
  const known = new Map<string, Made>();
  return (part) => {
    const key = part.toLowerCase();
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(part);
    known.set(key, made);
    return made;
  };
}

/** The part that holds a part's relations. */
function relationPartOf(part: string): string {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  return `${folder}_rels/${part.slice(folder.length)}.rels`;
}

/** Relations to parts of the package; those to the outside lead nowhere here. */
function readRelations(read: OpenTemplate['read'], part: string): readonly TemplateRelation[] {
  const relations = read(relationPartOf(part));
  if (relations === null) return [];
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  return relations.root.children.flatMap((element) => {
    const at = (name: string) => attributeOf(relations.text, element, name);
    const target = at('Target');
    // A relation to the outside (a link, another workbook) is kept in the file and not followed.
    if (element.name !== 'Relationship' || target === undefined || at('TargetMode') === 'External') return [];
    return [{ id: at('Id') ?? '', type: at('Type') ?? '', part: resolvePart(folder, target) }];
  });
}

/** Sheets in their order, which is what `localSheetId` and `activeTab` count. */
function sheetsOf(
  workbook: TemplatePart,
  relations: readonly TemplateRelation[],
): readonly TemplateSheetPart[] {
  const byId = new Map(relations.map((relation) => [relation.id, relation]));
  const elements = [...allElements(workbook.root)].filter(({ name }) => name === 'sheet');
  return elements.map((element, index) => {
    const relation = byId.get(relationId(workbook.text.slice(element.nameEnd, element.openEnd)) ?? '');
    if (relation === undefined) throw new WorkbookRefused('damagedWorkbook', { reason: 'missingPart' });
    return {
      name: attributeOf(workbook.text, element, 'name') ?? '',
      part: relation.part,
      isHidden: (attributeOf(workbook.text, element, 'state') ?? 'visible') !== 'visible',
      index,
      isWorksheet: relation.type.endsWith('/worksheet'),
    };
  });
}

/** Parts by content type, from the package's list. Types that follow from an ending (`Default`) name no part. */
function findPartsOfType(read: OpenTemplate['read'], words: readonly string[]): readonly string[] {
  const types = assertPresent(read('[Content_Types].xml'), 'a package has a list of types');
  return types.root.children.flatMap((element) => {
    const type = attributeOf(types.text, element, 'ContentType') ?? '';
    const part = attributeOf(types.text, element, 'PartName');
    // Part names in the list begin with a slash, names of entries do not.
    const isWanted = element.name === 'Override' && words.some((word) => type.includes(word));
    return isWanted && part !== undefined ? [part.replace(/^\//, '')] : [];
  });
}
