import { answersFor, answersToKeep } from '../../../src-shared/sheet/rows/built-in-sheet.ts';
import { os } from '../../app/procedure.ts';
import { headSeal } from '../../database/entries/post-batch.ts';
import { recordAudit } from '../../database/records/audit-log.ts';
import { keepAnswers, keptAnswers } from '../../database/records/sheet-records.ts';
import { throwIfCancelled } from '../../lib/run-work.ts';
import { Refused, refuseErrors } from '../../session/refusals.ts';
import { gatherSheet } from '../../session/sheets/gather-sheet.ts';
import { renderPart, writeSheetFile } from './sheet-files.ts';
import { previewOf } from './sheet-preview.ts';

const preview = os.sheets.preview.handler(async ({ context, input, signal }) => {
  const ledger = context.session.ledger;
  const { request, limit } = input;
  const sheet = await gatherSheet(ledger, request, () => undefined, signal);
  const answers = answersFor(sheet.asks, request.answers, keptAnswers(ledger.database.reader));
  return {
    ...previewOf(renderPart(sheet, null, { answers, seal: null }), limit),
    organisationCount: sheet.schools.length,
    asks: sheet.asks.map(({ key, heading }) => ({ key, heading, value: answers[key] ?? '' })),
    problems: [...sheet.problems],
  };
});

const write = os.sheets.write.handler(({ context, input, signal }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  const { request, split } = input;
  return context.session.jobs.run(async (report, cancelled) => {
    const sheet = await gatherSheet(ledger, request, report, cancelled);
    const seal = headSeal(ledger.database.reader);
    const rows =
      split === 'one' ? sheet.whole.count : sheet.schools.reduce((sum, school) => sum + school.rows.count, 0);
    // A form has its rows without anybody in it, but there is no school to give one of its own.
    refuseErrors(sheet.problems);
    if (rows === 0) throw new Refused([{ code: 'sheet.nothingToWrite', severity: 'error', values: {} }]);
    const { file, sheets } = await writeSheetFile(sheet, {
      answers: answersFor(sheet.asks, request.answers, keptAnswers(ledger.database.reader)),
      split,
      seal,
      now: ledger.options.now(),
      onRows: (done) => report(done, rows, 'writing'),
      signal: cancelled,
    });
    throwIfCancelled(cancelled);
    await ledger.database.write((writer) => {
      keepAnswers(writer, answersToKeep(sheet.asks, request.answers));
      recordAudit(writer, signature, {
        action: 'sheet.export',
        subject: file.name,
        after: { sheet: sheet.layout.title, rows, sheets, seal },
      });
    });
    return { file, rows, sheets, problems: [...sheet.problems] };
  }, signal);
});

export const sheetHandlers = { preview, write };
