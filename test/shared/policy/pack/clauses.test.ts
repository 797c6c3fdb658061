import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { loadShippedCalendar, loadShippedPolicies } from '../../../../src-main/session/shipped-policies.ts';
import { assertPresent } from '../../../../src-shared/lib/assert.ts';
import { evaluateCase } from '../../../../src-shared/policy/cases/evaluate-case.ts';
import { silentClause } from '../../../../src-shared/policy/pack/silent-clause.ts';
import { clausesOf } from './clauses-of.ts';

const files = import.meta.glob<unknown>(
  ['../../../../resources/policies/cases/*.json', '../cases/formats.json'],
  { eager: true, import: 'default' },
);
const packs = loadShippedPolicies();
const environment = { packs, calendar: loadShippedCalendar() };
const casesSchema = z.array(z.looseObject({ id: z.string(), policy: z.string().nullable() }));
const cases = Object.values(files).flatMap((json) => casesSchema.parse(json));

describe.each([...packs].map(([id, pack]) => [id, pack] as const))('every answer of %s', (id, pack) => {
  const known = clausesOf(pack);

  test('names clauses of the pack or of the one it extends', () => {
    const asked = cases.filter(({ policy }) => policy === id);
    const strays = asked.flatMap((one) =>
      [...clausesOf(evaluateCase(one, environment))]
        .filter((clause) => !known.has(clause))
        .map((clause) => `${one.id} ${clause}`),
    );
    expect(strays).toEqual([]);
  });
});

describe('silence', () => {
  const wuhan = assertPresent(packs.get('wuhan-2008'), 'ships');
  const hainan = assertPresent(packs.get('hainan-2017'), 'ships');

  test('is looked up where the form is listed for others, else where the list begins', () => {
    expect(silentClause(hainan, 'mentoring')).toBe('H14.6');
    expect(silentClause(hainan, 'other')).toBe('H14.3');
    expect(silentClause(wuhan, 'exam')).toBe('W3.1');
  });

  test('of a pack that lists no activity is looked up where it demands something; of an empty one nowhere', () => {
    const own = assertPresent(packs.get('school-own'), 'ships');
    expect(silentClause({ ...own, activities: [] }, 'other')).toBe('V3');
    expect(silentClause({ ...own, activities: [], assessment: [] }, 'other')).toBe('');
  });
});
