// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid positions its rows itself; table elements cannot
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names the active row (aria-activedescendant)
import { type MouseEvent, memo } from 'react';
import { componentText } from '../../text/components.ts';
import { classes } from '../classes.ts';
import { ActiveRowContext } from './active-row.ts';
import type { Column } from './column.ts';
import styles from './data-table.module.css';

/** A mark at the left edge of a row (`muted`: the whole row in grey). */
export type RowTone = 'problem' | 'warning' | 'ok' | 'muted';

type GridRowProps<Row> = {
  readonly id: string;
  /** Undefined while its page is on the way. */
  readonly row: Row | undefined;
  readonly index: number;
  /** Pixels from the top of the canvas. */
  readonly top: number;
  readonly columns: readonly Column<Row>[];
  readonly isActive: boolean;
  readonly isSelected: boolean;
  /** Null in a table without check boxes. */
  readonly isChecked: boolean | null;
  readonly isCheckable: boolean;
  readonly tone: RowTone | undefined;
  readonly showsGhost: boolean;
  readonly onClick: (index: number, event: MouseEvent) => void;
  readonly onDoubleClick: (index: number) => void;
  readonly onCheck: (index: number, withShift: boolean) => void;
};

function GridRowView<Row>(props: GridRowProps<Row>) {
  const { row, index, columns, tone } = props;
  return (
    <ActiveRowContext.Provider value={props.isActive}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the grid itself takes the keys (aria-activedescendant) */}
      <div
        id={props.id}
        role="row"
        tabIndex={-1}
        aria-rowindex={index + 2}
        aria-selected={props.isSelected || props.isChecked === true}
        className={classes(
          styles['row'],
          props.isActive && styles['active'],
          props.isChecked === true && styles['checked'],
          props.isSelected && styles['selected'],
          tone !== undefined && styles[tone],
        )}
        style={{ transform: `translateY(${props.top}px)` }}
        onMouseDown={keepFromSelecting}
        onClick={(event) => props.onClick(index, event)}
        onDoubleClick={() => props.onDoubleClick(index)}
      >
        {props.isChecked !== null && (
          <span className={styles['check']} role="gridcell">
            {row !== undefined && <CheckBox {...props} isChecked={props.isChecked} />}
          </span>
        )}
        {columns.map((column) => (
          <Cell key={column.key} {...props} column={column} />
        ))}
      </div>
    </ActiveRowContext.Provider>
  );
}

/** A row of a grid; drawn again only when its own props change. */
export const GridRow = memo(GridRowView) as typeof GridRowView;

/** A double click opens a row; it does not also mark the words under it, nor those of the page that comes. */
function keepFromSelecting(event: MouseEvent): void {
  if (event.detail > 1) event.preventDefault();
}

type CheckBoxProps = {
  readonly index: number;
  readonly isChecked: boolean;
  readonly isCheckable: boolean;
  readonly onCheck: (index: number, withShift: boolean) => void;
};

function CheckBox({ index, isChecked, isCheckable, onCheck }: CheckBoxProps) {
  return (
    <input
      type="checkbox"
      tabIndex={-1}
      aria-label={componentText.table.checkRow(index + 1)}
      checked={isChecked}
      disabled={!isCheckable}
      onClick={(event) => {
        event.stopPropagation();
        onCheck(index, event.shiftKey);
      }}
      // A click says whether Shift was held, a change does not.
      onChange={() => {}}
    />
  );
}

type CellProps<Row> = Pick<GridRowProps<Row>, 'row' | 'index' | 'showsGhost'> & {
  readonly column: Column<Row>;
};

function Cell<Row>({ row, index, column, showsGhost }: CellProps<Row>) {
  const tooltip = row === undefined ? undefined : column.tooltip?.(row);
  return (
    <span
      role="gridcell"
      className={classes(styles['cell'], styles[column.align ?? 'left'])}
      title={tooltip}
      data-tooltip={tooltip === undefined ? undefined : 'own'}
    >
      {row === undefined ? (
        <Ghost index={index} width={column.width} isQuiet={!showsGhost} />
      ) : (
        column.render(row, index)
      )}
    </span>
  );
}

type GhostProps = { readonly index: number; readonly width: number; readonly isQuiet?: boolean };

/** A grey bar where text will stand, of a length that differs from row to row. */
function Ghost({ index, width, isQuiet = false }: GhostProps) {
  return (
    <i
      className={classes(styles['ghost'], isQuiet && styles['quiet'])}
      style={{ width: `${40 + ((index * 17 + width) % 45)}%` }}
    />
  );
}

type GhostRowProps<Row> = {
  readonly index: number;
  readonly top: number;
  readonly columns: readonly Column<Row>[];
};

/** A row of a list of which nothing is known yet. */
export function GhostRow<Row>({ index, top, columns }: GhostRowProps<Row>) {
  return (
    <div className={styles['row']} style={{ transform: `translateY(${top}px)` }}>
      {columns.map((column) => (
        <span key={column.key} className={styles['cell']}>
          <Ghost index={index} width={column.width} />
        </span>
      ))}
    </div>
  );
}
