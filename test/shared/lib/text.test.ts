import { expect, it } from 'vitest';
import { compact } from '../../../src-shared/lib/text.ts';

it('folds full-width forms and leaves out every space, so that texts typed differently compare as equal', () => {
  expect(compact('骨干　教师\n培训（１）')).toBe('骨干教师培训(1)');
  expect(compact(' \t')).toBe('');
});
