import { os } from '../../app/procedure.ts';
import { removeTemplate, saveTemplate } from './commands.ts';
import { bytesOf } from './file-bytes.ts';
import { fillSaved } from './fill.ts';
import { readBlank, readSaved } from './read-blank.ts';
import { contentOf, savedTemplate, savedTemplates, toRow } from './saved-template.ts';

const read = os.templates.read.handler(async ({ context, input }) => {
  const { file: blank, kind, corrections } = input;
  const bytes = await bytesOf(blank);
  return readBlank(context.session.ledger, { fileName: blank.name, bytes, kind, corrections });
});

const get = os.templates.get.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const template = savedTemplate(ledger, input.uid);
  return { ...(await readSaved(ledger, template)), row: toRow(template) };
});

const list = os.templates.list.handler(({ context }) => ({
  rows: savedTemplates(context.session.ledger).map(toRow),
}));

const save = os.templates.save.handler(({ context, input }) => saveTemplate(context.session.ledger, input));

const remove = os.templates.remove.handler(async ({ context, input }) => {
  await removeTemplate(context.session.ledger, input);
  return { removed: true };
});

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const XLSM = 'application/vnd.ms-excel.sheet.macroEnabled.12';

const file = os.templates.file.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const template = savedTemplate(ledger, input.uid);
  const name = template.record.fileName;
  const type = name.toLowerCase().endsWith('.xlsm') ? XLSM : XLSX;
  return { file: new File([contentOf(ledger, template)], name, { type }) };
});

const fill = os.templates.fill.handler(({ context, input, signal }) => {
  const ledger = context.session.ledger;
  return context.session.jobs.run((report, cancelled) => fillSaved(ledger, input, report, cancelled), signal);
});

export const templateHandlers = { read, get, list, save, remove, file, fill };
