import { expect, test } from 'vitest';
import { TemplateRefused } from '../../../../src-main/workbooks/ooxml/template-refused.ts';

test('a refusal carries its code as the message, the facts and the cause', () => {
  const cause = new Error('inner');
  const refused = new TemplateRefused('targetMerged', { address: 'B3' }, cause);
  expect(refused).toMatchObject({
    name: 'TemplateRefused',
    message: 'targetMerged',
    code: 'targetMerged',
    values: { address: 'B3' },
  });
  expect(refused.cause).toBe(cause);
});
