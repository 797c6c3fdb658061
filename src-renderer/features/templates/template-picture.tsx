import { Popover } from '@mantine/core';
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react';
import { addressOf, columnLetters } from '../../../src-shared/sheet/render/sheet-cell.ts';
import type {
  CellTarget,
  ColumnFill,
  TemplateMapping,
  TemplateTable,
} from '../../../src-shared/sheet/template/template-mapping.ts';
import { isComposing } from '../../components/keyboard.ts';
import { templatesText as text } from '../../text/templates.ts';
import { Chooser } from './chooser.tsx';
import {
  cellChoices,
  columnChoices,
  fillLabel,
  fillOfKey,
  headingOf,
  keyOfFill,
  keyOfTarget,
  placeholderChoice,
  placeTitle,
  rowChoices,
  rowUseOfKey,
  shortLabel,
  type TextPart,
  targetLabel,
  targetOfKey,
  textParts,
} from './picture-choices.ts';
import {
  type DrawnCell,
  isDarkFill,
  kindOfPlace,
  layOut,
  type PictureGrid,
  type Place,
  roleOfRow,
  type Step,
  stepFrom,
  targetsByAddress,
} from './picture-grid.ts';
import type { RowUse, TemplateReading } from './template-corrections.ts';

const GUTTER_PIXELS = 64;
const KEPT_ABOVE = 64;

type TemplatePictureProps = {
  readonly reading: TemplateReading;
  readonly mapping: TemplateMapping | null;
  /** A place to show: scrolled to and marked for a moment. */
  readonly shown: Place | null;
  readonly onColumn: (column: number, fill: ColumnFill) => void;
  readonly onCell: (place: Place, target: CellTarget | null) => void;
  readonly onRow: (row: number, use: RowUse) => void;
};

type Opened = {
  readonly place: Place;
  readonly box: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
};

/**
 * The center's sheet as a grid with what goes where drawn on it. One tab stop: arrows move, Enter opens the choice for
 * a column, a single cell or a row; a click does both.
 */
export function TemplatePicture(props: TemplatePictureProps) {
  const { reading, mapping, shown } = props;
  const grid = useMemo(() => layOut(reading.picture), [reading.picture]);
  const room = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<Place>({ row: 0, column: 1 });
  const [opened, setOpened] = useState<Opened | null>(null);

  // A place is shown once, not again with every picture that a correction brings.
  const latestGrid = useRef(grid);
  latestGrid.current = grid;
  useEffect(() => {
    if (shown === null) return;
    setActive(shown);
    bringIntoSight(room.current, shown, latestGrid.current);
    // Enter chooses there at once.
    room.current?.querySelector('table')?.focus({ preventScroll: true });
  }, [shown]);

  const open = (place: Place) => {
    const element = elementAt(room.current, place, grid);
    if (element === null || kindOfPlace(mapping, place) === 'corner') return;
    setOpened({ place, box: boxWithin(element, room.current) });
  };
  const close = () => {
    setOpened(null);
    room.current?.querySelector('table')?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    if (isComposing(event) || event.altKey || opened !== null) return;
    const next = placeAfterKey(event, grid, active);
    if (next !== null) {
      event.preventDefault();
      setActive(next);
      bringIntoSight(room.current, next, grid);
    } else if (event.key === 'Enter' || event.key === ' ') {
      if (event.ctrlKey) return;
      event.preventDefault();
      open(active);
    }
  };
  const onClick = (event: MouseEvent<HTMLTableElement>) => {
    const place = placeOf(event.target);
    if (place === null) return;
    setActive(place);
    open(place);
  };
  return (
    <div className="picture">
      <div ref={room} className={`picture__room ${opened === null ? '' : 'is-choosing'}`}>
        <Sheet
          grid={grid}
          reading={reading}
          mapping={mapping}
          active={active}
          shown={shown}
          onKeyDown={onKeyDown}
          onClick={onClick}
        />
        {opened !== null && (
          <Popover
            opened
            onChange={(isOpen) => !isOpen && close()}
            position="bottom-start"
            hideDetached={false}
            width={272}
            withinPortal
          >
            <Popover.Target>
              <span className="picture__anchor" style={opened.box} />
            </Popover.Target>
            <Popover.Dropdown onClick={(event) => event.stopPropagation()}>
              <PlaceChooser {...props} grid={grid} place={opened.place} onDone={close} />
            </Popover.Dropdown>
          </Popover>
        )}
      </div>
      {reading.picture.isCut && <p className="picture__cut">{text.cut}</p>}
    </div>
  );
}

/** The list for a place: fields for a column, single values for a cell, uses for a row. */
function PlaceChooser(
  props: TemplatePictureProps & {
    readonly grid: PictureGrid;
    readonly place: Place;
    readonly onDone: () => void;
  },
) {
  const { reading, mapping, place, grid, onDone } = props;
  switch (kindOfPlace(mapping, place)) {
    case 'corner':
      return null;
    case 'row':
      return (
        <Chooser
          title={text.rowMenu.label(place.row)}
          groups={rowChoices()}
          chosen={null}
          onChoose={(key) => {
            const use = rowUseOfKey(key);
            if (use !== null) props.onRow(place.row, use);
            onDone();
          }}
        />
      );
    case 'column': {
      const fill = mapping?.table?.columns.find(({ column }) => column === place.column)?.fill;
      return (
        <Chooser
          title={placeTitle(mapping, place, true)}
          groups={columnChoices(reading, mapping, place.column)}
          chosen={keyOfFill(fill)}
          onChoose={(key) => {
            props.onColumn(place.column, fillOfKey(key));
            onDone();
          }}
        />
      );
    }
    case 'cell': {
      const drawn = grid.at(place.row, place.column);
      const origin = { row: drawn?.row ?? place.row, column: drawn?.column ?? place.column };
      const cellText = drawn?.cell?.text ?? '';
      const target = targetsByAddress(mapping).get(addressOf(origin.row, origin.column));
      const own = placeholderChoice(cellText);
      return (
        <Chooser
          title={placeTitle(mapping, origin, false)}
          {...(own === null ? {} : { note: text.cells.placeholderNote })}
          groups={[...(own === null ? [] : [own]), ...cellChoices(reading, mapping, origin)]}
          chosen={keyOfTarget(target)}
          onChoose={(key) => {
            props.onCell(origin, targetOfKey(key, origin, cellText));
            onDone();
          }}
        />
      );
    }
  }
}

type SheetProps = {
  readonly grid: PictureGrid;
  readonly reading: TemplateReading;
  readonly mapping: TemplateMapping | null;
  readonly active: Place;
  readonly shown: Place | null;
  readonly onKeyDown: (event: KeyboardEvent<HTMLTableElement>) => void;
  readonly onClick: (event: MouseEvent<HTMLTableElement>) => void;
};

function Sheet(props: SheetProps) {
  const { grid, reading, mapping, active, shown } = props;
  const table = mapping?.table ?? null;
  const fills = useMemo(
    () => new Map((table?.columns ?? []).map(({ column, fill }) => [column, fill])),
    [table],
  );
  const targets = useMemo(() => targetsByAddress(mapping), [mapping]);
  const width = grid.columns.reduce((sum, column) => sum + column.width, GUTTER_PIXELS);
  const marked =
    active.row === 0 || active.column === 0 ? active : (grid.at(active.row, active.column) ?? active);
  return (
    <table
      className="picture__sheet paper"
      style={{ width }}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are chosen is a grid
      role="grid"
      tabIndex={0}
      aria-label={text.picture(reading.picture.sheet)}
      aria-activedescendant={idOf(active, grid)}
      onKeyDown={props.onKeyDown}
      onClick={props.onClick}
    >
      <colgroup>
        <col style={{ width: GUTTER_PIXELS }} />
        {grid.columns.map(({ column, width: each }) => (
          <col key={column} style={{ width: each }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <td className="picture__corner" />
          {grid.columns.map(({ column, isHidden }) => (
            <td
              key={column}
              data-place={`0:${column}`}
              className={`picture__letter ${column === active.column ? 'is-near' : ''} ${isHidden ? 'is-hidden' : ''}`}
              title={isHidden ? text.hiddenColumn : undefined}
            >
              {isHidden ? '' : columnLetters(column)}
            </td>
          ))}
        </tr>
        <tr>
          <td className="picture__corner is-second" />
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
                aria-label={`${text.columnTitle(column)} ${headingOf(mapping, column)} ${label}`}
                title={label}
                className={`picture__label is-${fill?.kind ?? 'none'} ${isSame(marked, place) ? 'is-active' : ''}`}
              >
                <span>
                  {fill?.kind === 'leave'
                    ? '·'
                    : shortLabel(label).map((word) => (
                        <i key={word} className="truncate">
                          {word}
                        </i>
                      ))}
                </span>
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>
        {grid.rows.map(({ row, height, isHidden, cells }) => {
          const role = roleOfRow(table, row);
          const place = { row, column: 0 };
          return (
            <tr key={row} style={{ height }} className={`is-${role}`}>
              <th
                id={idOf(place, grid)}
                scope="row"
                data-place={`${row}:0`}
                aria-label={`${text.rowTitle(row)} ${text.roles[role]}`}
                title={isHidden ? text.hiddenRow : text.rowMenu.label(row)}
                className={`picture__number ${isSame(marked, place) ? 'is-active' : ''} ${row === active.row ? 'is-near' : ''} ${isHidden ? 'is-hidden' : ''}`}
              >
                <span>
                  {roleMark(table, row) !== '' && <small>{roleMark(table, row)}</small>}
                  {isHidden ? '' : row}
                </span>
              </th>
              {cells.map((drawn) => {
                const target = targets.get(addressOf(drawn.row, drawn.column));
                const fill = role === 'none' ? undefined : fills.get(drawn.column);
                return (
                  <Cell
                    key={drawn.column}
                    drawn={drawn}
                    height={height}
                    role={role}
                    fill={fill}
                    ghost={
                      role === 'sample' && fill !== undefined && fill.kind !== 'leave'
                        ? shortLabel(fillLabel(reading, fill)).join('')
                        : ''
                    }
                    target={
                      target === undefined ? null : partsOfTarget(reading, target, drawn.cell?.text ?? '')
                    }
                    isFollowedByBlank={isBlank(grid.at(drawn.row, drawn.column + drawn.columns))}
                    isActive={isSame(marked, drawn)}
                    isShown={shown !== null && grid.at(shown.row, shown.column) === drawn}
                  />
                );
              })}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Said once for a block of rows: at its first, and at the sample row. */
function roleMark(table: TemplateTable | null, row: number): string {
  if (table === null) return '';
  if (row === table.headFirstRow) return text.roles.head;
  if (row === table.sampleRow) return text.roles.sample;
  return row === table.firstRow ? text.roles.body : '';
}

type CellProps = {
  readonly drawn: DrawnCell;
  readonly height: number;
  readonly role: ReturnType<typeof roleOfRow>;
  readonly fill: ColumnFill | undefined;
  readonly ghost: string;
  /** The cell's text with what is written into it; null where nothing is. */
  readonly target: readonly TextPart[] | null;
  /** Words may run over a blank neighbour, as spreadsheets let them. */
  readonly isFollowedByBlank: boolean;
  readonly isActive: boolean;
  readonly isShown: boolean;
};

function Cell(props: CellProps) {
  const { drawn, height, role, fill, ghost, target, isFollowedByBlank, isActive, isShown } = props;
  const { row, column, rows, columns, cell } = drawn;
  const classes = [
    `is-${cell?.align ?? 'left'}`,
    cell?.isBold ? 'is-bold' : '',
    cell?.hasBorder ? 'has-border' : '',
    cell?.isFormula ? 'is-formula' : '',
    isDarkFill(cell?.fill ?? null) ? 'is-on-dark' : '',
    role === 'none' && isFollowedByBlank && target === null ? 'is-open-right' : '',
    role === 'none' ? '' : `in-${role} takes-${fill?.kind ?? 'nothing'}`,
    target === null ? '' : 'is-target',
    isActive ? 'is-active' : '',
    isShown ? 'is-shown' : '',
  ];
  const said = cell?.text ?? '';
  return (
    <td
      id={`cell-${row}-${column}`}
      data-place={`${row}:${column}`}
      rowSpan={rows}
      colSpan={columns}
      className={classes.filter((each) => each !== '').join(' ')}
      style={cell?.fill ? { backgroundColor: cell.fill } : undefined}
      title={said === '' ? undefined : said}
    >
      <div style={rows === 1 && target === null ? { maxHeight: height } : undefined}>
        {target === null ? (
          ghost === '' ? (
            said
          ) : (
            <span className="picture__ghost">{ghost}</span>
          )
        ) : (
          target.map((part) =>
            part.isValue ? (
              <span key={part.start} className="picture__target">
                {part.text}
              </span>
            ) : (
              part.text
            ),
          )
        )}
      </div>
    </td>
  );
}

/** What a cell will hold: its own words around the values, or the value in place of them. */
function partsOfTarget(reading: TemplateReading, target: CellTarget, said: string): readonly TextPart[] {
  if (target.kind === 'placeholders') return textParts(reading, said);
  return [{ text: targetLabel(reading, target), isValue: true, start: 0 }];
}

function isBlank(drawn: DrawnCell | undefined): boolean {
  return drawn === undefined || drawn.cell === null || drawn.cell.text === '';
}

function isSame(a: Place | null, b: Place): boolean {
  return a !== null && a.row === b.row && a.column === b.column;
}

function idOf({ row, column }: Place, grid: PictureGrid): string {
  if (row === 0) return `label-${column}`;
  if (column === 0) return `row-${row}`;
  const drawn = grid.at(row, column);
  return `cell-${drawn?.row ?? row}-${drawn?.column ?? column}`;
}

function elementAt(room: HTMLElement | null, place: Place, grid: PictureGrid): HTMLElement | null {
  return room?.querySelector<HTMLElement>(`#${idOf(place, grid)}`) ?? null;
}

function placeOf(target: EventTarget): Place | null {
  const element = target instanceof Element ? target.closest('[data-place]') : null;
  const [row, column] = element?.getAttribute('data-place')?.split(':').map(Number) ?? [];
  return row === undefined || column === undefined ? null : { row, column };
}

function boxWithin(element: HTMLElement, room: HTMLElement | null): Opened['box'] {
  const inner = element.getBoundingClientRect();
  const outer = room?.getBoundingClientRect();
  return {
    left: inner.left - (outer?.left ?? 0) + (room?.scrollLeft ?? 0),
    top: inner.top - (outer?.top ?? 0) + (room?.scrollTop ?? 0),
    width: inner.width,
    height: inner.height,
  };
}

/** Below the pinned heads and right of the pinned numbers. */
function bringIntoSight(room: HTMLElement | null, place: Place, grid: PictureGrid): void {
  const element = elementAt(room, place, grid);
  if (element === null || room === null) return;
  const { left, top, width, height } = boxWithin(element, room);
  if (place.row > 0) {
    if (top < room.scrollTop + KEPT_ABOVE) room.scrollTop = top - KEPT_ABOVE;
    else if (top + height > room.scrollTop + room.clientHeight)
      room.scrollTop = Math.min(top - KEPT_ABOVE, top + height - room.clientHeight);
  }
  if (place.column > 0) {
    if (left < room.scrollLeft + GUTTER_PIXELS) room.scrollLeft = left - GUTTER_PIXELS;
    else if (left + width > room.scrollLeft + room.clientWidth)
      room.scrollLeft = Math.min(left - GUTTER_PIXELS, left + width - room.clientWidth);
  }
}

const arrows: Readonly<Record<string, Step>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

const PAGE_ROWS = 12;

function placeAfterKey(event: KeyboardEvent, grid: PictureGrid, from: Place): Place | null {
  const step = arrows[event.key];
  if (step !== undefined) return stepFrom(grid, from, step);
  switch (event.key) {
    case 'Home':
      return event.ctrlKey ? { row: 0, column: 1 } : { row: from.row, column: 0 };
    case 'End':
      return event.ctrlKey
        ? { row: grid.rows.length, column: grid.columns.length }
        : { row: from.row, column: grid.columns.length };
    case 'PageDown':
      return { row: Math.min(grid.rows.length, from.row + PAGE_ROWS), column: from.column };
    case 'PageUp':
      return { row: Math.max(0, from.row - PAGE_ROWS), column: from.column };
    default:
      return null;
  }
}
