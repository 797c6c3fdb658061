import { describe, expect, it } from 'vitest';
import {
  findingKey,
  findingsOf,
  isOpen,
  waitingKeys,
} from '../../../../src-renderer/features/doublings/findings.ts';
import type { DoubtfulPlace } from '../../../../src-shared/rpc/contract/doublings.ts';

const doubling = (key: string, reason: string | null): DoubtfulPlace['doublings'][number] => ({
  rule: 'sameDays',
  key,
  others: [{ uid: 'J2', name: '跟岗研修班', kind: 'own', startOn: null, endOn: null }],
  person: null,
  from: '2026-07-06',
  to: '2026-07-08',
  hours: null,
  number: null,
  reason: reason === null ? null : { text: reason, actor: '王老师', recordedAt: '2026-07-09T01:00:00.000Z' },
});
const place = (traineeUid: string, isRegistered: boolean, doublings: DoubtfulPlace['doublings']) => ({
  traineeUid,
  teacher: { uid: `T-${traineeUid}`, name: '王芳', organisationName: '北塘实验小学' },
  project: { uid: 'J1', name: '骨干教师培训' },
  isRegistered,
  doublings,
});

describe('the findings of a project (X4)', () => {
  const findings = findingsOf([
    place('a', false, [doubling('1', null), doubling('2', '上午与下午')]),
    place('b', true, [doubling('1', null)]),
  ]);

  it('are one line each, under the person’s name, with the way to the other training', () => {
    expect(findings.map(findingKey)).toEqual(['a 1', 'a 2', 'b 1']);
    expect(findings[0]?.problems).toMatchObject([
      { code: 'doubling.sameDays', values: { project: '跟岗研修班', projectUid: 'J2' } },
    ]);
  });

  it('wait for a reason while nobody wrote one and nobody is registered', () => {
    expect([...waitingKeys(findings)]).toEqual(['a 1']);
    expect(findings.map(isOpen)).toEqual([true, true, false]);
  });
});
