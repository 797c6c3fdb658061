import { doublingProblems } from '../../../src-shared/registration/doubling-problems.ts';
import type { DoubtfulPlace } from '../../../src-shared/rpc/contract/doublings.ts';
import { doublingsText as text } from '../../text/doublings.ts';
import { problemSentence } from '../../text/problems.ts';
import { ProblemLink } from './problem-link.tsx';
import css from './problem-list.module.css';

/** What makes a training doubtful (X4), each with the way there and the reason that was written, or that none was. */
export function DoublingList({ doublings }: { readonly doublings: DoubtfulPlace['doublings'] }) {
  return (
    <ul className={css['problems']}>
      {doublings.map((doubling) => (
        <li key={doubling.key}>
          <span className={doubling.reason === null ? 'tone-short' : 'tone-muted'}>△</span>
          <span>
            {doublingProblems('', [doubling]).map((problem) => (
              <span key={problemSentence(problem)}>
                {problemSentence(problem)} <ProblemLink problem={problem} />{' '}
              </span>
            ))}
            {doubling.reason === null ? (
              <span className="tone-short">{text.open}</span>
            ) : (
              <span className="tone-muted">
                {text.columns.reason}：{doubling.reason.text}（
                {text.said(doubling.reason.actor, doubling.reason.recordedAt)}）
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
