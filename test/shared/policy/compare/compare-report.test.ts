import { describe, expect, test } from 'vitest';
import type { ComparedPerson, ComparisonFacts } from '../../../../src-shared/policy/compare/compare-facts.ts';
import {
  type CompareReport,
  type JudgedPerson,
  type PersonSide,
  reportOf,
} from '../../../../src-shared/policy/compare/compare-report.ts';
import {
  type ComparedSide,
  type ProjectSums,
  startSide,
} from '../../../../src-shared/policy/compare/tally.ts';
import { NO_CLASSIFICATIONS } from '../../../../src-shared/training/classification.ts';
import { smallPack } from '../pack/small-pack.ts';

const packOf = (id: string, hasCredits = true) => ({
  pack: smallPack({ id, title: `办法 ${id}`, units: { hours: true, credits: hasCredits } }),
  lineage: [id],
  decided: new Map<string, number>(),
});
const NOTHING: PersonSide = { hours: 0, credits: 0, year: 'failed', cycle: 'failed' };

function person(id: number, a: Partial<PersonSide>, b: Partial<PersonSide>): JudgedPerson {
  const who: ComparedPerson = {
    ...{ id, uid: `t${id}`, name: `甲${id}`, organisationName: '北塘实验小学', assessed: {} },
  };
  return { person: who, a: { ...NOTHING, ...a }, b: { ...NOTHING, ...b } };
}
function sums(creditsA: number, creditsB: number, hours = 8000): ProjectSums {
  return {
    ...{ records: 3, changedRecords: 1 },
    ...{ a: { hours, credits: creditsA }, b: { hours: 8000, credits: creditsB } },
  };
}

function report(
  found: {
    readonly people?: readonly JudgedPerson[];
    readonly changed?: readonly (readonly [number, number])[];
    readonly projects?: readonly (readonly [number, ProjectSums])[];
    readonly prepare?: (a: ComparedSide, b: ComparedSide) => void;
  },
  { hasCredits = true, top = 10 } = {},
): CompareReport {
  const facts: ComparisonFacts = {
    ...{
      a: packOf('one'),
      b: packOf('two', hasCredits),
      year: 2025,
      cycle: { from: 2021, to: 2025 },
      present: 2026,
      top,
    },
    classifications: NO_CLASSIFICATIONS,
    findFacts: () => {
      throw new Error('a report computes nothing');
    },
    ...{ versions: [], projectOfBatch: new Map(), lines: [], people: [] },
  };
  const [a, b] = [startSide(facts.a, facts), startSide(facts.b, facts)];
  found.prepare?.(a, b);
  return reportOf({
    ...{ facts, a, b, people: found.people ?? [] },
    tally: {
      ...{ lines: 7, changedRecords: 2 },
      changedByTeacher: new Map(found.changed ?? []),
      projects: new Map(found.projects ?? []),
    },
  });
}

describe('people in a report', () => {
  test('stand by how much changes: a verdict before credits, a credit before eight hours less one', () => {
    const people = [
      person(1, { hours: 0 }, { hours: 7999 }),
      person(2, { credits: 0 }, { credits: 1000 }),
      person(3, { year: 'failed' }, { year: 'passed' }),
      person(4, { year: 'failed', cycle: 'failed' }, { year: 'passed', cycle: 'passed' }),
      person(5, { hours: 0 }, { hours: 8001 }),
    ];
    expect(report({ people }).teachers.map(({ uid }) => uid)).toEqual(['t4', 't3', 't5', 't2', 't1']);
    expect(report({ people }, { top: 2 }).teachers.map(({ uid }) => uid)).toEqual(['t4', 't3']);
  });

  test('are left out where nothing differs, unless a record of theirs changed under a cap', () => {
    const people = [person(1, {}, {}), person(2, {}, {})];
    expect(report({ people, changed: [[2, 3]] }).teachers).toMatchObject([{ uid: 't2', changedRecords: 3 }]);
  });

  test('are compared by hours where one pack knows no credits (B1)', () => {
    const people = [
      person(1, { credits: 90_000 }, { credits: null }),
      person(2, { hours: 1, credits: 0 }, { hours: 2, credits: null }),
    ];
    expect(report({ people }, { hasCredits: false }).teachers.map(({ uid }) => uid)).toEqual(['t2']);
  });

  test('move from verdict to verdict, the most frequent move first; who stays moves nowhere', () => {
    const people = [
      person(1, { year: null }, { year: 'failed' }),
      person(2, { year: 'failed' }, { year: 'passed' }),
      person(3, { year: 'failed' }, { year: 'passed' }),
      person(4, { year: 'passed' }, { year: 'passed' }),
    ];
    const { yearChanges, cycleChanges, a, b } = report({ people });
    expect(yearChanges).toEqual([
      { from: 'failed', to: 'passed', people: 2 },
      { from: null, to: 'failed', people: 1 },
    ]);
    expect(cycleChanges).toEqual([]);
    expect(a.yearCounts).toEqual({ passed: 1, failed: 2, running: 0, exempt: 0, undecided: 0 });
    expect(b.yearCounts).toEqual({ passed: 3, failed: 1, running: 0, exempt: 0, undecided: 0 });
  });
});

describe('projects in a report', () => {
  test('stand by how much changes, and those without a changed record are left out', () => {
    const projects = [
      [1, sums(0, 1000)],
      [2, { ...sums(0, 9000), changedRecords: 0 }],
      [3, sums(5000, 1000)],
      [4, sums(0, 0, 16_001)],
    ] as const;
    expect(report({ projects }).projects.map(({ projectId }) => projectId)).toEqual([3, 4, 1]);
    expect(report({ projects }, { top: 1 }).projects).toHaveLength(1);
  });

  test('have no credits under a pack that knows none', () => {
    expect(report({ projects: [[1, sums(2000, 0)]] }, { hasCredits: false }).projects).toMatchObject([
      { a: { credits: 2000 }, b: { credits: null } },
    ]);
  });
});

describe('a report', () => {
  test('names both packs and what was looked at', () => {
    expect(report({ people: [person(1, {}, {})], changed: [[1, 1]] })).toMatchObject({
      ...{ year: 2025, cycle: { from: 2021, to: 2025 }, teacherCount: 1, entryCount: 7 },
      ...{ changedRecords: 2, changedTeachers: 1 },
      a: { id: 'one', title: '办法 one', hasCredits: true, creditsTotal: 0 },
    });
    expect(report({}, { hasCredits: false }).b).toMatchObject({ hasCredits: false, creditsTotal: null });
  });

  test('lists thirty reasons at most, of both packs together, the most frequent first', () => {
    const add = (side: ComparedSide, name: string, counts: readonly number[]) => {
      for (const [index, records] of counts.entries())
        side.recomputation.reasonsByKey.set(`${name}${index}`, {
          ...{ outcome: 'refused', clause: 'X1', text: `${name}${index}`, records },
        });
    };
    const { reasons } = report({
      prepare: (a, b) => {
        add(a, 'a', [2, 40]);
        add(b, 'b', [7, ...Array.from({ length: 40 }, () => 1)]);
      },
    });
    expect(reasons).toHaveLength(30);
    expect(reasons.slice(0, 3).map(({ side, records }) => [side, records])).toEqual([
      ['a', 40],
      ['b', 7],
      ['a', 2],
    ]);
  });
});
