import type { Inputs } from '../../../src-shared/rpc/contract/index.ts';
import type { TeacherFields } from '../../../src-shared/rpc/contract/teachers.ts';
import type { Sort } from '../../components/grid/data-table.tsx';

type ListInput = Inputs['teachers']['list'];
type SortKey = NonNullable<ListInput['sort']>;

/** What the list of teachers is narrowed to, and its order. */
export type TeacherFilters = {
  readonly search: string;
  readonly stage: string | null;
  readonly subject: string | null;
  readonly organisationName: string | null;
  readonly status: TeacherFields['status'] | null;
  readonly onlyShort: boolean;
  readonly onlyDegreeDue: boolean;
  readonly sort: Sort;
};

/** Those in service, by name. */
export const noFilters: TeacherFilters = {
  search: '',
  stage: null,
  subject: null,
  organisationName: null,
  status: 'active',
  onlyShort: false,
  onlyDegreeDue: false,
  sort: { key: 'name', descending: false },
};

const sortKeys: readonly SortKey[] = [
  'name',
  'organisation',
  'subject',
  'credits',
  'hours',
  'cycleCredits',
  'shortfall',
];

/** The filters as the call takes them; an unknown order falls back to the name. */
export function toListInput(filters: TeacherFilters, year: number): ListInput {
  const { sort, search, ...rest } = filters;
  return {
    ...rest,
    search: search.trim(),
    year,
    sort: sortKeys.find((key) => key === sort.key) ?? 'name',
    descending: sort.descending,
  };
}

/** Whether anything is left out of the list, for telling an empty ledger from an empty answer. */
export function isFiltered(filters: TeacherFilters): boolean {
  return (
    filters.search.trim() !== '' ||
    filters.stage !== null ||
    filters.subject !== null ||
    filters.organisationName !== null ||
    filters.status !== noFilters.status ||
    filters.onlyShort ||
    filters.onlyDegreeDue
  );
}
