import { expect, test } from 'vitest';
import { lineName } from '../../../../src-shared/sheet/rows/line-name.ts';

test('a line is called by its training, else by what hours were taken away for (SR1), else by nothing', () => {
  expect(lineName({ projectName: '骨干培训', deduction: null })).toBe('骨干培训');
  expect(lineName({ projectName: null, deduction: '笔记不合格' })).toBe('扣学时：笔记不合格');
  expect(lineName({ projectName: null, deduction: null })).toBe('');
});
