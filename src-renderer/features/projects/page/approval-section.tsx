import { Button } from '@mantine/core';
import type { Outputs } from '../../../../src-shared/rpc/contract/index.ts';
import type { Project } from '../../../../src-shared/rpc/contract/projects.ts';
import type { FormScope } from '../../../../src-shared/training/form-scope.ts';
import { classes } from '../../../components/classes.ts';
import { NoteBox } from '../../../components/notes/note-box.tsx';
import { ProblemList } from '../../../components/notes/problem-list.tsx';
import { SignedChanges } from '../../../components/notes/signed-changes.tsx';
import { Tag } from '../../../components/notes/tag.tsx';
import { showDone } from '../../../components/overlay/toasts.tsx';
import { useAction } from '../../../components/use-action.ts';
import { invalidateLedger } from '../../../ledger.ts';
import { client, openPdf, saveFile } from '../../../rpc.ts';
import { approvalsText } from '../../../text/approvals.ts';
import { formatInstant } from '../../../text/format.ts';
import css from './approval-tab.module.css';
import { nextStep } from './next-step.ts';

type Approval = Project['approvals'][number];
const text = approvalsText;

type ApprovalSectionProps = {
  readonly project: Project;
  /** Undefined while it is asked. */
  readonly standing: Outputs['approvals']['standing'] | undefined;
  /** The form that is shown. */
  readonly scope: FormScope;
  readonly onRecord: () => void;
};

/** What was decided on the form last, what is not as it was signed, what can be done, and what was decided before. */
export function ApprovalSection({ project, standing, scope, onRecord }: ApprovalSectionProps) {
  const { approval, approvals } = project;
  const earlier = approvals.filter((one) => one.uid !== approval?.uid).toReversed();
  return (
    <section className={css['section']}>
      <h3 className="section-title">{text.now.section}</h3>
      <div className={css['approval']}>
        {approval === null ? (
          <>
            <b className="tone-short">{text.now.waiting}</b>
            <p className="small tone-muted">{text.now.waitingBody}</p>
          </>
        ) : (
          <ApprovalLine approval={approval} isCurrent />
        )}
      </div>
      {standing !== undefined && <Open project={project} standing={standing} />}
      <FormButtons project={project} standing={standing} scope={scope} onRecord={onRecord} />
      {earlier.length > 0 && (
        <>
          <h4 className="small tone-muted">{text.now.history}</h4>
          <ol className={css['history']}>
            {earlier.map((one) => (
              <li key={one.uid}>
                <ApprovalLine approval={one} />
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

type OpenProps = Pick<ApprovalSectionProps, 'project'> & {
  readonly standing: NonNullable<ApprovalSectionProps['standing']>;
};

/** What stands between the form and its signature, or between the signature and registering. */
function Open({ project, standing: { draft, differences } }: OpenProps) {
  const { approval, approvalState } = project;
  const isOlder = approval?.decision === 'approved' && approval.code === null;
  const isChanged = differences !== null && differences.fields.length + differences.people.length > 0;
  return (
    <>
      {draft.length > 0 && (
        <NoteBox tone="warning">
          <b>{text.form.draft}</b>
          <ProblemList problems={draft.map((problem) => ({ ...problem, severity: 'warning' as const }))} />
        </NoteBox>
      )}
      {isOlder && (
        <NoteBox tone="warning">
          {approvalState === 'changed' ? text.changes.outdated : text.changes.unknown}
        </NoteBox>
      )}
      {isChanged && (
        <NoteBox tone="warning">
          <b>{text.states.changed}</b>
          <p>{differences.fields.length > 0 ? text.changes.whole : text.changes.supplement}</p>
          <SignedChanges changes={differences} />
        </NoteBox>
      )}
    </>
  );
}

/** Records a decision, prints and saves the form; what the head of the page offers already is left out. */
function FormButtons({ project, standing, scope, onRecord }: ApprovalSectionProps) {
  const { run, isRunning } = useAction();
  const isOffered = nextStep(project)?.kind === 'approval';
  const isDraft = standing !== undefined && standing.draft.length > 0;
  const withForm = (use: (file: File) => unknown) =>
    run(async () => {
      use((await client.approvals.form({ projectUid: project.uid, scope })).file);
      // A form that was printed can be signed from now on.
      await invalidateLedger();
    });
  const save = (file: File) => {
    saveFile(file);
    showDone(text.form.saved);
  };
  const whole = isDraft ? text.form.printDraft : text.form.print;
  return (
    <div className={classes('row', css['buttons'])}>
      {!isOffered && <Button onClick={onRecord}>{text.record}</Button>}
      {(project.registeredCount > 0 || scope === 'supplement') && (
        <Button loading={isRunning} onClick={() => withForm(openPdf)}>
          {scope === 'supplement' ? text.form.printSupplement : whole}
        </Button>
      )}
      <Button loading={isRunning} onClick={() => withForm(save)}>
        {text.form.save}
      </Button>
    </div>
  );
}

type ApprovalLineProps = { readonly approval: Approval; readonly isCurrent?: boolean };

function ApprovalLine({ approval, isCurrent }: ApprovalLineProps) {
  const isApproved = approval.decision === 'approved';
  const sentence = isApproved ? text.now.approved : text.now.rejected;
  return (
    <>
      <div className="row">
        <Tag tone={isApproved ? 'ok' : 'bad'}>{text.decisions[approval.decision]}</Tag>
        {approval.scope === 'supplement' && <Tag tone="plain">{text.now.supplement}</Tag>}
        <span className={isCurrent ? 'strong' : undefined}>
          {sentence(approval.person, approval.decidedOn)}
        </span>
      </div>
      {approval.code !== null && <p className="small tone-muted">{text.now.code(approval.code)}</p>}
      {approval.comment !== null && (
        <p className="small">
          {text.now.comment}：{approval.comment}
        </p>
      )}
      {approval.scanFileName !== null && (
        <p className="small tone-muted">
          {text.now.scan}：{approval.scanFileName}
        </p>
      )}
      <p className="small tone-muted">
        {text.now.recorded(approval.actor, formatInstant(approval.recordedAt))}
      </p>
    </>
  );
}
