import type { ReactNode } from 'react';
import css from './job-done.module.css';

type JobDoneProps = {
  /** What was done, with its number. */
  readonly title: string;
  /** The user asked to stop, but it was done by then: the sentence that says so; null otherwise. */
  readonly tooLate: string | null;
  readonly children?: ReactNode;
};

/** What a job came to, in place of the form that started it. */
export function JobDone({ title, tooLate, children }: JobDoneProps) {
  return (
    <div className={css['done']} role="status">
      <b>{title}</b>
      {children}
      {tooLate !== null && <p className="tone-short">{tooLate}</p>}
    </div>
  );
}
