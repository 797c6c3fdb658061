import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { documentSchemas } from '../../../src-main/documents/document-data.ts';
import { resourcesDirectory } from '../../helpers/test-session.ts';

test('every schema has the document that it fills', () => {
  const files = readdirSync(join(resourcesDirectory, 'documents'));
  for (const name of Object.keys(documentSchemas)) expect(files).toContain(`${name}.typ`);
});

describe('what documents take', () => {
  const certificate = {
    number: '2025001',
    name: '王芳',
    organiser: '师训中心',
    projectName: '骨干培训',
    issuer: '师训中心',
  };
  const certificates = documentSchemas.certificate;
  test('may leave out what stays blank on the paper', () => {
    expect(certificates.safeParse({ certificates: [certificate] }).success).toBe(true);
    expect(documentSchemas['approval-form'].safeParse({ archive: [] }).success).toBe(true);
  });
  test.each([
    ['a name of nothing', { ...certificate, name: '' }],
    ['hours that are no whole thousandths', { ...certificate, hours: 1.5 }],
    ['hours below zero', { ...certificate, hours: -1 }],
    ['a day in another form', { ...certificate, issuedOn: '2025年3月1日' }],
    ['a field that nobody prints', { ...certificate, birthday: '1980-01-01' }],
  ])('is refused with %s', (_, entry) => {
    expect(certificates.safeParse({ certificates: [entry] }).success).toBe(false);
  });
  test('is refused without any certificate', () => {
    expect(certificates.safeParse({ certificates: [] }).success).toBe(false);
  });
  test('may be negative in a statement alone, where entries are taken back', () => {
    const statement = {
      teacher: { name: '王芳' },
      issuer: '师训中心',
      entries: [{ projectName: '冲正', hours: -8000, credits: -1000 }],
    };
    expect(documentSchemas['personal-statement'].safeParse(statement).success).toBe(true);
  });
});
