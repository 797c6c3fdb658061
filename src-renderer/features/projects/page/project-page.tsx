import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { useParams } from 'wouter';
import type { Project } from '../../../../src-shared/rpc/contract/projects.ts';
import { useIsHere } from '../../../components/busy.ts';
import { focusFirstCell } from '../../../components/form/focus.ts';
import { ErrorPanel } from '../../../components/notes/error-panel.tsx';
import { Tag } from '../../../components/notes/tag.tsx';
import { ConfirmDialog } from '../../../components/overlay/dialogs.tsx';
import { showDone, showError } from '../../../components/overlay/toasts.tsx';
import { Page, PageBody } from '../../../components/page/page.tsx';
import { Facts, PageHead } from '../../../components/page/page-head.tsx';
import { StateLine } from '../../../components/page/state-line.tsx';
import { Tabs } from '../../../components/page/tabs.tsx';
import { useAction } from '../../../components/use-action.ts';
import { invalidateLedger, useLedger } from '../../../ledger.ts';
import { navigate, useSearchValue } from '../../../routing.ts';
import { client, openPdf, orpc } from '../../../rpc.ts';
import { approvalsText } from '../../../text/approvals.ts';
import { doublingsText } from '../../../text/doublings.ts';
import { formatDateRange, formatThousandths } from '../../../text/format.ts';
import { projectsText } from '../../../text/projects.ts';
import { registrationsText } from '../../../text/registrations.ts';
import { sheetsText } from '../../../text/sheets.ts';
import { formWords, levelWords, projectStepWords } from '../../../text/words.ts';
import { ProjectFormView } from '../form/project-form.tsx';
import type { ProjectParts } from '../project-parts.ts';
import { AttendanceTab } from '../results/attendance-tab.tsx';
import { ResultsTab } from '../results/results-tab.tsx';
import { TraineesTab } from '../trainees/trainees-tab.tsx';
import { ApprovalTab } from './approval-tab.tsx';
import { exportProjectSheet } from './export-sheet.ts';
import { MissingBar } from './missing-bar.tsx';
import {
  missingMaterials,
  type NextStep,
  nextStep,
  type ProjectTab,
  stateInWork,
  statesOf,
  tabOfStep,
} from './next-step.ts';
import { OverviewTab } from './overview-tab.tsx';
import css from './project-page.module.css';
import { useProjectView } from './use-project-view.ts';

const text = projectsText.page;
/** Sheets about one project, on 报表与导出. */
const projectSheets = ['qualified', 'completion'] as const;

/** One project: `/projects/new` is the empty form, `?edit=1` the form of an existing one, else its page. */
export function ProjectPage({ parts }: { readonly parts: ProjectParts }) {
  const { uid = '' } = useParams<{ uid: string }>();
  return uid === 'new' ? (
    <ProjectFormView key="new" project={null} />
  ) : (
    <ExistingProject key={uid} uid={uid} parts={parts} />
  );
}

type ExistingProjectProps = { readonly uid: string; readonly parts: ProjectParts };

function ExistingProject({ uid, parts }: ExistingProjectProps) {
  const [isEditing] = useSearchValue('edit');
  const query = useQuery(orpc.projects.get.queryOptions({ input: { uid } }));
  if (query.data !== undefined)
    return isEditing === null ? (
      <ProjectView project={query.data} parts={parts} />
    ) : (
      <ProjectFormView key={`edit-${uid}`} project={query.data} />
    );
  return (
    <Page>
      <PageBody>
        {query.error !== null && (
          <div className={css['failed']}>
            <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
          </div>
        )}
      </PageBody>
    </Page>
  );
}

/** again: registering those whose entry was taken back too. */
type Dialog = 'register' | 'again' | 'doublings' | 'remove';

type ProjectViewProps = { readonly project: Project; readonly parts: ProjectParts };

function ProjectView({ project, parts }: ProjectViewProps) {
  const { RegisterDialog } = parts;
  const { ledger } = useLedger();
  const view = useProjectView(project);
  const { tabs, step, tab, goTo } = view;
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = () => setDialog(null);
  const doubtful = useQuery(orpc.doublings.list.queryOptions({ input: { projectUid: project.uid } }));
  const shown = { ...project, missing: [...project.missing, ...(doubtful.data?.missing ?? [])] };
  const room = useRef<HTMLDivElement>(null);
  const begin = (next: NonNullable<NextStep>) => {
    if (next.kind === 'register') setDialog('register');
    else if (next.kind === 'explain') setDialog('doublings');
    else if (next.kind === 'complete') navigate(`/projects/${project.uid}?edit=1`);
    else view.begin(next);
    // On its own tab the button leads into the first cell to fill in, never just back to where one is.
    const cell = cellsOfStep[next.kind];
    if (cell !== undefined && tabOfStep(next) === tab) focusFirstCell(room.current, cell);
  };
  const toCertificates = () => {
    close();
    goTo('certificates');
  };
  return (
    <Page>
      <PageHead
        title={project.fields.name}
        back={{ to: '/projects', title: projectsText.title }}
        tags={<KindTag kind={project.fields.kind} />}
        actions={
          <>
            <SecondAction project={project} />
            {step !== null && (
              <Button variant="filled" onClick={() => begin(step)}>
                {stepLabel(step, ledger.hasCredits)}
              </Button>
            )}
          </>
        }
        menu={<ProjectMenu project={project} step={step} onOpen={setDialog} onGoTo={goTo} />}
      />
      <Facts facts={factsOf(project)} />
      <States project={project} />
      <MissingBar project={shown} onGoTo={goTo} onDoublings={() => setDialog('doublings')} />
      <Tabs
        label={text.tabsLabel}
        tabs={tabs.map((key) => ({ key, ...tabTitle(key, project) }))}
        value={tab}
        onChange={goTo}
      />
      <div ref={room} className={css['panel']} role="tabpanel" aria-label={tabTitle(tab, project).title}>
        {panel({ tab, project, parts, turn: view.turn, onGoTo: goTo })}
      </div>
      {(dialog === 'register' || dialog === 'again') && (
        <RegisterDialog
          project={project}
          isAgain={dialog === 'again'}
          onClose={close}
          onPrint={() => exportProjectSheet(project.uid).catch(showError)}
          onCertificates={tabs.includes('certificates') ? toCertificates : undefined}
          onDoublings={() => setDialog('doublings')}
        />
      )}
      {dialog === 'doublings' && <parts.DoublingsDialog projectUid={project.uid} onClose={close} />}
      <RemoveDialog uid={project.uid} isOpen={dialog === 'remove'} onClose={close} />
    </Page>
  );
}

/** Steps that are done in the cells of the table of their tab, and what kind of cells these are. */
const cellsOfStep: { readonly [Kind in NonNullable<NextStep>['kind']]?: 'input' | 'select' } = {
  attendance: 'input',
  results: 'select',
  proof: 'input',
};

function KindTag({ kind }: Pick<Project['fields'], 'kind'>) {
  return (
    <Tag tone={kind === 'own' ? 'accent' : 'plain'}>
      {kind === 'own' ? projectsText.own : projectsText.outside}
    </Tag>
  );
}

function States({ project }: { readonly project: Project }) {
  const states = statesOf(project);
  return (
    <div className={project.state === 'archived' ? css['finished'] : undefined}>
      <StateLine
        states={states.map((key) => ({ key, title: projectStepWords[key] }))}
        current={stateInWork(states, project.state)}
      />
    </div>
  );
}

type ProjectMenuProps = {
  readonly project: Project;
  readonly step: NextStep;
  readonly onOpen: (dialog: Dialog) => void;
  readonly onGoTo: (tab: ProjectTab) => void;
};

function ProjectMenu({ project, step, onOpen, onGoTo }: ProjectMenuProps) {
  const { uid } = project;
  return (
    <>
      <Menu.Item onClick={() => navigate(`/projects/${uid}?edit=1`)}>{text.edit}</Menu.Item>
      {project.takenOutCount > 0 && step?.kind !== 'register' && (
        <Menu.Item onClick={() => onOpen('register')}>
          {registrationsText.register.again(project.takenOutCount)}
        </Menu.Item>
      )}
      {project.heldCount > 0 &&
        (project.requiresApprovalForm && project.fields.kind === 'own' ? (
          <Menu.Item onClick={() => onGoTo('approval')}>
            {registrationsText.register.supplementReversed(project.heldCount)}
          </Menu.Item>
        ) : (
          <Menu.Item onClick={() => onOpen('again')}>
            {registrationsText.register.againReversed(project.heldCount)}
          </Menu.Item>
        ))}
      <Menu.Item
        disabled={project.registeredCount === 0}
        onClick={() => exportProjectSheet(uid).catch(showError)}
      >
        {registrationsText.register.print}
      </Menu.Item>
      {projectSheets.map((sheet) => (
        <Menu.Item
          key={sheet}
          disabled={project.traineeCount === 0}
          onClick={() => navigate(`/exports?sheet=${sheet}&project=${encodeURIComponent(uid)}`)}
        >
          {text.openSheet(sheetsText.kinds[sheet].title)}
        </Menu.Item>
      ))}
      <Menu.Item disabled={project.traineeCount === 0} onClick={() => onOpen('doublings')}>
        {doublingsText.menu}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item
        disabled={project.traineeCount > 0 || project.approvals.length > 0}
        onClick={() => onOpen('remove')}
      >
        {text.remove}
      </Menu.Item>
    </>
  );
}

type RemoveDialogProps = {
  readonly uid: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

function RemoveDialog({ uid, isOpen, onClose }: RemoveDialogProps) {
  const isHere = useIsHere();
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={text.removeTitle}
      confirmLabel={text.remove}
      isDanger
      onClose={onClose}
      onConfirm={async () => {
        await client.projects.remove({ uid });
        if (isHere()) navigate('/projects', { replace: true });
        await invalidateLedger();
        showDone(text.removed);
      }}
    >
      <p>{text.removeBody}</p>
    </ConfirmDialog>
  );
}

type PanelOf = {
  readonly tab: ProjectTab;
  readonly project: Project;
  readonly parts: ProjectParts;
  readonly turn: number;
  readonly onGoTo: (tab: ProjectTab) => void;
};

function panel({ tab, project, parts, turn, onGoTo }: PanelOf): ReactNode {
  switch (tab) {
    case 'overview':
      return <OverviewTab project={project} Batches={parts.Batches} />;
    case 'trainees':
      return <TraineesTab project={project} turn={turn} />;
    case 'attendance':
      return <AttendanceTab project={project} onAddTrainees={() => onGoTo('trainees')} />;
    case 'results':
      return (
        <ResultsTab
          project={project}
          PlannedDrawer={parts.PlannedDrawer}
          turn={turn}
          onAddTrainees={() => onGoTo('trainees')}
        />
      );
    case 'approval':
      return <ApprovalTab project={project} turn={turn} />;
    case 'certificates':
      return (
        <parts.CertificatesTab
          project={project}
          turn={turn}
          isOfferedAbove={nextStep(project)?.kind === 'certificates'}
        />
      );
  }
}

/** Beside the primary button: the paper that the present step is about. */
function SecondAction({ project }: { readonly project: Project }) {
  const { run, isRunning } = useAction();
  const isOwn = project.fields.kind === 'own';
  if (project.registeredCount > 0)
    return (
      <Button loading={isRunning} onClick={() => run(() => exportProjectSheet(project.uid))}>
        {registrationsText.register.print}
      </Button>
    );
  if (isOwn && project.requiresApprovalForm && project.traineeCount > 0)
    return (
      <Button
        loading={isRunning}
        onClick={() =>
          run(async () => {
            openPdf((await client.approvals.form({ projectUid: project.uid })).file);
            await invalidateLedger();
          })
        }
      >
        {project.undecidedCount + project.pendingCount > 0
          ? approvalsText.form.printDraft
          : approvalsText.form.print}
      </Button>
    );
  return <Button onClick={() => navigate(`/projects/${project.uid}?edit=1`)}>{text.edit}</Button>;
}

function stepLabel(step: NonNullable<NextStep>, hasCredits: boolean): string {
  const words = projectsText.next;
  switch (step.kind) {
    case 'addTrainees':
    case 'attendance':
    case 'approval':
    case 'resign':
      return words[step.kind];
    case 'results':
    case 'register':
      return words.register(step.count, hasCredits);
    case 'decide':
    case 'complete':
    case 'explain':
    case 'proof':
    case 'materials':
    case 'certificates':
      return words[step.kind](step.count);
  }
}

function tabTitle(
  tab: ProjectTab,
  project: Project,
): { readonly title: string; readonly count?: string | number } {
  switch (tab) {
    case 'trainees':
      return {
        title: text.tabs.trainees,
        ...(project.traineeCount > 0 ? { count: project.traineeCount } : {}),
      };
    case 'attendance':
      return { title: text.attendanceTabs[project.fields.form] ?? text.tabs.attendance };
    case 'approval': {
      const all = project.materials.length;
      return {
        title: project.requiresApprovalForm ? text.tabs.approval : text.tabs.materials,
        ...(all > 0 ? { count: `${all - missingMaterials(project)}/${all}` } : {}),
      };
    }
    case 'certificates':
      return {
        title: text.tabs.certificates,
        ...(project.certificateCount > 0 ? { count: project.certificateCount } : {}),
      };
    default:
      return { title: text.tabs[tab] };
  }
}

function factsOf({
  fields,
  traineeCount,
}: Project): readonly { readonly term: string; readonly value: string }[] {
  const dates = formatDateRange(fields.startOn, fields.endOn);
  const days = fields.days === null ? '' : `，${text.days(formatThousandths(fields.days, 0))}`;
  const facts: { term: string; value: string }[] = [];
  const add = (term: string, value: string | null) => {
    if (value !== null && value !== '') facts.push({ term, value });
  };
  add(text.facts.number, fields.number);
  add(text.facts.level, levelWords[fields.level]);
  add(text.facts.form, formWords[fields.form]);
  add(text.facts.dates, `${dates}${days}`);
  add(text.facts.document, fields.documentNumber);
  if (fields.kind === 'outside') add(text.facts.registrar, fields.registrar);
  add(text.facts.trainees, text.people(traineeCount));
  return facts;
}
