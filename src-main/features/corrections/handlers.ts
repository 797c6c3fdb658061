import { type Choice, choiceCounts } from '../../../src-shared/review/choose.ts';
import type { Difference } from '../../../src-shared/review/difference.ts';
import {
  correctedYears,
  type EffectFacts,
  figureDelta,
  yearsOfChoice,
} from '../../../src-shared/review/effect.ts';
import type { ReturnDifference } from '../../../src-shared/rpc/contract/corrections.ts';
import { registrationSheet } from '../../../src-shared/sheet/layouts/registration-sheet.ts';
import { os } from '../../app/procedure.ts';
import { previewHead } from '../../app/sheet-import.ts';
import { headSeal } from '../../database/entries/post-batch.ts';
import { recordAudit } from '../../database/records/audit-log.ts';
import { runWork, timeSlices } from '../../lib/run-work.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';
import { refuseErrors, requireFound } from '../../session/refusals.ts';
import { applyReview, requireSame } from './apply.ts';
import { insertUndo } from './commands.ts';
import { chooseOf, planCorrection } from './plan.ts';
import { decidedCorrection, findCorrection, listCorrections } from './queries.ts';
import { readReturn } from './read-return.ts';
import { readUndo, restoreTeachers, takeBack, toCorrection, toCorrections, whyNotUndone } from './undo.ts';

const read = os.corrections.read.handler(async ({ context, input, signal }) => {
  const ledger = context.session.ledger;
  const { reader } = ledger.database;
  const sheet = await readReturn(input, signal);
  const asked = { sheet, scope: input.scope, today: ledger.today() };
  const plan = await planCorrection(reader, asked, timeSlices(signal));
  const head = previewHead(registrationSheet, input, sheet, [], plan.fingerprint);
  const { fingerprint, fileName, sheets, headerRow, mapping, samples, fields } = head;
  return {
    ...{ fingerprint, fileName, sheets, headerRow, mapping, samples, fields },
    sheet: sheet.sheet,
    problems: [...plan.problems],
    hasMarks: sheet.styles !== null,
    scope: plan.scope,
    projects: plan.projects.map(({ uid, name }) => ({ uid, name })),
    decided: plan.decided === null ? null : toCorrection(reader, plan.decided),
    counts: plan.counts,
    differences: plan.differences.map((difference) => toWireDifference(ledger, difference)),
  };
});

/** A difference under the name by which its person is told from namesakes. */
function toWireDifference(
  { snapshot }: OpenLedger,
  { key: _key, change: _change, ...difference }: Difference,
): ReturnDifference {
  const { rows, marks, problems } = difference;
  const { uid, name } = difference.teacher;
  const teacher = { ...difference.teacher, name: uid === null ? name : snapshot.toldName({ uid, name }) };
  return { ...difference, teacher, rows: [...rows], marks: [...marks], problems: [...problems] };
}

type NamedPerson = { readonly uid: string; readonly name: string };

const effect = os.corrections.effect.handler(async ({ context, input, signal }) => {
  const ledger = context.session.ledger;
  const { reader } = ledger.database;
  const slices = timeSlices(signal);
  const sheet = await readReturn(input, signal);
  const plan = await planCorrection(reader, { sheet, scope: input.scope, today: ledger.today() }, slices);
  requireSame(plan, input.fingerprint);
  const choice = await chooseOf(reader, plan, input.accepted, slices);
  const years = await runWork(correctedYears(effectFacts(ledger, choice)), slices);
  return {
    problems: [...choice.problems],
    ...choiceCounts(choice),
    rejected: choice.rejected.length,
    hoursDelta: figureDelta(choice, ({ hours }) => hours),
    creditsDelta: figureDelta(choice, ({ credits }) => credits ?? 0),
    years: [...years],
    certificates: [...choice.certificates],
  };
});

function effectFacts(ledger: OpenLedger, choice: Choice): EffectFacts {
  const decided = (year: number) => {
    const pack = ledger.packOfYear(year);
    return { pack, decided: ledger.decisions(undefined, pack) };
  };
  const uids = new Set(choice.entries.map(({ entry }) => entry.teacher.uid));
  return {
    choice,
    teachers: new Map(
      [...uids].flatMap((uid) => {
        const teacher = ledger.snapshot.teacher(uid);
        if (teacher === undefined) return [];
        const { id, organisation: organisationName, assessed } = teacher;
        const name = ledger.snapshot.toldName(teacher);
        const totals = ledger.snapshot.totals(id);
        return [[uid, { uid, name, organisationName, assessed, totals }] as const];
      }),
    ),
    present: ledger.registrationYear(ledger.today()),
    rules: new Map(
      yearsOfChoice(choice).map((year) => {
        const cycle = ledger.cycleOf(year);
        return [year, { cycle, ofYear: decided(year), ofCycle: decided(cycle.to) }];
      }),
    ),
  };
}

const apply = os.corrections.apply.handler(({ context, input, signal }) => {
  const ledger = context.session.ledger;
  const { database } = ledger;
  const { newUid } = ledger.options;
  const signature = ledger.signature();
  return context.session.jobs.run(async (report, cancelled) => {
    report(0, 0, 'reading');
    const sheet = await readReturn(input, cancelled);
    if (decidedCorrection(database.reader, sheet) === undefined) {
      report(0, 0, 'backup');
      await database.backUp('import', ledger.options.now());
    }
    const written = await database.write((writer) => {
      report(0, 0, 'checking');
      const nameOf = (person: NamedPerson) => ledger.snapshot.toldName(person);
      const write = { writer, signature, newUid, report, slices: timeSlices(cancelled), nameOf };
      return applyReview(write, { sheet, input, today: ledger.today(), packOn: (day) => ledger.packOn(day) });
    });
    // It is written and can be stopped no more: others are only let in.
    await timeSlices().next();
    const { reader } = database;
    const correction =
      written.correction === null
        ? null
        : toCorrection(reader, requireFound(findCorrection(reader, written.correction), 'correction'));
    return { ...written, correction, seal: headSeal(reader) };
  }, signal);
});

const list = os.corrections.list.handler(({ context }) => {
  const { reader } = context.session.ledger.database;
  return toCorrections(reader, listCorrections(reader));
});

const undo = os.corrections.undo.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  const { uid, reason } = input;
  await ledger.database.write(async (writer) => {
    const record = requireFound(findCorrection(writer, uid), 'correction');
    refuseErrors(whyNotUndone(writer, record));
    const { newUid } = ledger.options;
    const nameOf = (person: NamedPerson) => ledger.snapshot.toldName(person);
    const write = { writer, signature, newUid, report: () => undefined, slices: timeSlices(), nameOf };
    const { batches, people } = readUndo(record);
    for (const pair of batches) await takeBack(write, pair, { effectiveOn: ledger.today(), reason });
    restoreTeachers(write, people);
    insertUndo(writer, signature, { correctionId: record.id, reason });
    recordAudit(writer, signature, {
      action: 'correction.undo',
      subject: record.fileName,
      after: { reason, accepted: record.accepted, rejected: record.rejected },
    });
  });
  const { reader } = ledger.database;
  const correction = toCorrection(reader, requireFound(findCorrection(reader, uid), 'correction'));
  return { correction, seal: headSeal(reader) };
});

export const correctionHandlers = { read, effect, apply, list, undo };
