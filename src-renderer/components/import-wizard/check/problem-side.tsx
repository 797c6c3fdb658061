import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { importWizardText as text } from '../../../text/import-wizard.ts';
import { problemSentence } from '../../../text/problems.ts';
import { ProblemLink } from '../../notes/problem-link.tsx';
import { ClauseTag } from '../../notes/tag.tsx';
import { useServices } from '../../services.ts';
import type { ImportPreview, ImportRow } from '../import-source.ts';
import { problemsCsv, rowsWithProblems } from './problem-lines.ts';
import css from './problem-side.module.css';

/** The list is for working through, not for scrolling through thousands; the saved list holds all. */
const SHOWN_MAX = 300;

type ProblemSideProps = {
  readonly preview: ImportPreview;
  readonly selected: number | null;
  readonly onJump: (row: ImportRow) => void;
};

/** Every row with a problem; choosing one brings the row into sight. */
export function ProblemSide({ preview, selected, onJump }: ProblemSideProps) {
  const { saveFile } = useServices();
  const lines = useMemo(() => rowsWithProblems(preview.rows), [preview.rows]);
  return (
    <aside className={css['side']} aria-label={text.problems(lines.length)}>
      <div className={css['head']}>
        <span>{lines.length === 0 ? text.noProblems : text.problems(lines.length)}</span>
        {lines.length > 0 && (
          <Button
            size="compact-xs"
            variant="subtle"
            className="push"
            onClick={() => saveFile(problemsFile(preview))}
          >
            {text.saveProblems}
          </Button>
        )}
      </div>
      <ul>
        {lines.slice(0, SHOWN_MAX).map(({ row, problems }) => (
          <li key={row.row}>
            <button type="button" aria-current={row.row === selected} onClick={() => onJump(row)}>
              <small>{text.rowPlace(row.row, row.name)}</small>
              {problems.map((problem, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: problems have no identity of their own
                <span key={index} className={css['problem']}>
                  <span className={problem.severity === 'error' ? 'tone-bad' : 'tone-short'}>
                    {problem.severity === 'error' ? '✕' : '△'}
                  </span>
                  <span>
                    {problemSentence(problem)}
                    {problem.at?.address !== undefined && (
                      <span className="tone-muted"> {problem.at.address}</span>
                    )}{' '}
                    <ClauseTag clause={problem.clause} /> <ProblemLink problem={problem} />
                  </span>
                </span>
              ))}
            </button>
          </li>
        ))}
        {lines.length > SHOWN_MAX && (
          <li className="small tone-muted" style={{ padding: '8px 16px' }}>
            {text.otherProblems(lines.length - SHOWN_MAX)}
          </li>
        )}
      </ul>
    </aside>
  );
}

function problemsFile(preview: ImportPreview): File {
  return new File([problemsCsv(preview)], text.problemsFile(preview.fileName), { type: 'text/csv' });
}
