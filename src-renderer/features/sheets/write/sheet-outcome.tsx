import { Button } from '@mantine/core';
import { NoteBox } from '../../../components/notes/note-box.tsx';
import { ProblemList } from '../../../components/notes/problem-list.tsx';
import { type Job, JobProgress } from '../../../components/overlay/job.tsx';
import { saveFile } from '../../../rpc.ts';
import { sheetsText as text } from '../../../text/sheets.ts';
import { templatesText } from '../../../text/templates.ts';
import css from './sheet-outcome.module.css';
import type { Written } from './start-writing.ts';

type SheetOutcomeProps = { readonly job: Job<Written>; readonly isTemplate: boolean };

/** How far writing is, then the file it made, to be saved again. */
export function SheetOutcome({ job, isTemplate }: SheetOutcomeProps) {
  if (job.state.phase === 'idle') return null;
  return (
    <div className={css['outcome']}>
      <JobProgress
        job={job}
        title={isTemplate ? templatesText.filling : text.exporting}
        result={(written) => (
          <NoteBox tone="ok">
            <p role="status" className="row">
              <span>
                {text.saved} <b>{written.file.name}</b>
              </span>
              <span>
                {text.result(written.rows, written.sheets, written.file.size, isTemplate)}
                {written.checkedCells !== null && ` · ${templatesText.checked(written.checkedCells)}`}
              </span>
              <Button size="compact-xs" variant="subtle" onClick={() => saveFile(written.file)}>
                {text.saveAgain}
              </Button>
            </p>
            {isTemplate && written.problems.length > 0 && <ProblemList problems={written.problems} />}
          </NoteBox>
        )}
      />
    </div>
  );
}
