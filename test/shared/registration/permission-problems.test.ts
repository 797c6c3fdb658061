import { describe, expect, it } from 'vitest';
import { permissionProblems } from '../../../src-shared/registration/permission-problems.ts';
import type { ProjectFields } from '../../../src-shared/training/project.ts';
import type { Level } from '../../../src-shared/training/training-words.ts';
import { aProject } from '../training/a-project.ts';
import { hainan, OUTSIDE } from './registration-facts.ts';

const ask = (project: Partial<ProjectFields> = {}, level: Level = 'county') =>
  permissionProblems({ project: aProject(project), pack: hainan, organisation: { level } });

describe('permissionProblems', () => {
  it('finds nothing where the text gives the registration to us (H5)', () => {
    expect(ask()).toEqual([]);
    expect(ask({ form: 'school-based', level: 'school' }, 'school')).toEqual([]);
  });

  it('names every reason with its clause, at the field that decides who registers', () => {
    expect(ask({ level: 'national' })).toMatchObject([
      { code: 'project.notOursToRegister', severity: 'error', clause: 'H5', at: { field: 'level' } },
      { code: 'project.policyWarning', severity: 'warning' },
    ]);
  });

  it('warns where an organiser stands below the level of its training', () => {
    expect(ask({ organiserLevel: 'school' }).map(({ severity }) => severity)).toEqual(['warning']);
  });

  it('asks nothing of an outside project: another body registers it (A27)', () => {
    expect(ask({ ...OUTSIDE, level: 'national' })).toEqual([]);
  });

  it('asks nothing under a text that does not say who registers', () => {
    const pack = { ...hainan, registration: undefined };
    expect(
      permissionProblems({
        project: aProject({ level: 'national' }),
        pack,
        organisation: { level: 'school' },
      }),
    ).toEqual([]);
  });
});
