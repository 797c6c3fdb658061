import { Popover } from '@mantine/core';
import { useMemo } from 'react';
import { templatesText as text } from '../../../text/templates.ts';
import type { TemplateReading } from '../edit/template-corrections.ts';
import { layOut, type Place } from './picture-grid.ts';
import { PictureSheet } from './picture-sheet.tsx';
import { type PictureChanges, PlaceChooser } from './place-chooser.tsx';
import css from './template-picture.module.css';
import { usePlaces } from './use-places.ts';

type TemplatePictureProps = PictureChanges & {
  readonly reading: TemplateReading;
  /** A place to show: scrolled to and marked for a moment. */
  readonly shown: Place | null;
};

/**
 * The center's sheet as a grid with what goes where drawn on it. One tab stop: arrows move, Enter opens the choice for
 * a column, a single cell or a row; a click does both.
 */
export function TemplatePicture(props: TemplatePictureProps) {
  const { reading, shown } = props;
  const grid = useMemo(() => layOut(reading.picture), [reading.picture]);
  const { room, active, opened, close, onKeyDown, onClick } = usePlaces(grid, reading.mapping, shown);
  return (
    <div className={css['picture']}>
      <div ref={room} className={css['room']} data-choosing={opened !== null || undefined}>
        <PictureSheet
          grid={grid}
          reading={reading}
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
              <span className={css['anchor']} style={opened.box} />
            </Popover.Target>
            <Popover.Dropdown onClick={(event) => event.stopPropagation()}>
              <PlaceChooser {...props} grid={grid} place={opened.place} onDone={close} />
            </Popover.Dropdown>
          </Popover>
        )}
      </div>
      {reading.picture.isCut && <p className={css['cut']}>{text.cut}</p>}
    </div>
  );
}
