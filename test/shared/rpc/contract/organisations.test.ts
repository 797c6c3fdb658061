import { expect, test } from 'vitest';
import { refused } from './input-of.ts';

test('a school is changed only by who says what it was before', () => {
  expect(
    refused('organisations.save', [
      { uid: 'o', fields: {} },
      { uid: 'o', before: {}, fields: {} },
    ]),
  ).toHaveLength(2);
});
