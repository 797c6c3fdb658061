import { useState } from 'react';
import { useEvent } from '../use-event.ts';
import type { GridRows } from './use-checks.ts';

/** A row chosen from a list. */
type Chosen<Row> = {
  readonly key: string;
  /** The row as it was when chosen; null when a link named it and it was not yet loaded. */
  readonly row: Row | null;
  /** Its place when chosen, -1 when unknown. */
  readonly index: number;
};

/** The row whose detail is shown, and what changes it. */
export type ChosenRow<Row> = {
  readonly chosen: Chosen<Row> | null;
  /** Without an index the row is looked for among those loaded. Keeps its identity. */
  readonly choose: (row: Row, index?: number) => void;
  /** Chooses a row that need not be loaded. */
  readonly chooseKey: (key: string) => void;
  readonly close: () => void;
  /** Chooses the next or previous row, where it is loaded. */
  readonly step: (by: 1 | -1) => void;
};

/** The row whose detail stands beside a list, and walking on from it. */
export function useChosen<Row>({ rowCount, getRow, getKey }: GridRows<Row>): ChosenRow<Row> {
  const [chosen, setChosen] = useState<Chosen<Row> | null>(null);
  const choose = useEvent((row: Row, index?: number) => {
    const key = getKey(row);
    setChosen({ key, row, index: index ?? findIndex({ rowCount, getRow, getKey }, key) });
  });
  return {
    chosen,
    choose,
    chooseKey: useEvent((key: string) => setChosen({ key, row: null, index: -1 })),
    close: useEvent(() => setChosen(null)),
    step: (by) => {
      if (chosen === null) return;
      const row = getRow(chosen.index + by);
      if (row !== undefined) choose(row, chosen.index + by);
    },
  };
}

/** Where a row stands among those loaded; -1 when it is none of them. */
export function findIndex<Row>({ rowCount, getRow, getKey }: GridRows<Row>, key: string): number {
  for (let index = 0; index < rowCount; index++) {
    const row = getRow(index);
    if (row !== undefined && getKey(row) === key) return index;
  }
  return -1;
}
