import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fieldsOf, readSamplePlan, samplePlanSchema } from '../../../src-main/demo/sample-plan.ts';
import { assertPresent } from '../../../src-shared/lib/assert.ts';
import { resourcesDirectory } from '../../helpers/test-session.ts';

const samples = join(resourcesDirectory, 'samples');

describe.each(['school', 'center'] as const)('the plan of the %s', (which) => {
  const plan = readSamplePlan(samples, which);
  test('names files that are shipped', () => {
    const files = [plan.roster.file, ...plan.projects.flatMap(({ list }) => (list === null ? [] : [list]))];
    expect(files.filter((file) => !existsSync(join(samples, file)))).toEqual([]);
  });
  test('goes forward: registered, recorded, certified; a project of earlier years may be entered later', () => {
    for (const { enteredOn, registration, certificatesOn } of plan.projects) {
      const days = [registration?.registeredOn, registration?.recordedOn, certificatesOn].filter(
        (day) => day != null,
      );
      expect(days).toEqual(days.toSorted());
      if (registration !== null) expect(enteredOn <= registration.recordedOn).toBe(true);
    }
  });
  test('has projects whose fields the contract takes', () => {
    for (const project of plan.projects) expect(fieldsOf(project)).toMatchObject(project.fields);
  });
  test('takes back entries of its own projects only', () => {
    const names = new Set(plan.projects.map(({ fields }) => fields.name));
    expect(plan.reversals.filter(({ project }) => !names.has(project))).toEqual([]);
  });
});

test('a plan with a word too many is refused', () => {
  const plan = readSamplePlan(samples, 'school');
  expect(samplePlanSchema.safeParse({ ...plan, extra: 1 }).success).toBe(false);
  const [project] = plan.projects;
  expect(
    samplePlanSchema.safeParse({
      ...plan,
      projects: [{ ...assertPresent(project, 'a project'), enteredOn: '2025-02-30' }],
    }).success,
  ).toBe(false);
});
