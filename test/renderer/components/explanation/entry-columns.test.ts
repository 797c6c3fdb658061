import { createElement, Fragment, type ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import {
  entryTone,
  useEntryColumns,
} from '../../../../src-renderer/components/explanation/entry-columns.tsx';
import type { Column } from '../../../../src-renderer/components/grid/column.ts';
import type { ListedEntry } from '../../../../src-shared/rpc/contract/entries.ts';
import { markupOf, wordsOf } from '../../../helpers/markup.ts';

const entry: ListedEntry = {
  uid: 'E1',
  teacher: { uid: 'T1', name: '林海棠', organisationName: '北塘小学' },
  project: { uid: 'P1', name: '县级集中培训' },
  origin: 'outside',
  year: 2025,
  level: 'county',
  form: 'centralized',
  role: 'trainee',
  hours: 16_000,
  credits: 2000,
  months: null,
  weeks: null,
  endedOn: '2025-03-04',
  makeUpFor: null,
  deduction: null,
  recordedAt: '2025-04-01T02:00:00Z',
  actor: '王老师',
  state: 'valid',
};

type Options = Omit<Parameters<typeof useEntryColumns>[0], 'onExplain'>;
const whole: Options = { isNarrow: false, hasTeacher: true, hasOrganisation: false, hasCredits: true };

/** The columns, caught while a component that uses them is drawn. */
function columnsFor(options: Options): readonly Column<ListedEntry>[] {
  let caught: readonly Column<ListedEntry>[] = [];
  const Table = (): ReactNode => {
    caught = useEntryColumns({ ...options, onExplain: () => {} });
    return null;
  };
  markupOf(createElement(Table));
  return caught;
}

const cell = (key: string, change: Partial<ListedEntry> = {}) => {
  const column = columnsFor(whole).find((one) => one.key === key);
  return createElement(Fragment, null, column?.render({ ...entry, ...change }, 0));
};

describe('the columns of entries', () => {
  it('tell who, what and when', () => {
    expect(columnsFor(whole).map(({ key }) => key)).toEqual([
      'name',
      'project',
      'activity',
      'role',
      'hours',
      'credits',
      'year',
      'endedOn',
      'origin',
      'recordedAt',
    ]);
  });

  it('give way beside an open drawer', () => {
    expect(columnsFor({ ...whole, isNarrow: true }).map(({ key }) => key)).toEqual([
      'name',
      'project',
      'activity',
      'hours',
      'credits',
      'year',
    ]);
  });

  it('name the school in a ledger of several, in place of the role', () => {
    const keys = columnsFor({ ...whole, hasOrganisation: true }).map(({ key }) => key);
    expect(keys.slice(0, 3)).toEqual(['name', 'organisation', 'project']);
    expect(keys).not.toContain('role');
  });

  it('leave out the teacher on his own profile, and credits under a policy of hours', () => {
    const keys = columnsFor({ ...whole, hasTeacher: false, hasCredits: false }).map(({ key }) => key);
    expect(keys).not.toContain('name');
    expect(keys).not.toContain('credits');
  });
});

describe('a line of the ledger', () => {
  it('is struck once it was taken back, with the word for it', () => {
    expect(wordsOf(cell('project', { state: 'reversed' }))).toBe('已冲正| |县级集中培训');
    expect(markupOf(cell('project', { state: 'reversed' }))).toContain('<s>县级集中培训</s>');
    expect(entryTone({ ...entry, state: 'reversed' })).toBe('muted');
  });

  it('that takes another back says so, and counts no more either', () => {
    expect(wordsOf(cell('project', { state: 'reversal' }))).toBe('冲正| 县级集中培训');
    expect(entryTone({ ...entry, state: 'reversal' })).toBe('muted');
    expect(entryTone(entry)).toBeUndefined();
  });

  it('says for which year it makes up, and by level and form what has no project', () => {
    expect(wordsOf(cell('project', { makeUpFor: 2024, project: null }))).toBe(' 县级集中培训|补修 2024');
  });
});
