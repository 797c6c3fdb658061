import { addressOf } from '../../../../src-shared/sheet/render/sheet-cell.ts';
import type { CellTarget, ColumnFill } from '../../../../src-shared/sheet/template/template-mapping.ts';
import { templatesText as text } from '../../../text/templates.ts';
import type { RowUse, TemplateReading } from '../edit/template-corrections.ts';
import { Chooser, type ChooserProps } from './chooser.tsx';
import {
  cellChoices,
  columnChoices,
  fillOfKey,
  keyOfFill,
  keyOfTarget,
  placeholderChoice,
  placeTitle,
  rowChoices,
  rowUseOfKey,
  targetOfKey,
} from './picture-choices.ts';
import { kindOfPlace, type PictureGrid, type Place, targetsByAddress } from './picture-grid.ts';

/** What choosing at a place of the picture changes. */
export type PictureChanges = {
  readonly onColumn: (column: number, fill: ColumnFill) => void;
  readonly onCell: (place: Place, target: CellTarget | null) => void;
  readonly onRow: (row: number, use: RowUse) => void;
};

type PlaceChooserProps = PictureChanges & {
  readonly reading: TemplateReading;
  readonly grid: PictureGrid;
  readonly place: Place;
  readonly onDone: () => void;
};

/** The list for a place: fields for a column, single values for a cell, uses for a row. */
export function PlaceChooser(props: PlaceChooserProps) {
  const offer = offerAt(props);
  if (offer === null) return null;
  const { onChoose, ...list } = offer;
  return (
    <Chooser
      {...list}
      onChoose={(key) => {
        onChoose(key);
        props.onDone();
      }}
    />
  );
}

/** What can be chosen at a place, and what choosing does; nothing in the corner of the heads. */
function offerAt(props: PlaceChooserProps): ChooserProps | null {
  switch (kindOfPlace(props.reading.mapping, props.place)) {
    case 'corner':
      return null;
    case 'row':
      return offerForRow(props);
    case 'column':
      return offerForColumn(props);
    case 'cell':
      return offerForCell(props);
  }
}

function offerForRow({ place, onRow }: PlaceChooserProps): ChooserProps {
  return {
    title: text.rowMenu.label(place.row),
    groups: rowChoices(),
    chosen: null,
    onChoose: (key) => {
      const use = rowUseOfKey(key);
      if (use !== null) onRow(place.row, use);
    },
  };
}

function offerForColumn({ reading, place, onColumn }: PlaceChooserProps): ChooserProps {
  const { mapping } = reading;
  const fill = mapping?.table?.columns.find(({ column }) => column === place.column)?.fill;
  return {
    title: placeTitle(mapping, place, true),
    groups: columnChoices(reading, mapping, place.column),
    chosen: keyOfFill(fill),
    onChoose: (key) => onColumn(place.column, fillOfKey(key)),
  };
}

/** A merged cell is chosen for at its first place; a cell with placeholders of its own is offered them first. */
function offerForCell({ reading, grid, place, onCell }: PlaceChooserProps): ChooserProps {
  const { mapping } = reading;
  const drawn = grid.at(place.row, place.column);
  const origin = { row: drawn?.row ?? place.row, column: drawn?.column ?? place.column };
  const cellText = drawn?.cell?.text ?? '';
  const target = targetsByAddress(mapping).get(addressOf(origin.row, origin.column));
  const own = placeholderChoice(cellText);
  return {
    title: placeTitle(mapping, origin, false),
    ...(own === null ? {} : { note: text.cells.placeholderNote }),
    groups: [...(own === null ? [] : [own]), ...cellChoices(reading, mapping, origin)],
    chosen: keyOfTarget(target),
    onChoose: (key) => onCell(origin, targetOfKey(key, origin, cellText)),
  };
}
