import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { SheetPreview } from '../../../src-shared/rpc/contract/sheets.ts';
import { FilterToggle } from '../../components/page/filters.tsx';
import { maskId } from '../../text/format.ts';
import { sheetsText } from '../../text/sheets.ts';

const text = sheetsText.preview;

/** In the file they stand in full; on the screen only when asked for. */
const ID_NUMBER = /^\d{17}[\dXx]$/u;

const ROW_PIXELS = 26;
const HEAD_PIXELS = 26;
/** A Chinese character of 12 px counts two. */
const CHARACTER_PIXELS = 6.4;
const CELL_PADDING = 12;
const ZOOM_MIN = 0.5;
const FITTED_UNASKED = 0.85;

type SheetPaperProps = { readonly preview: SheetPreview; readonly isStale: boolean };

/** A sheet as it will be printed: title, merged head, rows, total, signatures. Long ones are drawn as far as they are seen. */
export function SheetPaper({ preview, isStale }: SheetPaperProps) {
  const fit = usePaperFit(preview);
  const { room, zoom, width, grid, roomWidth } = fit;
  const [hasNumbers, setHasNumbers] = useState(false);
  // What stands above and below a table wider than the window stays in sight.
  const seen = Math.max(320, (roomWidth - PAGE_PADDING) / zoom);
  const frame = width > seen ? { width: seen, marginInline: 0 } : { width };
  return (
    <>
      <PaperBar preview={preview} fit={fit} hasNumbers={hasNumbers} onNumbers={setHasNumbers} />
      <section
        ref={room}
        className={`sheets__paper-room ${isStale ? 'is-stale' : ''}`}
        aria-label={text.label(preview.title)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled with the keyboard
        tabIndex={0}
      >
        <div className="sheets__paper" style={{ zoom }}>
          <div className="sheets__frame" style={frame}>
            <h3>{preview.title}</h3>
            {preview.subtitles.map(({ left, right }) => (
              <p key={`${left}|${right}`} className="sheets__paper-subtitle">
                <span>{left}</span>
                <span>{right}</span>
              </p>
            ))}
          </div>
          {/* biome-ignore lint/a11y/useSemanticElements: rows out of sight are not drawn, which a table element cannot say */}
          <div
            className="sheets__table"
            style={{ width }}
            role="table"
            aria-label={preview.title}
            aria-rowcount={preview.rowCount + preview.headRows}
          >
            <Head preview={preview} grid={grid} />
            <Rows preview={preview} fit={fit} hasNumbers={hasNumbers} />
            <Total preview={preview} grid={grid} />
          </div>
          {preview.signatures.length > 0 && (
            <div className="sheets__frame sheets__signatures" style={frame}>
              {preview.signatures.map((signature) => (
                <span key={signature}>{signature}</span>
              ))}
            </div>
          )}
        </div>
      </section>
    </>
  );
}

type PaperFit = ReturnType<typeof usePaperFit>;

/** How wide the table is, how much room there is, and the zoom that follows. */
function usePaperFit(preview: SheetPreview) {
  const room = useRef<HTMLElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const [roomWidth, setRoomWidth] = useState(0);
  const [offset, setOffset] = useState(0);
  const [isFitted, setIsFitted] = useState<boolean | null>(null);
  const widths = useMemo(() => widthsOf(preview), [preview]);
  const width = widths.reduce((sum, each) => sum + each, 1);
  const canFit = roomWidth > 0 && width + PAGE_PADDING > roomWidth;
  const fitting = (roomWidth - PAGE_PADDING) / width;
  // A table that is hardly wider than the window is fitted unasked.
  const isFit = canFit && (isFitted ?? fitting >= FITTED_UNASKED);
  const zoom = isFit ? Math.max(ZOOM_MIN, fitting) : 1;
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
  return { room, body, roomWidth, offset, width, grid, zoom, canFit, isFit, setIsFitted };
}

type PaperBarProps = {
  readonly preview: SheetPreview;
  readonly fit: PaperFit;
  readonly hasNumbers: boolean;
  readonly onNumbers: (isOn: boolean) => void;
};

/** How much there is, and how it is looked at. */
function PaperBar({ preview, fit, hasNumbers, onNumbers }: PaperBarProps) {
  const hasIdNumbers = useMemo(
    () => preview.rows.some((row) => row.some((cell) => ID_NUMBER.test(cell))),
    [preview],
  );
  return (
    <div className="sheets__paper-bar">
      <span>{text.count(preview.rowCount)}</span>
      {preview.organisationCount > 1 && <span>{text.organisations(preview.organisationCount)}</span>}
      <span className="push row">
        {hasIdNumbers && <FilterToggle label={text.numbers} isOn={hasNumbers} onChange={onNumbers} />}
        {fit.canFit && <FilterToggle label={text.fit} isOn={fit.isFit} onChange={fit.setIsFitted} />}
      </span>
    </div>
  );
}

type RowsProps = Pick<PaperBarProps, 'preview' | 'fit' | 'hasNumbers'>;

/** The rows in sight, and how many more there are than the preview holds. */
function Rows({ preview, fit, hasNumbers }: RowsProps) {
  const { room, body, offset, zoom, grid } = fit;
  const rows = useVirtualizer({
    count: preview.rows.length,
    getScrollElement: () => room.current,
    estimateSize: () => ROW_PIXELS * zoom,
    overscan: 12,
    scrollMargin: offset,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height of a row follows the zoom
  useLayoutEffect(() => rows.measure(), [zoom, rows]);
  const rest = preview.rowCount - preview.rows.length;
  return (
    <>
      <div
        ref={body}
        className="sheets__rows"
        style={{ position: 'relative', height: rows.getTotalSize() / zoom }}
      >
        {rows.getVirtualItems().map((item) => (
          // biome-ignore lint/a11y/useSemanticElements: see above
          // biome-ignore lint/a11y/useFocusableInteractive: a row of a table that is only read
          <div
            key={item.key}
            role="row"
            aria-rowindex={item.index + preview.headRows + 1}
            className="sheets__row"
            style={{ ...grid, top: (item.start - offset) / zoom, height: ROW_PIXELS }}
          >
            <Cells preview={preview} index={item.index} hasNumbers={hasNumbers} />
          </div>
        ))}
      </div>
      {rest > 0 && <div className="sheets__rest">{text.rest(preview.rows.length, rest)}</div>}
    </>
  );
}

type CellsProps = {
  readonly preview: SheetPreview;
  readonly index: number;
  readonly hasNumbers: boolean;
};

function Cells({ preview, index, hasNumbers }: CellsProps) {
  return preview.columns.map(({ align }, column) => {
    const said = preview.rows[index]?.[column] ?? '';
    const cell = hasNumbers ? said : said.replace(ID_NUMBER, maskId);
    return (
      // biome-ignore lint/a11y/useSemanticElements: see above
      <span
        // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
        key={column}
        role="cell"
        className={`truncate is-${align} ${cell === said ? '' : 'masked'}`}
        title={cell}
      >
        {cell}
      </span>
    );
  });
}

/** Short values (dates) that the file breaks into two lines are wider here, where every row is one line. */
function widthsOf({ columns, rows }: SheetPreview): readonly number[] {
  return columns.map(({ width }, column) => {
    const longest = Math.max(0, ...rows.map((row) => widthOfText(row[column] ?? '')));
    const characters = longest > width ? Math.max(width, Math.min(longest, WIDENED_MAX)) : width;
    return Math.round(characters * CHARACTER_PIXELS + CELL_PADDING);
  });
}

const WIDENED_MAX = 23;

/** In characters, Chinese ones counting two. */
function widthOfText(text: string): number {
  let width = 0;
  for (const sign of text) width += sign > '\u2e7f' ? 2 : 1;
  return width;
}

/** Beside the table on both sides: room, frame, paper. */
const PAGE_PADDING = 98;

type PartProps = { readonly preview: SheetPreview; readonly grid: CSSProperties };

function Head({ preview, grid }: PartProps) {
  return (
    <div
      className="sheets__table-head"
      style={{ ...grid, gridTemplateRows: `repeat(${preview.headRows}, minmax(${HEAD_PIXELS}px, auto))` }}
    >
      {preview.head.map((cell) => (
        <span
          key={`${cell.row}:${cell.column}`}
          style={{
            gridRow: `${cell.row + 1} / span ${cell.rows}`,
            gridColumn: `${cell.column + 1} / span ${cell.columns}`,
          }}
        >
          {cell.text}
        </span>
      ))}
    </div>
  );
}

function Total({ preview, grid }: PartProps) {
  const { total, columns } = preview;
  if (total === null) return null;
  // Sums may be told for every column or only for those after the label.
  const before = columns.length - total.sums.length;
  return (
    <div className="sheets__row is-total" style={{ ...grid, height: ROW_PIXELS }}>
      <span className="truncate is-center" style={{ gridColumn: `1 / span ${total.labelColumns}` }}>
        {total.label}
      </span>
      {columns.slice(total.labelColumns).map(({ align }, index) => {
        const column = index + total.labelColumns;
        return (
          <span key={column} className={`truncate is-${align}`}>
            {total.sums[column - before] ?? ''}
          </span>
        );
      })}
    </div>
  );
}
