import type { ComponentProps } from 'react';
import { classes } from '../classes.ts';
import css from './page.module.css';

/**
 * The room of a screen: its head above, its list or `PageBody` in what is left. The search field looks here for the
 * table it leads to.
 */
export function Page({ className, ...props }: ComponentProps<'div'>) {
  return <div className={classes(css['page'], className)} data-page="" {...props} />;
}

/** What of a screen scrolls under its head. */
export function PageBody({ className, ...props }: ComponentProps<'div'>) {
  return <div className={classes(css['body'], className)} {...props} />;
}
