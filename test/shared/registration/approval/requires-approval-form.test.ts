import { expect, it } from 'vitest';
import { requiresApprovalForm } from '../../../../src-shared/registration/approval/requires-approval-form.ts';
import { hainan, shippedPack } from '../registration-facts.ts';

it('a form is asked of own projects where the text asks for it (A27)', () => {
  expect(requiresApprovalForm({ project: { kind: 'own' }, pack: hainan })).toBe(true);
  expect(requiresApprovalForm({ project: { kind: 'outside' }, pack: hainan })).toBe(false);
  expect(requiresApprovalForm({ project: { kind: 'own' }, pack: shippedPack('wuhan-2008') })).toBe(false);
});
