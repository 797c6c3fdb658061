import { expect, test } from 'vitest';
import { refused, taken } from './input-of.ts';

test('all projects are listed unless filtered', () => {
  expect(taken('projects.list', {})).toEqual({
    search: '',
    kind: null,
    state: null,
    year: null,
    onlyUnfinished: false,
  });
  expect(
    refused('projects.list', [{ kind: 'party' }, { state: 'lost' }, { search: 'x'.repeat(101) }]),
  ).toHaveLength(3);
});

test('trainees are added and changed some at a time, five thousand at most', () => {
  const right = { projectUid: 'p', teacherUids: ['t'], role: 'trainee' };
  const many = Array.from({ length: 5001 }, () => 't');
  expect(taken('projects.addTrainees', right)).toEqual(right);
  expect(
    refused('projects.addTrainees', [
      { ...right, teacherUids: [] },
      { ...right, teacherUids: many },
      { ...right, role: 'guest' },
    ]),
  ).toHaveLength(3);
  expect(refused('projects.removeTrainees', [{ projectUid: 'p', uids: [] }])).toHaveLength(1);
  expect(refused('projects.saveTrainees', [{ projectUid: 'p', changes: [] }])).toHaveLength(1);
});

test('a list is applied as it was previewed', () => {
  const source = { projectUid: 'p', file: new File(['x'], '名单.xlsx') };
  expect(taken('projects.previewTraineeImport', source)).toEqual(source);
  expect(refused('projects.applyTraineeImport', [source, { ...source, fingerprint: 'f' }])).toEqual([source]);
});
