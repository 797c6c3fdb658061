import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../src-shared/problems.ts';
import {
  type DutyFacts,
  type DutyProject,
  dutiesOf,
  nextDeadline,
  unfinishedProjects,
} from '../../../src-shared/registration/duties.ts';

const PROJECT: DutyProject = {
  uid: 'p1',
  name: '小学数学骨干教师培训',
  state: 'assessed',
  endOn: '2025-10-15',
  deadline: {
    dueOn: '2025-11-13',
    daysLeft: 3,
    calendar: 'working',
    isProvisional: false,
    clause: 'H7',
  },
  requiresApprovalForm: false,
  missing: [],
  traineeCount: 12,
  pendingCount: 0,
  undecidedCount: 0,
  isChanged: false,
};
const NOTHING: DutyFacts = {
  today: '2025-11-10',
  policyId: 'hainan-2017',
  hasTeachers: true,
  projects: [],
  decisions: [],
};
const materialsMissing: Problem = {
  code: 'project.materialsMissing',
  severity: 'warning',
  clause: 'H7',
  values: { count: 1, titles: '签到表' },
};

/** The one duty of a project that differs from the usual one in this. */
function dutyOf(project: Partial<DutyProject>) {
  const [duty, ...others] = dutiesOf({ ...NOTHING, projects: [{ ...PROJECT, ...project }] });
  expect(others).toEqual([]);
  return duty;
}

describe('what the home page asks for', () => {
  it.each([
    ['planned', {}, 'roster'],
    ['planned', { endOn: '2025-11-11' }, undefined],
    ['planned', { endOn: null }, undefined],
    ['rostered', {}, undefined],
    ['held', {}, 'results'],
    ['assessed', {}, 'register'],
    ['assessed', { requiresApprovalForm: true }, 'approve'],
    ['assessed', { requiresApprovalForm: true, isChanged: true }, 'resign'],
    ['assessed', { requiresApprovalForm: true, undecidedCount: 2 }, 'decide'],
    ['assessed', { undecidedCount: 2 }, 'decide'],
    ['approved', { requiresApprovalForm: true }, 'register'],
    ['registered', {}, undefined],
    ['registered', { missing: [materialsMissing] }, 'materials'],
    ['archived', { missing: [materialsMissing] }, undefined],
  ] as const)('asks of a project that is %s with %o: %s', (state, other, kind) => {
    expect(dutyOf({ state, ...other })?.kind).toBe(kind);
  });

  it('names the deadline of registering with its clause, and the trainees it is about', () => {
    expect(dutyOf({})).toEqual({
      key: 'register-p1',
      kind: 'register',
      projectUid: 'p1',
      title: '小学数学骨干教师培训',
      dueOn: '2025-11-13',
      daysLeft: 3,
      calendar: 'working',
      isProvisional: false,
      clause: 'H7',
      details: [],
      count: 12,
    });
  });

  it('counts the trainees without a result where results are missing', () => {
    expect(dutyOf({ state: 'held', pendingCount: 5 })?.count).toBe(5);
  });

  it('asks for materials without a day, by the clause of the archive, leaving other gaps aside', () => {
    const other: Problem = { code: 'project.approvalMissing', severity: 'warning', values: {} };
    expect(dutyOf({ state: 'registered', missing: [other, materialsMissing] })).toMatchObject({
      dueOn: null,
      daysLeft: null,
      calendar: null,
      clause: 'H7',
      details: [materialsMissing],
    });
    const provisional = { deadline: { ...PROJECT.deadline, isProvisional: true } as DutyProject['deadline'] };
    expect(dutyOf({ state: 'registered', missing: [materialsMissing], ...provisional })?.isProvisional).toBe(
      false,
    );
  });

  it('asks for a decision that trainees wait for, naming the pack where it is not the one in force today', () => {
    const waiting = {
      policyId: 'hainan-2017',
      settingId: 'mentor',
      title: '指导教师学分',
      clause: 'H14.6',
      count: 2,
    };
    const duties = dutiesOf({
      ...NOTHING,
      decisions: [waiting, { ...waiting, policyId: 'wuhan-2008' }],
    });
    expect(duties.map(({ key, kind, count }) => [key, kind, count])).toEqual([
      ['decide-mentor', 'decide', 2],
      ['decide-wuhan-2008-mentor', 'decide', 2],
    ]);
    expect(duties[0]?.details).toEqual([
      {
        code: 'decision.waiting',
        severity: 'warning',
        clause: 'H14.6',
        values: { title: '指导教师学分', count: 2 },
      },
    ]);
  });

  it('asks a ledger without people to import them', () => {
    expect(dutiesOf({ ...NOTHING, hasTeachers: false }).map(({ kind }) => kind)).toEqual(['import']);
    expect(dutiesOf(NOTHING)).toEqual([]);
  });

  it('puts the most pressing duty on top and duties without a day last', () => {
    const due = (uid: string, dueOn: string): DutyProject => ({
      ...PROJECT,
      uid,
      deadline: { dueOn, daysLeft: 1, calendar: 'calendar', isProvisional: true, clause: 'H7' },
    });
    const undated: DutyProject = { ...PROJECT, uid: 'p0', deadline: null };
    const projects = [undated, due('p3', '2025-12-01'), due('p2', '2025-11-12')];
    expect(dutiesOf({ ...NOTHING, projects }).map(({ projectUid }) => projectUid)).toEqual([
      'p2',
      'p3',
      'p0',
    ]);
  });
});

describe('the next deadline', () => {
  it('is the nearest one that is not past', () => {
    const project = (uid: string, dueOn: string, daysLeft: number): DutyProject => ({
      ...PROJECT,
      uid,
      deadline: { dueOn, daysLeft, calendar: 'working', isProvisional: false, clause: 'H7' },
    });
    const projects = [project('late', '2025-11-01', -6), project('next', '2025-11-10', 0)];
    expect(nextDeadline(dutiesOf({ ...NOTHING, projects }))).toEqual({
      projectUid: 'next',
      title: PROJECT.name,
      dueOn: '2025-11-10',
      daysLeft: 0,
      calendar: 'working',
    });
  });

  it('is none where nothing is due', () => {
    expect(
      nextDeadline(dutiesOf({ ...NOTHING, projects: [{ ...PROJECT, deadline: null }], hasTeachers: false })),
    ).toBeNull();
  });
});

describe('unfinished projects', () => {
  it('come by deadline, then the latest first, without those that are registered', () => {
    const row = (uid: string, dueOn: string | null, startOn: string | null) => ({
      uid,
      state: 'assessed' as const,
      dueOn,
      startOn,
    });
    const rows = [
      row('old', null, '2025-01-01'),
      row('new', null, '2025-09-01'),
      row('due', '2025-12-01', null),
      { ...row('done', '2025-11-01', null), state: 'registered' as const },
      { ...row('filed', '2025-11-01', null), state: 'archived' as const },
    ];
    expect(unfinishedProjects(rows).map(({ uid }) => uid)).toEqual(['due', 'new', 'old']);
  });
});
