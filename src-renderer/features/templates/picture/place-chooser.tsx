import { addressOf } from '../../../../src-shared/sheet/render/sheet-cell.ts';
import type {
  CellTarget,
  ColumnFill,
  TemplateMapping,
} from '../../../../src-shared/sheet/template/template-mapping.ts';
import { templatesText as text } from '../../../text/templates.ts';
import type { RowUse, TemplateReading } from '../edit/template-corrections.ts';
import { Chooser } from './chooser.tsx';
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

export type PictureChanges = {
  readonly onColumn: (column: number, fill: ColumnFill) => void;
  readonly onCell: (place: Place, target: CellTarget | null) => void;
  readonly onRow: (row: number, use: RowUse) => void;
};

type PlaceChooserProps = PictureChanges & {
  readonly reading: TemplateReading;
  readonly mapping: TemplateMapping | null;
  readonly grid: PictureGrid;
  readonly place: Place;
  readonly onDone: () => void;
};

/** The list for a place: fields for a column, single values for a cell, uses for a row. */
export function PlaceChooser(props: PlaceChooserProps) {
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
