import type { ComponentProps } from 'react';
import { classes } from '../classes.ts';
import css from './chip.module.css';

type ChipProps = ComponentProps<'button'> & {
  /** It narrows the list. */
  readonly isOn?: boolean;
};

/** A filter or choice as a small button in a line of them. */
export function Chip({ isOn = false, className, ...props }: ChipProps) {
  // A menu that opens here hands its own class over.
  return (
    <button
      type="button"
      className={classes(css['chip'], isOn && css['on'], className)}
      data-chip=""
      {...props}
    />
  );
}

/** Says that a list opens here. */
export function ListArrow() {
  return <span className={css['arrow']}>▾</span>;
}
