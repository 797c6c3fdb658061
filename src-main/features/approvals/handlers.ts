import { formText, levelText } from '../../../src-shared/policy/pack/pack-words.ts';
import type { WireStep } from '../../../src-shared/rpc/contract/shared.ts';
import { Refused, refuseErrors, requireFound } from '../../app/call-errors.ts';
import { os } from '../../app/procedure.ts';
import { notesOf, readTrail } from '../../app/stored-trail.ts';
import { frozenLinesOfProject } from '../../database/entries/entry-records.ts';
import { headSeal } from '../../database/entries/post-batch.ts';
import { actorIdOf, recordAudit } from '../../database/records/audit-log.ts';
import {
  approvalsOf,
  findProject,
  latestApprovals,
  type ProjectRecord,
  type TraineeRecord,
} from '../../database/records/project-records.ts';
import type { DocumentData } from '../../documents/document-data.ts';
import { timeSlices } from '../../lib/run-work.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';
import {
  materialList,
  needsApprovalForm,
  registrationDeadline,
  toApproval,
} from '../../session/project-view.ts';
import { type PlannedTrainee, planRegistration } from '../../session/registration-plan.ts';
import { projectsForApproval } from './queries.ts';

type FormData = DocumentData['approval-form'];

const previewForm = os.approvals.previewForm.handler(async ({ context, input, signal }) => {
  const ledger = context.session.ledger;
  const data = await formData(ledger, input.projectUid, signal);
  const { svg, pageCount } = await ledger.documents.svgPage('approval-form', data, input.page);
  return { svg, page: Math.min(input.page, pageCount), pageCount };
});

const form = os.approvals.form.handler(async ({ context, input, signal }) => {
  const ledger = context.session.ledger;
  const data = await formData(ledger, input.projectUid, signal);
  const bytes = await ledger.documents.pdf('approval-form', data, { createdAt: ledger.options.now() });
  return {
    file: new File([bytes], `学分登记审批表-${data.projectName ?? ''}.pdf`, { type: 'application/pdf' }),
  };
});

/** The form as the ledger would fill it today: nothing in it is typed twice. Refused when a character has no glyph. */
async function formData(ledger: OpenLedger, projectUid: string, signal?: AbortSignal): Promise<FormData> {
  const project = requireFound(findProject(ledger.database.reader, projectUid), 'project');
  requireForm(ledger, project);
  const plan = await planRegistration(
    ledger,
    ledger.database.reader,
    project,
    ledger.today(),
    timeSlices(signal),
  );
  const awarded = formRows(ledger, project, plan.rows);
  const passed = plan.rows.filter(
    (row) => row.trainee.result === 'passed' || row.trainee.result === 'excellent',
  );
  const [typical] = awarded;
  const steps = awarded.flatMap((row) => row.steps);
  const data: FormData = {
    organisation: ledger.organisation.name,
    organisationLevel: levelText[ledger.organisation.level],
    filledOn: ledger.today(),
    projectName: project.name,
    ...filled('projectNumber', project.number),
    ...filled('approvalDocumentNumber', project.documentNumber),
    organiser: project.organiserName,
    undertaker: ledger.organisation.name,
    projectLevel: levelText[project.level],
    trainingForm: formText[project.form],
    ...filled('startedOn', project.startOn),
    ...filled('endedOn', project.endOn),
    ...filled('days', project.days ?? (project.dayHours === null ? null : project.dayHours.length * 1000)),
    ...filled('hours', typical === undefined ? project.hours : sumOf(typical, 'hours')),
    ...filled('credits', typical === undefined ? null : sumOf(typical, 'credits')),
    participants: plan.rows.length,
    qualified: passed.length,
    policy: {
      title: plan.pack.title,
      version: String(plan.pack.version),
      ...filled('documentNumber', plan.pack.documentNumber),
    },
    clauses: clausesOf(typical?.steps ?? [], steps),
    archive: materialList(ledger, project).map(({ title, isPresent }) => ({ title, present: isPresent })),
    awards: awardKinds(awarded),
    notes: notesOf(plan.pack, steps).map(({ id, text }) => ({ clause: id, text })),
    trainees: awarded.map((row) => ({
      name: row.trainee.name,
      ...filled('identityNumber', row.trainee.id_number),
      organisation: row.trainee.organisation,
      ...filled('hours', sumOf(row, 'hours')),
      ...filled('credits', sumOf(row, 'credits')),
    })),
    ...filled('seal', headSeal(ledger.database.reader)),
  };
  refuseErrors(
    ledger.missingGlyphs([
      { at: project.name, text: `${project.name}${project.organiserName}${ledger.organisation.name}` },
      ...awarded.map((row) => ({
        at: row.trainee.name,
        text: `${row.trainee.name}${row.trainee.organisation}`,
      })),
    ]),
  );
  return data;
}

function requireForm(ledger: OpenLedger, project: ProjectRecord): void {
  if (needsApprovalForm(ledger, project)) return;
  throw new Refused([
    {
      code: project.kind === 'outside' ? 'approval.outsideNeedsNone' : 'approval.policyAsksNone',
      severity: 'error',
      values: { policy: ledger.packOn(project.endOn).shortTitle },
    },
  ]);
}

/** A trainee with figures: planned ones before registration, the frozen ones of the ledger after it. */
type FormRow = {
  readonly trainee: TraineeRecord;
  readonly lines: readonly {
    readonly year: number;
    readonly hours: number;
    readonly credits: number | null;
  }[];
  readonly steps: readonly WireStep[];
};

function formRows(
  ledger: OpenLedger,
  project: ProjectRecord,
  rows: readonly PlannedTrainee[],
): readonly FormRow[] {
  const frozen = frozenLinesOfProject(ledger.database.reader, project.id);
  return rows.flatMap((row): readonly FormRow[] => {
    if (row.lines.length > 0)
      return [{ trainee: row.trainee, lines: row.lines, steps: row.award?.trace ?? [] }];
    const [first, ...others] = frozen.get(row.trainee.id) ?? [];
    if (first === undefined) return [];
    const { steps } = readTrail(first.trail);
    const lines = [first, ...others].map(({ year, hours, credits }) => ({ year, hours, credits }));
    return [{ trainee: row.trainee, lines, steps }];
  });
}

/** One block per distinct trail: trainees who share one are counted together. */
function awardKinds(rows: readonly FormRow[]): NonNullable<FormData['awards']> {
  const kinds = Map.groupBy(rows, (row) => JSON.stringify([row.trainee.role, row.steps, row.lines]));
  return [...kinds.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return [
      {
        title: roleText[first.trainee.role],
        people: group.length,
        ...filled('hours', sumOf(first, 'hours')),
        ...filled('credits', sumOf(first, 'credits')),
        steps: first.steps.map((step) => ({
          clause: step.clause,
          text: step.text,
          ...filled('result', resultText(step)),
        })),
      },
    ];
  });
}

const roleText = { trainee: '学员', lecturer: '主讲', mentor: '师傅', mentee: '徒弟' } as const;

function resultText(step: WireStep): string | null {
  if (step.after === undefined || step.after === null) return null;
  return `${step.after / 1000} ${step.unit === 'hours' ? '学时' : '学分'}`;
}

/** The clauses that made the figures: all steps of one trainee, and of the others the clauses that are not among them. */
function clausesOf(typical: readonly WireStep[], all: readonly WireStep[]): NonNullable<FormData['clauses']> {
  const texts = new Map(
    [...Map.groupBy(typical, (step) => step.clause)].map(([clause, steps]) => [clause, joined(steps)]),
  );
  for (const step of all) if (!texts.has(step.clause)) texts.set(step.clause, step.text);
  return [...texts].map(([clause, text]) => ({ clause, text }));
}

function joined(steps: readonly WireStep[]): string {
  return steps.map((step) => step.text).join('；');
}

function sumOf(row: FormRow, figure: 'hours' | 'credits'): number | null {
  if (row.lines.every((line) => line[figure] === null)) return null;
  return row.lines.reduce((sum, line) => sum + (line[figure] ?? 0), 0);
}

function filled<Key extends string, Value>(key: Key, value: Value | null): { readonly [K in Key]?: Value } {
  return value === null ? {} : ({ [key]: value } as { readonly [K in Key]: Value });
}

const record = os.approvals.record.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  const project = requireFound(findProject(ledger.database.reader, input.projectUid), 'project');
  requireForm(ledger, project);
  if (input.decidedOn > ledger.today())
    throw new Refused([
      {
        code: 'approval.inTheFuture',
        severity: 'error',
        at: { field: 'decidedOn' },
        values: { date: input.decidedOn },
      },
    ]);
  if (project.endOn !== null && input.decidedOn < project.endOn)
    throw new Refused([
      {
        code: 'approval.beforeEnd',
        severity: 'error',
        at: { field: 'decidedOn' },
        values: { date: input.decidedOn, end: project.endOn },
      },
    ]);
  await ledger.database.write((writer) => {
    writer
      .prepare(
        `INSERT INTO approval (uid, project_id, decision, person, decided_on, scan_file_name, comment, actor_id, recorded_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        ledger.options.newUid(),
        project.id,
        input.decision,
        input.person,
        input.decidedOn,
        input.scanFileName,
        input.comment,
        actorIdOf(writer, signature),
        signature.at,
      );
    recordAudit(writer, signature, {
      action: `approval.${input.decision}`,
      subject: project.name,
      after: input,
    });
  });
  const latest = requireFound(approvalsOf(ledger.database.reader, project.id).at(-1), 'approval');
  return { approval: toApproval(latest) };
});

const list = os.approvals.list.handler(({ context }) => {
  const ledger = context.session.ledger;
  const approvals = latestApprovals(ledger.database.reader);
  const today = ledger.today();
  return projectsForApproval(ledger.database.reader)
    .filter((row) => needsApprovalForm(ledger, { kind: row.kind, endOn: row.end_on }))
    .flatMap((row) => {
      const latest = approvals.get(row.id);
      // Nobody can sign for a training that goes on, or whose results are not in.
      const isComplete = row.end_on !== null && row.end_on <= today && row.pending === 0;
      if (latest === undefined && !isComplete) return [];
      return [
        {
          projectUid: row.uid,
          projectName: row.name,
          endOn: row.end_on,
          traineeCount: row.trainees,
          state: latest === undefined ? ('waiting' as const) : latest.decision,
          approval: latest === undefined ? null : toApproval(latest),
          dueOn: registrationDeadline(ledger, { kind: row.kind, endOn: row.end_on })?.dueOn ?? null,
        },
      ];
    });
});

export const approvalHandlers = { previewForm, form, record, list };
