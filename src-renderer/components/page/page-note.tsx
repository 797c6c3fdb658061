import type { ReactNode } from 'react';
import css from './page-note.module.css';

/** What a whole page is about, in muted words between its head and its table. */
export function PageNote({ children }: { readonly children: ReactNode }) {
  return <p className={css['note']}>{children}</p>;
}
