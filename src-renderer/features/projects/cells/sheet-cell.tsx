import { type ClipboardEvent, createContext, type KeyboardEvent, use } from 'react';
import { assert } from '../../../../src-shared/lib/assert.ts';
import type { Trainee } from '../../../../src-shared/rpc/contract/projects.ts';
import { isComposing } from '../../../components/keyboard.ts';
import { problemSentence } from '../../../text/problems.ts';
import { projectsText } from '../../../text/projects.ts';
import { cellCommand } from './cell-command.ts';
import { type CellField, cellText } from './cell-edits.ts';
import css from './sheet-cell.module.css';
import type { CellSheet } from './use-cell-sheet.ts';

const CellSheetContext = createContext<CellSheet | null>(null);

/** Gives the cells of a table their sheet. */
export const CellSheetProvider = CellSheetContext.Provider;

function useSheet(): CellSheet {
  const sheet = use(CellSheetContext);
  assert(sheet !== null, 'a cell outside its sheet');
  return sheet;
}

/** Puts the keyboard on a cell, with its text selected. `from` stands in the same table; null takes that of the page. */
export function focusCell(from: Element | null, row: number, field: CellField): void {
  const grid = from?.closest('[role="grid"]') ?? document.querySelector('[role="tabpanel"] [role="grid"]');
  const cell = grid?.querySelector<HTMLInputElement>(`[data-cell="${row}:${field}"]`);
  cell?.focus();
  cell?.select();
}

type SheetCellProps = {
  readonly trainee: Trainee;
  readonly row: number;
  readonly field: CellField;
  /** Name of the column, for screen readers. */
  readonly heading: string;
};

/** One typed cell. Enter and arrows move down the column, a pasted block fills on from here, Ctrl+D repeats the cell above. */
export function SheetCell({ trainee, row, field, heading }: SheetCellProps) {
  const sheet = useSheet();
  const value = cellText(trainee, field, sheet.edits);
  const problem = sheet.problems.find((found) => found.uid === trainee.uid && found.field === field);
  const isEdited = sheet.edits.get(trainee.uid)?.[field] !== undefined;
  const label = projectsText.attendance.cell(trainee.teacher.name, heading);
  if (trainee.isRegistered) return <span className="tone-muted">{value === '' ? '' : value}</span>;

  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const typed = event.clipboardData.getData('text/plain');
    if (!/[\t\n\r]/.test(typed)) return;
    event.preventDefault();
    sheet.paste(row, field, typed);
  };
  return (
    <input
      className={css['cell']}
      data-text={field === 'proofCertificateNumber' || undefined}
      data-edited={isEdited || undefined}
      data-cell={`${row}:${field}`}
      aria-label={label}
      aria-invalid={problem !== undefined}
      title={problem === undefined ? undefined : problemSentence(problem)}
      inputMode={field === 'proofCertificateNumber' ? 'text' : 'decimal'}
      autoComplete="off"
      spellCheck={false}
      value={value}
      onChange={(event) => sheet.set(trainee, field, event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={(event) => onCellKey(event, sheet, { trainee, row, field })}
      onPaste={onPaste}
    />
  );
}

type CellPlace = Pick<SheetCellProps, 'trainee' | 'row' | 'field'>;

/** Saves with Ctrl+Enter, repeats the cell above with Ctrl+D, moves down the column with Enter and the arrows. */
function onCellKey(
  event: KeyboardEvent<HTMLInputElement>,
  sheet: CellSheet,
  { trainee, row, field }: CellPlace,
): void {
  if (isComposing(event)) return;
  const command = cellCommand(event);
  if (command === null) return;
  event.preventDefault();
  const above = sheet.trainees[row - 1];
  if (command === 'save') sheet.save();
  else if (command !== 'repeatAbove')
    focusCell(event.currentTarget, command === 'up' ? row - 1 : row + 1, field);
  else if (above !== undefined) sheet.set(trainee, field, cellText(above, field, sheet.edits));
}
