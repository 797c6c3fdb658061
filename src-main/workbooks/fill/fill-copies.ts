import type { TemplateMapping } from '../../../src-shared/sheet/template/template-mapping.ts';
import type { TimeSlices } from '../../lib/run-work.ts';
import { copyZip, createEntryReader } from '../ooxml/zip-copy.ts';
import { openTemplate } from '../template/open-template.ts';
import type { FilledPart } from './check-filled.ts';
import { type FillNote, joinNotes } from './fill-notes.ts';
import { type FilledTemplate, fillTemplate } from './fill-template.ts';
import { type FilledCopy, joinCopies } from './repeat-sheet.ts';
import { requireRepeatable } from './sheet-dependents.ts';

/**
 * Fills the template's sheet once for every part, each on a sheet of its own under the part's name, in one
 * workbook. The first takes the place of the blank sheet, the others follow it; every other sheet stays.
 *
 * Formats that a filling derives (numbers as text) go into the styles part. Each part is therefore filled from
 * the blank workbook with the styles of the part before: format numbers then mean the same in all copies, and
 * the last copy's styles serve the whole.
 *
 * `onPart` is told after each part how many are done.
 *
 * @throws TemplateRefused like `fillTemplate`, and sheetNotRepeatable; Cancelled.
 */
export async function fillCopies(
  bytes: Uint8Array,
  mapping: TemplateMapping,
  parts: readonly FilledPart[],
  { onPart, slices }: { readonly onPart: (done: number) => void; readonly slices: TimeSlices },
): Promise<FilledTemplate> {
  await requireRepeatable(bytes, mapping.sheet);
  const stylesEntry = await entryOfStyles(bytes);
  const copies: FilledCopy[] = [];
  const notes: FillNote[] = [];
  let blank = bytes;
  for (const { sheet, rows, values } of parts) {
    const filled = await fillTemplate(blank, { mapping, rows, values }, { slices });
    copies.push({ name: sheet, bytes: filled.bytes });
    notes.push(...filled.notes);
    if (stylesEntry !== null) blank = withStyles(blank, filled.bytes, stylesEntry);
    onPart(copies.length);
    if (slices.isOver) await slices.next();
  }
  return { bytes: await joinCopies(copies, mapping.sheet, slices), notes: joinNotes(notes) };
}

/** The zip's own name of the styles part; `null` for a workbook without one. */
async function entryOfStyles(bytes: Uint8Array): Promise<string | null> {
  const template = await openTemplate(bytes);
  const part = template
    .relationsOf(template.workbookPart)
    .find(({ type }) => type.endsWith('/styles'))
    ?.part.toLowerCase();
  return template.zip.entries.find(({ name }) => name.toLowerCase() === part)?.name ?? null;
}

/** The blank workbook with the formats of one that was filled: their numbers mean the same in both. */
function withStyles(blank: Uint8Array, filled: Uint8Array, entry: string): Uint8Array {
  const styles = createEntryReader(filled)(entry);
  const before = createEntryReader(blank)(entry);
  // The same bytes are opened once.
  const isSame = styles === null || before === null || Buffer.compare(styles, before) === 0;
  return isSame ? blank : copyZip(blank, new Map([[entry, styles]]));
}

/** The longest name of a sheet, in UTF-16 units (ECMA-376 part 1, 18.2.19; Excel). */
const NAME_MAX = 31;

/**
 * Names for the sheets of schools: what a spreadsheet does not allow is replaced, at most 31 units, none twice
 * (case does not count) or like a sheet that stays. Excel keeps `History` for itself.
 */
export function sheetNames(schools: readonly string[], others: readonly string[]): readonly string[] {
  const taken = new Set([...others, 'History'].map((name) => name.toLowerCase()));
  return schools.map((school) => {
    const allowed = school
      .replace(/[[\]:*?/\\\p{Cc}]/gu, ' ')
      .replace(/^'+|'+$/g, '')
      .trim();
    const stem = allowed === '' ? '表' : allowed;
    let name = cut(stem, NAME_MAX);
    for (let number = 2; taken.has(name.toLowerCase()); number++) {
      const ending = `(${number})`;
      name = cut(stem, NAME_MAX - ending.length) + ending;
    }
    taken.add(name.toLowerCase());
    return name;
  });
}

/** At most so many UTF-16 units, no character cut in half. */
function cut(text: string, length: number): string {
  let short = '';
  for (const character of text) {
    if (short.length + character.length > length) break;
    short += character;
  }
  return short.trimEnd().replace(/'+$/, '');
}
