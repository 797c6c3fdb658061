import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import {
  createDocumentCompiler,
  type DocumentCompiler,
} from '../../../src-main/documents/compile-document.ts';
import type { DocumentData } from '../../../src-main/documents/document-data.ts';
import { certificateSample, longCertificate } from './samples.ts';

const RESOURCES = resolve(import.meta.dirname, '../../../resources');
const folder = mkdtempSync(join(tmpdir(), 'ledger-sizes-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A compiler whose certificate was edited. */
function withTemplate(name: string, edit: (template: string) => string): DocumentCompiler {
  const resources = join(folder, name);
  cpSync(join(RESOURCES, 'documents'), join(resources, 'documents'), { recursive: true });
  symlinkSync(join(RESOURCES, 'fonts'), join(resources, 'fonts'), 'junction');
  const file = join(resources, 'documents', 'certificate.typ');
  writeFileSync(file, edit(readFileSync(file, 'utf8')));
  return createDocumentCompiler(resources);
}

function replaced(text: string, before: string, after: string): string {
  expect(text).toContain(before);
  return text.replace(before, after);
}

const ANCHOR = '/// Long project names and names step down';

function print(compiler: DocumentCompiler, certificates: DocumentData['certificate']['certificates']) {
  return compiler.pdf('certificate', { certificates }, { createdAt: new Date('2023-07-20T08:00:00Z') });
}

/** Names around the length up to which nothing is measured, with all that does not divide at the end of a line. */
const part = fc.constantFrom(
  '市',
  '教师',
  '㛃',
  '“',
  '”',
  '（',
  '）',
  '、',
  '——',
  '2023',
  'STEAM',
  'WMW',
  'ⅣⅣ',
  '·',
  'и',
  '，',
);
const words = (maxLength: number) =>
  fc.array(part, { minLength: 1, maxLength, size: 'max' }).map((parts) => `市${parts.join('')}`);
const certificate = fc
  .record({
    name: words(5),
    organiser: words(16),
    projectName: words(30),
    issuer: words(22),
    dateStyle: fc.constantFrom('chinese', 'iso'),
    hours: fc.constantFrom(40_000, 9999_125),
    credits: fc.constantFrom(5000, 999_125),
    identityNumber: fc.constantFrom('460102198506150023', 'WWWWWWWWWWWWWWWWWW'),
  })
  .map((change) => certificateSample(change));

describe('the size of a certificate’s words', () => {
  test('is what measuring gives, whether or not they were measured', async () => {
    const certificates = fc.sample(certificate, { seed: 7, numRuns: 400 });
    const shipped = await print(createDocumentCompiler(RESOURCES), certificates);
    const measuring = withTemplate('measuring', (template) =>
      replaced(
        replaced(template, 'codepoints().len() <= 21', 'codepoints().len() <= 0'),
        ANCHOR,
        `#let is-short(certificate) = false\n\n${ANCHOR}`,
      ),
    );
    expect(Buffer.compare(shipped, await print(measuring, certificates))).toBe(0);
  });

  test('is not measured where they are short: that takes longer than setting them', async () => {
    const refusing = withTemplate('refusing', (template) =>
      replaced(
        template,
        ANCHOR,
        `#let largest-fitting(body, sizes, height) = panic("measured")\n\n${ANCHOR}`,
      ),
    );
    const usual = certificateSample({ name: '欧阳晓芳', credits: 5000 });
    expect((await print(refusing, [usual])).length).toBeGreaterThan(0);
    await expect(print(refusing, [longCertificate])).rejects.toMatchObject({ code: 'documentNotCompiled' });
  });
});
