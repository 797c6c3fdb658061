// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid positions its rows itself; table elements cannot
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names the active row (aria-activedescendant)
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  createContext,
  type KeyboardEvent,
  type MouseEvent,
  memo,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import './data-table.css';
import { componentText } from '../../text/components.ts';
import { ErrorPanel } from '../error-panel.tsx';
import { useDelayed } from '../use-delayed.ts';

export type Column<Row> = {
  readonly key: string;
  readonly heading: string;
  /** Least width in pixels. */
  readonly width: number;
  /** Share of the room left over; 0 keeps the width. */
  readonly grow?: number;
  readonly align?: 'left' | 'right' | 'center';
  readonly render: (row: Row, index: number) => ReactNode;
  /** Makes the heading a button that sorts by this key. */
  readonly sortKey?: string;
  /** Explains the heading. */
  readonly headingTooltip?: string;
  /** Text shown over the cell; a cut-off cell shows its own text without this. */
  readonly tooltip?: (row: Row) => string | undefined;
};

export type RowTone = 'problem' | 'warning' | 'ok' | 'muted';
export type Sort = { readonly key: string; readonly descending: boolean };

export type DataTableProps<Row> = {
  /** What the table lists, for screen readers. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rowCount: number;
  /** The row at an index, or undefined while its page is still on the way. */
  readonly getRow: (index: number) => Row | undefined;
  readonly getKey: (row: Row) => string;
  /** First and last visible index, for loading pages. */
  readonly onRangeChange?: (from: number, to: number) => void;
  /** Key of the row whose detail stands beside the table. */
  readonly selectedKey?: string | null;
  /** A row was chosen: click, or ↑↓ while `followsSelection`. */
  readonly onSelect?: (row: Row, index: number) => void;
  /** Enter or double-click. Without it Enter selects. */
  readonly onOpen?: (row: Row, index: number) => void;
  /** ↑↓ select at once; set while a drawer shows the row. */
  readonly followsSelection?: boolean;
  readonly checked?: ReadonlySet<string>;
  readonly onCheckedChange?: (checked: ReadonlySet<string>) => void;
  /** Chooses every row, also those not loaded; without it the box in the head takes the loaded ones. */
  readonly onCheckAll?: () => void;
  readonly canCheck?: (row: Row) => boolean;
  readonly sort?: Sort | null;
  readonly onSortChange?: (sort: Sort) => void;
  readonly rowTone?: (row: Row) => RowTone | undefined;
  readonly isCompact?: boolean;
  /** As high as its rows (short lists inside a page) instead of filling the room. */
  readonly isFitting?: boolean;
  readonly isLoading?: boolean;
  /** Rows of the previous question are shown while the new ones load. */
  readonly isStale?: boolean;
  readonly error?: unknown;
  readonly onRetry?: () => void;
  readonly empty?: ReactNode;
  /** Changing it scrolls back to the top (a new filter or sort). */
  readonly resetKey?: string;
  /** A new object brings its row into sight (a problem list that jumps). */
  readonly reveal?: { readonly index: number } | null;
};

/** Whether the row around a component is the keyboard's row: only its links are Tab stops. */
export const ActiveRowContext = createContext<boolean | null>(null);

const PAGE_STEP = 10;

function showCutText(event: MouseEvent<HTMLElement>): void {
  const target = event.target instanceof Element ? event.target.closest('.table__cell') : null;
  if (!(target instanceof HTMLElement) || target.dataset['tooltip'] === 'own') return;
  if (target.scrollWidth > target.clientWidth) target.title = target.textContent ?? '';
  else target.removeAttribute('title');
}

/** A double click opens a row; it does not also mark the words under it, nor those of the page that comes. */
function keepFromSelecting(event: MouseEvent): void {
  if (event.detail > 1) event.preventDefault();
}

type TableRowProps<Row> = {
  readonly id: string;
  readonly row: Row | undefined;
  readonly index: number;
  readonly top: number;
  readonly columns: readonly Column<Row>[];
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly isChecked: boolean | null;
  readonly isCheckable: boolean;
  readonly tone: RowTone | undefined;
  readonly showsGhost: boolean;
  readonly onClick: (index: number, event: MouseEvent) => void;
  readonly onDoubleClick: (index: number) => void;
  readonly onCheck: (index: number, withShift: boolean) => void;
};

function TableRowView<Row>(props: TableRowProps<Row>) {
  const { row, index, columns } = props;
  const className = [
    'table__row',
    props.isActive ? 'is-active' : '',
    props.isChecked ? 'is-checked' : '',
    props.isSelected ? 'is-selected' : '',
    props.tone ? `tone-row-${props.tone}` : '',
  ].join(' ');
  return (
    <ActiveRowContext.Provider value={props.isActive}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the grid itself takes the keys (aria-activedescendant) */}
      <div
        id={props.id}
        role="row"
        tabIndex={-1}
        aria-rowindex={index + 2}
        aria-selected={props.isSelected || props.isChecked === true}
        className={className}
        style={{ transform: `translateY(${props.top}px)` }}
        onMouseDown={keepFromSelecting}
        onClick={(event) => props.onClick(index, event)}
        onDoubleClick={() => props.onDoubleClick(index)}
      >
        {props.isChecked !== null && (
          <span className="table__check" role="gridcell">
            {row !== undefined && (
              <input
                type="checkbox"
                tabIndex={-1}
                aria-label={componentText.table.checkRow(index + 1)}
                checked={props.isChecked}
                disabled={!props.isCheckable}
                onClick={(event) => {
                  event.stopPropagation();
                  props.onCheck(index, event.shiftKey);
                }}
                onChange={() => {}}
              />
            )}
          </span>
        )}
        {columns.map((column) => {
          const tooltip = row === undefined ? undefined : column.tooltip?.(row);
          return (
            <span
              key={column.key}
              role="gridcell"
              className={`table__cell is-${column.align ?? 'left'}`}
              title={tooltip}
              data-tooltip={tooltip === undefined ? undefined : 'own'}
            >
              {row === undefined ? (
                <i
                  className={`table__ghost ${props.showsGhost ? '' : 'is-quiet'}`}
                  style={{ width: `${40 + ((index * 17 + column.width) % 45)}%` }}
                />
              ) : (
                column.render(row, index)
              )}
            </span>
          );
        })}
      </div>
    </ActiveRowContext.Provider>
  );
}
const TableRow = memo(TableRowView) as typeof TableRowView;

function toTemplate<Row>(columns: readonly Column<Row>[], hasChecks: boolean): string {
  const parts = columns.map((column) =>
    column.grow ? `minmax(${column.width}px, ${column.grow}fr)` : `${column.width}px`,
  );
  const fills = columns.some((column) => column.grow) ? [] : ['1fr'];
  return [...(hasChecks ? ['32px'] : []), ...parts, ...fills].join(' ');
}

/**
 * The one table of the program: virtual rows, whole keyboard path, one row's detail beside it.
 * Keep `columns`, `getRow` and `getKey` stable (module constant or useMemo): rows are drawn again only when they change.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rowCount, getRow, getKey, onRangeChange, checked, onCheckedChange, sort } = props;
  const rowHeight = props.isCompact ? 28 : 34;
  const hasChecks = checked !== undefined;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const anchor = useRef(0);
  const showsGhost = useDelayed(true, 300);
  const isWaiting = useDelayed(props.isLoading === true && rowCount === 0, 300);

  const virtualizer = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    scrollMargin: 32,
    scrollPaddingStart: 32,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row height is another layout
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);
  const items = virtualizer.getVirtualItems();
  // Rows that leave at one end are used again at the other: scrolling changes text, it builds no elements.
  const slots = 2 ** Math.ceil(Math.log2(Math.max(64, items.length + 1)));
  const from = items[0]?.index ?? 0;
  const to = items.at(-1)?.index ?? 0;

  useEffect(() => onRangeChange?.(from, to), [onRangeChange, from, to]);

  const resetKey = props.resetKey;
  const lastReset = useRef(resetKey);
  useEffect(() => {
    if (lastReset.current === resetKey) return;
    lastReset.current = resetKey;
    scroller.current?.scrollTo({ top: 0 });
    setActive(0);
  }, [resetKey]);

  const reveal = props.reveal ?? null;
  useEffect(() => {
    if (reveal === null) return;
    virtualizer.scrollToIndex(reveal.index, { align: 'center' });
    setActive(reveal.index);
  }, [reveal, virtualizer]);

  const selectedKey = props.selectedKey ?? null;
  useEffect(() => {
    if (selectedKey === null) return;
    for (let index = from; index <= to; index++) {
      const row = getRow(index);
      if (row !== undefined && getKey(row) === selectedKey) return setActive(index);
    }
  }, [selectedKey, getRow, getKey, from, to]);

  const lastActive = Math.min(active, Math.max(0, rowCount - 1));
  const latest = useRef({ ...props, active: lastActive });
  latest.current = { ...props, active: lastActive };

  const checkRange = useCallback((first: number, last: number, isOn: boolean) => {
    const now = latest.current;
    if (now.checked === undefined) return;
    const next = new Set(now.checked);
    for (let index = Math.min(first, last); index <= Math.max(first, last); index++) {
      const row = now.getRow(index);
      if (row === undefined || now.canCheck?.(row) === false) continue;
      if (isOn) next.add(now.getKey(row));
      else next.delete(now.getKey(row));
    }
    now.onCheckedChange?.(next);
  }, []);

  const check = useCallback(
    (index: number, withShift: boolean) => {
      const now = latest.current;
      const row = now.getRow(index);
      if (row === undefined || now.checked === undefined) return;
      const isOn = !now.checked.has(now.getKey(row));
      checkRange(withShift ? anchor.current : index, index, isOn);
      anchor.current = index;
      setActive(index);
    },
    [checkRange],
  );

  const select = useCallback((index: number) => {
    const row = latest.current.getRow(index);
    setActive(index);
    if (row !== undefined) latest.current.onSelect?.(row, index);
  }, []);

  const open = useCallback(
    (index: number) => {
      const row = latest.current.getRow(index);
      if (row === undefined) return;
      if (latest.current.onOpen) latest.current.onOpen(row, index);
      else select(index);
    },
    [select],
  );

  /** Enter pressed on rows of the previous question means the row that comes: it waits for it. */
  const waitsToOpen = useRef(false);
  const isStale = props.isStale === true;
  useEffect(() => {
    if (isStale || !waitsToOpen.current) return;
    waitsToOpen.current = false;
    open(latest.current.active);
  }, [isStale, open]);

  const onRowClick = useCallback(
    (index: number, event: MouseEvent) => {
      // Whoever clicks has gone on to something else.
      waitsToOpen.current = false;
      if (event.target instanceof Element && event.target.closest('a,button,input,select') !== null) return;
      if (latest.current.checked !== undefined && (event.ctrlKey || event.metaKey || event.shiftKey))
        return check(index, event.shiftKey);
      anchor.current = index;
      select(index);
    },
    [check, select],
  );

  const move = (target: number, withShift: boolean) => {
    const index = Math.max(0, Math.min(rowCount - 1, target));
    if (rowCount === 0) return;
    virtualizer.scrollToIndex(index, { align: 'auto' });
    if (withShift && hasChecks) checkRange(anchor.current, index, true);
    else anchor.current = index;
    if (props.followsSelection && !withShift) select(index);
    else setActive(index);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget && event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    if (event.target instanceof HTMLInputElement && event.target.type !== 'checkbox') return;
    if (event.target instanceof HTMLSelectElement || event.target instanceof HTMLTextAreaElement) return;
    if (event.altKey || (event.ctrlKey && event.key !== 'a')) return;
    const visible = Math.max(
      1,
      Math.floor(((scroller.current?.clientHeight ?? 0) - 32) / rowHeight) - 1 || PAGE_STEP,
    );
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: lastActive + 1,
      ArrowUp: lastActive - 1,
      PageDown: lastActive + visible,
      PageUp: lastActive - visible,
      Home: 0,
      End: rowCount - 1,
    };
    const target = steps[event.key];
    if (target !== undefined) {
      event.preventDefault();
      if (event.target !== event.currentTarget) event.currentTarget.focus();
      return move(target, event.shiftKey);
    }
    waitsToOpen.current = event.key === 'Enter' && isStale;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (!isStale) open(lastActive);
    } else if (event.key === ' ') {
      event.preventDefault();
      if (hasChecks) check(lastActive, event.shiftKey);
      else select(lastActive);
    } else if (event.key === 'a' && event.ctrlKey && hasChecks) {
      event.preventDefault();
      if (props.onCheckAll) props.onCheckAll();
      else checkRange(0, rowCount - 1, true);
    }
  };

  const template = useMemo(() => toTemplate(columns, hasChecks), [columns, hasChecks]);
  const width = columns.reduce((sum, column) => sum + column.width, hasChecks ? 48 : 16);
  const allChecked = hasChecks && rowCount > 0 && checked.size >= rowCount;

  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={props.label}
      aria-rowcount={rowCount + 1}
      aria-multiselectable={hasChecks || undefined}
      aria-busy={props.isLoading || undefined}
      aria-activedescendant={rowCount > 0 ? `${id}-${lastActive}` : undefined}
      className={`table ${props.isCompact ? 'is-compact' : ''} ${props.isFitting ? 'is-fitting' : ''} ${props.isStale ? 'is-stale' : ''}`}
      style={{ '--columns': template, '--columns-width': `${width}px` } as React.CSSProperties}
      onKeyDown={onKeyDown}
      onMouseOver={showCutText}
      onFocus={() => {}}
    >
      <div role="row" className="table__head" aria-rowindex={1}>
        {hasChecks && (
          <span className="table__check" role="columnheader">
            <input
              type="checkbox"
              aria-label={componentText.table.checkAll}
              checked={allChecked}
              ref={(element) => {
                if (element) element.indeterminate = !allChecked && checked.size > 0;
              }}
              onChange={() => {
                if (checked.size > 0) onCheckedChange?.(new Set());
                else if (props.onCheckAll) props.onCheckAll();
                else checkRange(0, rowCount - 1, true);
              }}
            />
          </span>
        )}
        {columns.map((column) => {
          const isOn = sort?.key === column.sortKey && column.sortKey !== undefined;
          return (
            <span
              key={column.key}
              role="columnheader"
              className={`table__heading is-${column.align ?? 'left'}`}
              title={column.headingTooltip}
              aria-sort={isOn ? (sort?.descending ? 'descending' : 'ascending') : undefined}
            >
              {column.sortKey === undefined || props.onSortChange === undefined ? (
                column.heading
              ) : (
                <button
                  type="button"
                  className={`table__sort ${isOn ? 'is-on' : ''}`}
                  onClick={() =>
                    props.onSortChange?.({
                      key: column.sortKey ?? column.key,
                      descending: isOn ? !sort?.descending : false,
                    })
                  }
                >
                  {column.heading}
                  {isOn && <span className="table__sort-sign">{sort?.descending ? '▼' : '▲'}</span>}
                </button>
              )}
            </span>
          );
        })}
      </div>
      {props.error !== undefined && props.error !== null && rowCount === 0 ? (
        <div className="table__message">
          <ErrorPanel error={props.error} onRetry={props.onRetry} />
        </div>
      ) : rowCount === 0 && props.isLoading ? (
        <div className="table__canvas" aria-hidden="true" style={{ height: rowHeight * 12 }}>
          {isWaiting &&
            Array.from({ length: 12 }, (_, index) => (
              <div
                // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
                key={index}
                className="table__row"
                style={{ transform: `translateY(${index * rowHeight}px)` }}
              >
                {columns.map((column) => (
                  <span key={column.key} className="table__cell">
                    <i
                      className="table__ghost"
                      style={{ width: `${40 + ((index * 17 + column.width) % 45)}%` }}
                    />
                  </span>
                ))}
              </div>
            ))}
        </div>
      ) : rowCount === 0 ? (
        <div className="table__message">{props.empty}</div>
      ) : (
        <div
          className="table__canvas"
          role="rowgroup"
          style={{ height: virtualizer.getTotalSize(), minWidth: width }}
        >
          {items.map((item) => {
            const row = getRow(item.index);
            const key = row === undefined ? null : getKey(row);
            return (
              <TableRow
                key={item.index % slots}
                id={`${id}-${item.index}`}
                row={row}
                index={item.index}
                top={item.start - 32}
                columns={columns}
                isActive={item.index === lastActive}
                isSelected={key !== null && key === selectedKey}
                isChecked={hasChecks ? key !== null && checked.has(key) : null}
                isCheckable={row === undefined || props.canCheck === undefined || props.canCheck(row)}
                tone={row === undefined ? undefined : props.rowTone?.(row)}
                showsGhost={showsGhost}
                onClick={onRowClick}
                onDoubleClick={open}
                onCheck={check}
              />
            );
          })}
        </div>
      )}
    </div>
  );
}
