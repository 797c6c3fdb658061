import { idOf, type PictureGrid, type Place } from './picture-grid.ts';

/** Pixels of the numbers of the rows, pinned at the left. */
export const GUTTER_PIXELS = 64;
/** Pixels of letters and labels, pinned above. */
const KEPT_ABOVE = 64;

/** A rectangle within the scrolled picture, in pixels. */
export type Box = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** The element that draws a place, or null while it is not drawn. */
export function elementAt(room: HTMLElement | null, place: Place, grid: PictureGrid): HTMLElement | null {
  return room?.querySelector<HTMLElement>(`#${idOf(place, grid)}`) ?? null;
}

/** The place that an event met. */
export function placeOf(target: EventTarget): Place | null {
  const element = target instanceof Element ? target.closest('[data-place]') : null;
  const [row, column] = element?.getAttribute('data-place')?.split(':').map(Number) ?? [];
  return row === undefined || column === undefined ? null : { row, column };
}

/** Where an element stands in the picture, wherever that is scrolled to. */
export function boxWithin(element: HTMLElement, room: HTMLElement | null): Box {
  const inner = element.getBoundingClientRect();
  const outer = room?.getBoundingClientRect();
  return {
    left: inner.left - (outer?.left ?? 0) + (room?.scrollLeft ?? 0),
    top: inner.top - (outer?.top ?? 0) + (room?.scrollTop ?? 0),
    width: inner.width,
    height: inner.height,
  };
}

/** Scrolls a place into sight, below the pinned heads and right of the pinned numbers. */
export function bringIntoSight(room: HTMLElement | null, place: Place, grid: PictureGrid): void {
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
