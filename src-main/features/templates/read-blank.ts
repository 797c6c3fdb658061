import type { Outputs } from '../../../src-shared/rpc/contract/index.ts';
import type { SheetLayout } from '../../../src-shared/sheet/layouts/sheet-layout.ts';
import {
  carryMapping,
  compareMappings,
  headShare,
  likenessOf,
} from '../../../src-shared/sheet/template/template-carry.ts';
import { mappingProblems } from '../../../src-shared/sheet/template/template-check.ts';
import { canonicalFingerprint } from '../../../src-shared/sheet/template/template-fingerprint.ts';
import {
  correctionsOf,
  type MappingCorrections,
  mergeCorrections,
  type TemplateMapping,
} from '../../../src-shared/sheet/template/template-mapping.ts';
import type { TemplateProblem } from '../../../src-shared/sheet/template/template-problems.ts';
import { proposeTemplate } from '../../../src-shared/sheet/template/template-proposal.ts';
import type { TemplateWorkbook } from '../../../src-shared/sheet/template/template-sheet.ts';
import { valueNamesOf, valueSpellingsOf } from '../../../src-shared/sheet/template/template-value-names.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';
import { layoutOfKind } from '../../session/sheets/layout-of-kind.ts';
import { readTemplate } from '../../workbooks/template/read-template.ts';
import { drawSheet } from '../../workbooks/template/sheet-picture.ts';
import { contentOf, type SavedTemplate, savedTemplates } from './saved-template.ts';

type Reading = Outputs['templates']['read'];

/** So much of a form's words must be found again for it to be taken for a changed one of ours; less on a sheet of its name. */
const ALIKE = { named: 0.5, other: 0.7 };

type Blank = {
  readonly bytes: Uint8Array;
  readonly kind: SavedTemplate['kind'];
  readonly corrections: MappingCorrections;
};

type Proposed = {
  readonly workbook: TemplateWorkbook;
  readonly mapping: TemplateMapping | null;
  readonly problems: readonly TemplateProblem[];
  /** The sheet that is meant, mapped or not. */
  readonly sheet: string | undefined;
  readonly known: SavedTemplate | null;
};

/** What goes where in a blank workbook: as it was saved, carried over from a saved one, or proposed; corrections on top. */
export async function proposeBlank(ledger: OpenLedger, blank: Blank): Promise<Proposed> {
  const workbook = await readTemplate(blank.bytes);
  const saved = savedTemplates(ledger).filter(({ kind }) => kind === blank.kind);
  return layoutOfKind(
    ledger,
    blank.kind,
  )(async (layout) => {
    const known = await findKnown(ledger, layout, workbook, saved);
    const corrections = mergeCorrections(known?.corrections ?? {}, blank.corrections);
    const { mapping, problems } = proposeTemplate(layout, workbook, valueSpellingsOf(layout), corrections);
    return {
      workbook,
      mapping,
      problems: withFaults(layout, workbook, mapping, problems),
      sheet: mapping?.sheet ?? corrections.sheet,
      known: mapping === null ? null : (known?.template ?? null),
    };
  });
}

/** A blank workbook: what is proposed for it, how its sheet looks, which saved template it is or resembles. */
export async function readBlank(
  ledger: OpenLedger,
  blank: Blank & { readonly fileName: string },
): Promise<Reading> {
  const { workbook, known, ...proposed } = await proposeBlank(ledger, blank);
  return layoutOfKind(
    ledger,
    blank.kind,
  )((layout) =>
    describe(layout, workbook, {
      ...blank,
      ...proposed,
      known: known === null ? null : toKnown(known, proposed.mapping),
    }),
  );
}

/** A saved template with its workbook, its mapping as it was saved. */
export async function readSaved(ledger: OpenLedger, template: SavedTemplate): Promise<Reading> {
  const bytes = contentOf(ledger, template);
  const workbook = await readTemplate(bytes);
  const { mapping } = template;
  return layoutOfKind(
    ledger,
    template.kind,
  )((layout) => {
    const { problems } = proposeTemplate(layout, workbook, valueSpellingsOf(layout), correctionsOf(mapping));
    return describe(layout, workbook, {
      fileName: template.record.fileName,
      bytes,
      mapping,
      problems: withFaults(layout, workbook, mapping, problems),
      sheet: mapping.sheet,
      known: toKnown(template, mapping),
    });
  });
}

/** What the proposal says and what the mapping would be refused for, each once. */
export function withFaults<Row>(
  layout: SheetLayout<Row>,
  workbook: TemplateWorkbook,
  mapping: TemplateMapping | null,
  problems: readonly TemplateProblem[],
): readonly TemplateProblem[] {
  const faults = mapping === null ? [] : mappingProblems(layout, workbook, mapping, valueSpellingsOf(layout));
  const isSaid = (fault: TemplateProblem) =>
    problems.some(
      (problem) =>
        problem.at?.address === fault.at?.address &&
        problem.values['name'] === fault.values['name'] &&
        problem.code === 'templatePlaceholderUnknown' &&
        fault.code === 'templateValueUnknown',
    );
  return [...problems, ...faults.filter((fault) => !isSaid(fault))];
}

type Known = { readonly template: SavedTemplate; readonly corrections: MappingCorrections };

/** The saved template of the same fingerprint; else the most alike, its mapping carried over. */
async function findKnown<Row>(
  ledger: OpenLedger,
  layout: SheetLayout<Row>,
  workbook: TemplateWorkbook,
  saved: readonly SavedTemplate[],
): Promise<Known | null> {
  const propose = (corrections: MappingCorrections) =>
    proposeTemplate(layout, workbook, valueSpellingsOf(layout), corrections).mapping;
  for (const template of saved) {
    const corrections = correctionsOf(template.mapping);
    const fingerprint = propose(corrections)?.fingerprint;
    const isSame =
      fingerprint !== undefined &&
      canonicalFingerprint(fingerprint) === canonicalFingerprint(template.mapping.fingerprint);
    if (isSame) return { template, corrections };
  }
  const candidates = saved
    .map((template) => ({ template, share: headShare(template.mapping.fingerprint, workbook) }))
    .filter(({ share }) => share >= ALIKE.named)
    .sort((a, b) => b.share - a.share);
  for (const { template } of candidates) {
    const before = await readTemplate(contentOf(ledger, template));
    const old = { mapping: template.mapping, workbook: before };
    const corrections = carryMapping(layout, old, workbook, valueSpellingsOf(layout));
    const fingerprint = propose(corrections)?.fingerprint;
    if (fingerprint === undefined) continue;
    const wanted = fingerprint.sheet === template.mapping.sheet ? ALIKE.named : ALIKE.other;
    if (likenessOf(template.mapping.fingerprint, fingerprint) >= wanted) return { template, corrections };
  }
  return null;
}

function toKnown(template: SavedTemplate, mapping: TemplateMapping | null): Reading['known'] {
  const changes = mapping === null ? [] : compareMappings(template.mapping, mapping);
  return {
    uid: template.record.uid,
    version: template.record.version,
    name: template.record.name,
    changes: changes.map((change) => ({ ...change })),
    options: template.options,
  };
}

async function describe<Row>(
  layout: SheetLayout<Row>,
  workbook: TemplateWorkbook,
  blank: {
    readonly fileName: string;
    readonly bytes: Uint8Array;
    readonly mapping: TemplateMapping | null;
    readonly problems: readonly TemplateProblem[];
    readonly sheet: string | undefined;
    readonly known: Reading['known'];
  },
): Promise<Reading> {
  const shown =
    workbook.sheets.find(({ name }) => name === blank.sheet) ??
    workbook.sheets.find(({ isHidden }) => !isHidden) ??
    workbook.sheets[0];
  const picture = shown === undefined ? null : await drawSheet(blank.bytes, shown);
  return {
    fileName: blank.fileName,
    sheets: workbook.sheets.map(({ name, isHidden }) => ({ name, isHidden })),
    picture: toWire(picture),
    mapping: blank.mapping,
    problems: [
      ...workbook.notes.map(({ code, values }) => ({
        code: `workbook.${code}` as const,
        severity: 'warning' as const,
        values,
      })),
      ...blank.problems,
    ],
    // The lines of a form are single values.
    fields: (layout.lines === undefined ? layout.columns : []).map(
      ({ key, headings, isRequired, isSummed }) => ({
        key,
        heading: headings.join(' '),
        isRequired,
        isSummed,
      }),
    ),
    values: valueNamesOf(layout).map(({ name, heading }) => ({ name, heading })),
    known: blank.known,
  };
}

function toWire(picture: Awaited<ReturnType<typeof drawSheet>> | null): Reading['picture'] {
  if (picture === null) return { sheet: '', columns: [], rows: [], isCut: false };
  return {
    sheet: picture.sheet,
    columns: picture.columns.map((column) => ({ ...column })),
    rows: picture.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell })) })),
    isCut: picture.isCut,
  };
}
