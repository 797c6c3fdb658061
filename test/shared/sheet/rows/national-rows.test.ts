import { describe, expect, it } from 'vitest';
import {
  type NationalTrainee,
  nationalProjectsOf,
  toNationalRoster,
} from '../../../../src-shared/sheet/rows/national-rows.ts';
import { aPerson, codesOf, made, someFacts, someProject, textsOf } from './sheet-of-facts.ts';

const project = someProject({
  ...{ name: '国培', level: 'national', category: '学科骨干', startOn: '2025-07-05', endOn: '2025-07-14' },
});
const schools = new Map([[1, { regionCode: '460107', locationKind: 'town' } as const]]);

function roster(trainees: readonly Partial<NationalTrainee>[], of = project) {
  const whole = { project: of, person: aPerson(1), earlier: [] };
  return made(
    toNationalRoster(
      someFacts({ kind: 'nationalTrainees', projectUid: 'j1' }),
      { projects: [of], schools },
      trainees.map((one) => ({ ...whole, ...one })),
    ),
  );
}

describe('国培参训教师信息表', () => {
  it('tells where the school is, and leaves what nobody recorded empty and named (G3.1)', () => {
    const sheet = roster([{}, { person: aPerson(3, { organisationId: 9, ethnicity: '黎族' }) }]);
    expect(textsOf(sheet.whole, 'name', 'city', 'county', 'locationKind')).toEqual([
      '王甲 海口市 琼山区 镇区',
      '王丙   ',
    ]);
    expect(sheet.problems.filter(({ at }) => at?.field === 'ethnicity' || at?.field === 'city')).toEqual([
      expect.objectContaining({ values: { heading: '民族', count: 1 } }),
      expect.objectContaining({ values: { heading: '市', count: 1 } }),
    ]);
  });

  it('counts whole years of service up to the first day of the training', () => {
    const years = (hiredOn: string | null) =>
      textsOf(roster([{ person: aPerson(1, { hiredOn }) }]).whole, 'serviceYears');
    expect(['2015-07-05', '2015-07-06', '2026-01-01', null].map(years)).toEqual([['10'], ['9'], [''], ['']]);
  });

  it('says yes of whom the ledger knows in the same category, and never no: it asks (G3.2)', () => {
    const had = (earlier: NationalTrainee['earlier'], category: string | null = '学科骨干') =>
      textsOf(roster([{ earlier, project: { ...project, category } }]).whole, 'hadSameKind', 'remark')[0];
    expect(had(['学科骨干', null])).toBe('是 ');
    for (const unknown of [had([]), had(['班主任']), had(['班主任', null]), had(['学科骨干'], null)])
      expect(unknown).toBe(' 是否参加过同类国培待核');
    expect(roster([{}, {}]).problems).toContainEqual({
      code: 'sheet.columnHasGaps',
      severity: 'warning',
      at: { field: 'hadSameKind' },
      values: { heading: '是否参加过同类国培', count: 2 },
    });
  });

  it('says that a project is not national', () => {
    expect(codesOf(roster([{}], someProject()))).toContain('sheet.projectNotNational');
    expect(codesOf(roster([{}]))).not.toContain('sheet.projectNotNational');
  });
});

it('takes into a year the national projects that end in it, or begin in it while no end is known', () => {
  const ended = { ...project, endOn: '2026-01-03' };
  const begun = { ...project, endOn: null };
  const undated = { ...project, startOn: null, endOn: null };
  const all = [ended, begun, undated, someProject({ startOn: '2025-07-05', endOn: '2025-07-06' })];
  const yearOf = (day: string) => Number(day.slice(0, 4));
  expect(nationalProjectsOf(all, 2025, yearOf)).toEqual([begun]);
  expect(nationalProjectsOf(all, 2026, yearOf)).toEqual([ended]);
});
