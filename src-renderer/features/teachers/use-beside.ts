import { useCallback, useState } from 'react';
import type { TeacherRow } from '../../../src-shared/rpc/contract/teachers.ts';
import type { TableRows } from '../../components/grid/data-table.tsx';
import { useChosen } from '../../components/grid/use-chosen.ts';
import { useEvent } from '../../components/use-event.ts';
import { useSearchValue } from '../../routing.ts';

/** What stands beside the list of teachers. */
type Beside =
  | { readonly kind: 'add' }
  /** Why a year's figure (null: the cycle's) of one teacher is what it is. */
  | { readonly kind: 'explain'; readonly row: TeacherRow; readonly year: number | null }
  | { readonly kind: 'history' };

/** What stands beside the list, and what changes it. */
export type TeacherBeside = {
  readonly beside: Beside | null;
  readonly add: () => void;
  readonly showHistory: () => void;
  readonly explain: (row: TeacherRow, year: number | null, index?: number) => void;
  readonly setYear: (year: number | null) => void;
  readonly close: () => void;
  readonly step: (by: 1 | -1) => void;
};

/** A teacher is known by the uid. */
export const teacherKey = (row: TeacherRow) => row.uid;

/** What stands beside the list; adding a teacher stands in the address (`?new=1`), so that links can ask for it. */
export function useBeside(rows: TableRows<TeacherRow>): TeacherBeside {
  const { chosen, choose, close: leave, step } = useChosen({ ...rows, getKey: teacherKey });
  const [year, setYear] = useState<number | null>(null);
  const [isHistory, setIsHistory] = useState(false);
  const [adding, setAdding] = useSearchValue('new');
  const close = useEvent(() => {
    setAdding(null);
    setIsHistory(false);
    leave();
  });
  const explain = useCallback(
    (row: TeacherRow, of: number | null, index?: number) => {
      close();
      setYear(of);
      choose(row, index);
    },
    [close, choose],
  );
  return {
    beside: besideOf({ isAdding: adding !== null, row: chosen?.row ?? null, year, isHistory }),
    add: () => {
      close();
      setAdding('1');
    },
    showHistory: () => {
      close();
      setIsHistory(true);
    },
    explain,
    setYear,
    close,
    step,
  };
}

type BesideState = {
  readonly isAdding: boolean;
  readonly row: TeacherRow | null;
  readonly year: number | null;
  readonly isHistory: boolean;
};

function besideOf({ isAdding, row, year, isHistory }: BesideState): Beside | null {
  if (isAdding) return { kind: 'add' };
  if (row !== null) return { kind: 'explain', row, year };
  return isHistory ? { kind: 'history' } : null;
}
