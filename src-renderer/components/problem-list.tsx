import './pieces.css';
import type { WireProblem } from '../../src-shared/rpc/contract/shared.ts';
import { problemText } from '../text/problems.ts';
import { ClauseTag } from './tag.tsx';

type ProblemListProps = {
  readonly problems: readonly WireProblem[];
  /** Makes each line a button that goes to its place. */
  readonly onJump?: (problem: WireProblem) => void;
};

/** Problems as sentences with their clause: ✕ stops, △ deserves a look. All of them, none hidden. */
export function ProblemList({ problems, onJump }: ProblemListProps) {
  return (
    <ul className="problems">
      {problems.map((problem, index) => {
        const isError = problem.severity === 'error';
        const line = (
          <>
            {problemText(problem)} <ClauseTag clause={problem.clause} />
          </>
        );
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: problems have no identity of their own
          <li key={`${problem.code}-${index}`}>
            <span className={isError ? 'tone-bad' : 'tone-short'}>{isError ? '✕' : '△'}</span>
            {onJump === undefined ? (
              <span>{line}</span>
            ) : (
              <button type="button" className="problems__jump" onClick={() => onJump(problem)}>
                {line}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
