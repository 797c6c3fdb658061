import { expect, it } from 'vitest';
import { waitingSettings } from '../../../src-shared/registration/waiting-settings.ts';
import { aProject } from '../training/a-project.ts';
import { aTrainee, hainan, MENTORING } from './registration-facts.ts';

const project = aProject(MENTORING);
const waiting = [
  { project, trainee: aTrainee({ role: 'mentee' }), count: 3 },
  { project, trainee: aTrainee({ role: 'mentee', stage: '初中' }), count: 2 },
  { project: aProject(), trainee: aTrainee(), count: 7 },
];
const ask = (decisions: ReadonlyMap<string, number>) =>
  waitingSettings(
    waiting,
    () => hainan,
    () => decisions,
  );

it('counts people by the point that their regulation leaves open, until it is decided (H14.6)', () => {
  const [open, ...others] = ask(new Map());
  expect(others).toEqual([]);
  expect(open).toEqual({ policyId: 'hainan-2017', settingId: 'mentoring.credits', count: 5 });
  expect(ask(new Map([[open?.settingId ?? '', 1000]]))).toEqual([]);
});
