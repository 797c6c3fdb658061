import { os } from '../../app/procedure.ts';
import { headSeal } from '../../database/entries/post-batch.ts';
import { recordAudit } from '../../database/records/audit-log.ts';
import { keepAnswers, keptAnswers } from '../../database/records/sheet-records.ts';
import { throwIfCancelled } from '../../lib/run-work.ts';
import { Refused } from '../../session/refusals.ts';
import { gatherSheet } from '../../session/sheets/gather-sheet.ts';
import { allRows, type LedgerSheet } from '../../session/sheets/ledger-sheet.ts';
import { render, writeSheetFile } from './sheet-files.ts';
import { previewOf } from './sheet-preview.ts';

type Answers = Readonly<Record<string, string>>;

const preview = os.sheets.preview.handler(async ({ context, input, signal }) => {
  const ledger = context.session.ledger;
  const { request, limit } = input;
  const sheet = await gatherSheet(ledger, request, () => undefined, signal);
  const kept = keptAnswers(ledger.database.reader);
  return sheet((known) => {
    const answers = answersFor(known, request.answers, kept);
    return {
      ...previewOf(render(known, null, { answers, seal: null }), limit),
      organisationCount: known.schools.length,
      asks: known.asks.map(({ key, heading }) => ({ key, heading, value: answers[key] ?? '' })),
      problems: [...known.problems],
    };
  });
});

/** What the user says now, else what was said the last time, else what the ledger proposes. */
function answersFor<Row>({ asks }: LedgerSheet<Row>, said: Answers, kept: Answers): Answers {
  return Object.fromEntries(
    asks.map(({ key, proposed, isKept }) => [
      key,
      (said[key] ?? (isKept ? kept[key] : undefined) ?? proposed).trim(),
    ]),
  );
}

const write = os.sheets.write.handler(({ context, input, signal }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  const { request, split } = input;
  return context.session.jobs.run(async (report, cancelled) => {
    const sheet = await gatherSheet(ledger, request, report, cancelled);
    const seal = headSeal(ledger.database.reader);
    return sheet(async (known) => {
      const rows =
        split === 'one'
          ? allRows(known).length
          : known.schools.reduce((sum, school) => sum + school.rows.length, 0);
      // A form has its rows without anybody in it, but there is no school to give one of its own.
      if (rows === 0) throw new Refused([{ code: 'sheet.nothingToWrite', severity: 'error', values: {} }]);
      const answers = answersFor(known, request.answers, keptAnswers(ledger.database.reader));
      const { file, sheets } = await writeSheetFile(known, {
        answers,
        split,
        seal,
        now: ledger.options.now(),
        onRows: (done) => report(done, rows, 'writing'),
        signal: cancelled,
      });
      throwIfCancelled(cancelled);
      const keys = new Set(known.asks.filter(({ isKept }) => isKept).map(({ key }) => key));
      await ledger.database.write((writer) => {
        keepAnswers(
          writer,
          Object.fromEntries(Object.entries(request.answers).filter(([key]) => keys.has(key))),
        );
        recordAudit(writer, signature, {
          action: 'sheet.export',
          subject: file.name,
          after: { sheet: known.layout.title, rows, sheets, seal },
        });
      });
      return { file, rows, sheets, problems: [...known.problems] };
    });
  }, signal);
});

export const sheetHandlers = { preview, write };
