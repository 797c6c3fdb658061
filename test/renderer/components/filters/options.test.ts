import { expect, it } from 'vitest';
import { optionsOf } from '../../../../src-renderer/components/filters/options.ts';

it('choices keep their order and stand under their words', () => {
  expect(optionsOf(['b', 'a'], { a: '甲', b: '乙' })).toEqual([
    { value: 'b', label: '乙' },
    { value: 'a', label: '甲' },
  ]);
});

it('a value without a table of words is its own word', () => {
  expect(optionsOf(['语文', '数学'])).toEqual([
    { value: '语文', label: '语文' },
    { value: '数学', label: '数学' },
  ]);
});
