import type { ShownProblem } from '../../text/problem-sentence.ts';
import { problemText } from '../../text/problems.ts';
import { ProblemLink } from './problem-link.tsx';
import css from './problem-list.module.css';
import { ClauseTag } from './tag.tsx';

type ProblemListProps<Shown> = {
  readonly problems: readonly Shown[];
  /** Makes each line a button that goes to its place. */
  readonly onJump?: (problem: Shown) => void;
};

/** Problems as sentences with their clause: ✕ stops, △ deserves a look. All of them, none hidden. */
export function ProblemList<Shown extends ShownProblem>({ problems, onJump }: ProblemListProps<Shown>) {
  return (
    <ul className={css['problems']}>
      {problems.map((problem, index) => {
        const isError = problem.severity === 'error';
        const line = (
          <>
            {problemText(problem)} <ClauseTag clause={problem.clause} />{' '}
            {onJump === undefined && <ProblemLink problem={problem} />}
          </>
        );
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: problems have no identity of their own
          <li key={`${problem.code}-${index}`}>
            <span className={isError ? 'tone-bad' : 'tone-short'}>{isError ? '✕' : '△'}</span>
            {onJump === undefined ? (
              <span>{line}</span>
            ) : (
              <button type="button" className={css['jump']} onClick={() => onJump(problem)}>
                {line}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
