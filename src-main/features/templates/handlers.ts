import { foreignColumnProblems, partsToFill } from '../../../src-shared/sheet/fill/fill-parts.ts';
import { layoutOfKind } from '../../../src-shared/sheet/layouts/layout-of-kind.ts';
import type { SheetKind } from '../../../src-shared/sheet/layouts/sheet-kinds.ts';
import type { LayoutShape } from '../../../src-shared/sheet/layouts/sheet-layout.ts';
import { answersToKeep } from '../../../src-shared/sheet/rows/built-in-sheet.ts';
import { os } from '../../app/procedure.ts';
import { runWork, timeSlices } from '../../lib/run-work.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';
import { Refused, refuseErrors, Stale } from '../../session/refusals.ts';
import { fillFacts } from '../../session/sheets/fill-facts.ts';
import { gatherSheet } from '../../session/sheets/gather-sheet.ts';
import { recordFilling, removeTemplate, saveVersion } from './commands.ts';
import { bytesOf, workbookType } from './file-bytes.ts';
import { fillParts } from './fill.ts';
import { prepareVersion } from './prepare-version.ts';
import { contentOf, savedTemplate, savedTemplates, toRow } from './queries.ts';
import { readBlank, readSaved } from './read-blank.ts';

/** What a sheet of a kind can be filled with; years of a cycle are those of the present one. */
function layoutOf(ledger: OpenLedger, kind: SheetKind): LayoutShape {
  return layoutOfKind(kind, ledger.cycleOf(ledger.registrationYear(ledger.today())));
}

const read = os.templates.read.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const { file: blank, kind, corrections } = input;
  const bytes = await bytesOf(blank);
  const asked = { fileName: blank.name, bytes, kind, corrections };
  return readBlank(ledger.database.reader, layoutOf(ledger, kind), asked);
});

const get = os.templates.get.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const { reader } = ledger.database;
  const template = savedTemplate(reader, input.uid);
  return { ...(await readSaved(reader, layoutOf(ledger, template.kind), template)), row: toRow(template) };
});

const list = os.templates.list.handler(({ context }) => ({
  rows: savedTemplates(context.session.ledger.database.reader).map(toRow),
}));

const save = os.templates.save.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  const layout = layoutOf(ledger, input.kind);
  const saved = await prepareVersion(ledger.database.reader, layout, input, ledger.options.newUid);
  await ledger.database.write((writer) => saveVersion(writer, signature, saved));
  return { uid: saved.record.uid, version: saved.record.version };
});

const remove = os.templates.remove.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  const template = savedTemplate(ledger.database.reader, input.uid);
  if (template.record.version !== input.version) throw new Stale('template');
  await ledger.database.write((writer) => removeTemplate(writer, signature, template));
  return { removed: true };
});

const file = os.templates.file.handler(({ context, input }) => {
  const { reader } = context.session.ledger.database;
  const template = savedTemplate(reader, input.uid);
  const { fileName } = template.record;
  return { file: new File([contentOf(reader, template)], fileName, { type: workbookType(fileName).type }) };
});

const fill = os.templates.fill.handler(({ context, input, signal }) => {
  const ledger = context.session.ledger;
  const { reader } = ledger.database;
  const { request } = input;
  return context.session.jobs.run(async (report, cancelled) => {
    const signature = ledger.signature();
    const template = savedTemplate(reader, input.uid);
    if (request.kind !== template.kind)
      throw new Refused([
        { code: 'template.kindDiffers', severity: 'error', at: { field: 'kind' }, values: {} },
      ]);
    const blank = contentOf(reader, template);
    const sheet = await gatherSheet(ledger, request, report, cancelled);
    refuseErrors(sheet.problems);
    refuseErrors(foreignColumnProblems(sheet, template.mapping));
    const facts = fillFacts(ledger, request, { asks: sheet.asks, said: request.answers });
    const split = input.split ?? template.options.split;
    const slices = timeSlices(cancelled);
    const order = { isSplit: split !== 'one', sort: template.options.sort };
    const parts = await runWork(partsToFill(sheet, facts, order), slices);
    const means = { template, blank, now: ledger.options.now(), slices, report, signal: cancelled };
    const filled = await fillParts(means, parts, { split, subject: sheet.subject });
    const answers = answersToKeep(sheet.asks, request.answers);
    await ledger.database.write((writer) =>
      recordFilling(writer, signature, { template, answers, filled, seal: facts.seal }),
    );
    return { ...filled, notes: [...filled.notes, ...sheet.problems] };
  }, signal);
});

export const templateHandlers = { read, get, list, save, remove, file, fill };
