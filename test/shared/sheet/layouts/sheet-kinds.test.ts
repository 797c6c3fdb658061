import { expect, test } from 'vitest';
import { sheetChoices, sheetKinds } from '../../../../src-shared/sheet/layouts/sheet-kinds.ts';

test('each sheet proposes what it is about first', () => {
  expect(sheetKinds.map((kind) => `${kind}: ${sheetChoices[kind].scopes.join(', ')}`)).toEqual([
    'registration: year, project',
    'qualified: project',
    'completion: project',
    'yearSummary: year',
    'cycleSummary: cycle',
    'nationalTrainees: project, year',
    'trainingHours: year, schoolYear',
    'moe4068: schoolYear',
  ]);
});

test('every sheet can be asked of one school and split by school, and some by level', () => {
  const kinds = (choice: 'byOrganisation' | 'byLevel' | 'canSplit') =>
    sheetKinds.filter((kind) => sheetChoices[kind][choice]);
  expect(kinds('byOrganisation')).toEqual(sheetKinds);
  expect(kinds('canSplit')).toEqual(sheetKinds);
  expect(kinds('byLevel')).toEqual(['registration', 'trainingHours']);
});
