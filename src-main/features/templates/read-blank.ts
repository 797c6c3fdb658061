import type { Database } from 'better-sqlite3';
import type { LayoutShape } from '../../../src-shared/sheet/layouts/sheet-layout.ts';
import { type JudgedMapping, withFaults } from '../../../src-shared/sheet/template/complete-mapping.ts';
import { alikeTemplates, carryOver, findSame } from '../../../src-shared/sheet/template/known-template.ts';
import {
  correctionsOf,
  type MappingCorrections,
  mergeCorrections,
} from '../../../src-shared/sheet/template/template-mapping.ts';
import { proposeTemplate } from '../../../src-shared/sheet/template/template-proposal.ts';
import type { TemplateWorkbook } from '../../../src-shared/sheet/template/template-sheet.ts';
import { valueSpellingsOf } from '../../../src-shared/sheet/template/template-value-names.ts';
import { readTemplate } from '../../workbooks/template/read-template.ts';
import { describeBlank, type Reading } from './describe-blank.ts';
import { contentOf, type SavedTemplate, savedTemplates } from './queries.ts';

type Blank = {
  readonly bytes: Uint8Array;
  readonly kind: SavedTemplate['kind'];
  readonly corrections: MappingCorrections;
};

type Proposed = JudgedMapping & {
  readonly workbook: TemplateWorkbook;
  /** The sheet that is meant, mapped or not. */
  readonly sheet: string | undefined;
  readonly known: SavedTemplate | null;
};

/** What goes where in a blank workbook: as it was saved, carried over from a saved one, or proposed; corrections on top. */
export async function proposeBlank(database: Database, layout: LayoutShape, blank: Blank): Promise<Proposed> {
  const workbook = await readTemplate(blank.bytes);
  const known = await findKnown(database, layout, workbook, blank.kind);
  const corrections = mergeCorrections(known?.corrections ?? {}, blank.corrections);
  const proposed = proposeTemplate(layout, workbook, valueSpellingsOf(layout), corrections);
  return {
    workbook,
    mapping: proposed.mapping,
    problems: withFaults(layout, workbook, proposed),
    sheet: proposed.mapping?.sheet ?? corrections.sheet,
    known: proposed.mapping === null ? null : (known?.template ?? null),
  };
}

/** A blank workbook: what is proposed for it, how its sheet looks, which saved template it is or resembles. */
export async function readBlank(
  database: Database,
  layout: LayoutShape,
  blank: Blank & { readonly fileName: string },
): Promise<Reading> {
  return describeBlank(layout, { ...blank, ...(await proposeBlank(database, layout, blank)) });
}

/** A saved template with its workbook, its mapping as it was saved. */
export async function readSaved(
  database: Database,
  layout: LayoutShape,
  template: SavedTemplate,
): Promise<Reading> {
  const bytes = contentOf(database, template);
  const workbook = await readTemplate(bytes);
  const { mapping } = template;
  const { problems } = proposeTemplate(layout, workbook, valueSpellingsOf(layout), correctionsOf(mapping));
  return describeBlank(layout, {
    fileName: template.record.fileName,
    bytes,
    workbook,
    mapping,
    problems: withFaults(layout, workbook, { mapping, problems }),
    sheet: mapping.sheet,
    known: template,
  });
}

type Known = { readonly template: SavedTemplate; readonly corrections: MappingCorrections };

/** The saved template of the same fingerprint; else the most alike, its mapping carried over. */
async function findKnown(
  database: Database,
  layout: LayoutShape,
  workbook: TemplateWorkbook,
  kind: SavedTemplate['kind'],
): Promise<Known | null> {
  const saved = savedTemplates(database).filter((template) => template.kind === kind);
  const same = findSame(layout, workbook, saved);
  if (same !== undefined) return { template: same, corrections: correctionsOf(same.mapping) };
  for (const template of alikeTemplates(workbook, saved)) {
    // Only now is the saved workbook read: most files that are opened resemble nothing.
    const before = await readTemplate(contentOf(database, template));
    const corrections = carryOver(layout, { mapping: template.mapping, workbook: before }, workbook);
    if (corrections !== null) return { template, corrections };
  }
  return null;
}
