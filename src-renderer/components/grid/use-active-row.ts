import { useEffect, useRef, useState } from 'react';
import type { GridRows } from './use-checks.ts';
import type { VirtualRows } from './use-virtual-rows.ts';

type ActiveRowOptions<Row> = GridRows<Row> & {
  readonly view: VirtualRows;
  readonly selectedKey: string | null;
  readonly resetKey?: string;
  readonly reveal: { readonly index: number } | null;
};

/**
 * The row the keyboard stands on. A new question (`resetKey`) goes back to the first row; a row that was selected
 * elsewhere, or is to be revealed, becomes active.
 */
export function useActiveRow<Row>(
  options: ActiveRowOptions<Row>,
): readonly [number, (index: number) => void] {
  const { view, rowCount, getRow, getKey, selectedKey, resetKey, reveal } = options;
  const { scroller, virtualizer, from, to } = view;
  const [active, setActive] = useState(0);

  const lastReset = useRef(resetKey);
  useEffect(() => {
    if (lastReset.current === resetKey) return;
    lastReset.current = resetKey;
    scroller.current?.scrollTo({ top: 0 });
    setActive(0);
  }, [resetKey, scroller]);

  useEffect(() => {
    if (reveal === null) return;
    virtualizer.scrollToIndex(reveal.index, { align: 'center' });
    setActive(reveal.index);
  }, [reveal, virtualizer]);

  useEffect(() => {
    if (selectedKey === null) return;
    for (let index = from; index <= to; index++) {
      const row = getRow(index);
      if (row !== undefined && getKey(row) === selectedKey) return setActive(index);
    }
  }, [selectedKey, getRow, getKey, from, to]);

  return [Math.min(active, Math.max(0, rowCount - 1)), setActive];
}
