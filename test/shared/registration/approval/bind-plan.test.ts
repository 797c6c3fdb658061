import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergedContent } from '../../../../src-shared/registration/approval/approval-in-force.ts';
import { bindPlan } from '../../../../src-shared/registration/approval/bind-plan.ts';
import { contentOf } from '../../../../src-shared/registration/approval/current-form.ts';
import type { SignedContent } from '../../../../src-shared/registration/approval/signed-content.ts';
import {
  isSameLine,
  signedDifferences,
} from '../../../../src-shared/registration/approval/signed-differences.ts';
import type { ListedTrainee } from '../../../../src-shared/registration/plan.ts';
import { OUTSIDE, shippedPack, someFacts } from '../registration-facts.ts';
import { formOf, listed, planOf, signed } from './a-form.ts';

const two = [listed('1'), listed('2')];
/** What the registration of `now` comes to after `before` was signed. */
function bound(before: readonly ListedTrainee[], now: readonly ListedTrainee[], facts = someFacts()) {
  const differences = signedDifferences(signed(before), formOf(now, facts));
  return bindPlan(planOf(now, facts), { differences, isAgain: false });
}
const outcomes = (plan: ReturnType<typeof bound>) => plan.rows.map(({ award }) => award.outcome);

describe('a plan under a signature', () => {
  it('registers exactly what was signed', () => {
    expect(outcomes(bound(two, two))).toEqual(['awarded', 'awarded']);
    expect(bound(two, two).problems).toEqual([]);
  });

  it('lets a person who changed wait, and nobody else with him', () => {
    const plan = bound(two, [listed('1'), listed('2', { result: 'excellent' }), listed('3')]);
    expect(outcomes(plan)).toEqual(['awarded', 'unsigned', 'unsigned']);
    expect(plan.rows[1]?.award.lines).toEqual([]);
    expect(plan.problems).toMatchObject([
      { code: 'registration.changedAfterApproval', severity: 'warning', values: { count: 2 } },
    ]);
  });

  it('tells of who was removed, and registers the others', () => {
    const plan = bound(two, [listed('1')]);
    expect(outcomes(plan)).toEqual(['awarded']);
    expect(plan.problems).toMatchObject([{ code: 'registration.changedAfterApproval', severity: 'warning' }]);
  });

  it('is refused when nobody is left who was signed for', () => {
    expect(bound(two, [listed('3')]).problems).toMatchObject([
      { code: 'registration.changedAfterApproval', severity: 'error', values: { count: 3 } },
    ]);
  });

  it('is refused as a whole where the project itself differs', () => {
    const plan = bound(two, two, someFacts({}, { days: 2000 }));
    expect(outcomes(plan)).toEqual(['unsigned', 'unsigned']);
    expect(plan.problems).toMatchObject([
      { code: 'registration.projectChangedAfterApproval', severity: 'error', values: { fields: 'days' } },
    ]);
  });

  it('holds whose entry was taken back, with signed content and without', () => {
    const now = [listed('1'), listed('2', { afterReversal: 'held' })];
    expect(outcomes(bound(two, now))).toEqual(['awarded', 'unsigned']);
    expect(outcomes(bindPlan(planOf(now), { differences: null, isAgain: true }))).toEqual([
      'awarded',
      'unsigned',
    ]);
  });
});

describe('a plan that needs no form', () => {
  const held = [
    listed('1', { proofHours: 24_000 }),
    listed('2', { proofHours: 24_000, afterReversal: 'held' }),
  ];
  const outside = planOf(held, someFacts({}, OUTSIDE));

  it('asks nothing new (A27)', () => {
    const wuhan = planOf(two, someFacts({ pack: shippedPack('wuhan-2008') }));
    expect(bindPlan(wuhan, { differences: null, isAgain: false })).toEqual(wuhan);
  });

  it('registers again whose entry was taken back only when somebody asks', () => {
    expect(outcomes(bindPlan(outside, { differences: null, isAgain: false }))).toEqual([
      'awarded',
      'reversed',
    ]);
    expect(outcomes(bindPlan(outside, { differences: null, isAgain: true }))).toEqual(['awarded', 'awarded']);
  });

  it('says so when nobody else is left', () => {
    const plan = planOf(held.slice(1), someFacts({}, OUTSIDE));
    expect(bindPlan(plan, { differences: null, isAgain: false }).problems).toMatchObject([
      { code: 'registration.onlyReversed', severity: 'error', values: { count: 1 } },
    ]);
  });
});

describe('whatever is edited and signed', () => {
  const person = fc.record({
    uid: fc.constantFrom('1', '2', '3', '4'),
    result: fc.constantFrom('passed' as const, 'excellent' as const, 'failed' as const),
    absentPeriods: fc.constantFrom(0, 3),
    afterReversal: fc.constantFrom(null, null, 'held' as const),
  });
  const list = fc.uniqueArray(person, { selector: ({ uid }) => uid, maxLength: 4 });
  const days = fc.constantFrom(2000, 3000);
  const act = fc.record({ people: list, days, sign: fc.constantFrom('whole', 'supplement', 'no') });

  it('registers lines that were signed, and no other', () => {
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 6 }), (acts) => {
        let inForce: SignedContent | null = null;
        for (const { people, days: length, sign } of acts) {
          const now = people.map(({ uid, ...change }) => listed(uid, change));
          const facts = someFacts({}, { days: length });
          const form = formOf(now, facts);
          const differences = inForce === null ? null : signedDifferences(inForce, form);
          if (sign === 'whole') inForce = contentOf(form, { scope: 'whole' });
          if (sign === 'supplement' && differences !== null && differences.fields.length === 0)
            inForce = mergedContent(
              inForce,
              contentOf(form, { scope: 'supplement', base: 'w', differences }),
            );
          if (inForce === null) continue;
          const plan = bindPlan(planOf(now, facts), {
            differences: signedDifferences(inForce, form),
            isAgain: true,
          });
          for (const { trainee, award } of plan.rows) {
            if (award.lines.length === 0) continue;
            const line = inForce.people.get(trainee.uid)?.line;
            const current = form.people.get(trainee.uid)?.line;
            expect(line).toBeDefined();
            expect(trainee.facts.afterReversal).not.toBe('held');
            if (line !== undefined && current !== undefined) expect(isSameLine(line, current)).toBe(true);
            expect(line?.years).toEqual(award.lines);
          }
        }
      }),
      { seed: 20_251_020, numRuns: 200 },
    );
  });
});
