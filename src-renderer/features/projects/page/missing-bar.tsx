import type { Project } from '../../../../src-shared/rpc/contract/projects.ts';
import type { WireProblem } from '../../../../src-shared/rpc/contract/shared.ts';
import { useClause } from '../../../components/notes/clauses.ts';
import { navigate } from '../../../routing.ts';
import { problemSentence } from '../../../text/problems.ts';
import { daysLeftText, projectsText } from '../../../text/projects.ts';
import { missingOf } from './missing.ts';
import css from './missing-bar.module.css';
import { type ProjectTab, tabOfProblem, tabsOf } from './next-step.ts';

const text = projectsText.page;

type MissingBarProps = {
  readonly project: Project;
  readonly onGoTo: (tab: ProjectTab) => void;
  readonly onDoublings: () => void;
};

/** What stands between the project and its next step, each a way to its place, and the day it is due. */
export function MissingBar({ project, onGoTo, onDoublings }: MissingBarProps) {
  const bar = missingOf(project);
  if (bar === null) return null;
  const { forRegister, forArchive, deadline, tone } = bar;
  const goTo = (problem: WireProblem) => {
    const tab = tabOfProblem(problem);
    if (problem.code === 'doubling.unexplained') onDoublings();
    else if (tab === null) navigate(`/projects/${project.uid}?edit=1`);
    else if (tabsOf(project).includes(tab)) onGoTo(tab);
  };
  return (
    <div className={css['bar']} data-tone={tone} role="status">
      <Missing problems={forRegister} step={text.missingSteps.register} onGoTo={goTo} />
      <Missing problems={forArchive} step={text.missingSteps.archive} onGoTo={goTo} />
      {deadline !== null && (
        <span className={css['due']}>
          {text.deadline} {deadline.dueOn}，{daysLeftText(deadline.daysLeft, deadline.calendar)}
          {deadline.isProvisional && <>（{text.provisional}）</>}
        </span>
      )}
    </div>
  );
}

type MissingProps = {
  readonly problems: readonly WireProblem[];
  readonly step: string;
  readonly onGoTo: (problem: WireProblem) => void;
};

/** What is missing before one step, under its name. */
function Missing({ problems, step, onGoTo }: MissingProps) {
  const clauseOf = useClause();
  const articleOf = (clause: string | undefined) => clauseOf(clause).article;
  if (problems.length === 0) return null;
  return (
    <>
      <b>{text.missingBefore(problems.length, step)}</b>
      {problems.map((problem, index) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: problems have no identity of their own
          key={`${problem.code}-${index}`}
          type="button"
          title={text.goTo}
          onClick={() => onGoTo(problem)}
        >
          {problemSentence(problem)}
          {articleOf(problem.clause) !== '' && `（${articleOf(problem.clause)}）`}
        </button>
      ))}
    </>
  );
}
