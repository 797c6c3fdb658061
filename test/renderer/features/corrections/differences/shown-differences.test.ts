import { describe, expect, it } from 'vitest';
import {
  decisionOfKey,
  shownDifferences,
} from '../../../../../src-renderer/features/corrections/differences/shown-differences.ts';

const difference = (id: string, kind: 'figure' | 'missing', name: string, project: string | null) => ({
  id,
  kind,
  teacher: { name },
  project: project === null ? null : { name: project },
});
const all = [
  difference('1', 'figure', '张㛃', '信息技术培训'),
  difference('2', 'missing', '李明哲', '信息技术培训'),
  difference('3', 'missing', '王素兰', null),
];
const nothing = { kind: null, isOnlyOpen: false, search: '' } as const;
const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

describe('the differences of a returned sheet that are shown', () => {
  it('are all of them without a filter', () => {
    expect(ids(shownDifferences(all, nothing, new Map(), null))).toEqual(['1', '2', '3']);
  });

  it('are those of one kind', () => {
    expect(ids(shownDifferences(all, { ...nothing, kind: 'missing' }, new Map(), null))).toEqual(['2', '3']);
  });

  it('are found by teacher and by project, spaces around the words aside', () => {
    expect(ids(shownDifferences(all, { ...nothing, search: ' 王 ' }, new Map(), null))).toEqual(['3']);
    expect(ids(shownDifferences(all, { ...nothing, search: '信息' }, new Map(), null))).toEqual(['1', '2']);
  });

  it('are the open ones and the one being decided, which stays until another is chosen', () => {
    const decided = new Map([
      ['1', 'accept'],
      ['2', 'reject'],
    ]);
    expect(ids(shownDifferences(all, { ...nothing, isOnlyOpen: true }, decided, '2'))).toEqual(['2', '3']);
  });
});

describe('the keys that decide', () => {
  const pressed = (key: string, held: object = {}) =>
    decisionOfKey({ key, ctrlKey: false, altKey: false, metaKey: false, ...held });

  it('accept with a and reject with r, pressed alone', () => {
    expect([pressed('a'), pressed('r'), pressed('s')]).toEqual(['accept', 'reject', null]);
    expect(['ctrlKey', 'altKey', 'metaKey'].map((held) => pressed('a', { [held]: true }))).toEqual([
      null,
      null,
      null,
    ]);
  });
});
