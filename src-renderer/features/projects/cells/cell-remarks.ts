import { projectsText } from '../../../text/projects.ts';
import type { Filled, Pasted } from './cell-edits.ts';

const text = projectsText.cells;

/** What of a pasted block found no place, in words; null where all of it did. */
export function pasteRemark({ rowsOver, columnsOver, locked }: Pasted): string | null {
  const remarks = [
    ...(rowsOver > 0 || columnsOver > 0 ? [text.pasteTooLarge(rowsOver, columnsOver)] : []),
    ...(locked > 0 ? [text.pasteLocked(locked)] : []),
  ];
  return remarks.length === 0 ? null : remarks.join('；');
}

/** How many cells were filled, and the columns left alone because their first row is empty: never a silent nothing. */
export function fillRemark({ count, without }: Filled): string {
  if (count === 0 && without.length > 0) return text.fillNothingFirst(without);
  if (count === 0) return text.fillNothingEmpty;
  return without.length === 0 ? text.filled(count) : `${text.filled(count)}；${text.fillWithout(without)}`;
}
