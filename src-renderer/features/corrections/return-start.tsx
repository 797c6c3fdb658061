import { FileDrop } from '../../components/form/file-drop.tsx';
import { ErrorPanel } from '../../components/notes/error-panel.tsx';
import { NoteBox } from '../../components/notes/note-box.tsx';
import { ProblemList } from '../../components/notes/problem-list.tsx';
import { PageBody } from '../../components/page/page.tsx';
import { useDelayed } from '../../components/use-delayed.ts';
import { correctionsText as text } from '../../text/corrections.ts';
import { PastReturns } from './past-returns.tsx';
import css from './return-start.module.css';
import { SheetSelect } from './sheet-select.tsx';
import type { Return } from './use-return.ts';

/** The drop of a file with how it is done, sheets decided before, or why this file cannot be compared. */
export function ReturnStart({ sheet }: { readonly sheet: Return }) {
  const isSlow = useDelayed(sheet.isReading, 300);
  const { reading } = sheet;
  return (
    <PageBody>
      <div className={css['start']}>
        <FileDrop
          accept={text.accept}
          file={sheet.source?.file ?? null}
          onFile={sheet.takeFile}
          hint={text.fileHint}
        />
        {isSlow && (
          <p className="tone-muted small" role="status">
            {text.reading}…
          </p>
        )}
        {sheet.readError !== null && <ErrorPanel error={sheet.readError} onRetry={sheet.readAgain} />}
        {reading !== null && (
          <NoteBox tone="warning">
            <ProblemList problems={reading.problems} />
            {reading.sheets.length > 1 && <SheetSelect sheet={sheet} reading={reading} />}
          </NoteBox>
        )}
        {sheet.source === null && (
          <>
            <ol className={css['steps']}>
              {text.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
            <PastReturns />
          </>
        )}
      </div>
    </PageBody>
  );
}
