import { describe, expect, it } from 'vitest';
import {
  approvalInForce,
  mergedContent,
  type RecordedApproval,
} from '../../../../src-shared/registration/approval/approval-in-force.ts';
import { listed, signed } from './a-form.ts';

const whole = signed([listed('1'), listed('2')]);
const supplement = {
  ...signed([listed('2', { result: 'excellent' }), listed('3')]),
  scope: 'supplement',
  removed: new Map([['1', '教师1']]),
} as const;
const decided = (change: Partial<RecordedApproval>): RecordedApproval => ({
  decision: 'approved',
  scope: 'whole',
  person: '李主任',
  decidedOn: '2025-10-20',
  fingerprint: 'w',
  content: whole,
  ...change,
});
const added = decided({
  scope: 'supplement',
  person: '陈主任',
  decidedOn: '2025-10-25',
  fingerprint: 's',
  content: supplement,
});
const people = (approvals: readonly RecordedApproval[]) => [
  ...(approvalInForce(approvals)?.content?.people.keys() ?? []),
];

describe('the decision in force', () => {
  it('is none before anybody decided', () => {
    expect(approvalInForce([])).toBeNull();
  });

  it('is the latest on a whole form', () => {
    const again = decided({ person: '陈主任', content: signed([listed('3')]) });
    expect(approvalInForce([decided({}), again])?.person).toBe('陈主任');
    expect(people([decided({}), again])).toEqual(['3']);
    const refused = decided({ decision: 'rejected' });
    expect(approvalInForce([decided({}), refused])).toMatchObject({ decision: 'rejected', content: null });
  });

  it('takes a supplement for what it covers: changed, added and removed people', () => {
    const force = approvalInForce([decided({}), added]);
    expect(force).toMatchObject({ person: '陈主任', decidedOn: '2025-10-25', fingerprint: 's' });
    expect(people([decided({}), added])).toEqual(['2', '3']);
    expect(force?.content?.people.get('2')?.line.facts['result']).toBe('excellent');
  });

  it('stays as it was when a supplement is refused', () => {
    const refused = { ...added, decision: 'rejected' } as const;
    expect(approvalInForce([decided({}), refused])).toMatchObject({ decision: 'approved', fingerprint: 'w' });
    expect(people([decided({}), refused])).toEqual(['1', '2']);
  });

  it('is without content where an earlier version kept none', () => {
    const older = decided({ fingerprint: null, content: null });
    expect(approvalInForce([older])).toMatchObject({ decision: 'approved', content: null });
  });
});

it('a whole form puts itself in force, whatever was signed before', () => {
  expect(mergedContent(supplement, whole)).toBe(whole);
  expect(mergedContent(null, whole)).toBe(whole);
});
