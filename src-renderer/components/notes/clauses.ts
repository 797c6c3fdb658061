import { createContext, use } from 'react';
import { articleOf, type ClauseIndex, citationOf } from '../../../src-shared/policy/pack/clause-words.ts';

/** The clauses of the open ledger's packs in words; `app.tsx` provides them. Empty while none is open. */
export const ClausesContext = createContext<ClauseIndex>(new Map());

/** How a clause is called and what it says; both empty where there are no words for it, because an id is never shown. */
export function useClause(): (clause: string | null | undefined) => {
  readonly article: string;
  readonly citation: string;
} {
  const index = use(ClausesContext);
  return (clause) =>
    clause === null || clause === undefined
      ? { article: '', citation: '' }
      : { article: articleOf(index, clause), citation: citationOf(index, clause) };
}
