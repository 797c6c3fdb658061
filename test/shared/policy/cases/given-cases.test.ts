import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { loadShippedCalendar, loadShippedPolicies } from '../../../../src-main/session/shipped-policies.ts';
import { evaluateCase } from '../../../../src-shared/policy/cases/evaluate-case.ts';
import { findDifference } from '../../../helpers/matches-expected.ts';

const files = import.meta.glob<unknown>(['../../../../resources/policies/cases/*.json', './formats.json'], {
  eager: true,
  import: 'default',
});
const environment = { packs: loadShippedPolicies(), calendar: loadShippedCalendar() };
const casesSchema = z.array(
  z.looseObject({ id: z.string(), kind: z.string(), expect: z.record(z.string(), z.unknown()) }),
);
const kinds = ['deadline', 'route', 'select', 'identity', 'number', 'limit', 'statistics'];

for (const [path, json] of Object.entries(files)) {
  const cases = casesSchema.parse(json).filter(({ kind }) => kinds.includes(kind));
  describe.skipIf(cases.length === 0)(`duties of ${path.split('/').at(-1)}`, () => {
    test.for(cases.map((asked) => [asked.id, asked] as const))('%s', ([, asked]) => {
      const answer = evaluateCase(asked, environment);
      expect(answer).toHaveProperty('output');
      const output = 'output' in answer ? answer.output : null;
      expect({ differsAt: findDifference(asked.expect, output), output }).toMatchObject({ differsAt: null });
    });
  });
}

test('the given cases hold cases of every kind that duties answer', () => {
  const found = new Set(
    Object.values(files)
      .flatMap((json) => casesSchema.parse(json))
      .map(({ kind }) => kind),
  );
  expect(kinds.filter((kind) => !found.has(kind))).toEqual([]);
});
