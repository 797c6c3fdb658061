import type { Database } from 'better-sqlite3';
import { maskIdentityNumber } from '../../../src-shared/people/identity-number.ts';
import type { PolicyPack } from '../../../src-shared/policy/pack/policy-pack.ts';
import { isError, type Problem } from '../../../src-shared/problems.ts';
import { doublingProblems } from '../../../src-shared/registration/doubling-problems.ts';
import {
  excellentStanding,
  needsExcellentReason,
} from '../../../src-shared/registration/excellent-trainees.ts';
import { resultProblems, resultWarnings } from '../../../src-shared/registration/result-checks.ts';
import type { Trainee } from '../../../src-shared/rpc/contract/projects.ts';
import type { TraineeFields } from '../../../src-shared/training/trainee.ts';
import { os } from '../../app/procedure.ts';
import { recordAudit } from '../../database/records/audit-log.ts';
import { findProject, type ProjectRecord } from '../../database/records/project-records.ts';
import { type TraineeRecord, traineeFields, traineesOf } from '../../database/records/trainee-records.ts';
import { runWork } from '../../lib/run-work.ts';
import { type ComparedPlace, doublingsOfPlaces, placeOf } from '../../session/doublings.ts';
import type { LedgerSnapshot } from '../../session/ledger-snapshot.ts';
import { refuseErrors, requireFound, Stale } from '../../session/refusals.ts';
import {
  setExcellentReason,
  type TraineeChange,
  traineeInserter,
  traineeRemover,
  traineeUpdater,
} from './commands.ts';
import { entryFinder, teacherIdFinder } from './queries.ts';

export const trainees = os.projects.trainees.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const record = requireFound(findProject(ledger.database.reader, input.projectUid), 'project');
  const rows = traineesOf(ledger.database.reader, record.id);
  return { rows: rows.map((trainee) => toTrainee(trainee, toldName(ledger, trainee))) };
});

/** Who remembers the people of the ledger. */
type Remembering = { readonly snapshot: LedgerSnapshot };

/** What tells a trainee from namesakes. */
function toldName({ snapshot }: Remembering, { teacherUid: uid, name }: TraineeRecord): string {
  return snapshot.toldName({ uid, name });
}

function toTrainee(record: TraineeRecord, name: string): Trainee {
  return {
    uid: record.uid,
    version: record.version,
    teacher: {
      uid: record.teacherUid,
      name,
      idNumberMasked: record.idNumber === null ? null : maskIdentityNumber(record.idNumber),
      organisationName: record.organisation,
      subject: record.subject,
    },
    ...traineeFields(record),
    isRegistered: record.isRegistered,
    certificateNumber: record.certificateNumber,
  };
}

/** Somebody who was just added: nothing is known but the role. */
const NEW_PLACE = { id: null, lessons: null, proofHours: null, makeUpFor: null, numbers: [] } as const;

/** What seems to be there twice of some places and has no reason yet, as warnings (X4). */
async function noticedDoublings(
  ledger: Remembering,
  writer: Database,
  project: { readonly uid: string },
  places: readonly ComparedPlace[],
): Promise<Problem[]> {
  const found = await runWork(doublingsOfPlaces(writer, project.uid, places));
  return places.flatMap(({ uid, teacher }) => {
    const open = (found.get(uid) ?? []).filter(({ reason }) => reason === null);
    return doublingProblems(ledger.snapshot.toldName({ uid: teacher.uid, name: '' }), open);
  });
}

/** Fields that are compared with other trainings. */
const COMPARED_FIELDS = ['role', 'lessons', 'proofHours', 'makeUpFor', 'proofCertificateNumber'] as const;

export const addTrainees = os.projects.addTrainees.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  return ledger.database.write(async (writer) => {
    const record = requireFound(findProject(writer, input.projectUid), 'project');
    const teacherIdOf = teacherIdFinder(writer);
    const insert = traineeInserter(writer);
    const places: ComparedPlace[] = [];
    for (const teacherUid of input.teacherUids) {
      const teacher = { id: requireFound(teacherIdOf(teacherUid), 'teacher'), uid: teacherUid };
      const uid = ledger.options.newUid();
      const isNew = insert({
        uid,
        projectId: record.id,
        teacherId: teacher.id,
        role: input.role,
        totalPeriods: record.totalPeriods,
      });
      if (isNew) places.push({ ...NEW_PLACE, uid, teacher, role: input.role });
    }
    const added = places.length;
    if (added > 0)
      recordAudit(writer, signature, {
        action: 'project.addTrainees',
        subject: record.name,
        after: { added, role: input.role },
      });
    const warnings = await noticedDoublings(ledger, writer, record, places);
    return { added, already: input.teacherUids.length - added, warnings };
  });
});

export const removeTrainees = os.projects.removeTrainees.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  return ledger.database.write((writer) => {
    const record = requireFound(findProject(writer, input.projectUid), 'project');
    const present = new Map(traineesOf(writer, record.id).map((trainee) => [trainee.uid, trainee]));
    const leaving = input.uids.map((uid) => requireFound(present.get(uid), 'trainee'));
    const hasEntry = entryFinder(writer);
    const kept = leaving.filter((trainee) => trainee.certificateNumber !== null || hasEntry(trainee));
    refuseErrors(
      kept.map((trainee) => ({
        code: 'trainee.hasHistory',
        severity: 'error',
        values: { name: toldName(ledger, trainee) },
      })),
    );
    const remove = traineeRemover(writer);
    for (const trainee of leaving) remove(trainee.id);
    recordAudit(writer, signature, {
      action: 'project.removeTrainees',
      subject: record.name,
      after: { removed: leaving.length },
    });
    return { removed: leaving.length };
  });
});

export const saveTrainees = os.projects.saveTrainees.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  return ledger.database.write(async (writer) => {
    const record = requireFound(findProject(writer, input.projectUid), 'project');
    const list = traineesOf(writer, record.id);
    const present = new Map(list.map((trainee) => [trainee.uid, trainee]));
    const rolesOf = Map.groupBy(list, (trainee) => trainee.teacherId);
    const problems: Problem[] = [];
    const warnings: Problem[] = [];
    const after = new Map<string, TraineeFields>(
      list.map((trainee) => [trainee.uid, traineeFields(trainee)]),
    );
    const update = traineeUpdater(writer);
    const audited: Record<string, unknown>[] = [];
    const compared: ComparedPlace[] = [];
    for (const { uid, version, fields } of input.changes) {
      const trainee = requireFound(present.get(uid), 'trainee');
      const change = sentOf(fields);
      const before = traineeFields(trainee);
      problems.push(
        ...resultProblems({
          name: toldName(ledger, trainee),
          before,
          change,
          isRegistered: trainee.isRegistered,
          rolesTaken: (rolesOf.get(trainee.teacherId) ?? []).map(({ role }) => role),
        }),
      );
      const teacher = ledger.snapshot.teacher(trainee.teacherUid);
      if (teacher !== undefined)
        warnings.push(
          ...resultWarnings({
            name: trainee.name,
            change,
            standing: (year) => ledger.snapshot.verdictOfYear(teacher, year).status,
          }),
        );
      after.set(uid, { ...before, ...change });
      if (problems.some(isError)) continue;
      if (!update({ id: trainee.id, version }, { ...before, ...change })) throw new Stale('trainee');
      audited.push({ uid, ...change });
      if (COMPARED_FIELDS.some((field) => field in change)) compared.push(placeOf({ ...trainee, ...change }));
    }
    refuseErrors([
      ...problems,
      ...excellentProblems(ledger.packOn(record.endOn), record, list, after.values()),
    ]);
    recordAudit(writer, signature, { action: 'project.results', subject: record.name, after: audited });
    warnings.push(...(await noticedDoublings(ledger, writer, record, compared)));
    return { saved: input.changes.length, warnings };
  });
});

/** More excellent trainees than the text allows need a reason first (L21). */
function excellentProblems(
  pack: PolicyPack,
  project: ProjectRecord,
  before: Iterable<Pick<TraineeFields, 'role' | 'result'>>,
  after: Iterable<Pick<TraineeFields, 'role' | 'result'>>,
): readonly Problem[] {
  const now = excellentStanding(pack, after);
  if (now === null || !needsExcellentReason(excellentStanding(pack, before), now, project.excellentReason))
    return [];
  const { count, max, clause } = now;
  return [{ code: 'trainee.excellentOverLimit', severity: 'error', clause, values: { count, max } }];
}

export const explainExcellent = os.projects.explainExcellent.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  const { reason } = input;
  await ledger.database.write((writer) => {
    const record = requireFound(findProject(writer, input.projectUid), 'project');
    setExcellentReason(writer, record.id, reason);
    recordAudit(writer, signature, {
      action: 'project.excellentReason',
      subject: record.name,
      before: { reason: record.excellentReason },
      after: { reason },
    });
  });
  return { reason };
});

/** The fields that were sent; a key that is there but undefined counts as not sent. */
function sentOf(fields: Readonly<Record<string, unknown>>): TraineeChange {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
