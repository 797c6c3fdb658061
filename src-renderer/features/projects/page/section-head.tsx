import type { ReactNode } from 'react';
import css from './section-head.module.css';

type SectionHeadProps = { readonly title: string; readonly children: ReactNode };

/** The heading of a section of a project's page, with its button or count at the end of the line. */
export function SectionHead({ title, children }: SectionHeadProps) {
  return (
    <header className={css['head']}>
      <h3 className="section-title">{title}</h3>
      {children}
    </header>
  );
}
