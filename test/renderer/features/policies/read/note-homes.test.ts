import { describe, expect, it } from 'vitest';
import { loadShippedPolicies } from '../../../../../src-main/session/shipped-policies.ts';
import {
  homesOfNotes,
  saysTheSame,
  usersOf,
} from '../../../../../src-renderer/features/policies/read/note-homes.ts';
import { describePack } from '../../../../../src-shared/policy/document/describe-pack.ts';

describe('where a reading is written out', () => {
  it('is the first rule in reading order that rests on it, in every pack', () => {
    for (const pack of loadShippedPolicies().values()) {
      const document = describePack(pack, new Map());
      const homes = homesOfNotes(document);
      expect([...homes.keys()]).toEqual(document.notes.map(({ id }) => id));
      for (const [id, { home }] of homes) {
        const users = document.notes.find((note) => note.id === id)?.usedBy ?? [];
        if (home !== null) expect(users).toContain(home);
      }
    }
  });

  it('is nowhere for a reading that no rule rests on', () => {
    const [pack] = loadShippedPolicies().values();
    if (pack === undefined) throw new Error('no pack');
    const unused = { id: 'B1', text: '没有用到', field: 'notes/B1', usedBy: [], isOwn: true };
    const document = describePack(pack, new Map());
    expect(homesOfNotes({ ...document, notes: [unused] }).get('B1')).toEqual({
      text: '没有用到',
      home: null,
    });
  });
});

it('names rules of one name once, with the way to the first and how many there are', () => {
  const labels = new Map([
    ['assessment/a', '学分上限'],
    ['assessment/b', '学分上限'],
  ]);
  expect(usersOf(['assessment/a', 'assessment/b', 'cycle'], labels)).toEqual([
    { label: '学分上限', field: 'assessment/a', count: 2 },
    { label: 'cycle', field: 'cycle', count: 1 },
  ]);
});

it('leaves out figures that only repeat the wording, punctuation and spaces aside', () => {
  expect(saysTheSame('每年 72 学时', '教师每年参加培训，每年72学时。')).toBe(true);
  expect(saysTheSame('每年 60 学时', '教师每年参加培训，每年72学时。')).toBe(false);
});
