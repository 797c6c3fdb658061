import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Project } from '../../../../src-shared/rpc/contract/projects.ts';
import { recordApproval } from '../../../bound-calls.ts';
import { classes } from '../../../components/classes.ts';
import { DocumentPreview } from '../../../components/document-preview.tsx';
import { Tag } from '../../../components/notes/tag.tsx';
import { ApprovalDialog } from '../../../components/overlay/approval-dialog.tsx';
import { showDone } from '../../../components/overlay/toasts.tsx';
import { useAction } from '../../../components/use-action.ts';
import { useTurn } from '../../../components/use-turn.ts';
import { client, openPdf, orpc, saveFile } from '../../../rpc.ts';
import { approvalsText } from '../../../text/approvals.ts';
import { formatInstant } from '../../../text/format.ts';
import css from './approval-tab.module.css';
import { MaterialList } from './material-list.tsx';
import { missingMaterials, nextStep } from './next-step.ts';
import { SectionHead } from './section-head.tsx';

type Approval = Project['approvals'][number];
const text = approvalsText;

type ApprovalTabProps = {
  readonly project: Project;
  /** Each new value opens the dialog, or leads to the materials once the form is signed. */
  readonly turn: number;
};

/** 审批与材料: the form as it prints, what was decided on it, and the papers that are kept. */
export function ApprovalTab({ project, turn }: ApprovalTabProps) {
  const needsForm = project.requiresApprovalForm;
  const isApproved = project.approval?.decision === 'approved';
  const [isRecording, setIsRecording] = useState(false);
  useTurn({ turn }, () => {
    if (needsForm && !isApproved) setIsRecording(true);
  });
  return (
    <div className={css['paper']} data-single={!needsForm || undefined}>
      {needsForm && <FormPreview project={project} />}
      <div className={css['side']}>
        {needsForm && <Decision project={project} onRecord={() => setIsRecording(true)} />}
        <section>
          <SectionHead title={text.materials.title}>
            <span className="small tone-muted">
              {text.materials.count(
                project.materials.length - missingMaterials(project),
                project.materials.length,
              )}
            </span>
          </SectionHead>
          <MaterialList projectUid={project.uid} materials={project.materials} />
        </section>
      </div>
      <ApprovalDialog
        record={recordApproval}
        project={isRecording ? { uid: project.uid, name: project.fields.name } : null}
        onClose={() => setIsRecording(false)}
      />
    </div>
  );
}

function FormPreview({ project }: { readonly project: Project }) {
  const [page, setPage] = useState(1);
  const query = useQuery({
    ...orpc.approvals.previewForm.queryOptions({ input: { projectUid: project.uid, page } }),
    placeholderData: keepPreviousData,
  });
  return (
    <DocumentPreview
      title={text.form.title}
      svg={query.data?.svg ?? null}
      page={query.data?.page ?? page}
      pageCount={query.data?.pageCount ?? 1}
      onPageChange={setPage}
      isLoading={query.isFetching}
      error={query.error}
    />
  );
}

type DecisionProps = { readonly project: Project; readonly onRecord: () => void };

/** What was decided on the form last, what can be done with it, and what was decided before. */
function Decision({ project, onRecord }: DecisionProps) {
  const { approval, approvals } = project;
  const earlier = approvals.filter((one) => one.uid !== approval?.uid).toReversed();
  return (
    <section>
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
      <FormButtons project={project} onRecord={onRecord} />
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

/** Records a decision, prints and saves the form; what the head of the page offers already is left out. */
function FormButtons({ project, onRecord }: DecisionProps) {
  const { run, isRunning } = useAction();
  const isOffered = nextStep(project)?.kind === 'approval';
  const withForm = (use: (file: File) => unknown) =>
    run(async () => use((await client.approvals.form({ projectUid: project.uid })).file));
  const save = (file: File) => {
    saveFile(file);
    showDone(text.form.saved);
  };
  return (
    <div className={classes('row', css['buttons'])}>
      {!isOffered && <Button onClick={onRecord}>{text.record}</Button>}
      {project.registeredCount > 0 && (
        <Button loading={isRunning} onClick={() => withForm(openPdf)}>
          {text.form.print}
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
        <Tag tone={isApproved ? 'ok' : 'bad'}>{text.states[approval.decision]}</Tag>
        <span className={isCurrent ? 'strong' : undefined}>
          {sentence(approval.person, approval.decidedOn)}
        </span>
      </div>
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
