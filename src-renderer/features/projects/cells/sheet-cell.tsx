import {
  type ClipboardEvent,
  createContext,
  type KeyboardEvent,
  type RefObject,
  use,
  useEffect,
  useRef,
} from 'react';
import { assert } from '../../../../src-shared/lib/assert.ts';
import type { Trainee } from '../../../../src-shared/rpc/contract/projects.ts';
import { isComposing } from '../../../components/keyboard.ts';
import { problemSentence } from '../../../text/problems.ts';
import { projectsText } from '../../../text/projects.ts';
import { cellCommand } from './cell-command.ts';
import { type CellField, cellKinds, cellText } from './cell-edits.ts';
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

/** Puts the keyboard on a cell of the table that `from` stands in, with its text selected. */
function focusCell(from: Element, row: number, field: CellField): void {
  const cell = from
    .closest('[role="grid"]')
    ?.querySelector<HTMLInputElement>(`[data-cell="${row}:${field}"]`);
  cell?.focus();
  cell?.select();
}

/** Goals that the keyboard reached: a cell that is drawn again by scrolling does not take it a second time. */
const reached = new WeakSet<object>();

/** Takes the keyboard where this cell is the sheet's goal, also when its row is drawn only after scrolling to it. */
function useGoal(
  cell: RefObject<HTMLInputElement | null>,
  { goal }: CellSheet,
  row: number,
  field: CellField,
) {
  const isGoal = goal !== null && goal.index === row && goal.field === field;
  useEffect(() => {
    if (!isGoal || goal === null || cell.current === null || reached.has(goal)) return;
    reached.add(goal);
    cell.current.focus();
    cell.current.select();
  }, [isGoal, goal, cell]);
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
  const cell = useRef<HTMLInputElement>(null);
  useGoal(cell, sheet, row, field);
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
      ref={cell}
      className={css['cell']}
      data-text={cellKinds[field] === 'text' || undefined}
      data-edited={isEdited || undefined}
      data-cell={`${row}:${field}`}
      aria-label={label}
      aria-invalid={problem !== undefined}
      title={problem === undefined ? undefined : problemSentence(problem)}
      inputMode={cellKinds[field] === 'text' ? 'text' : 'decimal'}
      autoComplete="off"
      spellCheck={false}
      value={value}
      onChange={(event) => sheet.set(trainee, field, event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={sheet.leave}
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
  else if (above !== undefined) sheet.set(trainee, field, cellText(above, field, sheet.edits), 'repeated');
}
