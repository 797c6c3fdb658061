import type { ReactNode } from 'react';
import css from './note-box.module.css';

type NoteBoxProps = {
  readonly tone?: 'plain' | 'warning' | 'bad' | 'ok';
  readonly children: ReactNode;
};

/** A remark beside the matter: the reading taken, what is missing, what to know. */
export function NoteBox({ tone = 'plain', children }: NoteBoxProps) {
  return (
    <div className={css['note']} data-tone={tone}>
      {children}
    </div>
  );
}
