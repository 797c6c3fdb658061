import type { Database } from 'better-sqlite3';
import {
  type Batch,
  canUndo,
  type Earning,
  type NewEntry,
  reverse,
  undoProblems,
} from '../../../src-shared/ledger/entry.ts';
import type { Step } from '../../../src-shared/policy/award/award-outcome.ts';
import type { Problem } from '../../../src-shared/problems.ts';
import type { RegistrationRow } from '../../../src-shared/rpc/contract/registrations.ts';
import type { CalendarDate } from '../../../src-shared/training/calendar-date.ts';
import { Refused, refuseErrors, requireFound } from '../../app/call-errors.ts';
import { os } from '../../app/procedure.ts';
import { notesOf } from '../../app/stored-trail.ts';
import {
  batchesOf,
  dependentsOf,
  findBatch,
  standingEntriesOfBatch,
  standingEntriesOfProject,
  takenOutByReview,
} from '../../database/entries/entry-records.ts';
import { postBatch } from '../../database/entries/post-batch.ts';
import { recordAudit } from '../../database/records/audit-log.ts';
import { findProject } from '../../database/records/project-records.ts';
import { type TimeSlices, timeSlices } from '../../lib/run-work.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';
import {
  type PlannedEntry,
  type PlannedGroup,
  type PlannedTrainee,
  planEntries,
  planRegistration,
  type RegistrationPlan,
  trailOf,
} from '../../session/registration-plan.ts';

const preview = os.registrations.preview.handler(async ({ context, input, signal }) => {
  const ledger = context.session.ledger;
  const project = requireFound(findProject(ledger.database.reader, input.projectUid), 'project');
  const slices = timeSlices(signal);
  const plan = await planRegistration(
    ledger,
    ledger.database.reader,
    project,
    input.registeredOn ?? ledger.today(),
    slices,
  );
  const standing = standingEntriesOfProject(ledger.database.reader, project.id);
  const rows: RegistrationRow[] = [];
  for (const row of plan.rows) {
    rows.push(toWireRow(plan, row, standing.get(row.trainee.id) ?? []));
    if (slices.isOver) await slices.next();
  }
  // What follows, checking the answer row by row, is a piece of work of its own.
  await slices.next();
  const lines = plan.rows.flatMap((row) => row.lines);
  return {
    fingerprint: plan.fingerprint,
    registeredOn: plan.registeredOn,
    policyId: plan.pack.id,
    problems: [
      ...plan.problems,
      ...plan.rows.flatMap((row) => row.problems),
      ...takenOut(ledger.database.reader, project.id),
    ],
    rows,
    awardedCount: plan.rows.filter((row) => row.lines.length > 0).length,
    hoursTotal: lines.reduce((sum, line) => sum + line.hours, 0),
    creditsTotal: plan.pack.units.credits ? lines.reduce((sum, line) => sum + (line.credits ?? 0), 0) : null,
  };
});

/** Nobody registers again without knowing it what the county took out. */
function takenOut(database: Database, projectId: number): readonly Problem[] {
  return takenOutByReview(database, projectId).map(({ name, decided_by, reason }) => ({
    code: 'registration.takenOutByReview',
    severity: 'warning',
    values: { name, by: decided_by, reason },
  }));
}

function toWireRow(
  plan: Pick<RegistrationPlan, 'pack' | 'project'>,
  row: PlannedTrainee,
  standing: readonly {
    readonly uid: string;
    readonly hours: number;
    readonly credits: number | null;
    readonly year: number;
  }[],
): RegistrationRow {
  const lines = row.outcome === 'registered' ? standing : row.lines;
  const first = lines[0];
  const isSplit = lines.length > 1;
  const award = row.award;
  const steps = row.award === null ? [] : trailOf(plan, row);
  const isNothing = row.outcome === 'nothing';
  return {
    traineeUid: row.trainee.uid,
    teacher: {
      uid: row.trainee.teacher_uid,
      name: row.trainee.name,
      organisationName: row.trainee.organisation,
    },
    outcome: row.outcome,
    hours: first === undefined ? (isNothing ? 0 : (award?.hours ?? null)) : sum(lines, 'hours'),
    credits: first === undefined ? (isNothing ? 0 : (award?.credits ?? null)) : sumCredits(lines),
    year: first?.year ?? award?.year ?? null,
    years: isSplit ? lines.map(({ year, hours, credits }) => ({ year, hours, credits })) : null,
    computed: row.differs && award !== null ? { hours: award.hours, credits: award.credits } : null,
    steps: steps.map(toStep),
    reasons: (award?.reasons ?? []).map(toReason),
    warnings: (award?.warnings ?? []).map(toReason),
    notes: notesOf(plan.pack, [...steps, ...(award?.reasons ?? [])]),
    undecidedSettings: [...(award?.undecidedSettings ?? [])],
    entryUids: row.outcome === 'registered' ? standing.map((entry) => entry.uid) : [],
  };
}

function sum(lines: readonly { readonly hours: number }[], key: 'hours'): number {
  return lines.reduce((total, line) => total + line[key], 0);
}

function sumCredits(lines: readonly { readonly credits: number | null }[]): number | null {
  return lines.every((line) => line.credits === null)
    ? null
    : lines.reduce((total, line) => total + (line.credits ?? 0), 0);
}

function toStep(step: Step) {
  return { ...step };
}

function toReason(step: Step) {
  return { clause: step.clause, text: step.text, ...(step.note === undefined ? {} : { note: step.note }) };
}

const register = os.registrations.register.handler(({ context, input, signal }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  const registeredOn = input.registeredOn ?? ledger.today();
  return context.session.jobs.run(async (report, cancelled) => {
    const posted = await ledger.database.write(async (writer) => {
      const slices = timeSlices(cancelled);
      report(0, 0, 'checking');
      const project = requireFound(findProject(writer, input.projectUid), 'project');
      const plan = await planEntries(ledger, writer, project, registeredOn, slices);
      const already = plan.rows.filter(({ group }) => group.outcome === 'registered').length;
      const isDone = already > 0 && !plan.rows.some(({ group }) => group.lines.length > 0);
      if (isDone) return { batchUid: null, recorded: 0, alreadyRecorded: already };
      if (plan.fingerprint !== input.fingerprint)
        throw new Refused([{ code: 'registration.changedSincePreview', severity: 'error', values: {} }]);
      refuseErrors(plan.problems);
      const entries = await entriesOf(ledger, writer, plan, slices);
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
      return { batchUid: batch.uid, recorded: batch.entryCount, alreadyRecorded: already };
    });
    const batch =
      posted.batchUid === null
        ? null
        : requireFound(findBatch(ledger.database.reader, posted.batchUid), 'batch');
    return {
      batch: batch === null ? null : toWireBatch(ledger, batch),
      recorded: posted.recorded,
      alreadyRecorded: posted.alreadyRecorded,
    };
  }, signal);
});

/** One entry per trainee and year, with the facts and the trail that stay with it. Equal facts share one earning. */
async function entriesOf(
  ledger: OpenLedger,
  writer: Database,
  plan: RegistrationPlan<PlannedEntry>,
  slices: TimeSlices,
): Promise<readonly NewEntry[]> {
  const { pack, project } = plan;
  const policyVersion = ledger.policyVersion(writer, pack);
  const decisions = Object.fromEntries(plan.decisions);
  const earningsOf = (group: PlannedGroup): readonly Earning[] => {
    if (group.lines.length === 0) return [];
    const facts = JSON.stringify({
      input: group.input,
      decisions,
      ...(project.kind === 'outside'
        ? {
            proof: {
              registrar: project.registrar,
              paper: project.proof,
              hours: group.facts.proof_hours,
              credits: group.facts.proof_credits,
              certificate: group.facts.proof_certificate_number,
            },
          }
        : {}),
    });
    const trail = JSON.stringify({ steps: trailOf(plan, group), warnings: group.award?.warnings ?? [] });
    return group.lines.map((line) => ({
      origin: project.kind,
      year: line.year,
      form: project.form,
      level: group.award?.level ?? project.level,
      role: group.facts.role,
      hours: line.hours,
      credits: pack.units.credits ? line.credits : null,
      makeUpFor: group.facts.make_up_for,
      phase: group.facts.is_on_probation === 1 ? 'probation' : null,
      months: null,
      weeks: null,
      endedOn: project.endOn,
      policyVersion,
      facts,
      trail,
    }));
  };
  const known = new Map<PlannedGroup, readonly Earning[]>();
  const entries: NewEntry[] = [];
  for (const { id, uid, teacherId, teacherUid, group } of plan.rows) {
    if (slices.isOver) await slices.next();
    const earnings = known.get(group) ?? earningsOf(group);
    known.set(group, earnings);
    for (const earned of earnings)
      entries.push({
        teacher: { id: teacherId, uid: teacherUid },
        participation: { id, uid },
        earned,
        reverses: null,
      });
  }
  return entries;
}

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
    recordAudit(writer, signature, {
      action: 'registration.undo',
      subject: batch.project?.name ?? batch.uid,
      before: { batch: batch.uid, entries: entries.length },
      after: { batch: posted.uid, reason: input.reason },
    });
    return posted.uid;
  });
  return { batch: toWireBatch(ledger, requireFound(findBatch(ledger.database.reader, uid), 'batch')) };
});

const batches = os.registrations.batches.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const project =
    input.projectUid === null
      ? null
      : requireFound(findProject(ledger.database.reader, input.projectUid), 'project');
  return batchesOf(ledger.database.reader, project?.id ?? null).map((batch) => toWireBatch(ledger, batch));
});

function toWireBatch(ledger: OpenLedger, batch: Batch) {
  return {
    uid: batch.uid,
    kind: batch.kind,
    projectUid: batch.project?.uid ?? null,
    projectName: batch.project?.name ?? null,
    recordedAt: batch.recordedAt,
    effectiveOn: batch.effectiveOn as CalendarDate,
    actor: batch.actor,
    reason: batch.reason,
    entryCount: batch.entryCount,
    seal: batch.seal,
    canUndo: canUndo(batch, dependentsOf(ledger.database.reader, batch.id)),
  };
}

export const registrationHandlers = { preview, register, undo, batches };
