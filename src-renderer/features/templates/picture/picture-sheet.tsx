import { type KeyboardEvent, type MouseEvent, useMemo } from 'react';
import { addressOf, columnLetters } from '../../../../src-shared/sheet/render/sheet-cell.ts';
import type {
  CellTarget,
  ColumnFill,
  TemplateTable,
} from '../../../../src-shared/sheet/template/template-mapping.ts';
import { classes } from '../../../components/classes.ts';
import { templatesText as text } from '../../../text/templates.ts';
import type { TemplateReading } from '../edit/template-corrections.ts';
import { PictureCell } from './picture-cell.tsx';
import {
  fillLabel,
  headingOf,
  shortLabel,
  type TextPart,
  targetLabel,
  textParts,
} from './picture-choices.ts';
import {
  type DrawnCell,
  type DrawnRow,
  idOf,
  isSamePlace,
  type PictureGrid,
  type Place,
  type RowRole,
  roleOfRow,
  targetsByAddress,
} from './picture-grid.ts';
import { GUTTER_PIXELS } from './picture-room.ts';
import css from './picture-sheet.module.css';

type SheetProps = {
  readonly grid: PictureGrid;
  readonly reading: TemplateReading;
  readonly active: Place;
  readonly shown: Place | null;
  readonly onKeyDown: (event: KeyboardEvent<HTMLTableElement>) => void;
  readonly onClick: (event: MouseEvent<HTMLTableElement>) => void;
};

/** What the parts of the sheet draw from. */
type Drawing = Pick<SheetProps, 'grid' | 'reading' | 'active' | 'shown'> & {
  readonly table: TemplateTable | null;
  readonly fills: ReadonlyMap<number, ColumnFill>;
  readonly targets: ReadonlyMap<string, CellTarget>;
  /** The place that the keyboard stands on; of a merged cell its first. */
  readonly marked: Place;
};

/** The sheet as a table: letters and labels above, numbers of the rows at the left. */
export function PictureSheet({ onKeyDown, onClick, ...props }: SheetProps) {
  const { grid, reading, active } = props;
  const { mapping } = reading;
  const table = mapping?.table ?? null;
  const fills = useMemo(
    () => new Map((table?.columns ?? []).map(({ column, fill }) => [column, fill])),
    [table],
  );
  const targets = useMemo(() => targetsByAddress(mapping), [mapping]);
  const marked =
    active.row === 0 || active.column === 0 ? active : (grid.at(active.row, active.column) ?? active);
  const drawing = { ...props, table, fills, targets, marked };
  return (
    <table
      className={classes(css['sheet'], 'paper')}
      style={{ width: grid.columns.reduce((sum, column) => sum + column.width, GUTTER_PIXELS) }}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are chosen is a grid
      role="grid"
      tabIndex={0}
      aria-label={text.picture(reading.picture.sheet)}
      aria-activedescendant={idOf(active, grid)}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <colgroup>
        <col style={{ width: GUTTER_PIXELS }} />
        {grid.columns.map(({ column, width }) => (
          <col key={column} style={{ width }} />
        ))}
      </colgroup>
      <thead>
        <LetterRow {...drawing} />
        <LabelRow {...drawing} />
      </thead>
      <tbody>
        {grid.rows.map((row) => (
          <SheetRow key={row.row} {...drawing} drawn={row} />
        ))}
      </tbody>
    </table>
  );
}

function LetterRow({ grid, active }: Drawing) {
  return (
    <tr>
      <td className={css['corner']} />
      {grid.columns.map(({ column, isHidden }) => (
        <td
          key={column}
          data-place={`0:${column}`}
          className={css['letter']}
          data-near={column === active.column || undefined}
          title={isHidden ? text.hiddenColumn : undefined}
        >
          {isHidden ? '' : columnLetters(column)}
        </td>
      ))}
    </tr>
  );
}

/** What each column takes. */
function LabelRow({ grid, reading, fills, marked }: Drawing) {
  return (
    <tr>
      <td className={css['corner']} data-second="" />
      {grid.columns.map(({ column }) => {
        const fill = fills.get(column);
        const label = fill === undefined ? '' : fillLabel(reading, fill);
        const place = { row: 0, column };
        return (
          <th
            key={column}
            id={idOf(place, grid)}
            scope="col"
            data-place={`0:${column}`}
            aria-label={`${text.columnTitle(column)} ${headingOf(reading.mapping, column)} ${label}`}
            title={label}
            className={css['label']}
            data-fill={fill?.kind}
            data-active={isSamePlace(marked, place) || undefined}
          >
            <span>{fill?.kind === 'leave' ? '·' : shortLabel(label).map(wordOfLabel)}</span>
          </th>
        );
      })}
    </tr>
  );
}

const wordOfLabel = (word: string) => (
  <i key={word} className="truncate">
    {word}
  </i>
);

function SheetRow({ drawn, ...drawing }: Drawing & { readonly drawn: DrawnRow }) {
  const { grid, table, fills, targets, marked, reading, shown } = drawing;
  const role = roleOfRow(table, drawn.row);
  return (
    <tr style={{ height: drawn.height }} data-role={role}>
      <RowNumber {...drawing} drawn={drawn} role={role} />
      {drawn.cells.map((cell) => {
        const target = targets.get(addressOf(cell.row, cell.column));
        const fill = role === 'none' ? undefined : fills.get(cell.column);
        const isFilled = role === 'sample' && fill !== undefined && fill.kind !== 'leave';
        return (
          <PictureCell
            key={cell.column}
            drawn={cell}
            height={drawn.height}
            role={role}
            fill={fill}
            ghost={isFilled ? shortLabel(fillLabel(reading, fill)).join('') : ''}
            target={target === undefined ? null : partsOfTarget(reading, target, cell.cell?.text ?? '')}
            isFollowedByBlank={isBlank(grid.at(cell.row, cell.column + cell.columns))}
            isActive={isSamePlace(marked, cell)}
            isShown={shown !== null && grid.at(shown.row, shown.column) === cell}
          />
        );
      })}
    </tr>
  );
}

type RowNumberProps = Drawing & { readonly drawn: DrawnRow; readonly role: RowRole };

/** The number of a row, with what it is used as. */
function RowNumber({ drawn, role, grid, table, marked, active }: RowNumberProps) {
  const { row, isHidden } = drawn;
  const place = { row, column: 0 };
  const mark = roleMark(table, row);
  return (
    <th
      id={idOf(place, grid)}
      scope="row"
      data-place={`${row}:0`}
      aria-label={`${text.rowTitle(row)} ${text.roles[role]}`}
      title={isHidden ? text.hiddenRow : text.rowMenu.label(row)}
      className={css['number']}
      data-active={isSamePlace(marked, place) || undefined}
      data-near={row === active.row || undefined}
    >
      <span>
        {mark !== '' && <small>{mark}</small>}
        {isHidden ? '' : row}
      </span>
    </th>
  );
}

/** Said once for a block of rows: at its first, and at the sample row. */
function roleMark(table: TemplateTable | null, row: number): string {
  if (table === null) return '';
  if (row === table.headFirstRow) return text.roles.head;
  if (row === table.sampleRow) return text.roles.sample;
  return row === table.firstRow ? text.roles.body : '';
}

/** What a cell will hold: its own words around the values, or the value in place of them. */
function partsOfTarget(reading: TemplateReading, target: CellTarget, said: string): readonly TextPart[] {
  if (target.kind === 'placeholders') return textParts(reading, said);
  return [{ text: targetLabel(reading, target), isValue: true, start: 0 }];
}

function isBlank(drawn: DrawnCell | undefined): boolean {
  return drawn === undefined || drawn.cell === null || drawn.cell.text === '';
}
