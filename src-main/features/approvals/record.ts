import type { Database } from 'better-sqlite3';
import type { SignedContent } from '../../../src-shared/registration/approval/signed-content.ts';
import { approvingProblems } from '../../../src-shared/registration/approving-checks.ts';
import type { PlanFacts } from '../../../src-shared/registration/plan.ts';
import type { Inputs } from '../../../src-shared/rpc/contract/index.ts';
import { recordAudit, type Signature } from '../../database/records/audit-log.ts';
import type { ProjectRecord } from '../../database/records/project-records.ts';
import { askAgain } from '../../database/records/settle-reversed.ts';
import { runWork } from '../../lib/run-work.ts';
import { Refused, refuseErrors } from '../../session/refusals.ts';
import { insertApproval, storeForm } from './commands.ts';
import { type GatheredForm, gatherForm } from './gather-form.ts';
import { type Signable, signableForms } from './signable-forms.ts';

type Recorded = Inputs['approvals']['record'];

/** What a decision is recorded with, beside what was said of it. */
export type RecordingFacts = {
  readonly project: ProjectRecord;
  /** What registering the project today would be decided from. */
  readonly facts: PlanFacts;
  readonly signature: Signature;
  readonly newUid: () => string;
};

/**
 * Records a decision on a form inside the caller's transaction: the form as it was printed, the decision, who is asked for
 * again, the line in the log. An approval binds what the form said when it was printed, whatever changed since.
 *
 * @throws Refused where the form is a draft, or was never printed.
 */
export async function recordDecision(
  writer: Database,
  { project, facts, signature, newUid }: RecordingFacts,
  input: Recorded,
): Promise<void> {
  const { decision, person, decidedOn, scanFileName, comment } = input;
  refuseErrors(approvingProblems({ project, pack: facts.pack, decidedOn, today: facts.today }));
  const form = signedForm(writer, await runWork(gatherForm(writer, project, facts)), input);
  const scope = form?.shown.scope ?? input.scope ?? 'whole';
  const decided = { decision, person, decidedOn, scanFileName, comment, scope };
  const formId = form === null ? null : keepForm(writer, project, form, signature);
  insertApproval(writer, signature, { uid: newUid(), projectId: project.id, ...decided, formId });
  if (form !== null && decision === 'approved') askAgain(writer, askedAgain(form.content));
  recordAudit(writer, signature, {
    action: `approval.${decision}`,
    subject: project.name,
    after: { ...decided, ...(form === null ? {} : { code: form.shown.code }) },
  });
}

function keepForm(
  writer: Database,
  { id: projectId }: ProjectRecord,
  { shown: { fingerprint }, content }: Signable,
  { at: madeAt }: Signature,
): number {
  return storeForm(writer, { projectId, fingerprint, content, madeAt });
}

/** People whose entry was taken back and whom a form asks to register again. */
function askedAgain({ people }: SignedContent): readonly string[] {
  return [...people].filter(([, { line }]) => line.isAgain).map(([uid]) => uid);
}

/** The form that was decided on. Nobody can approve a draft; it can be refused, because a refusal binds nothing. */
function signedForm(writer: Database, gathered: GatheredForm, input: Recorded): Signable | null {
  const forms = signableForms(writer, gathered);
  const { fingerprint, scope = 'whole' } = input;
  const found =
    fingerprint === undefined
      ? forms.find(({ shown }) => shown.isCurrent && shown.scope === scope)
      : forms.find(({ shown }) => shown.fingerprint === fingerprint);
  if (found !== undefined) return found;
  if (input.decision === 'rejected') return null;
  if (fingerprint !== undefined)
    throw new Refused([{ code: 'approval.formUnknown', severity: 'error', values: {} }]);
  refuseErrors(gathered.draft);
  throw new Refused([{ code: 'approval.nothingToSupplement', severity: 'error', values: {} }]);
}
