import { assertPresent } from '../../../src-shared/lib/assert.ts';
import { encodePart } from '../ooxml/part-text.ts';
import { compressAddition, copyZip, createEntryReader, type ZipAddition } from '../ooxml/zip-copy.ts';
import type { OpenTemplate } from '../template/open-template.ts';
import { definedNames } from './patch-workbook.ts';
import { tablesOf, workbookOf } from './sheet-dependents.ts';

/** The first copy's package with what is changed in it and added to it. */
export type SheetPackage = {
  readonly template: OpenTemplate;
  /** Content types of the parts that are added. */
  readonly types: string[];
  /** Gives a part of the first copy other content. Text is written in the part's own encoding. */
  change(part: string, content: string | Uint8Array): void;
  /** Adds a part, with the time of the one that it is like. */
  add(part: string, content: Uint8Array, like: string): void;
  /** Leaves a part out; one that is not there is not missed. */
  drop(part: string): void;
  /** A part name beside an old one that nothing has yet: the same words, the next free number. */
  freePart(part: string): string;
  /** The next number of a table object. */
  freeTable(): number;
  /** The name with the first number behind it that no table and no defined name has. */
  freeTableName(name: string): string;
  /** The package with everything that was changed, added and dropped. */
  write(): Uint8Array;
};

/**
 * The package that sheets are put into. Names of parts and tables are compared without case, as programs do. A
 * part that is changed into itself is not written, so that it keeps its compressed bytes.
 */
export function createPackage(template: OpenTemplate): SheetPackage {
  const entries = new Map(template.zip.entries.map(({ name }) => [name.toLowerCase(), name]));
  // Names that were given out count as taken at once, though their parts are written at the end.
  const taken = new Set(entries.keys());
  // Where to go on looking for a free number: with hundreds of schools, counting from 1 each time adds up.
  const numbers = new Map<string, number>();
  const changes = new Map<string, Uint8Array | null>();
  const additions: ZipAddition[] = [];
  const tables = template.sheets.flatMap(({ part }) => tablesOf(template, part));
  const tableNames = new Set([
    ...tables.map(({ displayName }) => displayName.toLowerCase()),
    ...definedNames(workbookOf(template)).keys(),
  ]);
  // Numbers of tables are unique in the workbook (ECMA-376 part 1, 18.5.1.2), not in the sheet.
  let lastTable = Math.max(0, ...tables.map(({ id }) => id));
  const stored = createEntryReader(template.bytes);
  const entryOf = (part: string) => entries.get(part.toLowerCase());
  return {
    template,
    types: [],
    change(part, content) {
      // Old-style drawings are not always well-formed XML, and always UTF-8.
      const isText = typeof content === 'string';
      const encoding =
        isText && !isLegacyDrawing(part) ? (template.read(part)?.encoding ?? 'utf-8') : 'utf-8';
      const made = isText ? encodePart({ text: content, encoding }) : content;
      const name = assertPresent(entryOf(part), 'a changed part is in the file');
      // Compared as bytes: a part in UTF-16 or with a mark comes back the same.
      const old = stored(part);
      if (old === null || Buffer.compare(old, made) !== 0) changes.set(name, made);
    },
    add: (part, content, like) => additions.push(compressAddition(part, content, entryOf(like) ?? '')),
    drop(part) {
      const name = entryOf(part);
      if (name !== undefined) changes.set(name, null);
    },
    freePart(part) {
      // `sheet12.xml` is `sheet`, 12, `.xml`; an image without a number gets one.
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

/** A drawing in VML, which is not always well-formed XML. */
export function isLegacyDrawing(part: string): boolean {
  return part.toLowerCase().endsWith('.vml');
}
