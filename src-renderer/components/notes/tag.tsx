import type { ReactNode } from 'react';
import { componentText } from '../../text/components.ts';
import css from './tag.module.css';

/** How a tag stands out; its word says the same. */
export type TagTone = 'plain' | 'accent' | 'warning' | 'bad' | 'ok';

/** A short word in a box: a kind or state. */
export function Tag({ tone = 'plain', children }: { readonly tone?: TagTone; readonly children: ReactNode }) {
  return (
    <span className={css['tag']} data-tag="" data-tone={tone}>
      {children}
    </span>
  );
}

/** The id of a clause. Nothing for an empty id. */
export function ClauseTag({ clause }: { readonly clause: string | null | undefined }) {
  if (clause === null || clause === undefined || clause === '') return null;
  return (
    <span className={css['tag']} data-tag="" data-tone="plain" title={componentText.clause(clause)}>
      {clause}
    </span>
  );
}
