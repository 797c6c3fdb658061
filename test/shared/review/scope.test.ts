import { describe, expect, it } from 'vitest';
import {
  isUnknown,
  linesInScope,
  missingLines,
  namedProjects,
  registeredAfter,
  scopeOf,
} from '../../../src-shared/review/scope.ts';
import { sheetLine, sheetRow } from './sample-return.ts';

const OF_YEAR = { year: 2025, isOfProject: false };
const OF_PROJECT = { year: null, isOfProject: true };
const SCHOOLS = new Set(['北塘小学', '南塘小学']);
const lines = [sheetLine({ entryUid: 'e1' }), sheetLine({ entryUid: 'e2', teacherUid: 'li' })];

describe('the range that a sheet was meant to list', () => {
  it('is the one training that all its rows stand for, when the title allows a single one', () => {
    expect(scopeOf(OF_PROJECT, lines, SCHOOLS)).toEqual({
      projectUid: 'j1',
      year: null,
      organisationName: '北塘小学',
      level: 'county',
    });
  });

  it('is the year of the title, whatever the rows stand for', () => {
    expect(scopeOf(OF_YEAR, lines, SCHOOLS)).toMatchObject({ projectUid: null, year: 2025 });
  });

  it('is the one year of its rows where the title names none and the trainings differ', () => {
    const other = sheetLine({ project: { uid: 'j2', name: '班主任培训' } });
    expect(scopeOf(OF_PROJECT, [...lines, other], SCHOOLS)).toMatchObject({ projectUid: null, year: 2025 });
    const earlier = sheetLine({ project: null, values: { year: 2024 } });
    expect(isUnknown(scopeOf(OF_PROJECT, [...lines, earlier], SCHOOLS))).toBe(true);
  });

  it('names no school or level that the rows do not share, and no school where there is only one', () => {
    const other = sheetLine({ organisationName: '南塘小学', values: { level: 'city' } });
    expect(scopeOf(OF_YEAR, [...lines, other], SCHOOLS)).toMatchObject({
      organisationName: null,
      level: null,
    });
    expect(scopeOf(OF_YEAR, lines, new Set(['北塘小学'])).organisationName).toBeNull();
  });

  it('cannot be told from a sheet without a title, whose rows stand for nothing', () => {
    expect(isUnknown(scopeOf(OF_PROJECT, [], SCHOOLS))).toBe(true);
  });
});

it('finds the trainings that rows name, however their names are spaced', () => {
  const projects = [
    { uid: 'j1', name: '骨干教师培训（一）' },
    { uid: 'j2', name: '班主任培训' },
  ];
  const rows = [sheetRow(3, { projectName: '骨干 教师培训(一)' })];
  expect(namedProjects(rows, projects).map(({ uid }) => uid)).toEqual(['j1']);
});

describe('the lines of a range', () => {
  const all = [
    sheetLine({ entryUid: 'a' }),
    sheetLine({ entryUid: 'b', values: { year: 2024 } }),
    sheetLine({ entryUid: 'c', organisationName: '南塘小学' }),
    sheetLine({ entryUid: 'd', project: null, values: { level: 'city' } }),
  ];
  const NONE = { projectUid: null, year: null, organisationName: null, level: null };
  const uids = (scope: Partial<typeof NONE> | Parameters<typeof linesInScope>[1]) =>
    linesInScope(all, { ...NONE, ...scope }).map(({ entryUid }) => entryUid);

  it('agree with everything that is known of it', () => {
    expect(uids({ ...NONE, year: 2025 })).toEqual(['a', 'c', 'd']);
    expect(uids({ ...NONE, year: 2025, organisationName: '北塘小学' })).toEqual(['a', 'd']);
    expect(uids({ ...NONE, year: 2025, level: 'county' })).toEqual(['a', 'c']);
    expect(uids({ ...NONE, projectUid: 'j1' })).toEqual(['a', 'b', 'c']);
  });

  it('are none where neither training nor year is known: nothing can be missing', () => {
    expect(uids({ ...NONE, organisationName: '北塘小学' })).toEqual([]);
  });
});

describe('what is missing from a sheet', () => {
  const early = sheetLine({ entryUid: 'a', batchId: 3 });
  const late = sheetLine({ entryUid: 'b', batchId: 9, participationUid: 'p2' });

  it('is everything of its range, where no seal tells when it was written', () => {
    expect(registeredAfter([early, late], null)).toEqual([]);
    expect(missingLines([early, late], null, new Set())).toEqual([early, late]);
  });

  it('is not what was registered after the batch whose seal it bears', () => {
    expect(registeredAfter([early, late], 3)).toEqual([late]);
    expect(missingLines([early, late], 3, new Set())).toEqual([early]);
  });

  it('is what was only written anew since', () => {
    expect(missingLines([early, late], 3, new Set(['p2']))).toEqual([early, late]);
  });
});
