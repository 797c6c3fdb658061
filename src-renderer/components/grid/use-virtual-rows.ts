import { useVirtualizer, type VirtualItem, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** Pixels of the head, which stays in sight over the rows. */
export const HEAD_HEIGHT = 32;

/** Rows drawn beyond either end of what is visible. */
const OVERSCAN = 10;
const SLOTS_MIN = 64;

type VirtualRowsOptions = {
  readonly rowCount: number;
  /** Pixels. */
  readonly rowHeight: number;
  /** First and last drawn index, whenever they change. */
  readonly onRangeChange?: (from: number, to: number) => void;
};

/** The rows that are drawn, and the room of those that are not. */
export type VirtualRows = {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>;
  readonly items: readonly VirtualItem[];
  readonly from: number;
  readonly to: number;
  /** The element of a row: rows that leave at one end are used again at the other, so scrolling builds no elements. */
  readonly slotOf: (index: number) => number;
  /** How many rows fit into the visible part, at least 1; 0 before anything was laid out. */
  readonly visibleCount: () => number;
};

/** The rows around what is visible, of a list that may be very long. */
export function useVirtualRows({ rowCount, rowHeight, onRangeChange }: VirtualRowsOptions): VirtualRows {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    scrollMargin: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row height is another layout
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);
  const items = virtualizer.getVirtualItems();
  const slots = 2 ** Math.ceil(Math.log2(Math.max(SLOTS_MIN, items.length + 1)));
  const from = items[0]?.index ?? 0;
  const to = items.at(-1)?.index ?? 0;
  useEffect(() => onRangeChange?.(from, to), [onRangeChange, from, to]);
  return {
    scroller,
    virtualizer,
    items,
    from,
    to,
    slotOf: (index) => index % slots,
    visibleCount: () => Math.floor(((scroller.current?.clientHeight ?? 0) - HEAD_HEIGHT) / rowHeight),
  };
}
