import type { WireProblem } from '../../../src-shared/rpc/contract/shared.ts';
import { problemSentence } from '../../text/problems.ts';
import styles from './placed-problems.module.css';

type PlacedProblemsProps = {
  readonly title: string;
  /** One line on what happens now. */
  readonly foot?: string;
  readonly problems: readonly WireProblem[];
  /** Where in the file it stands, in words; empty for the file as a whole. */
  readonly placeOf: (problem: WireProblem) => string;
};

/** Why a file was refused: every problem, each under its place in the file. */
export function PlacedProblems({ title, foot, problems, placeOf }: PlacedProblemsProps) {
  return (
    <section className={styles['root']} role="alert">
      <h3>{title}</h3>
      <ol>
        {problems.map((problem) => {
          const place = placeOf(problem);
          return (
            <li key={`${problem.code} ${problem.at?.field ?? ''} ${JSON.stringify(problem.values)}`}>
              {place !== '' && <small>{place}</small>}
              <span>{problemSentence(problem)}</span>
            </li>
          );
        })}
      </ol>
      {foot !== undefined && <p className="tone-muted">{foot}</p>}
    </section>
  );
}
