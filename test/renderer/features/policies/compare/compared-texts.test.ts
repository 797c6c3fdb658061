import { expect, it } from 'vitest';
import { askedOf, asValue } from '../../../../../src-renderer/features/policies/compare/compared-texts.ts';

const texts = [
  { id: 'linwei-2022', version: 2, parts: ['process' as const] },
  { id: 'weinan-2019', version: 2, parts: ['assessment' as const] },
];

it('asks for several texts as it was given them, and for one by its id', () => {
  expect(askedOf(asValue(texts))).toEqual({ id: 'linwei-2022', version: 2, set: { texts } });
  expect(askedOf('hainan-2017')).toEqual({ id: 'hainan-2017', version: null });
});

it('takes what cannot be read for a name, which nothing has', () => {
  expect(askedOf('[1')).toEqual({ id: '[1', version: null });
});
