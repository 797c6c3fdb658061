import { recordAudit } from '../../database/audit-log.ts';
import { headSeal } from '../../database/post-batch.ts';
import { os } from '../../host/procedure.ts';
import { gatherSheet } from '../../host/sheets/gather-sheet.ts';
import type { LedgerSheet } from '../../host/sheets/ledger-sheet.ts';
import { render, writeSheetFile } from './sheet-files.ts';
import { previewOf } from './sheet-preview.ts';

const preview = os.sheets.preview.handler(async ({ context, input, signal }) => {
  const ledger = context.desk.ledger;
  const { request, limit } = input;
  const stopped = signal ?? new AbortController().signal;
  const sheet = await gatherSheet(ledger, request, () => undefined, stopped);
  return sheet((known) => {
    const answers = answersFor(known, request.answers);
    return {
      ...previewOf(render(known, null, { answers, seal: null }), limit),
      organisationCount: known.schools.length,
      asks: known.asks.map(({ key, heading }) => ({ key, heading, value: answers[key] ?? '' })),
      problems: [...known.problems],
    };
  });
});

/** What the user says now, else what is proposed. */
function answersFor<Row>(
  sheet: LedgerSheet<Row>,
  said: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(sheet.asks.map(({ key, proposed }) => [key, (said[key] ?? proposed).trim()]));
}

const write = os.sheets.write.handler(({ context, input, signal }) => {
  const ledger = context.desk.ledger;
  const signature = ledger.signature();
  const { request, split } = input;
  return context.desk.jobs.run(async (report, cancelled) => {
    const sheet = await gatherSheet(ledger, request, report, cancelled);
    const seal = headSeal(ledger.database.reader);
    return sheet(async (known) => {
      const rows = known.schools.reduce((sum, school) => sum + school.rows.length, 0);
      const answers = answersFor(known, request.answers);
      const { file, sheets } = await writeSheetFile(known, {
        answers,
        split,
        seal,
        now: ledger.options.now(),
        onRows: (done) => report(done, rows, 'writing'),
        signal: cancelled,
      });
      await ledger.database.write((writer) =>
        recordAudit(writer, signature, {
          action: 'sheet.export',
          subject: file.name,
          after: { kind: request.kind, rows, sheets, seal },
        }),
      );
      return { file, rows, sheets, problems: [...known.problems] };
    });
  }, signal);
});

export const sheetHandlers = { preview, write };
