import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { countKinds, type PlannedRow } from '../../src-shared/import/planned-row.ts';
import type { Work } from '../../src-shared/lib/work.ts';
import type { PolicyPack } from '../../src-shared/policy/pack/policy-pack.ts';
import type { Problem } from '../../src-shared/problems.ts';
import type { SheetLayout } from '../../src-shared/sheet/layouts/sheet-layout.ts';
import type { SheetReading } from '../../src-shared/sheet/read/read-rows.ts';
import type { CalendarDate } from '../../src-shared/training/calendar-date.ts';
import type { Level } from '../../src-shared/training/training-words.ts';
import { recordAudit } from '../database/records/audit-log.ts';
import {
  findImport,
  type ImportBatchRecord,
  insertImport,
  markUndone,
  toWireImport,
} from '../database/records/import-batches.ts';
import type { Report } from '../lib/report.ts';
import { runWork, type TimeSlices, timeSlices } from '../lib/run-work.ts';
import type { OpenLedger } from '../session/open-ledger.ts';
import { Refused, refuseErrors, requireFound } from '../session/refusals.ts';
import type { Session } from '../session/session.ts';
import { previewHead, type ReadSheet, readSheet, type SheetSource } from './sheet-import.ts';

/** What the rows of a sheet are planned against, as it stands in one state of the ledger. */
type Target<Known> = {
  readonly known: Known;
  /** The project that the rows go into; null where they go into the ledger as a whole. */
  readonly project: { readonly id: number; readonly uid: string; readonly name: string } | null;
};

/** What an import asks of the ledger beside its rows. */
export type ImportContext = {
  readonly organisation: { readonly name: string; readonly level: Level };
  readonly today: CalendarDate;
  readonly newUid: () => string;
  /** The texts that govern a day; null is today. */
  readonly packOn: (day: string | null) => PolicyPack;
};

/** Writes planned rows one by one, and then says what taking them back needs. */
type RowWriter<Planned, Undo> = {
  readonly write: (row: Planned) => void;
  readonly undo: () => Undo;
};

/** What taking an import back does, as the ledger stands. */
export type Restoration = {
  readonly project: { readonly name: string } | null;
  /** Everybody who stands in the way. */
  readonly problems: readonly Problem[];
  readonly removed: number;
  readonly restored: number;
  readonly restore: () => Work<void>;
};

/** One kind of list that is taken in. The core decides what a row does; this says where facts come from and go to. */
export type ImportDefinition<
  Input extends SheetSource,
  Row,
  Known,
  Planned extends PlannedRow,
  Shown,
  Undo,
> = {
  readonly kind: ImportBatchRecord['kind'];
  readonly layout: SheetLayout<Row>;
  /** How the log names taking it in and taking it back. */
  readonly actions: { readonly apply: string; readonly undo: string };
  readonly gather: (context: ImportContext, database: Database, input: Input) => Target<Known>;
  readonly plan: (reading: SheetReading<Row>, known: Known) => Work<readonly Planned[]>;
  /** A text that is equal for equal rows of a plan. */
  readonly rowText: (row: Planned) => string;
  /** A row as the preview shows it. */
  readonly show: (row: Planned) => Shown;
  readonly writer: (
    context: ImportContext,
    database: Database,
    target: Target<Known>,
  ) => RowWriter<Planned, Undo>;
  /** What `writer` kept; null for an import that cannot be taken back any more. */
  readonly readUndo: (kept: unknown) => Undo | null;
  readonly restoration: (
    context: ImportContext,
    database: Database,
    batch: ImportBatchRecord,
    undo: Undo,
  ) => Work<Restoration>;
};

/**
 * The three calls of an import. A preview is a plan with a fingerprint; applying makes the plan anew in its transaction
 * and does exactly what was shown, or nothing (DESIGN §4); undoing takes the whole back as one step.
 * Long because its four functions share one definition, whose six type parameters each would have to repeat.
 */
export function defineImport<Input extends SheetSource, Row, Known, Planned extends PlannedRow, Shown, Undo>(
  definition: ImportDefinition<Input, Row, Known, Planned, Shown, Undo>,
) {
  const { kind, layout, actions } = definition;

  /** The rows of a sheet against the ledger in one of its states, and the fingerprint of exactly that. */
  const planned = async (read: ReadSheet<Row>, { known, project }: Target<Known>, slices: TimeSlices) => {
    const rows = await runWork(definition.plan(read.reading, known), slices);
    const head = [...(project === null ? [] : [project.uid]), read.fileSha256, read.sheet];
    const hash = createHash('sha256').update(JSON.stringify(head));
    for (const row of rows) {
      hash.update(definition.rowText(row));
      if (slices.isOver) await slices.next();
    }
    return { rows, fingerprint: hash.digest('hex') };
  };

  const preview = async (ledger: OpenLedger, input: Input, signal: AbortSignal | undefined) => {
    const read = await readSheet(layout, input, signal);
    const target = definition.gather(contextOf(ledger), ledger.database.reader, input);
    const slices = timeSlices(signal);
    const { rows, fingerprint } = await planned(read, target, slices);
    // Checking the answer row by row, which follows, is a piece of work of its own.
    await slices.next();
    return { ...previewHead(layout, input, read, rows, fingerprint), rows: rows.map(definition.show) };
  };

  const apply = (session: Session, input: Input & { readonly fingerprint: string }, signal?: AbortSignal) => {
    const { ledger } = session;
    const signature = ledger.signature();
    return session.jobs.run(async (report, cancelled) => {
      report(0, 0, 'reading');
      const read = await readSheet(layout, input, cancelled);
      report(0, 0, 'backup');
      await ledger.database.backUp('import', ledger.options.now(), cancelled);
      const slices = timeSlices(cancelled);
      const result = await ledger.database.write(async (writer) => {
        const target = definition.gather(contextOf(ledger), writer, input);
        const { rows, fingerprint } = await planned(read, target, slices);
        if (fingerprint !== input.fingerprint)
          throw new Refused([{ code: 'import.changedSincePreview', severity: 'error', values: {} }]);
        const counts = countKinds(rows);
        const todo = rows.filter((row) => row.kind === 'new' || row.kind === 'changed');
        if (todo.length === 0) return { uid: null, counts };
        const rowWriter = definition.writer(contextOf(ledger), writer, target);
        await writeAll(todo, rowWriter.write, { report, slices });
        const uid = ledger.options.newUid();
        insertImport(writer, signature, {
          uid,
          kind,
          projectId: target.project?.id ?? null,
          fileName: input.file.name,
          fileSha256: read.fileSha256,
          fingerprint,
          created: counts.new,
          changed: counts.changed,
          undo: JSON.stringify(rowWriter.undo()),
        });
        recordAudit(writer, signature, {
          action: actions.apply,
          ...namedBy(target.project, input.file.name, { batch: uid, ...counts }),
        });
        return { uid, counts };
      }, cancelled);
      const batch = result.uid === null ? undefined : findImport(ledger.database.reader, result.uid);
      return { batch: batch === undefined ? null : toWireImport(batch), counts: result.counts };
    }, signal);
  };

  const undo = (ledger: OpenLedger, batchUid: string) => {
    const signature = ledger.signature();
    return ledger.database.write(async (writer) => {
      const batch = requireFound(findImport(writer, batchUid), 'import');
      const kept = batch.kind === kind ? definition.readUndo(JSON.parse(batch.undo)) : null;
      if (batch.undoneAt !== null || kept === null)
        throw new Refused([{ code: 'import.alreadyUndone', severity: 'error', values: {} }]);
      const slices = timeSlices();
      const restoration = await runWork(
        definition.restoration(contextOf(ledger), writer, batch, kept),
        slices,
      );
      const { project, problems, restore, ...counts } = restoration;
      refuseErrors(problems);
      await runWork(restore(), slices);
      markUndone(writer, batch.id, signature.at);
      recordAudit(writer, signature, {
        action: actions.undo,
        ...namedBy(project, batch.fileName, { batch: batch.uid, ...counts }),
      });
      return counts;
    });
  };

  return { preview, apply, undo };
}

function contextOf(ledger: OpenLedger): ImportContext {
  return {
    organisation: ledger.organisation,
    today: ledger.today(),
    newUid: ledger.options.newUid,
    packOn: (day) => ledger.packOn(day),
  };
}

/** In the log an import goes by its project and names its file, or by its file. */
function namedBy(project: { readonly name: string } | null, file: string, after: object) {
  return project === null ? { subject: file, after } : { subject: project.name, after: { file, ...after } };
}

async function writeAll<Row>(
  rows: readonly Row[],
  write: (row: Row) => void,
  { report, slices }: { readonly report: Report; readonly slices: TimeSlices },
): Promise<void> {
  report(0, rows.length, 'recording');
  for (const [index, row] of rows.entries()) {
    if (slices.isOver) {
      report(index, rows.length, 'recording');
      await slices.next();
    }
    write(row);
  }
}
