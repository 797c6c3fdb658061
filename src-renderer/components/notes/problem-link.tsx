import { doublingsText } from '../../text/doublings.ts';
import type { ShownProblem } from '../../text/problem-sentence.ts';
import css from './problem-link.module.css';

/** Where the training or the person is that a problem speaks of; null where it names none. */
function wayTo({ code, values }: Pick<ShownProblem, 'code' | 'values'>): string | null {
  if (!code.startsWith('doubling.')) return null;
  const { projectUid, personUid } = values;
  if (typeof projectUid === 'string') return `#/projects/${projectUid}`;
  return typeof personUid === 'string' ? `#/teachers/${personUid}` : null;
}

/** The way to what a problem names, behind its sentence; nothing where it names nothing. */
export function ProblemLink({ problem }: { readonly problem: Pick<ShownProblem, 'code' | 'values'> }) {
  const way = wayTo(problem);
  return way === null ? null : (
    <a className={css['link']} href={way} onClick={(event) => event.stopPropagation()}>
      {doublingsText.goTo}
    </a>
  );
}
