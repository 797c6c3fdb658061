import { type CSSProperties, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { SheetPreview } from '../../../../src-shared/rpc/contract/sheets.ts';
import { fitPaper, widthsOf } from './paper-fit.ts';

/** Measures of a drawn sheet, for its parts. */
export type PaperFit = ReturnType<typeof usePaperFit>;

/** How wide the table is, how much room there is, and the zoom that follows; measured anew when the window changes. */
export function usePaperFit(preview: SheetPreview) {
  const room = useRef<HTMLElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const [roomWidth, setRoomWidth] = useState(0);
  const [offset, setOffset] = useState(0);
  const [isFitted, setIsFitted] = useState<boolean | null>(null);
  const widths = useMemo(() => widthsOf(preview), [preview]);
  const width = widths.reduce((sum, each) => sum + each, 1);
  const fit = fitPaper({ tableWidth: width, roomWidth, isFitted });
  const { zoom } = fit;
  // biome-ignore lint/correctness/useExhaustiveDependencies: title, remarks and head move the first row
  useLayoutEffect(() => {
    const element = room.current;
    if (element === null) return;
    const measure = () => {
      setRoomWidth(element.clientWidth);
      setOffset((body.current?.offsetTop ?? 0) * zoom);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [zoom, preview]);
  const grid: CSSProperties = { gridTemplateColumns: widths.map((each) => `${each}px`).join(' ') };
  return { room, body, offset, width, grid, setIsFitted, ...fit };
}
