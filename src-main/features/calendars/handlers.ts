import { calendarProblem, calendarYearSchema } from '../../../src-shared/policy/pack/calendar-year.ts';
import { readProblems } from '../../../src-shared/policy/pack/read-problem.ts';
import type { CalendarRow } from '../../../src-shared/rpc/contract/calendars.ts';
import { type CalendarYear, noticesInForce } from '../../../src-shared/training/working-day.ts';
import { os } from '../../app/procedure.ts';
import { readJsonFile } from '../../app/read-json-file.ts';
import { recordAudit } from '../../database/records/audit-log.ts';
import {
  type CalendarRecord,
  importedCalendars,
  insertCalendar,
} from '../../database/records/policy-records.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';
import { Refused, requireFound } from '../../session/refusals.ts';
import { loadShippedYears } from '../../session/shipped-policies.ts';

/** The notice of one year is a page of text; anything larger is something else. */
const FILE_MAX_BYTES = 256 * 1024;

const list = os.calendars.list.handler(({ context }) => {
  const ledger = context.session.ledger;
  const { knownUntil } = ledger.calendar;
  return {
    knownUntil: knownUntil === null ? null : Number(knownUntil.slice(0, 4)),
    years: rowsOf(ledger),
  };
});

function rowsOf(ledger: OpenLedger): CalendarRow[] {
  const imported = importedCalendars(ledger.database.reader).map(toImported);
  const shipped = loadShippedYears().map((notice) => toRow(notice, 'shipped', null));
  return noticesInForce(shipped, imported).toReversed();
}

function toImported(record: CalendarRecord): CalendarRow {
  return toRow(calendarYearSchema.parse(JSON.parse(record.content)), 'imported', record);
}

function toRow(notice: CalendarYear, kind: CalendarRow['kind'], record: CalendarRecord | null): CalendarRow {
  return {
    year: notice.year,
    kind,
    source: notice.source,
    daysOffCount: notice.daysOff.length,
    makeUpWorkdayCount: notice.makeUpWorkdays.length,
    importedAt: record?.recordedAt ?? null,
    actor: record?.actor ?? null,
  };
}

const importYear = os.calendars.importYear.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  const notice = await noticeOf(input.file);
  const content = JSON.stringify(notice);
  const stands = importedCalendars(ledger.database.reader).find(({ year }) => year === notice.year);
  const shipped = loadShippedYears().find(({ year }) => year === notice.year);
  const isKnown = (stands?.content ?? JSON.stringify(shipped)) === content;
  if (!isKnown)
    await ledger.database.write((writer) => {
      insertCalendar(writer, signature, { year: notice.year, content });
      recordAudit(writer, signature, {
        action: 'calendar.import',
        subject: String(notice.year),
        after: {
          source: notice.source,
          daysOff: notice.daysOff.length,
          makeUpWorkdays: notice.makeUpWorkdays.length,
        },
      });
    });
  const row = requireFound(
    rowsOf(ledger).find(({ year }) => year === notice.year),
    'calendar',
  );
  return { row, isNew: !isKnown };
});

async function noticeOf(file: File): Promise<CalendarYear> {
  const read = calendarYearSchema.safeParse(
    await readJsonFile(file, {
      maxBytes: FILE_MAX_BYTES,
      tooLarge: 'calendar.fileTooLarge',
      notJson: 'calendar.fileNotJson',
    }),
  );
  if (read.success) return read.data;
  throw new Refused(readProblems(read.error).map(calendarProblem));
}

export const calendarHandlers = { list, importYear };
