import { Popover } from '@mantine/core';
import {
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { TemplateMapping } from '../../../src-shared/sheet/template/template-mapping.ts';
import { isComposing } from '../../components/keyboard.ts';
import { templatesText as text } from '../../text/templates.ts';
import { kindOfPlace, layOut, type PictureGrid, type Place } from './picture-grid.ts';
import { placeAfterKey } from './picture-keys.ts';
import { type Box, boxWithin, bringIntoSight, elementAt, placeOf } from './picture-room.ts';
import { PictureSheet } from './picture-sheet.tsx';
import { type PictureChanges, PlaceChooser } from './place-chooser.tsx';
import type { TemplateReading } from './template-corrections.ts';

type TemplatePictureProps = PictureChanges & {
  readonly reading: TemplateReading;
  readonly mapping: TemplateMapping | null;
  /** A place to show: scrolled to and marked for a moment. */
  readonly shown: Place | null;
};

/**
 * The center's sheet as a grid with what goes where drawn on it. One tab stop: arrows move, Enter opens the choice for
 * a column, a single cell or a row; a click does both.
 */
export function TemplatePicture(props: TemplatePictureProps) {
  const { reading, mapping, shown } = props;
  const grid = useMemo(() => layOut(reading.picture), [reading.picture]);
  const { room, active, opened, close, onKeyDown, onClick } = usePlaces(grid, mapping, shown);
  return (
    <div className="picture">
      <div ref={room} className={`picture__room ${opened === null ? '' : 'is-choosing'}`}>
        <PictureSheet
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

/** The place that the keyboard stands on, and the one whose choice is open. */
function usePlaces(grid: PictureGrid, mapping: TemplateMapping | null, shown: Place | null) {
  const room = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<Place>({ row: 0, column: 1 });
  const [opened, setOpened] = useState<{ readonly place: Place; readonly box: Box } | null>(null);
  const focusTable = () => room.current?.querySelector('table')?.focus({ preventScroll: true });
  const goTo = (place: Place) => {
    setActive(place);
    bringIntoSight(room.current, place, grid);
  };
  const show = useEffectEvent((place: Place) => {
    goTo(place);
    // Enter chooses there at once.
    focusTable();
  });
  // A place is shown once, not again with every picture that a correction brings.
  useEffect(() => {
    if (shown !== null) show(shown);
  }, [shown]);

  const open = (place: Place) => {
    const element = elementAt(room.current, place, grid);
    if (element === null || kindOfPlace(mapping, place) === 'corner') return;
    setOpened({ place, box: boxWithin(element, room.current) });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    if (isComposing(event) || event.altKey || opened !== null) return;
    const next = placeAfterKey(event, grid, active);
    if (next !== null) {
      event.preventDefault();
      goTo(next);
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
  const close = () => {
    setOpened(null);
    focusTable();
  };
  return { room, active, opened, close, onKeyDown, onClick };
}
