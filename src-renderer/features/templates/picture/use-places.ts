import { type KeyboardEvent, type MouseEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { TemplateMapping } from '../../../../src-shared/sheet/template/template-mapping.ts';
import { isComposing } from '../../../components/keyboard.ts';
import { kindOfPlace, type PictureGrid, type Place } from './picture-grid.ts';
import { placeAfterKey } from './picture-keys.ts';
import { type Box, boxWithin, bringIntoSight, elementAt, placeOf } from './picture-room.ts';

/** The place that the keyboard stands on, and the one whose choice is open. */
export function usePlaces(grid: PictureGrid, mapping: TemplateMapping | null, shown: Place | null) {
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
