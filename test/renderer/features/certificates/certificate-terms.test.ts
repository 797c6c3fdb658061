import { createElement } from 'react';
import { expect, it } from 'vitest';
import { CertificateState } from '../../../../src-renderer/features/certificates/certificate-state.tsx';
import { certificateTerms } from '../../../../src-renderer/features/certificates/certificate-terms.ts';
import { formatInstant } from '../../../../src-renderer/text/format.ts';
import type { Certificate } from '../../../../src-shared/rpc/contract/certificates.ts';
import { wordsOf } from '../../../helpers/markup.ts';

const certificate: Certificate = {
  uid: 'C1',
  number: '202500010001',
  state: 'valid',
  issuedOn: '2025-06-30',
  issuedAt: '2025-07-01T02:30:00Z',
  actor: '王老师',
  teacher: { uid: 'T1', name: '林海棠' },
  project: { uid: 'P1', name: '校本研修' },
  printCount: 2,
  replaces: null,
  revokedReason: null,
};

it('a certificate tells who, what, when and by whom', () => {
  expect(certificateTerms(certificate)).toEqual([
    ['姓名', '林海棠'],
    ['培训项目', '校本研修'],
    ['发证日期', '2025-06-30'],
    ['发放', `王老师 · ${formatInstant('2025-07-01T02:30:00Z')}`],
    ['打印', '2 次'],
  ]);
});

it('one that replaces another or was revoked says so (Q21)', () => {
  const terms = certificateTerms({ ...certificate, replaces: '202500010000', revokedReason: '姓名写错' });
  expect(terms.slice(5)).toEqual([
    ['代替', '202500010000'],
    ['作废理由', '姓名写错'],
  ]);
});

it('its state is a word with a sign, never colour alone', () => {
  expect(wordsOf(createElement(CertificateState, { state: 'valid' }))).toBe('✓ 有效');
  expect(wordsOf(createElement(CertificateState, { state: 'revoked' }))).toBe('已作废');
});
