import { expect, it } from 'vitest';
import {
  type FollowedText,
  isInForce,
  movedUp,
  withPart,
} from '../../../../../src-renderer/features/policies/force/followed-texts.ts';

const text = (id: string, version: number, parts: FollowedText['parts'] = ['credits', 'process']) => ({
  ...{ id, version, parts: [...parts], shortTitle: id },
});
const periods = [
  { fromYear: null, texts: [text('old', 1)] },
  { fromYear: 2027, texts: [text('new', 2), text('beside', 1, ['assessment'])] },
];

it('knows what a year goes by already: versions, parts and order', () => {
  expect(isInForce([text('old', 1)], periods, 2026)).toBe(true);
  expect(isInForce([text('old', 1, ['process', 'credits'])], periods, 2026)).toBe(true);
  expect(isInForce([text('old', 1, ['process'])], periods, 2026)).toBe(false);
  expect(isInForce([text('old', 2)], periods, 2026)).toBe(false);
  const both = [text('new', 2), text('beside', 1, ['assessment'])];
  expect(isInForce(both, periods, 2030)).toBe(true);
  expect(isInForce(both.toReversed(), periods, 2030)).toBe(false);
  expect(isInForce([text('new', 2)], periods, 2027)).toBe(false);
});

it('moves a text up, and leaves the first where it is', () => {
  const texts = [text('a', 1), text('b', 1), text('c', 1)];
  const ids = (index: number) => movedUp(texts, index).map(({ id }) => id);
  expect([ids(2), ids(0)]).toEqual([
    ['a', 'c', 'b'],
    ['a', 'b', 'c'],
  ]);
});

it('takes and gives parts, but never the last', () => {
  expect(withPart(text('a', 1), 'credits', false).parts).toEqual(['process']);
  expect(withPart(text('a', 1, ['process']), 'credits', true).parts).toEqual(['process', 'credits']);
  expect(withPart(text('a', 1, ['process']), 'process', false).parts).toEqual(['process']);
});
