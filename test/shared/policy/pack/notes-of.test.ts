import { expect, it } from 'vitest';
import { notesOf } from '../../../../src-shared/policy/pack/notes-of.ts';

const PACK = {
  notes: [
    { id: 'A1', text: '读法一' },
    { id: 'A2', text: '读法二' },
    { id: 'A9', text: '读法九' },
  ],
};

it('names each reading that decided once, in the order of the pack (Q3)', () => {
  const steps = [{ note: 'A9' }, {}, { note: 'A1' }, { note: 'A9' }];
  expect(notesOf(PACK, steps).map(({ id }) => id)).toEqual(['A1', 'A9']);
});

it('leaves out a reading that the pack does not have any more', () => {
  expect(notesOf(PACK, [{ note: 'A3' }])).toEqual([]);
});
