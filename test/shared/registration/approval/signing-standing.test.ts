import { expect, it } from 'vitest';
import { signingStanding } from '../../../../src-shared/registration/approval/signing-standing.ts';
import { APPROVED, MENTORING, shippedPack, someFacts } from '../registration-facts.ts';
import { differencesOf, listed, planOf } from './a-form.ts';

const two = [listed('1'), listed('2')];

it('counts what nobody decided, whether a form is asked or not', () => {
  const undecided = { undecided: 2, unsigned: 0, differing: 0, isOutdated: false };
  expect(signingStanding(planOf(two, someFacts({ approval: null }, MENTORING)), null)).toEqual(undecided);
  expect(
    signingStanding(planOf(two, someFacts({ pack: shippedPack('wuhan-2008') }, { form: 'degree' })), null),
  ).toMatchObject({ unsigned: 0, differing: 0 });
});

it('counts who differs from what was signed, and who of them waits to be registered', () => {
  const now = [listed('1', { result: 'failed' }), listed('2', { afterReversal: 'held' }), listed('3')];
  expect(signingStanding(planOf(now), differencesOf(two, now))).toEqual({
    undecided: 0,
    unsigned: 1,
    differing: 3,
    isOutdated: false,
  });
});

it('asks an older approval for a new signature only while somebody waits', () => {
  const facts = someFacts({
    approval: { ...APPROVED, fingerprint: null, content: null },
    isApprovalOutdated: true,
  });
  expect(signingStanding(planOf(two, facts), null).isOutdated).toBe(true);
  const settled = [listed('1', { isRegistered: true }), listed('2', { afterReversal: 'held' })];
  expect(signingStanding(planOf(settled, facts), null).isOutdated).toBe(false);
});
