import type { ReactNode } from 'react';
import { classes } from '../classes.ts';
import css from './side-notes.module.css';

type SideNotesProps = {
  /** A class of the page, for the width. */
  readonly className: string | undefined;
  readonly children: ReactNode;
};

/** The column beside a sheet, of sections with a heading each: its facts, or what belongs to no cell of it. */
export function SideNotes({ className, children }: SideNotesProps) {
  return <aside className={classes(css['notes'], className)}>{children}</aside>;
}
