import { Button } from '@mantine/core';
import { projectsText } from '../../../text/projects.ts';
import type { CellStep } from './cell-work.ts';
import type { CellSheet } from './use-cell-sheet.ts';

const text = projectsText.cells;

/** What can be done with all cells of a grid: undo and redo, each naming its step, and filling the empty ones. */
export function SheetTools({ sheet }: { readonly sheet: CellSheet }) {
  const { toUndo, toRedo } = sheet;
  return (
    <>
      <Button
        size="xs"
        disabled={toUndo === null}
        title={stepTitle(toUndo, text.undoTitle)}
        onClick={sheet.undo}
      >
        {text.undo}
      </Button>
      <Button
        size="xs"
        disabled={toRedo === null}
        title={stepTitle(toRedo, text.redoTitle)}
        onClick={sheet.redo}
      >
        {text.redo}
      </Button>
      <Button size="xs" title={text.fillEmptyHint} onClick={sheet.fill}>
        {text.fillEmpty}
      </Button>
    </>
  );
}

function stepTitle(
  step: CellStep | null,
  title: (kind: CellStep['kind'], cells: number) => string,
): string | undefined {
  return step === null ? undefined : title(step.kind, step.cells.length);
}
