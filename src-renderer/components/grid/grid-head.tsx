// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid positions its rows itself; table elements cannot
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names the active row (aria-activedescendant)
import { componentText } from '../../text/components.ts';
import { classes } from '../classes.ts';
import { type Column, nextSort, type Sort } from './column.ts';
import styles from './data-table.module.css';
import type { Checks } from './use-checks.ts';

type GridHeadProps<Row> = {
  readonly columns: readonly Column<Row>[];
  readonly checks: Checks;
  readonly sort?: Sort | null;
  readonly onSortChange?: (sort: Sort) => void;
};

/** The line of headings: the box that checks all, and buttons where a column sorts. */
export function GridHead<Row>({ columns, checks, sort, onSortChange }: GridHeadProps<Row>) {
  return (
    <div role="row" className={styles['head']} aria-rowindex={1}>
      {checks.isOffered && (
        <span className={styles['check']} role="columnheader">
          <input
            type="checkbox"
            aria-label={componentText.table.checkAll}
            checked={checks.areAllChecked}
            ref={(element) => {
              if (element) element.indeterminate = !checks.areAllChecked && checks.isAnyChecked;
            }}
            onChange={checks.toggleAll}
          />
        </span>
      )}
      {columns.map((column) => (
        <Heading key={column.key} column={column} sort={sort} onSortChange={onSortChange} />
      ))}
    </div>
  );
}

type HeadingProps<Row> = Pick<GridHeadProps<Row>, 'sort' | 'onSortChange'> & {
  readonly column: Column<Row>;
};

function Heading<Row>({ column, sort, onSortChange }: HeadingProps<Row>) {
  const { sortKey } = column;
  const isOn = sortKey !== undefined && sort?.key === sortKey;
  return (
    <span
      role="columnheader"
      className={classes(styles['heading'], styles[column.align ?? 'left'])}
      title={column.headingTooltip}
      aria-sort={isOn ? (sort?.descending ? 'descending' : 'ascending') : undefined}
    >
      {sortKey === undefined || onSortChange === undefined ? (
        column.heading
      ) : (
        <button
          type="button"
          className={classes(styles['sort'], isOn && styles['on'])}
          onClick={() => onSortChange(nextSort(sort, sortKey))}
        >
          {column.heading}
          {isOn && <span className={styles['sortSign']}>{sort?.descending ? '▼' : '▲'}</span>}
        </button>
      )}
    </span>
  );
}
