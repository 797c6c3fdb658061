import { describe, expect, it } from 'vitest';
import { runNow } from '../../../../src-shared/lib/work.ts';
import { awardInputSchema } from '../../../../src-shared/policy/award/award-input.ts';
import type { ComparedPerson, ComparisonFacts } from '../../../../src-shared/policy/compare/compare-facts.ts';
import { comparePacks } from '../../../../src-shared/policy/compare/compare-packs.ts';
import type { ComparedPack } from '../../../../src-shared/policy/compare/recompute.ts';
import { NO_CLASSIFICATIONS } from '../../../../src-shared/training/classification.ts';
import { activity, smallPack } from '../pack/small-pack.ts';
import { line } from './ledger-of-lines.ts';

/** A pack that gives each hour so many credits, asks four credits a year, and earns nothing for who did not pass. */
function pack(id: string, credits: number, sections: Record<string, unknown> = {}): ComparedPack {
  return {
    pack: smallPack({
      id,
      registrationYear: {
        id: 'registration-year',
        clause: 'X9',
        text: '登记年度',
        starts: '01-01',
        decidedBy: 'end',
      },
      activities: [activity({ credits: { kind: 'per-hours', hours: 8, credits } })],
      assessment: [
        { id: 'minimum', clause: 'X3', kind: 'minimum', text: '每年 4 学分。', period: 'year', credits: 4 },
      ],
      ...sections,
    }),
    lineage: [id],
    decided: new Map(),
  };
}
const PASSED_GATE = [{ id: 'passed', clause: 'X2', kind: 'passed', text: '考核合格才有学分。', when: {} }];

function person(id: number, name: string): ComparedPerson {
  return { id, uid: `t${id}`, name, organisationName: '北塘实验小学', assessed: {} };
}

const INPUT = { form: 'centralized', level: 'county', role: 'trainee', end: '2025-10-15' };
const FACTS = [
  { ...INPUT, days: 2 },
  { ...INPUT, days: 5 },
  { ...INPUT, days: 1, passed: false },
];

function compared(other: Partial<ComparisonFacts> = {}) {
  return runNow(
    comparePacks({
      a: pack('one', 1),
      b: pack('two', 2),
      year: 2025,
      cycle: { from: 2021, to: 2025 },
      present: 2026,
      top: 10,
      versions: [],
      classifications: NO_CLASSIFICATIONS,
      findFacts: (id) => ({ input: awardInputSchema.parse(FACTS[id - 1]) }),
      projectOfBatch: new Map([
        [1, 70],
        [2, 80],
        [3, null],
      ]),
      lines: [
        line({ id: 1, teacherId: 1, factsId: 1 }),
        line({ id: 2, teacherId: 2, factsId: 2, batchId: 2, participationId: 2 }),
      ],
      people: [person(1, '陈一'), person(2, '李二'), person(3, '王三')],
      ...other,
    }),
  );
}

describe('comparing two packs', () => {
  it('says what everybody would have under each, and how many would pass', () => {
    const { a, b, teacherCount, entryCount } = compared();
    expect({ teacherCount, entryCount }).toEqual({ teacherCount: 3, entryCount: 2 });
    expect(a).toMatchObject({ id: 'one', hoursTotal: 56_000, creditsTotal: 7000, records: { awarded: 2 } });
    expect(b).toMatchObject({ id: 'two', hoursTotal: 56_000, creditsTotal: 14_000 });
    expect([a.yearCounts.passed, b.yearCounts.passed]).toEqual([1, 2]);
  });

  it('names from which verdict to which people move', () => {
    expect(compared().yearChanges).toEqual([{ from: 'failed', to: 'passed', people: 1 }]);
    expect(compared().cycleChanges).toEqual([]);
  });

  it('lists people by how much changes, a verdict that turns before every figure', () => {
    const { teachers, changedTeachers } = compared();
    expect(teachers.map(({ name, changedRecords }) => [name, changedRecords])).toEqual([
      ['陈一', 1],
      ['李二', 1],
    ]);
    expect(changedTeachers).toBe(2);
    expect(compared({ top: 1 }).teachers.map(({ name }) => name)).toEqual(['陈一']);
  });

  it('lists projects by how much changes', () => {
    expect(compared().projects).toEqual([
      {
        projectId: 80,
        records: 1,
        changedRecords: 1,
        a: { hours: 40_000, credits: 5000 },
        b: { hours: 40_000, credits: 10_000 },
      },
      {
        projectId: 70,
        records: 1,
        changedRecords: 1,
        a: { hours: 16_000, credits: 2000 },
        b: { hours: 16_000, credits: 4000 },
      },
    ]);
  });

  it('finds no change between a pack and itself', () => {
    const same = compared({ b: pack('one', 1) });
    expect(same).toMatchObject({ changedRecords: 0, changedTeachers: 0, teachers: [], projects: [] });
  });

  it('compares hours alone where one of the packs knows no credits', () => {
    const hoursOnly = pack('hours', 1, {
      units: { hours: true, credits: false },
      activities: [activity({ credits: { kind: 'none' } })],
      assessment: [],
    });
    const { b, changedRecords, projects } = compared({ b: hoursOnly });
    expect(b.creditsTotal).toBeNull();
    expect({ changedRecords, projects }).toEqual({ changedRecords: 0, projects: [] });
  });

  it('says why records come to nothing, the most frequent reason first', () => {
    const strict = pack('strict', 1, { gates: PASSED_GATE });
    const lines = [1, 2, 3].map((id) =>
      line({ id, teacherId: id, participationId: id, batchId: 3, factsId: id === 1 ? 1 : 3 }),
    );
    const { a, b, reasons, changedRecords } = compared({ b: strict, lines });
    expect([a.records.awarded, b.records.awarded]).toEqual([3, 1]);
    expect(changedRecords).toBe(2);
    expect(reasons).toEqual([
      expect.objectContaining({ side: 'b', clause: 'X2', text: '考核合格才有学分。', records: 2 }),
    ]);
  });

  it('tells how far it is, and where the end is', () => {
    const work = comparePacks({
      ...{
        a: pack('one', 1),
        b: pack('two', 2),
        year: 2025,
        cycle: { from: 2021, to: 2025 },
        present: 2026,
        top: 10,
      },
      versions: [],
      classifications: NO_CLASSIFICATIONS,
      findFacts: () => ({ input: awardInputSchema.parse(FACTS[0]) }),
      projectOfBatch: new Map(),
      lines: Array.from({ length: 20 }, (_, index) => line({ id: index + 1, participationId: index })),
      people: [person(7, '陈一')],
    });
    expect(Array.from(work)).toEqual([
      { stage: 'comparing', lastId: 16 },
      { stage: 'comparing', lastId: 20 },
      { stage: 'judging', lastId: 7 },
    ]);
  });
});
