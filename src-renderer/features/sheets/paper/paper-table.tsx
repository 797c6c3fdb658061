import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, useLayoutEffect } from 'react';
import type { SheetPreview } from '../../../../src-shared/rpc/contract/sheets.ts';
import { classes } from '../../../components/classes.ts';
import masked from '../../../components/figures/masked-id.module.css';
import { maskId } from '../../../text/format.ts';
import { sheetsText } from '../../../text/sheets.ts';
import css from './paper-table.module.css';
import type { PaperFit } from './use-paper-fit.ts';

const text = sheetsText.preview;

/** Numbers of identity cards: masked on the screen until they are asked for; in the file they stand in full. */
export const ID_NUMBER = /^\d{17}[\dXx]$/u;

const ROW_PIXELS = 26;
const HEAD_PIXELS = 26;

type PaperTableProps = {
  readonly preview: SheetPreview;
  readonly fit: PaperFit;
  readonly hasNumbers: boolean;
};

/** Merged head, rows and total. Of a long sheet only the rows in sight are drawn. */
export function PaperTable({ preview, fit, hasNumbers }: PaperTableProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows out of sight are not drawn, which a table element cannot say
    <div
      className={css['table']}
      style={{ width: fit.width }}
      role="table"
      aria-label={preview.title}
      aria-rowcount={preview.rowCount + preview.headRows}
    >
      <Head preview={preview} grid={fit.grid} />
      <Rows preview={preview} fit={fit} hasNumbers={hasNumbers} />
      <Total preview={preview} grid={fit.grid} />
    </div>
  );
}

/** The rows in sight, and how many more there are than the preview holds. */
function Rows({ preview, fit, hasNumbers }: PaperTableProps) {
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
        className={css['rows']}
        style={{ position: 'relative', height: rows.getTotalSize() / zoom }}
      >
        {rows.getVirtualItems().map((item) => (
          // biome-ignore lint/a11y/useSemanticElements: see above
          // biome-ignore lint/a11y/useFocusableInteractive: a row of a table that is only read
          <div
            key={item.key}
            role="row"
            aria-rowindex={item.index + preview.headRows + 1}
            className={css['row']}
            style={{ ...grid, top: (item.start - offset) / zoom, height: ROW_PIXELS }}
          >
            <Cells preview={preview} index={item.index} hasNumbers={hasNumbers} />
          </div>
        ))}
      </div>
      {rest > 0 && <div className={css['rest']}>{text.rest(preview.rows.length, rest)}</div>}
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
        className={classes('truncate', cell !== said && masked['masked'])}
        data-align={align}
        title={cell}
      >
        {cell}
      </span>
    );
  });
}

type PartProps = { readonly preview: SheetPreview; readonly grid: CSSProperties };

function Head({ preview, grid }: PartProps) {
  return (
    <div
      className={css['head']}
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
    <div className={css['row']} data-total="" style={{ ...grid, height: ROW_PIXELS }}>
      <span className="truncate" data-align="center" style={{ gridColumn: `1 / span ${total.labelColumns}` }}>
        {total.label}
      </span>
      {columns.slice(total.labelColumns).map(({ align }, index) => {
        const column = index + total.labelColumns;
        return (
          <span key={column} className="truncate" data-align={align}>
            {total.sums[column - before] ?? ''}
          </span>
        );
      })}
    </div>
  );
}
