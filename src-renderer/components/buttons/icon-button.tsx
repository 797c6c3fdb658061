import type { ComponentProps } from 'react';
import { classes } from '../classes.ts';
import css from './icon-button.module.css';

type IconButtonProps = ComponentProps<'button'> & {
  /** Its words, for screen readers. */
  readonly 'aria-label': string;
  /** For a field or a line of a list. */
  readonly isSmall?: boolean;
};

/** A button that is only a sign. */
export function IconButton({ isSmall = false, className, ...props }: IconButtonProps) {
  // A menu that opens here hands its own class over.
  return (
    <button type="button" className={classes(css['button'], isSmall && css['small'], className)} {...props} />
  );
}
