import { describe, expect, it } from 'vitest';
import { missingOf } from '../../../../../src-renderer/features/projects/page/missing.ts';
import type { Project } from '../../../../../src-shared/rpc/contract/projects.ts';
import type { WireProblem } from '../../../../../src-shared/rpc/contract/shared.ts';
import { project } from '../some-project.ts';

const problem = (code: WireProblem['code']): WireProblem => ({ code, severity: 'error', values: {} });
const pending = problem('project.resultsPending');
const papers = problem('project.materialsMissing');
const dueIn = (daysLeft: number): Project['deadline'] => ({
  dueOn: '2026-04-01',
  daysLeft,
  calendar: 'working',
  clause: 'H8',
  isProvisional: false,
});
const everybody = { registeredCount: 3, passedCount: 3 };

describe('what a project misses', () => {
  it('is told by the step that waits for it: results before registering, papers before archiving', () => {
    expect(missingOf(project({ missing: [papers, pending] }))).toMatchObject({
      forRegister: [pending],
      forArchive: [papers],
      tone: 'warning',
    });
  });

  it('is for the archive alone once everybody is registered, and no deadline runs any more', () => {
    const registered = project({ ...everybody, missing: [pending], deadline: dueIn(-3) });
    expect(missingOf(registered)).toMatchObject({ forRegister: [], forArchive: [pending], deadline: null });
    expect(missingOf(project({ ...everybody, deadline: dueIn(-3) }))).toBeNull();
  });

  it('still waits for registration while one trainee has no result', () => {
    const open = project({ ...everybody, pendingCount: 1, deadline: dueIn(20) });
    expect(missingOf(open)?.deadline).toEqual(dueIn(20));
  });

  it('warns ten days before the deadline and is late after it', () => {
    const tones = [11, 10, 0, -1].map((days) => missingOf(project({ deadline: dueIn(days) }))?.tone);
    expect(tones).toEqual(['quiet', 'warning', 'warning', 'bad']);
  });

  it('says nothing of an archived project that misses nothing', () => {
    expect(missingOf(project({ state: 'archived', deadline: dueIn(-30) }))).toBeNull();
  });
});
