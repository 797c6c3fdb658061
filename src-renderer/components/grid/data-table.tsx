// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid positions its rows itself; table elements cannot
import { type CSSProperties, type MouseEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { classes } from '../classes.ts';
import { ErrorPanel } from '../notes/error-panel.tsx';
import { useDelayed } from '../use-delayed.ts';
import { useEvent } from '../use-event.ts';
import { type Column, gridTemplate, gridWidth, type Sort } from './column.ts';
import styles from './data-table.module.css';
import { GridHead } from './grid-head.tsx';
import { GhostRow, GridRow, type RowTone } from './grid-row.tsx';
import { useActiveRow } from './use-active-row.ts';
import { type Checks, useChecks } from './use-checks.ts';
import { useGridKeys } from './use-grid-keys.ts';
import { HEAD_HEIGHT, useVirtualRows, type VirtualRows } from './use-virtual-rows.ts';

export type { Column, RowTone, Sort };

/** The rows of a table and how their loading stands; `usePagedRows` and `useQueryRows` give it. */
export type TableRows<Row> = {
  readonly rowCount: number;
  /** The row at an index, or undefined while its page is still on the way. */
  readonly getRow: (index: number) => Row | undefined;
  /** First and last visible index, for loading pages. */
  readonly onRangeChange?: (from: number, to: number) => void;
  readonly isLoading?: boolean;
  /** Rows of the previous question are shown while the new ones load. */
  readonly isStale?: boolean;
  readonly error?: unknown;
  readonly onRetry?: () => void;
  /** Changing it scrolls back to the top (a new filter or sort). */
  readonly resetKey?: string;
};

export type DataTableProps<Row> = TableRows<Row> & {
  /** What the table lists, for screen readers. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly getKey: (row: Row) => string;
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
  readonly empty?: ReactNode;
  /** A new object brings its row into sight (a problem list that jumps). */
  readonly reveal?: { readonly index: number } | null;
};

/** Pixels of a row. */
const ROW_HEIGHT = 34;
const COMPACT_ROW_HEIGHT = 28;

/**
 * The one table of the program: virtual rows, whole keyboard path, one row's detail beside it.
 * Keep `columns`, `getRow` and `getKey` stable (module constant or useMemo): rows are drawn again only when they change.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rowCount, onRangeChange } = props;
  const id = useId();
  const rowHeight = props.isCompact ? COMPACT_ROW_HEIGHT : ROW_HEIGHT;
  const view = useVirtualRows({ rowCount, rowHeight, onRangeChange });
  const checks = useChecks(props);
  const selectedKey = props.selectedKey ?? null;
  const reveal = props.reveal ?? null;
  const [active, setActive] = useActiveRow({ ...props, view, selectedKey, reveal });
  const actions = useRowActions({ table: props, view, checks, active, setActive });
  const showsGhost = useDelayed(true, 300);
  const width = gridWidth(columns, checks.isOffered);
  const template = gridTemplate(columns, checks.isOffered);
  return (
    <div
      ref={view.scroller}
      role="grid"
      tabIndex={0}
      aria-label={props.label}
      aria-rowcount={rowCount + 1}
      aria-multiselectable={checks.isOffered || undefined}
      aria-busy={props.isLoading || undefined}
      aria-activedescendant={rowCount > 0 ? rowId(id, active) : undefined}
      className={classes(
        styles['grid'],
        props.isCompact && styles['compact'],
        props.isFitting && styles['fitting'],
        props.isStale && styles['stale'],
      )}
      style={{ '--columns': template, '--columns-width': `${width}px` } as CSSProperties}
      onKeyDown={actions.onKeyDown}
      onMouseOver={showCutText}
      onFocus={() => {}}
    >
      <GridHead columns={columns} checks={checks} sort={props.sort} onSortChange={props.onSortChange} />
      {rowCount === 0 ? (
        <NoRows table={props} rowHeight={rowHeight} />
      ) : (
        <Rows {...{ id, view, checks, active, actions, width, showsGhost }} table={props} />
      )}
    </div>
  );
}

const rowId = (table: string, index: number) => `${table}-${index}`;

/** A cell that cuts its text off shows all of it as a tooltip. */
function showCutText(event: MouseEvent<HTMLElement>): void {
  const target = event.target instanceof Element ? event.target.closest('[role="gridcell"]') : null;
  if (!(target instanceof HTMLElement) || target.dataset['tooltip'] === 'own') return;
  if (target.scrollWidth > target.clientWidth) target.title = target.textContent ?? '';
  else target.removeAttribute('title');
}

type RowActions = {
  readonly onClick: (index: number, event: MouseEvent) => void;
  readonly onOpen: (index: number) => void;
  readonly onCheck: (index: number, withShift: boolean) => void;
  readonly onKeyDown: ReturnType<typeof useGridKeys>;
};

type RowActionsOptions<Row> = {
  readonly table: DataTableProps<Row>;
  readonly view: VirtualRows;
  readonly checks: Checks;
  readonly active: number;
  readonly setActive: (index: number) => void;
};

/** What clicks and keys do to rows. */
function useRowActions<Row>(options: RowActionsOptions<Row>): RowActions {
  const { table, view, checks, active, setActive } = options;
  const { rowCount, getRow } = table;
  const select = (index: number) => {
    const row = getRow(index);
    setActive(index);
    if (row !== undefined) table.onSelect?.(row, index);
  };
  const open = useEvent((index: number) => {
    const row = getRow(index);
    if (row === undefined) return;
    if (table.onOpen) table.onOpen(row, index);
    else select(index);
  });
  const check = useEvent((index: number, withShift: boolean) => {
    if (getRow(index) === undefined || !checks.isOffered) return;
    checks.toggle(index, withShift);
    setActive(index);
  });
  const pending = usePendingEnter(table.isStale === true, () => open(active));
  const click = useEvent((index: number, event: MouseEvent) => {
    pending.forget();
    if (event.target instanceof Element && event.target.closest('a,button,input,select') !== null) return;
    if (checks.isOffered && (event.ctrlKey || event.metaKey || event.shiftKey))
      return check(index, event.shiftKey);
    checks.setAnchor(index);
    select(index);
  });
  const onKeyDown = useGridKeys({
    position: () => ({ active, rowCount, visible: view.visibleCount() }),
    hasChecks: checks.isOffered,
    onMove: (target, withShift) => {
      const index = Math.max(0, Math.min(rowCount - 1, target));
      if (rowCount === 0) return;
      view.virtualizer.scrollToIndex(index, { align: 'auto' });
      if (withShift && checks.isOffered) checks.extendTo(index);
      else checks.setAnchor(index);
      if (table.followsSelection && !withShift) select(index);
      else setActive(index);
    },
    onEnter: pending.enter,
    onOtherKey: pending.forget,
    onSpace: (withShift) => (checks.isOffered ? check(active, withShift) : select(active)),
    onCheckAll: checks.checkAll,
  });
  return { onClick: click, onOpen: open, onCheck: check, onKeyDown };
}

/** Enter on stale rows opens the row after the new rows have loaded, unless the user goes on to something else. */
function usePendingEnter(isStale: boolean, open: () => void) {
  const isPending = useRef(false);
  const openActive = useEvent(open);
  useEffect(() => {
    if (isStale || !isPending.current) return;
    isPending.current = false;
    openActive();
  }, [isStale, openActive]);
  return {
    enter: () => {
      isPending.current = isStale;
      if (!isStale) open();
    },
    forget: () => {
      isPending.current = false;
    },
  };
}

type RowsProps<Row> = {
  readonly id: string;
  readonly table: DataTableProps<Row>;
  readonly view: VirtualRows;
  readonly checks: Checks;
  readonly active: number;
  readonly actions: RowActions;
  /** Pixels. */
  readonly width: number;
  readonly showsGhost: boolean;
};

function Rows<Row>({ id, table, view, checks, active, ...props }: RowsProps<Row>) {
  const { actions, width, showsGhost } = props;
  const { columns, getRow, getKey, canCheck } = table;
  return (
    <div
      className={styles['canvas']}
      role="rowgroup"
      style={{ height: view.virtualizer.getTotalSize(), minWidth: width }}
    >
      {view.items.map(({ index, start }) => {
        const row = getRow(index);
        const key = row === undefined ? null : getKey(row);
        return (
          <GridRow
            key={view.slotOf(index)}
            id={rowId(id, index)}
            row={row}
            index={index}
            top={start - HEAD_HEIGHT}
            columns={columns}
            isActive={index === active}
            isSelected={key !== null && key === table.selectedKey}
            isChecked={checks.isOffered ? key !== null && checks.has(key) : null}
            isCheckable={row === undefined || canCheck === undefined || canCheck(row)}
            tone={row === undefined ? undefined : table.rowTone?.(row)}
            showsGhost={showsGhost}
            onClick={actions.onClick}
            onDoubleClick={actions.onOpen}
            onCheck={actions.onCheck}
          />
        );
      })}
    </div>
  );
}

/** Rows shown as grey bars while a first answer is on the way. */
const GHOST_ROWS = 12;

type NoRowsProps<Row> = { readonly table: DataTableProps<Row>; readonly rowHeight: number };

/** In place of rows: why there are none, grey bars once loading lasts, or what to do next. */
function NoRows<Row>({ table, rowHeight }: NoRowsProps<Row>) {
  const { error, columns } = table;
  const isSlow = useDelayed(table.isLoading === true, 300);
  if (error !== undefined && error !== null)
    return (
      <div className={styles['message']}>
        <ErrorPanel error={error} onRetry={table.onRetry} />
      </div>
    );
  if (!table.isLoading) return <div className={styles['message']}>{table.empty}</div>;
  return (
    <div className={styles['canvas']} aria-hidden="true" style={{ height: rowHeight * GHOST_ROWS }}>
      {isSlow &&
        Array.from({ length: GHOST_ROWS }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
          <GhostRow key={index} index={index} top={index * rowHeight} columns={columns} />
        ))}
    </div>
  );
}
