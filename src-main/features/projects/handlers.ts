import type { Database } from 'better-sqlite3';
import { isError, type Problem } from '../../../src-shared/problems.ts';
import {
  changeableWhenRegistered,
  normaliseProject,
  type ProjectFields,
} from '../../../src-shared/training/project.ts';
import { projectProblems } from '../../../src-shared/training/project-problems.ts';
import { traineeProblems } from '../../../src-shared/training/trainee.ts';
import { Refused, refuseErrors, requireFound, Stale } from '../../app/call-errors.ts';
import { os } from '../../app/procedure.ts';
import { changedFields, recordAudit } from '../../database/records/audit-log.ts';
import {
  countsOfProject,
  findProject,
  latestApprovals,
  listProjects,
  materialCounts,
  type ProjectRecord,
  projectHistoryCount,
  type TraineeRecord,
  traineesOf,
} from '../../database/records/project-records.ts';
import {
  materialList,
  permissionProblems,
  toFields,
  toProject,
  toProjectRow,
  toTrainee,
} from '../../session/project-view.ts';
import {
  deleteProject,
  deleteTrainee,
  insertProject,
  insertTrainee,
  setMaterial,
  type TraineeChange,
  updateProject,
  updateTrainee,
} from './commands.ts';
import { applyTraineeImport, previewTraineeImport } from './trainee-import.ts';
import { undoTraineeImport } from './trainee-undo.ts';

const list = os.projects.list.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const counts = ledger.snapshot.projectCounts();
  const approvals = latestApprovals(ledger.database.reader);
  const materials = materialCounts(ledger.database.reader);
  const search = input.search.trim().toLowerCase();
  const rows = listProjects(ledger.database.reader)
    .filter((record) => input.kind === null || record.kind === input.kind)
    .filter(
      (record) =>
        input.year === null || (record.endOn ?? record.startOn ?? '').startsWith(String(input.year)),
    )
    .filter(
      (record) =>
        search === '' ||
        [record.name, record.number, record.organiserName, record.documentNumber].some((text) =>
          (text ?? '').toLowerCase().includes(search),
        ),
    )
    .map((record) =>
      toProjectRow(
        ledger,
        record,
        counts.get(record.id),
        approvals.get(record.id) ?? null,
        materials.get(record.id) ?? 0,
      ),
    )
    .filter((row) => input.state === null || row.state === input.state)
    .filter((row) => !input.onlyUnfinished || (row.state !== 'registered' && row.state !== 'archived'))
    .sort((a, b) => (b.startOn ?? '').localeCompare(a.startOn ?? '') || b.uid.localeCompare(a.uid));
  return { rows };
});

const get = os.projects.get.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const record = requireFound(findProject(ledger.database.reader, input.uid), 'project');
  return toProject(ledger, record, countsOfProject(ledger.database.reader, record.id));
});

const save = os.projects.save.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const fields = normaliseProject(input.fields);
  const problems = [...projectProblems(fields), ...permissionProblems(ledger, fields)];
  refuseErrors(problems);
  const signature = ledger.signature();
  return ledger.database.write((writer) => {
    const before = input.uid === undefined ? null : requireFound(findProject(writer, input.uid), 'project');
    if (before !== null) refuseErrors(changeProblems(writer, before, fields));
    const after =
      before === null
        ? insertProject(writer, ledger.options.newUid(), fields)
        : updateProject(writer, before.uid, input.version ?? before.version, fields);
    if (after === undefined) throw new Stale('project');
    recordAudit(writer, signature, {
      action: before === null ? 'project.create' : 'project.change',
      subject: after.name,
      ...(before === null ? { after: fields } : changedFields(toFields(before), fields)),
    });
    return { uid: after.uid, version: after.version, warnings: problems };
  });
});

/** Once entries stand, what they were computed from may not change under them: reverse them first. */
function changeProblems(writer: Database, before: ProjectRecord, fields: ProjectFields): readonly Problem[] {
  const registered = countsOfProject(writer, before.id)?.registered ?? 0;
  if (registered === 0) return [];
  const changed = Object.keys(changedFields(toFields(before), fields).after);
  return changed
    .filter((field) => !changeableWhenRegistered.some((changeable) => changeable === field))
    .map((field) => ({
      code: 'project.registeredIsLocked',
      severity: 'error',
      at: { field },
      values: { count: registered },
    }));
}

const remove = os.projects.remove.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  return ledger.database.write((writer) => {
    const record = requireFound(findProject(writer, input.uid), 'project');
    const depends = projectHistoryCount(writer, record.id);
    if (depends > 0)
      throw new Refused([{ code: 'project.hasHistory', severity: 'error', values: { count: depends } }]);
    deleteProject(writer, record.id);
    recordAudit(writer, signature, {
      action: 'project.remove',
      subject: record.name,
      before: toFields(record),
    });
    return { removed: true };
  });
});

const setMaterialHandler = os.projects.setMaterial.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  const record = requireFound(findProject(ledger.database.reader, input.projectUid), 'project');
  if (!(ledger.packOn(record.endOn).archive?.items ?? []).some((item) => item.id === input.kind))
    throw new Refused([{ code: 'project.unknownMaterial', severity: 'error', values: { kind: input.kind } }]);
  await ledger.database.write((writer) => {
    setMaterial(writer, record.id, input, signature.at);
    recordAudit(writer, signature, {
      action: 'project.material',
      subject: record.name,
      after: { kind: input.kind, isPresent: input.isPresent, fileName: input.fileName },
    });
  });
  return { materials: materialList(ledger, record) };
});

const trainees = os.projects.trainees.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const record = requireFound(findProject(ledger.database.reader, input.projectUid), 'project');
  return { rows: traineesOf(ledger.database.reader, record.id).map(toTrainee) };
});

const addTrainees = os.projects.addTrainees.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  return ledger.database.write((writer) => {
    const record = requireFound(findProject(writer, input.projectUid), 'project');
    const find = writer.prepare<[string], { id: number }>('SELECT id FROM teacher WHERE uid = ?');
    let added = 0;
    for (const uid of input.teacherUids) {
      const teacher = requireFound(find.get(uid), 'teacher');
      const isNew = insertTrainee(writer, {
        uid: ledger.options.newUid(),
        projectId: record.id,
        teacherId: teacher.id,
        role: input.role,
        totalPeriods: record.totalPeriods,
      });
      if (isNew) added++;
    }
    if (added > 0)
      recordAudit(writer, signature, {
        action: 'project.addTrainees',
        subject: record.name,
        after: { added, role: input.role },
      });
    return { added, already: input.teacherUids.length - added };
  });
});

const removeTrainees = os.projects.removeTrainees.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  return ledger.database.write((writer) => {
    const record = requireFound(findProject(writer, input.projectUid), 'project');
    const present = new Map(traineesOf(writer, record.id).map((trainee) => [trainee.uid, trainee]));
    const leaving = input.uids.map((uid) => requireFound(present.get(uid), 'trainee'));
    const hasEntry = writer.prepare<[number, number], { id: number }>(
      'SELECT id FROM entry WHERE teacher_id = ? AND participation_id = ? LIMIT 1',
    );
    refuseErrors(
      leaving
        .filter(
          (trainee) =>
            hasEntry.get(trainee.teacher_id, trainee.id) !== undefined || trainee.certificate_number !== null,
        )
        .map((trainee) => ({
          code: 'trainee.hasHistory',
          severity: 'error',
          values: { name: trainee.name },
        })),
    );
    for (const trainee of leaving) deleteTrainee(writer, trainee.id);
    recordAudit(writer, signature, {
      action: 'project.removeTrainees',
      subject: record.name,
      after: { removed: leaving.length },
    });
    return { removed: leaving.length };
  });
});

const saveTrainees = os.projects.saveTrainees.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  return ledger.database.write((writer) => {
    const record = requireFound(findProject(writer, input.projectUid), 'project');
    const present = new Map(traineesOf(writer, record.id).map((trainee) => [trainee.uid, trainee]));
    const taken = new Set([...present.values()].map((trainee) => `${trainee.teacher_id} ${trainee.role}`));
    const problems: Problem[] = [];
    const audited: Record<string, unknown>[] = [];
    for (const change of input.changes) {
      const trainee = requireFound(present.get(change.uid), 'trainee');
      const fields = definedOf(change.fields);
      problems.push(
        ...lockedProblems(trainee, fields),
        ...roleProblems(trainee, fields, taken),
        ...traineeProblems({ ...toTrainee(trainee), ...fields }).map((problem) => named(problem, trainee)),
      );
      if (problems.some(isError)) continue;
      if (!updateTrainee(writer, trainee.id, change.version, fields)) throw new Stale('trainee');
      audited.push({ uid: trainee.uid, ...fields });
    }
    refuseErrors(problems);
    recordAudit(writer, signature, { action: 'project.results', subject: record.name, after: audited });
    return { saved: input.changes.length };
  });
});

function lockedProblems(trainee: TraineeRecord, fields: TraineeChange): readonly Problem[] {
  if (trainee.is_registered === 0 || Object.keys(fields).length === 0) return [];
  return [{ code: 'trainee.registeredIsLocked', severity: 'error', values: { name: trainee.name } }];
}

/** Nobody is in a project twice in one role. */
function roleProblems(
  trainee: TraineeRecord,
  fields: TraineeChange,
  taken: ReadonlySet<string>,
): readonly Problem[] {
  const { role } = fields;
  if (role === undefined || role === trainee.role || !taken.has(`${trainee.teacher_id} ${role}`)) return [];
  return [
    { code: 'trainee.roleTaken', severity: 'error', at: { field: 'role' }, values: { name: trainee.name } },
  ];
}

function named(problem: Problem, trainee: TraineeRecord): Problem {
  return { ...problem, values: { ...problem.values, name: trainee.name } };
}

/** The fields that were sent; a key that is there but undefined counts as not sent. */
function definedOf(fields: Readonly<Record<string, unknown>>): TraineeChange {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

export const projectHandlers = {
  list,
  get,
  save,
  remove,
  setMaterial: setMaterialHandler,
  trainees,
  addTrainees,
  removeTrainees,
  saveTrainees,
  previewTraineeImport,
  applyTraineeImport,
  undoTraineeImport,
};
