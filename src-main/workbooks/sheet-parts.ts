import { resolvePart } from './read-xlsx.ts';
import { attribute, scanXml } from './xml-scanner.ts';
import type { GuardedZip } from './zip-guard.ts';

/** A relation of a part to another part of the file. */
export type PartRelation = { readonly id: string; readonly type: string; readonly part: string };

/** Relations of a part, those to places outside the file left out. */
export async function relationsOf(
  zip: GuardedZip,
  part: string,
  signal: AbortSignal | undefined,
): Promise<readonly PartRelation[]> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const relations: PartRelation[] = [];
  await scanXml(zip.stream(`${folder}_rels/${part.slice(folder.length)}.rels`, signal), {
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
  await scanXml(zip.stream(workbook, signal), {
    open(name, attributes) {
      if (name !== 'sheet' || attribute(attributes, 'name') !== sheetName) return;
      const named = /\s([\w.-]+:id)\s*=/.exec(attributes)?.[1];
      id ??= named === undefined ? undefined : attribute(attributes, named);
    },
  });
  const part = relations.find((relation) => relation.id === id)?.part;
  return part === undefined ? null : { part, relations };
}
