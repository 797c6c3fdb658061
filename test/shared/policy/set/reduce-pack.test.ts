import { expect, test } from 'vitest';
import { reducePack } from '../../../../src-shared/policy/set/reduce-pack.ts';
import { activity, smallPack } from '../pack/small-pack.ts';

const cap = { id: 'cap', clause: 'X3', text: '最多', kind: 'cap', period: 'year', match: {}, credits: 5 };
const minimum = { id: 'min', clause: 'X4', text: '每年', kind: 'minimum', period: 'year', credits: 3 };
const pack = smallPack({
  activities: [activity({ projectCap: { id: 'most', clause: 'X5', text: '最多', credits: 2 } })],
  gates: [
    { id: 'row', clause: 'X6', text: '不少于', kind: 'minimum-hours', hours: 2, activities: ['training'] },
    { id: 'all', clause: 'X7', text: '合格', kind: 'passed' },
  ],
  assessment: [cap, minimum],
  consequences: [{ id: 'loss', clause: 'X8', text: '不能晋升', when: ['year'] }],
  cycle: { id: 'cycle', clause: 'X9', text: '五年', years: 5 },
  requiresApprovalForm: true,
});
const sections = (...parts: Parameters<typeof reducePack>[0]['parts'][number][]) => {
  const { activities, gates, assessment, consequences, cycle, requiresApprovalForm } = reducePack({
    pack,
    parts,
  });
  return {
    rows: activities.length,
    gates: gates.map(({ id }) => id),
    assessment: assessment.map(({ id }) => id),
    consequences: consequences.length,
    ...{ hasCycle: cycle !== undefined, form: requiresApprovalForm },
  };
};

test('a text gives the sections of its parts and no others', () => {
  const none = { rows: 0, gates: [], assessment: ['cap'], consequences: 0, hasCycle: false, form: undefined };
  expect(sections('credits')).toEqual({ ...none, rows: 1, gates: ['row'] });
  expect(sections('process')).toEqual({ ...none, gates: ['all'], form: true });
  expect(sections('assessment')).toEqual({
    ...none,
    ...{ assessment: ['cap', 'min'], consequences: 1, hasCycle: true },
  });
});

test('every rule says which text it is of', () => {
  const reduced = reducePack({ pack, parts: ['credits', 'assessment', 'process'] });
  const rules = [
    ...reduced.activities.flatMap(({ projectCap, ...row }) => [projectCap, row]),
    ...reduced.gates,
    ...reduced.assessment,
  ];
  expect(rules.map((rule) => rule !== undefined && 'policy' in rule && rule.policy)).toEqual(
    rules.map(() => 'small'),
  );
});

test('where nobody gives credits the table is kept for its hours', () => {
  expect(reducePack({ pack, parts: ['process'] }, 'hours')).toMatchObject({
    units: { hours: true, credits: false },
    activities: [{ id: 'training' }],
  });
});
