import { describe, expect, it } from 'vitest';
import { bulkChoices } from '../../../../../src-renderer/features/corrections/differences/bulk-choices.ts';
import { differenceKindWords } from '../../../../../src-renderer/text/corrections.ts';
import type { ReturnDifference } from '../../../../../src-shared/rpc/contract/corrections.ts';

type Row = Pick<ReturnDifference, 'id' | 'kind' | 'field' | 'heading' | 'canAccept'>;
const row = (id: string, change: Partial<Row> = {}): Row => ({
  id,
  kind: 'person',
  field: 'name',
  heading: null,
  canAccept: true,
  ...change,
});

describe('what can be decided at once', () => {
  const rows = [
    row('a'),
    row('b', { field: 'sex' }),
    row('c'),
    row('struck', { kind: 'struck', field: null }),
    row('remark', { kind: 'question', field: null, canAccept: false }),
  ];

  it('groups what can be accepted by its column, and a whole row by its kind', () => {
    const { byColumn } = bulkChoices(rows, new Map());
    expect([...byColumn].map(([column, found]) => [column, found.map(({ id }) => id)])).toEqual([
      ['姓名', ['a', 'c']],
      ['性别', ['b']],
      [differenceKindWords.struck, ['struck']],
    ]);
  });

  it('offers decided differences for accepting again, but only open ones for the rest', () => {
    const choices = bulkChoices(
      rows,
      new Map([
        ['a', 'reject'],
        ['b', 'accept'],
      ]),
    );
    expect(choices.acceptable.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'struck']);
    expect(choices.openAcceptable.map(({ id }) => id)).toEqual(['c', 'struck']);
    expect(choices.unseen.map(({ id }) => id)).toEqual(['remark']);
  });
});
