import type { LayoutShape } from '../layouts/sheet-layout.ts';
import { carryMapping, headShare, likenessOf } from './template-carry.ts';
import { canonicalFingerprint } from './template-fingerprint.ts';
import { correctionsOf, type MappingCorrections, type TemplateMapping } from './template-mapping.ts';
import { proposeTemplate } from './template-proposal.ts';
import type { TemplateWorkbook } from './template-sheet.ts';
import { valueSpellingsOf } from './template-value-names.ts';

/** So much of a form's words must be found again for it to be taken for a changed one of ours; less on a sheet of its name. */
const ALIKE = { named: 0.5, other: 0.7 };

type Saved = { readonly mapping: TemplateMapping };

/** The saved template whose fingerprint the workbook has: the same form, however its cells were filled before. */
export function findSame<Template extends Saved>(
  layout: LayoutShape,
  workbook: TemplateWorkbook,
  saved: readonly Template[],
): Template | undefined {
  return saved.find(({ mapping }) => {
    const fingerprint = fingerprintWith(layout, workbook, correctionsOf(mapping));
    return (
      fingerprint !== undefined &&
      canonicalFingerprint(fingerprint) === canonicalFingerprint(mapping.fingerprint)
    );
  });
}

/** Saved templates that the workbook may be a changed form of, the most alike first; `carryOver` says of which it is. */
export function alikeTemplates<Template extends Saved>(
  workbook: TemplateWorkbook,
  saved: readonly Template[],
): readonly Template[] {
  return saved
    .map((template) => ({ template, share: headShare(template.mapping.fingerprint, workbook) }))
    .filter(({ share }) => share >= ALIKE.named)
    .sort((a, b) => b.share - a.share)
    .map(({ template }) => template);
}

/** The mapping of a saved template carried over to a changed form; null where it is another form. */
export function carryOver(
  layout: LayoutShape,
  saved: Saved & { readonly workbook: TemplateWorkbook },
  workbook: TemplateWorkbook,
): MappingCorrections | null {
  const { mapping } = saved;
  const corrections = carryMapping(layout, saved, workbook, valueSpellingsOf(layout));
  const fingerprint = fingerprintWith(layout, workbook, corrections);
  if (fingerprint === undefined) return null;
  const wanted = fingerprint.sheet === mapping.sheet ? ALIKE.named : ALIKE.other;
  return likenessOf(mapping.fingerprint, fingerprint) >= wanted ? corrections : null;
}

function fingerprintWith(layout: LayoutShape, workbook: TemplateWorkbook, corrections: MappingCorrections) {
  return proposeTemplate(layout, workbook, valueSpellingsOf(layout), corrections).mapping?.fingerprint;
}
