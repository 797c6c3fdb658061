import type { ReactNode } from 'react';
import css from './middle.module.css';

/** Fills the place of a list or a picture that is not there, with what is said about it in the middle. */
export function Middle({ children }: { readonly children: ReactNode }) {
  return <div className={css['middle']}>{children}</div>;
}
