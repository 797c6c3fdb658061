import { expect, test } from 'vitest';
import { loadShippedPolicies } from '../../../../src-main/session/shipped-policies.ts';
import { silentClause } from '../../../../src-shared/policy/pack/silent-clause.ts';
import { activity, smallPack } from './small-pack.ts';

const first = activity();
const exams = activity({ id: 'exam', clause: 'X2', when: { forms: ['exam'], roles: ['lecturer'] } });
const minimum = { id: 'least', clause: 'X9', text: '最低', kind: 'minimum', period: 'year', credits: 5 };

test('a reader is sent to the clause that lists the same form for others', () => {
  expect(silentClause(smallPack({ activities: [first, exams] }), 'exam')).toBe('X2');
});

test('else to the one the list of activities begins with', () => {
  expect(silentClause(smallPack({ activities: [first, exams], assessment: [minimum] }), 'remote')).toBe('X1');
});

test('else to the first rule of assessment; a pack without rules has no clause', () => {
  expect(silentClause(smallPack({ assessment: [minimum] }), 'remote')).toBe('X9');
  expect(silentClause(smallPack(), 'remote')).toBe('');
});

test.each([
  ['hainan-2017', 'mentoring', 'H14.6'],
  ['hainan-2017', 'other', 'H14.3'],
  ['wuhan-2008', 'exam', 'W3.1'],
] as const)('under %s the silence about %s is read in %s', (id, form, clause) => {
  const pack = loadShippedPolicies().get(id);
  expect(pack === undefined ? null : silentClause(pack, form)).toBe(clause);
});
