import { describe, expect, it } from 'vitest';
import { basisOf } from '../../../../src-renderer/components/explanation/figure-basis.ts';
import type { RegistrationRow } from '../../../../src-shared/rpc/contract/registrations.ts';
import type { WireStep } from '../../../../src-shared/rpc/contract/shared.ts';

function row(change: Partial<RegistrationRow> = {}): RegistrationRow {
  return {
    traineeUid: 'x',
    teacher: { uid: 't', name: '张㛃', organisationName: '甲校' },
    outcome: 'awarded',
    hours: 24_000,
    credits: 3000,
    year: 2026,
    years: null,
    computed: null,
    steps: [],
    reasons: [],
    warnings: [],
    notes: [],
    policyId: 'hainan-2017',
    undecidedSettings: [],
    doublings: [],
    entryUids: [],
    ...change,
  };
}

const hours: WireStep = { clause: 'H14.3', text: '3 天 × 每天 8 学时', after: 24_000, unit: 'hours' };
const perDay: WireStep = { clause: 'H14.3', text: '3 天 × 每天 1 学分', after: 3000, unit: 'credits' };
const part: WireStep = { clause: 'H14.3', text: '2 学时 × 每学时 0.2 学分' };
const sum: WireStep = { clause: 'H14.3', text: '得 3.4 学分', after: 3400, unit: 'credits' };
const year: WireStep = { clause: 'H14.1', text: '登记在 2026 年' };

describe('the one line of a figure', () => {
  it('says how the credits came about, not their sum', () => {
    expect(basisOf(row({ steps: [hours, perDay, sum, year] }))?.text).toBe('3 天 × 每天 1 学分');
    expect(basisOf(row({ steps: [hours, perDay, part, sum, year] }))?.text).toBe(
      '3 天 × 每天 1 学分；2 学时 × 每学时 0.2 学分',
    );
  });

  it('names the cap that bit', () => {
    const cap: WireStep = {
      clause: 'H14.3',
      text: '单个项目最多 10 学分',
      before: 12_000,
      after: 10_000,
      unit: 'credits',
    };
    expect(basisOf(row({ steps: [hours, perDay, cap, sum, year] }))?.text).toBe('单个项目最多 10 学分');
  });

  it('falls back to the hours where the policy knows no credits', () => {
    expect(basisOf(row({ credits: null, steps: [hours, year] }))?.text).toBe('3 天 × 每天 8 学时');
  });

  it('gives the reason where there is no figure, and nothing while the result is pending', () => {
    const reasons = [{ clause: 'H14.6', text: '不足 2 个月' }];
    expect(basisOf(row({ outcome: 'nothing', reasons }))?.text).toBe('不足 2 个月');
    expect(basisOf(row({ outcome: 'pending' }))).toBeNull();
  });
});
