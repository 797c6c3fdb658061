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
  z.looseObject({
    id: z.string(),
    kind: z.string(),
    policy: z.string().nullable(),
    expect: z.record(z.string(), z.unknown()),
  }),
);
const byFile = Object.entries(files).map(
  ([path, json]) => [path.split('/').at(-1)?.replace('.json', '') ?? path, casesSchema.parse(json)] as const,
);

for (const [name, cases] of byFile) {
  const asked = cases.filter(({ kind }) => kind === 'award' || kind === 'assess');
  describe.skipIf(asked.length === 0)(`credits of ${name}`, () => {
    test.for(asked.map((one) => [one.id, one] as const))('%s', ([, one]) => {
      const answer = evaluateCase(one, environment);
      expect(answer).toHaveProperty('output');
      const output = 'output' in answer ? answer.output : null;
      expect({ differsAt: findDifference(one.expect, output), output }).toMatchObject({ differsAt: null });
    });
  });
}

test('every pack has cases, and a file holds its own policy only', () => {
  const names = new Set(byFile.map(([name]) => name));
  expect([...environment.packs.keys()].filter((id) => !names.has(id))).toEqual([]);
  const strays = byFile.flatMap(([name, cases]) =>
    cases.filter(({ policy }) => policy !== null && policy !== name).map(({ id }) => id),
  );
  expect(strays).toEqual([]);
});

test('no case id is used twice', () => {
  const ids = byFile.flatMap(([, cases]) => cases.map(({ id }) => id));
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});
