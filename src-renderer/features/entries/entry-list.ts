import type { Inputs } from '../../../src-shared/rpc/contract/index.ts';
import type { Form, Level } from '../../../src-shared/training/training-words.ts';

/** What the list of entries is narrowed to. */
export type EntryFilters = {
  readonly search: string;
  readonly year: number | null;
  readonly form: Form | null;
  readonly level: Level | null;
  readonly origin: 'own' | 'outside' | null;
  readonly withReversed: boolean;
};

/** Every entry, those taken back included: the ledger hides nothing by itself. */
export const noFilters: EntryFilters = {
  search: '',
  year: null,
  form: null,
  level: null,
  origin: null,
  withReversed: true,
};

/** What a link into the page narrows it to. */
export type EntryScope = { readonly teacherUid: string | null; readonly projectUid: string | null };

/** Filters and scope as the call takes them. */
export function toListInput(filters: EntryFilters, scope: EntryScope): Inputs['entries']['list'] {
  return { ...filters, ...scope, search: filters.search.trim() };
}

/** Whether anything is left out, for telling an empty ledger from an empty answer. */
export function isFiltered(filters: EntryFilters, scope: EntryScope): boolean {
  const { search, withReversed, ...chosen } = filters;
  return (
    search.trim() !== '' ||
    !withReversed ||
    Object.values(chosen).some((value) => value !== null) ||
    scope.teacherUid !== null ||
    scope.projectUid !== null
  );
}
