import { Button } from '@mantine/core';
import { ProblemList } from '../../../components/notes/problem-list.tsx';
import { projectsText } from '../../../text/projects.ts';
import { editCount } from './cell-edits.ts';
import css from './save-bar.module.css';

const text = projectsText.cells;

import { UnsavedDot } from '../../../components/page/page-head.tsx';
import type { CellSheet } from './use-cell-sheet.ts';

/** Under the table while something is not saved: how much, everything that stands in the way, save and give up. */
export function SaveBar({ sheet }: { readonly sheet: CellSheet }) {
  const { edits, problems, remark, trainees } = sheet;
  if (edits.size === 0 && remark === null) return null;
  const nameOf = (uid: string) => trainees.find((trainee) => trainee.uid === uid)?.teacher.name ?? '';
  return (
    <div className={css['bar']}>
      {problems.length > 0 && (
        <div className={css['problems']}>
          <ProblemList
            problems={problems.map((problem) => ({
              code: problem.code,
              severity: 'error',
              at: { field: `${problem.uid} ${problem.field}` },
              values: { ...problem.values, name: nameOf(problem.uid) },
            }))}
            onJump={(problem) => {
              const found = problems.find((one) => `${one.uid} ${one.field}` === problem.at?.field);
              if (found !== undefined) sheet.goTo(found.uid, found.field);
            }}
          />
        </div>
      )}
      <div className="row">
        <Button
          variant="filled"
          loading={sheet.isSaving}
          disabled={problems.length > 0 || edits.size === 0}
          title="Ctrl+Enter"
          onClick={sheet.save}
        >
          {text.save(edits.size)}
        </Button>
        <Button disabled={sheet.isSaving} onClick={sheet.discard}>
          {text.discard}
        </Button>
        <UnsavedDot isSaid />
        <span role="status">
          {text.unsaved(editCount(edits))}
          {problems.length > 0 && <span className="tone-bad"> · {text.problems(problems.length)}</span>}
          {remark !== null && <span className="tone-short"> · {remark}</span>}
        </span>
      </div>
    </div>
  );
}
