import type { ReactNode } from 'react';
import { componentText } from '../../text/components.ts';
import { useClause } from './clauses.ts';
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

/** The article of a clause, what it says on hover. Nothing where there are no words for it: an id is never shown. */
export function ClauseTag({ clause }: { readonly clause: string | null | undefined }) {
  const { article, citation } = useClause()(clause);
  if (article === '') return null;
  return (
    <span
      className={css['tag']}
      data-tag=""
      data-tone="plain"
      title={citation === '' ? componentText.clause(article) : citation}
    >
      {article}
    </span>
  );
}
