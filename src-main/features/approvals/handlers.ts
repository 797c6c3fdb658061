import { safeName } from '../../../src-shared/lib/file-name.ts';
import { approvingProblems, formProblems } from '../../../src-shared/registration/approving-checks.ts';
import { requiresApprovalForm } from '../../../src-shared/registration/readiness.ts';
import { os } from '../../app/procedure.ts';
import { frozenLinesOfProject } from '../../database/entries/entry-records.ts';
import { headSeal } from '../../database/entries/post-batch.ts';
import { approvalsOf, latestApprovals } from '../../database/records/approval-records.ts';
import { recordAudit } from '../../database/records/audit-log.ts';
import { findProject } from '../../database/records/project-records.ts';
import { runWork, timeSlices } from '../../lib/run-work.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';
import { deadlineOf, materialList, toApproval } from '../../session/project-view.ts';
import { refuseErrors, requireFound } from '../../session/refusals.ts';
import { shownPlan } from '../../session/registration-plan.ts';
import { type ApprovalForm, approvalForm } from './approval-form.ts';
import { insertApproval } from './commands.ts';
import { projectsForApproval } from './queries.ts';

const previewForm = os.approvals.previewForm.handler(async ({ context, input, signal }) => {
  const ledger = context.session.ledger;
  const data = await fillForm(ledger, input.projectUid, signal);
  const { svg, pageCount } = await ledger.documents.svgPage('approval-form', data, input.page);
  return { svg, page: Math.min(input.page, pageCount), pageCount };
});

const form = os.approvals.form.handler(async ({ context, input, signal }) => {
  const ledger = context.session.ledger;
  const data = await fillForm(ledger, input.projectUid, signal);
  const bytes = await ledger.documents.pdf('approval-form', data, { createdAt: ledger.options.now() });
  return {
    file: new File([bytes], safeName(`学分登记审批表-${data.projectName ?? ''}.pdf`), {
      type: 'application/pdf',
    }),
  };
});

/** The form as the ledger would fill it today. Refused when a character has no glyph: the paper would show a box. */
async function fillForm(
  ledger: OpenLedger,
  projectUid: string,
  signal: AbortSignal | undefined,
): Promise<ApprovalForm> {
  const { organisation } = ledger;
  const { reader } = ledger.database;
  const project = requireFound(findProject(ledger.database.reader, projectUid), 'project');
  refuseErrors(formProblems({ project, pack: ledger.packOn(project.endOn) }));
  const plan = await runWork(shownPlan(ledger, project, ledger.today()), timeSlices(signal));
  const { form: data, people } = approvalForm({
    organisation,
    project,
    pack: plan.facts.pack,
    clauses: ledger.clauses,
    today: ledger.today(),
    rows: plan.rows.map(({ trainee: { record }, award }) => ({ record, award })),
    frozen: frozenLinesOfProject(reader, project.id),
    archive: materialList(ledger, project),
    seal: headSeal(reader),
  });
  refuseErrors(
    ledger.missingGlyphs([
      { at: project.name, text: `${project.name}${project.organiserName}${organisation.name}` },
      ...people.map(({ name, organisation: school }) => ({ at: name, text: `${name}${school}` })),
    ]),
  );
  return data;
}

const record = os.approvals.record.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  const project = requireFound(findProject(ledger.database.reader, input.projectUid), 'project');
  const pack = ledger.packOn(project.endOn);
  refuseErrors(approvingProblems({ project, pack, decidedOn: input.decidedOn, today: ledger.today() }));
  await ledger.database.write((writer) => {
    insertApproval(writer, signature, { uid: ledger.options.newUid(), projectId: project.id, ...input });
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
  return projectsForApproval(ledger.database.reader).flatMap((row) => {
    const project = { kind: row.kind, endOn: row.endOn };
    const latest = approvals.get(row.id);
    if (!requiresApprovalForm({ project, pack: ledger.packOn(project.endOn) })) return [];
    // Nobody can sign for a training that goes on, or whose results are not in.
    const isComplete = row.endOn !== null && row.endOn <= today && row.pending === 0;
    if (latest === undefined && !isComplete) return [];
    return [
      {
        projectUid: row.uid,
        projectName: row.name,
        endOn: row.endOn,
        traineeCount: row.trainees,
        state: latest === undefined ? ('waiting' as const) : latest.decision,
        approval: latest === undefined ? null : toApproval(latest),
        dueOn: deadlineOf(ledger, project)?.dueOn ?? null,
      },
    ];
  });
});

export const approvalHandlers = { previewForm, form, record, list };
