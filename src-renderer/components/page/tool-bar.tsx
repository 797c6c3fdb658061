import type { ReactNode } from 'react';
import css from './tool-bar.module.css';

/** The line above a table: what can be done with its rows, and remarks on them. */
export function ToolBar({ children }: { readonly children: ReactNode }) {
  return <div className={css['bar']}>{children}</div>;
}
