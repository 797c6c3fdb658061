import { safeName } from '../../../src-shared/lib/file-name.ts';
import { requiresApprovalForm } from '../../../src-shared/registration/approval/requires-approval-form.ts';
import { shortFingerprint } from '../../../src-shared/registration/approval/signed-content.ts';
import { formProblems } from '../../../src-shared/registration/approving-checks.ts';
import type { FormScope } from '../../../src-shared/training/form-scope.ts';
import { formScopeWords } from '../../../src-shared/words.ts';
import { os } from '../../app/procedure.ts';
import { headSeal } from '../../database/entries/post-batch.ts';
import { approvalsByProject, approvalsOf } from '../../database/records/approval-records.ts';
import { findProject } from '../../database/records/project-records.ts';
import { runWork, timeSlices } from '../../lib/run-work.ts';
import type { OpenLedger } from '../../session/open-ledger.ts';
import {
  approvalStateOf,
  deadlineOf,
  materialList,
  standingOf,
  toApproval,
} from '../../session/project-view.ts';
import { Refused, refuseErrors, requireFound } from '../../session/refusals.ts';
import { registrationFacts } from '../../session/registration-plan.ts';
import { toDifferences } from '../../session/to-differences.ts';
import { type ApprovalForm, approvalForm } from './approval-form.ts';
import { storeForm } from './commands.ts';
import { type GatheredForm, gatherForm, type PrintableForm } from './gather-form.ts';
import { printableForm } from './printable-form.ts';
import { projectsForApproval } from './queries.ts';
import { recordDecision } from './record.ts';
import { signableForms } from './signable-forms.ts';

const previewForm = os.approvals.previewForm.handler(async ({ context, input, signal }) => {
  const ledger = context.session.ledger;
  const { data, problems } = printableForm(ledger, (await fillForm(ledger, input, signal)).data);
  const { svg, pageCount } = await ledger.documents.svgPage('approval-form', data, input.page);
  return { svg, page: Math.min(input.page, pageCount), pageCount, problems: [...problems] };
});

const form = os.approvals.form.handler(async ({ context, input, signal }) => {
  const ledger = context.session.ledger;
  const { data: filled, gathered, printed } = await fillForm(ledger, input, signal);
  const { data, problems } = printableForm(ledger, filled);
  const bytes = await ledger.documents.pdf('approval-form', data, { createdAt: ledger.options.now() });
  // Kept after the document was made: what did not print was not signed.
  if (printed !== null)
    await ledger.database.write((writer) =>
      storeForm(writer, {
        projectId: gathered.project.id,
        fingerprint: printed.fingerprint,
        content: printed.content,
        madeAt: ledger.options.now().toISOString(),
      }),
    );
  const title = `学分登记${formScopeWords[printed?.scope ?? 'whole']}${printed === null ? '（草稿）' : ''}`;
  return {
    file: new File([bytes], safeName(`${title}-${data.projectName ?? ''}.pdf`), { type: 'application/pdf' }),
    code: printed === null ? null : shortFingerprint(printed.fingerprint),
    problems: [...problems],
  };
});

/** The form as the ledger would fill it today. */
async function fillForm(
  ledger: OpenLedger,
  input: { readonly projectUid: string; readonly scope?: FormScope | undefined },
  signal: AbortSignal | undefined,
): Promise<{
  readonly data: ApprovalForm;
  readonly gathered: GatheredForm;
  /** Null for a draft. */
  readonly printed: PrintableForm | null;
}> {
  const { organisation } = ledger;
  const { reader } = ledger.database;
  const scope = input.scope ?? 'whole';
  const project = requireFound(findProject(reader, input.projectUid), 'project');
  refuseErrors(formProblems({ project, pack: ledger.packOn(project.endOn) }));
  const gathered = await runWork(
    gatherForm(reader, project, registrationFacts(ledger, reader, project, ledger.today())),
    timeSlices(signal),
  );
  const printed = gathered.printable.find((one) => one.scope === scope) ?? null;
  if (printed === null && gathered.draft.length === 0)
    throw new Refused([{ code: 'approval.nothingToSupplement', severity: 'error', values: {} }]);
  const { form: data } = approvalForm({
    organisation,
    project,
    pack: gathered.plan.facts.pack,
    clauses: ledger.clauses,
    today: ledger.today(),
    rows: gathered.plan.rows.map(({ trainee: { record }, award }) => ({ record, award })),
    frozen: gathered.frozen,
    archive: materialList(ledger, project),
    seal: headSeal(reader),
    printed,
    draft: gathered.draft,
    signed: gathered.plan.facts.approval,
    differences: gathered.differences,
  });
  return { data, gathered, printed };
}

const standing = os.approvals.standing.handler(async ({ context, input, signal }) => {
  const ledger = context.session.ledger;
  const { reader } = ledger.database;
  const project = requireFound(findProject(reader, input.projectUid), 'project');
  refuseErrors(formProblems({ project, pack: ledger.packOn(project.endOn) }));
  const gathered = await runWork(
    gatherForm(reader, project, registrationFacts(ledger, reader, project, ledger.today())),
    timeSlices(signal),
  );
  return {
    draft: [...gathered.draft],
    differences: gathered.differences === null ? null : toDifferences(gathered.differences),
    forms: signableForms(reader, gathered).map(({ shown }) => shown),
  };
});

const record = os.approvals.record.handler(async ({ context, input }) => {
  const ledger = context.session.ledger;
  const signature = ledger.signature();
  const { newUid } = ledger.options;
  const projectId = await ledger.database.write(async (writer) => {
    const project = requireFound(findProject(writer, input.projectUid), 'project');
    const facts = registrationFacts(ledger, writer, project, ledger.today());
    await recordDecision(writer, { project, facts, signature, newUid }, input);
    return project.id;
  });
  const latest = requireFound(approvalsOf(ledger.database.reader, projectId).at(-1), 'approval');
  return { approval: toApproval(latest) };
});

const list = os.approvals.list.handler(({ context }) => {
  const ledger = context.session.ledger;
  const { reader } = ledger.database;
  const approvals = approvalsByProject(reader);
  const counts = ledger.snapshot.projectCounts();
  const today = ledger.today();
  return projectsForApproval(reader).flatMap(({ project, trainees, pending }) => {
    const decided = approvals.get(project.id) ?? [];
    const latest = decided.at(-1);
    if (!requiresApprovalForm({ project, pack: ledger.packOn(project.endOn) })) return [];
    // Nobody can sign for a training that goes on, or whose results are not in.
    const isComplete = project.endOn !== null && project.endOn <= today && pending === 0;
    if (latest === undefined && !isComplete) return [];
    const gathered = { counts: counts.get(project.id), approvals: decided, missingMaterialCount: 0 };
    return [
      {
        projectUid: project.uid,
        projectName: project.name,
        endOn: project.endOn,
        traineeCount: trainees,
        state: approvalStateOf(standingOf(ledger, project, gathered)),
        approval: latest === undefined ? null : toApproval(latest),
        dueOn: deadlineOf(ledger, project)?.dueOn ?? null,
      },
    ];
  });
});

export const approvalHandlers = { previewForm, form, standing, record, list };
