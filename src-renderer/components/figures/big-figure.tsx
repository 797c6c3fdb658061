import type { ReactNode } from 'react';
import { classes } from '../classes.ts';
import css from './big-figure.module.css';

/** The one figure that a drawer or panel is about; `tone` is one of the `tone-…` classes. */
export function BigFigure({ tone, children }: { readonly tone?: string; readonly children: ReactNode }) {
  return <span className={classes(css['figure'], tone)}>{children}</span>;
}
