import { describe, expect, test } from 'vitest';
import { assess } from '../../../../src-shared/policy/assess/assess.ts';
import type { AssessedTeacher } from '../../../../src-shared/policy/assess/assess-outcome.ts';
import { capAllocation } from '../../../../src-shared/policy/assess/cap-allocation.ts';
import { compileYearShares } from '../../../../src-shared/policy/assess/year-shares.ts';
import type { Decisions } from '../../../../src-shared/policy/award/award-outcome.ts';
import { totalsOf } from '../../../../src-shared/policy/cases/case-assess.ts';
import { parsePolicyPack } from '../../../../src-shared/policy/pack/parse-policy-pack.ts';
import { smallPack, smallPackJson } from '../pack/small-pack.ts';

const heading = { clause: 'X1', text: '要求' };
const remote = { forms: ['remote'] };
const half = { ...heading, id: 'half', kind: 'cap', period: 'year', match: remote, share: 0.5 };
const groups = [{ id: 'remote', title: '远程', match: remote }];
const cycle = (credits: number) => ({ ...heading, id: 'cycle', kind: 'minimum', period: 'cycle', credits });
const ofPrincipals = {
  ...{ ...heading, id: 'principals', kind: 'minimum', period: 'cycle', roles: ['new-principal'] },
  groups: { remote: { credits: 30 } },
};
const line = (form: 'remote' | 'centralized', credits: number) => ({
  ...{ year: 2025, form, level: 'county' as const, credits, hours: credits },
});
const SPAN = { from: 2021, to: 2025 };
const judge = (
  sections: Record<string, unknown>,
  lines: ReturnType<typeof line>[],
  teacher: AssessedTeacher = {},
  decisions: Decisions = new Map(),
) => assess(smallPack(sections), { cycle: SPAN, teacher, totals: totalsOf(lines) }, decisions);

describe('a cap that is a share', () => {
  test('counts that part of what it is on, hours and credits, and says so', () => {
    const found = judge({ assessment: [half, cycle(10)] }, [line('remote', 15), line('centralized', 2)]);
    expect(found.cycle).toMatchObject({ credits: 9500, hours: 9500, rawCredits: 17_000, status: 'failed' });
    expect(found.steps.map(({ text }) => text)).toContain('2025 年远程培训获得 15 学分，按 50% 计 7.5');
  });

  test('of nothing leaves it out of the period', () => {
    const none = { ...half, share: 0 };
    const found = judge({ assessment: [none, cycle(2)] }, [line('remote', 15), line('centralized', 2)]);
    expect(found.cycle).toMatchObject({ credits: 2000, status: 'passed' });
    expect(found.steps.map(({ text }) => text)).toContain('2025 年远程培训获得 15 学分，不计入');
  });

  test('is shared among entries so that they add up to the share of the sum', () => {
    const pack = smallPack({ assessment: [half] });
    const entry = (uid: string, amount: number) => ({
      ...{
        uid,
        year: 2025,
        endDate: null,
        form: 'remote' as const,
        level: null,
        classification: null,
        amount,
      },
    });
    const shares = capAllocation(pack, [entry('a', 1001), entry('b', 1001), entry('c', 1)]);
    expect(shares.map(({ counted }) => counted)).toEqual([501, 500, 1]);
    const of = compileYearShares(pack)(totalsOf([line('remote', 15)]), 2025);
    expect(of.map(({ earned, counted }) => [earned, counted])).toEqual([[15_000, 7500]]);
  });

  test('is a share or a figure, never both and never neither', () => {
    const isRead = (change: Record<string, unknown>) =>
      parsePolicyPack(smallPackJson({ assessment: [{ ...half, ...change }] })).ok;
    expect([
      isRead({}),
      isRead({ credits: 5 }),
      isRead({ share: undefined }),
      isRead({ share: 1.1 }),
    ]).toEqual([...[true, false, false, false]]);
  });
});

describe('a minimum of certain people', () => {
  const sections = { groups, assessment: [half, cycle(20), ofPrincipals] };
  const principal: AssessedTeacher = { roles: ['new-principal'] };

  test('is asked of them beside what everybody is asked, and of nobody else', () => {
    const lines = [line('centralized', 20), line('remote', 10)];
    expect(judge(sections, lines).cycle?.status).toBe('passed');
    expect(judge(sections, lines, { roles: ['class-head'] }).cycle?.status).toBe('passed');
    expect(judge(sections, lines, principal).cycle).toMatchObject({
      status: 'failed',
      creditsRequired: 20_000,
      shortfall: { credits: 0, groups: { remote: { title: '远程', credits: 25_000 } } },
    });
  });

  test('looks at what counts, or at what was earned where the text asks that', () => {
    const lines = [line('centralized', 20), line('remote', 30)];
    expect(judge(sections, lines, principal).cycle?.shortfall.groups['remote']?.credits).toBe(15_000);
    const before = { groups, assessment: [half, cycle(20), { ...ofPrincipals, beforeCaps: true }] };
    expect(judge(before, lines, principal).cycle).toMatchObject({ status: 'passed', credits: 35_000 });
    expect(judge(before, [line('centralized', 20), line('remote', 29)], principal).cycle?.status).toBe(
      'failed',
    );
  });

  test('cites its own clause for its groups', () => {
    const cited = { ...ofPrincipals, clause: 'X9' };
    const { reasons } = judge({ groups, assessment: [cycle(1), cited] }, [line('centralized', 1)], principal);
    expect(reasons.map(({ clause, rule }) => [clause, rule])).toEqual([['X9', 'principals']]);
  });

  test('stands beside another of the same period, but not twice for the same people', () => {
    const codes = (...assessment: unknown[]) => {
      const read = parsePolicyPack(smallPackJson({ groups, assessment }));
      return read.ok ? [] : read.problems.map(({ code }) => code);
    };
    expect(codes(cycle(1), ofPrincipals)).toEqual([]);
    expect(codes(ofPrincipals, { ...ofPrincipals, id: 'again' })).toEqual(['kindTwice']);
  });
});

describe('minima that a school is let off', () => {
  const waiver = { ...heading, id: 'off', kind: 'waiver', groups: ['remote'], setting: 'asked' };
  const setting = { id: 'asked', clause: 'X1', title: '计不计', unit: 'yes-no', default: 1 };
  const all = { ...cycle(10), groups: { remote: { credits: 5 } } };
  const sections = { groups, settings: [setting], assessment: [waiver, all] };
  const lines = [line('centralized', 10)];

  test('are asked until somebody decides that they are not', () => {
    expect(judge(sections, lines).cycle?.status).toBe('failed');
    expect(judge(sections, lines, {}, new Map([['asked', 1]])).cycle?.status).toBe('failed');
  });

  test('are not asked then, which the explanation says; the total still is', () => {
    const off: Decisions = new Map([['asked', 0]]);
    const found = judge(sections, lines, {}, off);
    expect(found.cycle?.status).toBe('passed');
    expect(found.steps.map(({ text }) => text)).toContain('2021–2025 周期（远程）的要求，已定为本单位不计');
    expect(judge(sections, [line('centralized', 9)], {}, off).cycle?.status).toBe('failed');
  });
});
