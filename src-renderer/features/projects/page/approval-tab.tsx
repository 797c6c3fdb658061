import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Outputs } from '../../../../src-shared/rpc/contract/index.ts';
import type { Project } from '../../../../src-shared/rpc/contract/projects.ts';
import type { FormScope } from '../../../../src-shared/training/form-scope.ts';
import { approvalCalls } from '../../../bound-calls.ts';
import { DocumentPreview } from '../../../components/document-preview.tsx';
import { ProblemList } from '../../../components/notes/problem-list.tsx';
import { ApprovalDialog } from '../../../components/overlay/approval-dialog.tsx';
import { Tabs } from '../../../components/page/tabs.tsx';
import { useTurn } from '../../../components/use-turn.ts';
import { orpc } from '../../../rpc.ts';
import { approvalsText } from '../../../text/approvals.ts';
import { ApprovalSection } from './approval-section.tsx';
import css from './approval-tab.module.css';
import { MaterialList } from './material-list.tsx';
import { missingMaterials, nextStep } from './next-step.ts';
import { SectionHead } from './section-head.tsx';

const text = approvalsText;

type ApprovalTabProps = {
  readonly project: Project;
  /** Each new value opens the dialog, or leads to the materials once the form is signed. */
  readonly turn: number;
};

/** 审批与材料: the form as it prints, what was decided on it, and the papers that are kept. */
export function ApprovalTab({ project, turn }: ApprovalTabProps) {
  const needsForm = project.requiresApprovalForm;
  const [isRecording, setIsRecording] = useState(false);
  const standing = useQuery({
    ...orpc.approvals.standing.queryOptions({ input: { projectUid: project.uid } }),
    enabled: needsForm,
    placeholderData: keepPreviousData,
  }).data;
  const scopes = scopesOf(standing);
  const [chosen, setChosen] = useState<FormScope | null>(null);
  const scope = scopes.find((one) => one === chosen) ?? scopes[0] ?? 'whole';
  useTurn({ turn }, () => {
    if (needsForm && nextStep(project)?.kind === 'approval') setIsRecording(true);
  });
  return (
    <div className={css['paper']} data-single={!needsForm || undefined}>
      {needsForm && (
        <div className={css['form']}>
          {scopes.length > 1 && (
            <Tabs<FormScope>
              label={text.form.scopesLabel}
              tabs={scopes.map((key) => ({ key, title: text.form.scopes[key] }))}
              value={scope}
              onChange={setChosen}
            />
          )}
          <FormPreview
            key={scope}
            projectUid={project.uid}
            scope={scope}
            isDraft={standing !== undefined && standing.draft.length > 0}
          />
        </div>
      )}
      <div className={css['side']}>
        {needsForm && (
          <ApprovalSection
            project={project}
            standing={standing}
            scope={scope}
            onRecord={() => setIsRecording(true)}
          />
        )}
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
        calls={approvalCalls}
        project={isRecording ? { uid: project.uid, name: project.fields.name } : null}
        onClose={() => setIsRecording(false)}
      />
    </div>
  );
}

/** The forms that can be printed now, a supplement first: where there is one, it is what is asked for. */
function scopesOf(standing: Outputs['approvals']['standing'] | undefined): readonly FormScope[] {
  return standing?.forms.filter(({ isCurrent }) => isCurrent).map(({ scope }) => scope) ?? [];
}

type FormPreviewProps = {
  readonly projectUid: string;
  readonly scope: FormScope;
  readonly isDraft: boolean;
};

function FormPreview({ projectUid, scope, isDraft }: FormPreviewProps) {
  const [page, setPage] = useState(1);
  const query = useQuery({
    ...orpc.approvals.previewForm.queryOptions({ input: { projectUid, page, scope } }),
    placeholderData: keepPreviousData,
  });
  const title = scope === 'supplement' ? text.form.supplementTitle : text.form.title;
  const problems = query.data?.problems ?? [];
  return (
    <DocumentPreview
      title={isDraft ? text.form.draftTitle : title}
      note={problems.length === 0 ? null : <ProblemList problems={problems} />}
      svg={query.data?.svg ?? null}
      page={query.data?.page ?? page}
      pageCount={query.data?.pageCount ?? 1}
      onPageChange={setPage}
      isLoading={query.isFetching}
      error={query.error}
    />
  );
}
