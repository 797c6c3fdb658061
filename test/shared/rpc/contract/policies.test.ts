import { expect, test } from 'vitest';
import { changed, refused, taken, WRONG_REASONS } from './input-of.ts';

test('a text is named by its id, in its newest version unless one is said', () => {
  expect(taken('policies.exportFile', { id: 'hainan-2022' })).toEqual({
    id: 'hainan-2022',
    version: null,
    content: 'extension',
  });
  expect(
    refused('policies.exportFile', [
      { id: '' },
      { id: 'x'.repeat(61) },
      { id: 'a', version: 0 },
      { id: 'a', content: 'half' },
    ]),
  ).toHaveLength(4);
});

test('an own copy has a title, a short one, and a reason', () => {
  const right = {
    from: { id: 'a', version: null },
    id: 'b',
    title: '本县办法',
    shortTitle: '本县',
    reason: '细则',
  };
  expect(taken('policies.clone', right)).toEqual(right);
  const wrong = changed(right, {
    title: ['', 'x'.repeat(121)],
    shortTitle: ['', 'x'.repeat(41)],
    reason: WRONG_REASONS,
  });
  expect(refused('policies.clone', wrong)).toEqual(wrong);
});

test('edits come five hundred at most, and are saved over the version that they were made on', () => {
  const right = { id: 'b', version: 2, edits: [], reason: '细则' };
  expect(taken('policies.saveOwn', right)).toEqual(right);
  const { version: _, ...unversioned } = right;
  const wrong = [
    unversioned,
    ...changed(right, { reason: WRONG_REASONS, edits: [Array.from({ length: 501 }, () => ({}))] }),
  ];
  expect(refused('policies.saveOwn', wrong)).toEqual(wrong);
});

test('a text governs from a registration year on, for a reason', () => {
  const right = { pack: { id: 'b', version: null }, fromYear: 2026, reason: '文件' };
  expect(taken('policies.setInForce', right)).toEqual(right);
  const wrong = changed(right, { fromYear: [null, 1900], reason: WRONG_REASONS });
  expect(refused('policies.setInForce', wrong)).toEqual(wrong);
});

test('a comparison shows fifty people unless asked for more, and never all of a province', () => {
  const right = { a: { id: 'a' }, b: { id: 'b' } };
  expect(taken('policies.compare', right)).toMatchObject({ top: 50 });
  expect(
    refused('policies.compare', [
      { ...right, top: 501 },
      { ...right, top: 0 },
    ]),
  ).toHaveLength(2);
});
