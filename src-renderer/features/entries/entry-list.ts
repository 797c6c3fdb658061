import type { Inputs } from '../../../src-shared/rpc/contract/index.ts';
import type { Form, Level } from '../../../src-shared/training/training-words.ts';

export type EntryFilters = {
  readonly search: string;
  readonly year: number | null;
  readonly form: Form | null;
  readonly level: Level | null;
  readonly origin: 'own' | 'outside' | null;
  readonly withReversed: boolean;
};

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

export function toListInput(filters: EntryFilters, scope: EntryScope): Inputs['entries']['list'] {
  return { ...filters, ...scope, search: filters.search.trim() };
}

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
