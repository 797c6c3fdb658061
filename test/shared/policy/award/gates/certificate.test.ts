import { expect, test } from 'vitest';
import { askCertificate } from '../../../../../src-shared/policy/award/gates/certificate.ts';
import { gateFactsOf, heading } from './gate-facts-of.ts';

test.for(['nothing', 'refused'] as const)('a missing proof ends as the text says: %s', (outcome) => {
  const gate = { ...heading, kind: 'certificate', outcome } as const;
  expect(askCertificate(gate, gateFactsOf({ certificate: false })).kind).toBe(outcome);
  expect(askCertificate(gate, gateFactsOf({ certificate: true })).kind).toBe('passed');
});

test('a proof that nobody asked about counts as there', () => {
  const gate = { ...heading, kind: 'certificate', outcome: 'refused' } as const;
  expect(askCertificate(gate, gateFactsOf())).toEqual({ kind: 'passed' });
});
