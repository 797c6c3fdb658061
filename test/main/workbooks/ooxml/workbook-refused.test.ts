import { expect, test } from 'vitest';
import { WorkbookRefused } from '../../../../src-main/workbooks/ooxml/workbook-refused.ts';

test('a refusal carries its code as the message, the facts and the cause', () => {
  const cause = new Error('inner');
  const refused = new WorkbookRefused('tooManyRows', { sheet: '表', limit: 3 }, cause);
  expect(refused).toMatchObject({
    name: 'WorkbookRefused',
    message: 'tooManyRows',
    code: 'tooManyRows',
    values: { limit: 3 },
  });
  expect(refused.cause).toBe(cause);
});
