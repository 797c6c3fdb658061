import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileAssessment } from '../../../../src-shared/policy/assess/assess.ts';
import { compileYearShares } from '../../../../src-shared/policy/assess/year-shares.ts';
import { totalsOf } from '../../../../src-shared/policy/cases/case-assess.ts';
import { parsePolicyPack } from '../../../../src-shared/policy/pack/parse-policy-pack.ts';
import { smallPack, smallPackJson } from '../pack/small-pack.ts';

const heading = { clause: 'X1', text: '课程' };
const axis = {
  ...heading,
  id: 'course',
  title: '课程类别',
  values: [
    { id: 'public', title: '公共必修' },
    { id: 'elective', title: '选修' },
  ],
};
const open = { classification: { course: ['public'] } };
const sections = {
  classifications: [axis],
  groups: [
    { id: 'public', title: '公共必修', match: open },
    { id: 'elective', title: '选修', match: { classification: { course: ['elective'] } } },
  ],
  assessment: [
    {
      ...heading,
      ...{ id: 'most', kind: 'cap', period: 'year', credits: 10 },
      match: { classification: { course: ['elective'] } },
    },
    {
      ...heading,
      ...{ id: 'year', kind: 'minimum', period: 'year', credits: 12 },
      groups: { public: { credits: 6 }, elective: { credits: 4 } },
    },
  ],
};
const pack = smallPack(sections);
const judge = compileAssessment(pack);
const kinds = [undefined, 'public', 'elective', 'unheard-of'] as const;
const entryOf = (kind: (typeof kinds)[number], credits: number) => ({
  ...{ year: 2025, form: 'remote' as const, level: 'county' as const, credits, hours: credits },
  ...(kind === undefined ? {} : { classification: { course: kind } }),
});
const yearOf = (...entries: ReturnType<typeof entryOf>[]) =>
  judge({ year: 2025, teacher: {}, totals: totalsOf(entries) }).year;

describe('groups and caps by an axis of the text', () => {
  test('count what is classified so, and leave what is not classified in the total alone', () => {
    expect(yearOf(entryOf('public', 6), entryOf('elective', 4), entryOf(undefined, 2))?.status).toBe(
      'passed',
    );
    expect(yearOf(entryOf(undefined, 20))).toMatchObject({
      status: 'failed',
      credits: 20_000,
      shortfall: { groups: { public: { credits: 6000 }, elective: { credits: 4000 } } },
    });
  });

  test('cut the classified ones alone, and name them by their titles', () => {
    expect(yearOf(entryOf('elective', 15), entryOf('public', 15))).toMatchObject({
      credits: 25_000,
      rawCredits: 30_000,
    });
  });

  test('agree with a plain sum, in whatever order the entries came, and so do the shares of the year', () => {
    const shares = compileYearShares(pack);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...kinds), fc.integer({ min: 0, max: 9 })), { maxLength: 30 }),
        (list) => {
          const entries = list.map(([kind, credits]) => entryOf(kind, credits));
          const sumOf = (asked: string) =>
            list.reduce((sum, [kind, credits]) => sum + (kind === asked ? credits : 0), 0);
          const all = list.reduce((sum, [, credits]) => sum + credits, 0);
          const elective = Math.min(10, sumOf('elective'));
          const counted = all - sumOf('elective') + elective;
          for (const totals of [totalsOf(entries), totalsOf(entries.toReversed())]) {
            const { year } = judge({ year: 2025, teacher: {}, totals });
            expect(year?.credits).toBe(counted * 1000);
            expect(year?.status).toBe(
              counted >= 12 && sumOf('public') >= 6 && elective >= 4 ? 'passed' : 'failed',
            );
            expect(shares(totals, 2025).reduce((sum, share) => sum + share.counted, 0)).toBe(counted * 1000);
          }
        },
      ),
      { seed: 4, numRuns: 200 },
    );
  });
});

describe('a pack with axes', () => {
  const codesOf = (change: Record<string, unknown>) => {
    const read = parsePolicyPack(smallPackJson({ ...sections, ...change }));
    return read.ok ? [] : read.problems.map(({ code, field }) => [code, field]);
  };

  test('names a value that no axis has, wherever a rule says it', () => {
    expect(codesOf({ classifications: [] })).toContainEqual([
      'classificationMissing',
      'groups/public/match/classification/course',
    ]);
  });

  test('has no two groups of one division that share a value', () => {
    const groups = [...sections.groups, { id: 'twice', title: '又一类', match: open }];
    expect(codesOf({ groups })).toEqual([['groupsOverlap', 'groups/twice/match']]);
  });

  test('divides trainings twice where the groups say so', () => {
    const groups = [...sections.groups, { id: 'twice', division: 'again', title: '又一类', match: open }];
    expect(codesOf({ groups })).toEqual([]);
  });

  test('has each axis once', () => {
    expect(codesOf({ classifications: [axis, axis] })).toContainEqual([
      'idTwice',
      'classifications/course/id',
    ]);
  });
});
