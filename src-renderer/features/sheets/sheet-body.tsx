import { Button } from '@mantine/core';
import { ErrorPanel } from '../../components/notes/error-panel.tsx';
import { EmptyState } from '../../components/page/empty-state.tsx';
import { Middle } from '../../components/page/middle.tsx';
import { useDelayed } from '../../components/use-delayed.ts';
import { navigate } from '../../routing.ts';
import { describeError } from '../../text/errors.ts';
import { sheetsText as text } from '../../text/sheets.ts';
import type { ChoiceChange, ExportChoice } from './export-choice.ts';
import { SheetPaper } from './paper/sheet-paper.tsx';
import { ProjectPicks } from './project-picks.tsx';
import type { ShownSheet } from './use-sheet-preview.ts';

type SheetBodyProps = {
  readonly choice: ExportChoice;
  readonly onChange: (change: ChoiceChange) => void;
  readonly preview: ShownSheet;
};

/** The sheet on its paper, or in its place: the choice of a project, the failure, what to do where it has no rows. */
export function SheetBody({ choice, onChange, preview }: SheetBodyProps) {
  const isSlow = useDelayed(preview.isLoading, 300);
  const { data, error } = preview;
  if (!preview.hasRequest)
    return (
      <Middle>
        <ProjectPicks kind={choice.kind} onPick={(project) => onChange({ project })} />
      </Middle>
    );
  if (isNothingToWrite(error)) return <NoRows choice={choice} onChange={onChange} />;
  if (error !== null)
    return (
      <Middle>
        <ErrorPanel error={error} onRetry={preview.onRetry} />
      </Middle>
    );
  if (data === undefined)
    return <Middle>{isSlow && <p className="tone-muted small">{text.preview.loading}…</p>}</Middle>;
  if (data.rowCount === 0) return <NoRows choice={choice} onChange={onChange} />;
  return <SheetPaper preview={data} isStale={preview.isStale} />;
}

function isNothingToWrite(error: unknown): boolean {
  return error !== null && describeError(error).problems.some(({ code }) => code === 'sheet.nothingToWrite');
}

/** Nothing to write: why, and what to do about it. */
function NoRows({ choice, onChange }: Pick<SheetBodyProps, 'choice' | 'onChange'>) {
  const { emptyReason, emptyWay } = text.kinds[choice.kind];
  const isFiltered = choice.organisationName !== null || choice.level !== null;
  return (
    <Middle>
      <EmptyState
        title={text.none}
        actions={
          <>
            {isFiltered && (
              <Button onClick={() => onChange({ school: null, level: null })}>{text.clearFilters}</Button>
            )}
            <Button onClick={() => navigate(emptyWay.to)}>{emptyWay.label}</Button>
          </>
        }
      >
        {emptyReason}
        {text.noneFiltered}
      </EmptyState>
    </Middle>
  );
}
