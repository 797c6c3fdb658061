import { classificationWords } from '../../../src-shared/policy/pack/classification-axis.ts';
import { unexplainedProblems } from '../../../src-shared/registration/doubling-problems.ts';
import { lockedFieldProblems, savingProblems } from '../../../src-shared/registration/saving-checks.ts';
import { normaliseProject, type ProjectFields } from '../../../src-shared/training/project.ts';
import { os } from '../../app/procedure.ts';
import { approvalsByProject, materialKinds } from '../../database/records/approval-records.ts';
import { changedFields, recordAudit } from '../../database/records/audit-log.ts';
import { countsOfProject } from '../../database/records/project-counts.ts';
import {
  findProject,
  listProjects,
  type ProjectRecord,
  projectHistoryCount,
  toFields,
} from '../../database/records/project-records.ts';
import { runWork } from '../../lib/run-work.ts';
import { doubtfulTrainees } from '../../session/doublings.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';
import { judgedCounts } from '../../session/project-counts.ts';
import { materialList, toProject, toProjectRow } from '../../session/project-view.ts';
import { Refused, refuseErrors, requireFound, Stale } from '../../session/refusals.ts';
import { deleteProject, insertProject, setMaterial, updateProject } from './commands.ts';
import { addTrainees, explainExcellent, removeTrainees, saveTrainees, trainees } from './trainee-handlers.ts';
import { traineeImport } from './trainee-import.ts';

const list = os.projects.list.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const counts = ledger.snapshot.projectCounts();
  const approvals = approvalsByProject(ledger.database.reader);
  const materials = materialKinds(ledger.database.reader);
  const rows = listProjects(ledger.database.reader)
    .filter((record) => isAskedFor(record, input))
    .map((record) =>
      toProjectRow(ledger, record, counts.get(record.id), {
        approvals: approvals.get(record.id) ?? [],
        materials: materials.get(record.id) ?? new Set(),
      }),
    )
    .filter((row) => input.state === null || row.state === input.state)
    .filter((row) => !input.onlyUnfinished || (row.state !== 'registered' && row.state !== 'archived'))
    .sort((a, b) => (b.startOn ?? '').localeCompare(a.startOn ?? '') || b.uid.localeCompare(a.uid));
  return { rows };
});

/** Whether a project is one of those that the list was asked for, as far as its own fields tell. */
function isAskedFor(
  record: ProjectRecord,
  asked: { readonly kind: string | null; readonly year: number | null; readonly search: string },
): boolean {
  const { kind, year } = asked;
  const search = asked.search.trim().toLowerCase();
  const texts = [record.name, record.number, record.organiserName, record.documentNumber];
  return (
    (kind === null || record.kind === kind) &&
    (year === null || (record.endOn ?? record.startOn ?? '').startsWith(String(year))) &&
    (search === '' || texts.some((text) => (text ?? '').toLowerCase().includes(search)))
  );
}

const get = os.projects.get.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const record = requireFound(findProject(ledger.database.reader, input.uid), 'project');
  return toProject(ledger, record, judgedCounts(ledger, record.id));
});

const axes = os.projects.axes.handler(({ context, input }) => ({
  axes: context.session.ledger.packOn(input.on).classifications,
}));

const save = os.projects.save.handler(({ context, input }) => {
  const ledger = context.session.ledger;
  const fields = normaliseProject(input.fields);
  const problems = savingProblems({
    project: fields,
    pack: ledger.packOn(fields.endOn),
    organisation: ledger.organisation,
  });
  refuseErrors(problems);
  const signature = ledger.signature();
  return ledger.database.write(async (writer) => {
    if (input.uid === undefined) {
      const { uid, version, name } = insertProject(writer, ledger.options.newUid(), fields);
      recordAudit(writer, signature, {
        action: 'project.create',
        subject: name,
        after: toldFields(ledger, fields),
      });
      return { uid, version, warnings: [...problems] };
    }
    const record = requireFound(findProject(writer, input.uid), 'project');
    const before = toFields(record);
    const registeredCount = countsOfProject(writer, record.id)?.registered ?? 0;
    refuseErrors(lockedFieldProblems({ before, after: fields, registeredCount }));
    const after = updateProject(writer, record.uid, input.version ?? record.version, fields);
    if (after === undefined) throw new Stale('project');
    recordAudit(writer, signature, {
      action: 'project.change',
      subject: after.name,
      ...changedFields(toldFields(ledger, before), toldFields(ledger, fields)),
    });
    // Other days, hours, names or numbers: people on the list may be there twice now (X4).
    const doubtful = (await runWork(doubtfulTrainees(writer, after))).map(({ trainee, doublings }) => ({
      isRegistered: trainee.isRegistered,
      doublings,
    }));
    const warnings = [...problems, ...unexplainedProblems(doubtful)];
    return { uid: after.uid, version: after.version, warnings };
  });
});

/** The fields as the log keeps them: a classification by its words, because what an id meant may change with the texts. */
function toldFields(ledger: OpenLedger, fields: ProjectFields): Record<string, unknown> {
  const words = classificationWords(ledger.packOn(fields.endOn).classifications, fields.classification);
  return { ...fields, classification: words.length === 0 ? null : words.join('；') };
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
      before: toldFields(ledger, toFields(record)),
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

const previewTraineeImport = os.projects.previewTraineeImport.handler(async ({ context, input, signal }) => {
  const { ledger } = context.session;
  const { rows, ...preview } = await traineeImport.preview(ledger, input, signal);
  return { ...preview, rows: rows.map((row) => toldRow(ledger, row)) };
});

/** A row under the name by which the person it means is told from namesakes. */
function toldRow<Row extends { readonly teacherUid: string | null; readonly name: string }>(
  { snapshot }: OpenLedger,
  row: Row,
): Row {
  const { teacherUid: uid, name } = row;
  return uid === null ? row : { ...row, name: snapshot.toldName({ uid, name }) };
}
const applyTraineeImport = os.projects.applyTraineeImport.handler(({ context, input, signal }) =>
  traineeImport.apply(context.session, input, signal),
);
const undoTraineeImport = os.projects.undoTraineeImport.handler(({ context, input }) =>
  traineeImport.undo(context.session.ledger, input.batchUid),
);

export const projectHandlers = {
  list,
  get,
  axes,
  save,
  remove,
  setMaterial: setMaterialHandler,
  explainExcellent,
  trainees,
  addTrainees,
  removeTrainees,
  saveTrainees,
  previewTraineeImport,
  applyTraineeImport,
  undoTraineeImport,
};
