import { expect, test } from 'vitest';
import { DocumentFailure } from '../../../src-main/documents/document-failure.ts';

test('a failure says its code and what the log may know', () => {
  const cause = new Error('inner');
  const failure = new DocumentFailure('compileFailed' as never, 'certificate.typ:3', { cause });
  expect(failure).toMatchObject({
    name: 'DocumentFailure',
    code: 'compileFailed',
    detail: 'certificate.typ:3',
    message: 'compileFailed: certificate.typ:3',
  });
  expect(failure.cause).toBe(cause);
});
