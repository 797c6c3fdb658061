import type { Database } from 'better-sqlite3';
import { reverse, undoProblems } from '../../../src-shared/ledger/entry.ts';
import { bindPlan } from '../../../src-shared/registration/approval/bind-plan.ts';
import { entriesOf, type PostableTrainee } from '../../../src-shared/registration/entries.ts';
import { planRegistration, planTotals } from '../../../src-shared/registration/plan.ts';
import { obstacleProblems } from '../../../src-shared/registration/planned-award.ts';
import { withheldProblems } from '../../../src-shared/registration/withhold-doublings.ts';
import type { RegistrationRow } from '../../../src-shared/rpc/contract/registrations.ts';
import { os } from '../../app/procedure.ts';
import {
  batchesOf,
  dependentsOf,
  findBatch,
  standingEntriesOfBatch,
  standingEntriesOfProject,
} from '../../database/entries/entry-records.ts';
import { postBatch } from '../../database/entries/post-batch.ts';
import { recordAudit } from '../../database/records/audit-log.ts';
import { postableTrainees } from '../../database/records/listed-trainees.ts';
import { findProject } from '../../database/records/project-records.ts';
import { settleReversed } from '../../database/records/settle-reversed.ts';
import type { TraineeRecord } from '../../database/records/trainee-records.ts';
import { runWork, timeSlices } from '../../lib/run-work.ts';
import { Refused, refuseErrors, requireFound } from '../../session/refusals.ts';
import {
  comparePlan,
  planFingerprint,
  planOnce,
  registrationFacts,
  shownPlan,
} from '../../session/registration-plan.ts';
import { toDifferences } from '../../session/to-differences.ts';
import { toBatchRow } from './batch-row.ts';
import { takenOutProblems } from './queries.ts';
import { toRegistrationRow } from './registration-row.ts';

const preview = os.registrations.preview.handler(async ({ context, input, signal }) => {
  const ledger = context.session.ledger;
  const { reader } = ledger.database;
  const project = requireFound(findProject(ledger.database.reader, input.projectUid), 'project');
  const registeredOn = input.registeredOn ?? ledger.today();
  const slices = timeSlices(signal);
  const { plan: free, differences } = await runWork(
    comparePlan(await runWork(shownPlan(ledger, project, registeredOn), slices), {
      nameOf: ({ record }) => record.name,
    }),
    slices,
  );
  const bound = bindPlan(free, { differences, isAgain: input.again ?? false });
  const placeOf = ({ record }: { readonly record: TraineeRecord }) => ({
    id: record.id,
    teacher: { id: record.teacherId, uid: record.teacherUid },
  });
  const { plan, doublings } = await runWork(planOnce(reader, project, bound, placeOf), slices);
  const fingerprint = await runWork(planFingerprint(project, plan, doublings), slices);
  const { pack } = plan.facts;
  const nameOf = ({ teacherUid: uid, name }: Pick<TraineeRecord, 'teacherUid' | 'name'>) =>
    ledger.snapshot.toldName({ uid, name });
  const standing = standingEntriesOfProject(reader, project.id);
  const rows: RegistrationRow[] = [];
  for (const { trainee, award } of plan.rows) {
    const { record } = trainee;
    const shown = { record, name: nameOf(record), award, doublings: doublings.get(record.uid) ?? [] };
    rows.push(toRegistrationRow(pack, shown, standing.get(record.id) ?? []));
    if (slices.isOver) await slices.next();
  }
  // What follows, checking the answer row by row, is a piece of work of its own.
  await slices.next();
  return {
    fingerprint,
    registeredOn,
    policyId: pack.id,
    problems: [
      ...plan.problems,
      ...plan.rows.flatMap(({ trainee, award }) => obstacleProblems(award, nameOf(trainee.record))),
      ...takenOutProblems(reader, project.id, nameOf),
    ],
    rows,
    changes: differences === null ? null : toDifferences(differences),
    ...planTotals(plan),
  };
});

const register = os.registrations.register.handler(({ context, input, signal }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  const registeredOn = input.registeredOn ?? ledger.today();
  return context.session.jobs.run(async (report, cancelled) => {
    const slices = timeSlices(cancelled);
    const posted = await ledger.database.write(async (writer) => {
      report(0, 0, 'checking');
      const project = requireFound(findProject(writer, input.projectUid), 'project');
      const facts = registrationFacts(ledger, writer, project, registeredOn);
      const free = await runWork(planRegistration(facts, postableTrainees(writer, project.id)), slices);
      const alreadyRecorded = free.rows.filter(({ award }) => award.outcome === 'registered').length;
      const isDone = alreadyRecorded > 0 && !free.rows.some(({ award }) => award.lines.length > 0);
      if (isDone) return { batchUid: null, recorded: 0, people: 0, alreadyRecorded };
      const { differences } = await runWork(comparePlan(free, { nameOf: () => '' }), slices);
      const bound = bindPlan(free, { differences, isAgain: input.again ?? false });
      const placeOf = ({ id, teacher }: PostableTrainee) => ({ id, teacher });
      const { plan, doublings } = await runWork(planOnce(writer, project, bound, placeOf), slices);
      if ((await runWork(planFingerprint(project, plan, doublings), slices)) !== input.fingerprint)
        throw new Refused([{ code: 'registration.changedSincePreview', severity: 'error', values: {} }]);
      refuseErrors([...plan.problems, ...withheldProblems(plan, input)]);
      const entries = await runWork(
        entriesOf(plan, ledger.storedPolicies(writer, facts.pack, project)),
        slices,
      );
      const batch = await postBatch(
        writer,
        {
          kind: project.kind === 'own' ? 'registration' : 'outside',
          project: { id: project.id, uid: project.uid },
          undoes: null,
          effectiveOn: registeredOn,
          reason: null,
        },
        entries,
        {
          signature,
          newUid: ledger.options.newUid,
          slices,
          onProgress: (done) => report(done, entries.length, 'recording'),
        },
      );
      recordAudit(writer, signature, {
        action: 'registration.register',
        subject: project.name,
        after: { batch: batch.uid, entries: batch.entryCount, seal: batch.seal },
      });
      const people = new Set(
        plan.rows.filter(({ award }) => award.lines.length > 0).map(({ trainee }) => trainee.teacher.id),
      ).size;
      return { batchUid: batch.uid, recorded: batch.entryCount, people, alreadyRecorded };
    }, cancelled);
    const { batchUid, ...counts } = posted;
    return { batch: batchUid === null ? null : findBatchRow(ledger.database.reader, batchUid), ...counts };
  }, signal);
});

const undo = os.registrations.undo.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  const uid = await ledger.database.write(async (writer) => {
    const batch = requireFound(findBatch(writer, input.batchUid), 'batch');
    refuseErrors(undoProblems(batch, dependentsOf(writer, batch.id)));
    const entries = standingEntriesOfBatch(writer, batch.id);
    const posted = await postBatch(
      writer,
      {
        kind: 'reversal',
        project: batch.project,
        undoes: { id: batch.id, uid: batch.uid },
        effectiveOn: ledger.today(),
        reason: input.reason,
      },
      entries.map(reverse),
      { signature, newUid: ledger.options.newUid },
    );
    const people = entries.flatMap(({ participation }) => participation?.id ?? []);
    const afterwards = input.afterwards ?? 'again';
    settleReversed(writer, people, afterwards);
    recordAudit(writer, signature, {
      action: 'registration.undo',
      subject: batch.project?.name ?? batch.uid,
      before: { batch: batch.uid, entries: entries.length },
      after: { batch: posted.uid, reason: input.reason, afterwards },
    });
    return posted.uid;
  });
  return { batch: findBatchRow(ledger.database.reader, uid) };
});

function findBatchRow(database: Database, uid: string) {
  return toBatchRow(database, requireFound(findBatch(database, uid), 'batch'));
}

const batches = os.registrations.batches.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const { reader } = ledger.database;
  const project =
    input.projectUid === null
      ? null
      : requireFound(findProject(ledger.database.reader, input.projectUid), 'project');
  return batchesOf(reader, project?.id ?? null).map((batch) => toBatchRow(reader, batch));
});

export const registrationHandlers = { preview, register, undo, batches };
