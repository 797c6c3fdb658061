import type { WorkbookNote } from '../../../src-shared/sheet/render/sheet-cell.ts';
import { WorkbookRefused } from './workbook-refused.ts';
import { attribute, relationId } from './xml-markup.ts';
import { scanXml } from './xml-scanner.ts';
import type { GuardedZip } from './zip-guard.ts';

/** Lists of parts and of sheets are kept as a whole; nobody's are this long. */
const LIST_BYTES_MAX = 32 * 1024 * 1024;

/** Such a list piece by piece. Throws `WorkbookRefused` tooLarge. */
export function streamList(
  zip: GuardedZip,
  part: string,
  signal: AbortSignal | undefined,
): AsyncIterable<Uint8Array> {
  const entry = zip.entries.find(({ name }) => name.toLowerCase() === part.toLowerCase());
  const bytes = entry?.inflatedBytes ?? 0;
  if (bytes > LIST_BYTES_MAX) throw new WorkbookRefused('tooLarge', { part, bytes, limit: LIST_BYTES_MAX });
  return zip.stream(part, signal);
}

/** A relation of a part to another part of the file. */
export type PartRelation = { readonly id: string; readonly type: string; readonly part: string };

/**
 * Relations of a part (ECMA-376 part 2): they stand in `_rels` beside it, under its name with `.rels`. Those to
 * places outside the file are left out; `''` asks for the relations of the package.
 */
export async function relationsOf(
  zip: GuardedZip,
  part: string,
  signal: AbortSignal | undefined,
): Promise<readonly PartRelation[]> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const relations: PartRelation[] = [];
  await scanXml(streamList(zip, `${folder}_rels/${part.slice(folder.length)}.rels`, signal), {
    open(name, attributes) {
      const target = attribute(attributes, 'Target');
      if (name !== 'Relationship' || target === undefined) return;
      if (attribute(attributes, 'TargetMode') === 'External') return;
      relations.push({
        id: attribute(attributes, 'Id') ?? '',
        type: attribute(attributes, 'Type') ?? '',
        part: resolvePart(folder, target),
      });
    },
  });
  return relations;
}

/**
 * The part of the first relation whose type ends so. The beginnings of types differ between strict and
 * transitional files.
 */
export function partOfType(relations: readonly PartRelation[], ending: string): string | undefined {
  return relations.find(({ type }) => type.endsWith(ending))?.part;
}

/** Where a sheet stands in the file, and the relations of its workbook; `null` when there is no sheet of that name. */
export async function partsOfSheet(
  zip: GuardedZip,
  sheetName: string,
  signal: AbortSignal | undefined,
): Promise<{ readonly part: string; readonly relations: readonly PartRelation[] } | null> {
  const workbook = partOfType(await relationsOf(zip, '', signal), '/officeDocument') ?? 'xl/workbook.xml';
  const relations = await relationsOf(zip, workbook, signal);
  let id: string | undefined;
  await scanXml(streamList(zip, workbook, signal), {
    open(name, attributes) {
      if (name !== 'sheet' || attribute(attributes, 'name') !== sheetName) return;
      id ??= relationId(attributes);
    },
  });
  const part = relations.find((relation) => relation.id === id)?.part;
  return part === undefined ? null : { part, relations };
}

/** A relation's target as a part's name; relative ones count from the folder of the part that names them. */
export function resolvePart(folder: string, target: string): string {
  const path: string[] = [];
  // Some writers use the separator of their own system.
  const plain = target.replaceAll('\\', '/');
  for (const step of (plain.startsWith('/') ? plain : folder + plain).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

/** Macros are not run and links are not followed; the user is told that they are there. */
export function packageNotes(zip: GuardedZip): WorkbookNote[] {
  const notes: WorkbookNote[] = [];
  const names = zip.entries.map((entry) => entry.name.toLowerCase());
  if (names.some((name) => name.endsWith('vbaproject.bin')))
    notes.push({ code: 'macrosIgnored', values: {} });
  const links = names.filter((name) => /externallinks\/[^/]+\.xml$/.test(name)).length;
  if (links > 0) notes.push({ code: 'externalLinksIgnored', values: { links } });
  return notes;
}
