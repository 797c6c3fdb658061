import type { ReactNode } from 'react';
import layout from './layout.module.css';

type ChapterProps = {
  /** The anchor that the contents lead to. */
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
};

/** A chapter of a pack, with its heading. `data-chapter` marks it for `chapterInSight`. */
export function Chapter({ id, title, children }: ChapterProps) {
  return (
    <section className={layout['chapter']} id={id} data-chapter="" tabIndex={-1} aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}
