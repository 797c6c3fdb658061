import { expect, it } from 'vitest';
import { projectsFor } from '../../../../src-renderer/features/sheets/projects-for.ts';

const project = (level: 'national' | 'county', traineeCount: number, registeredCount: number) => ({
  level,
  traineeCount,
  registeredCount,
});
const empty = project('national', 0, 0);
const held = project('county', 20, 0);
const registered = project('county', 20, 20);
const national = project('national', 5, 0);
const all = [empty, held, registered, national];

it('offers the projects whose sheet of a kind has rows', () => {
  expect(projectsFor('registration', all)).toEqual([registered]);
  expect(projectsFor('nationalTrainees', all)).toEqual([national]);
  expect(projectsFor('qualified', all)).toEqual([held, registered, national]);
});
