import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { evaluateCase } from '../../../../src-shared/policy/cases/evaluate-case.ts';
import { findDifference } from '../../../helpers/matches-expected.ts';
import { shipped } from '../duties/ask.ts';
import { clausesOf } from '../pack/clauses-of.ts';

/** The cases that ship with the packs, and `formats.json`: kinds and forms of answer that no pack's own cases show. */
const files = import.meta.glob<unknown>(['../../../../resources/policies/cases/*.json', './formats.json'], {
  eager: true,
  import: 'default',
});
const KINDS = [
  ...['award', 'assess', 'deadline', 'route', 'select', 'identity', 'number', 'limit', 'statistics'],
];
const casesSchema = z.array(
  z.looseObject({
    id: z.string(),
    kind: z.string(),
    policy: z.string().nullish(),
    expect: z.record(z.string(), z.unknown()),
  }),
);
const byFile = Object.entries(files).map(
  ([path, json]) => [path.split('/').at(-1)?.replace('.json', '') ?? path, casesSchema.parse(json)] as const,
);
const all = byFile.flatMap(([, cases]) => cases);

describe.for(byFile)('worked cases of %s', ([, cases]) => {
  test.for(cases.map((one) => [one.id, one] as const))('%s', ([, one]) => {
    const answer = evaluateCase(one, shipped);
    expect(answer).toHaveProperty('output');
    const output = 'output' in answer ? answer.output : null;
    expect({ differsAt: findDifference(one.expect, output), output }).toMatchObject({ differsAt: null });
  });
});

describe.for([...shipped.packs])('every answer of %s', ([id, pack]) => {
  test('names clauses of the pack or of the one it extends', () => {
    const known = clausesOf(pack);
    const strays = all
      .filter(({ policy }) => policy === id)
      .flatMap((one) =>
        [...clausesOf(evaluateCase(one, shipped))]
          .filter((clause) => !known.has(clause))
          .map((clause) => `${one.id} ${clause}`),
      );
    expect(strays).toEqual([]);
  });
});

describe('the worked cases', () => {
  test('are there for every pack, and a file holds its own policy only', () => {
    const names = new Set(byFile.map(([name]) => name));
    expect([...shipped.packs.keys()].filter((id) => !names.has(id))).toEqual([]);
    const strays = byFile.flatMap(([name, cases]) =>
      cases
        .filter(({ policy }) => policy !== null && policy !== undefined && policy !== name)
        .map(({ id }) => id),
    );
    expect(strays).toEqual([]);
  });

  test('hold every kind of question', () => {
    const found = new Set(all.map(({ kind }) => kind));
    expect(KINDS.filter((kind) => !found.has(kind))).toEqual([]);
  });

  test('have an id each', () => {
    const ids = all.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });
});

/** Lists of a case whose order says nothing: entries are a set, and years of a split project name themselves. */
const UNORDERED = { assess: ['entries'], award: ['prior', 'byYear', 'dayHours'] } as const;

describe('the order of facts is no fact (A22, A26)', () => {
  const inputSchema = z.record(z.string(), z.unknown());
  const asked = Object.entries(UNORDERED).flatMap(([kind, keys]) =>
    all
      .filter((one) => one.kind === kind)
      .flatMap((one) => {
        const input = inputSchema.parse(one['input']);
        return keys
          .filter((key) => z.array(z.unknown()).min(2).safeParse(input[key]).success)
          .map((key) => ({ one, input, key, list: z.array(z.unknown()).parse(input[key]) }));
      }),
  );
  const figuresOf = (raw: unknown) => {
    const answer = evaluateCase(raw, shipped);
    if (!('output' in answer)) return answer.error;
    // A step may list days as they were given.
    const { trace: _, ...figures } = answer.output;
    return figures;
  };

  test('in any worked case', () => {
    expect(asked.length).toBeGreaterThan(100);
    fc.assert(
      fc.property(
        fc
          .constantFrom(...asked)
          .chain((found) =>
            fc
              .shuffledSubarray([...found.list], { minLength: found.list.length })
              .map((list) => ({ ...found, list })),
          ),
        ({ one, input, key, list }) => {
          const shuffled = { ...one, input: { ...input, [key]: list } };
          expect(figuresOf(shuffled)).toEqual(figuresOf(one));
          const answer = evaluateCase(shuffled, shipped);
          expect(findDifference(one.expect, 'output' in answer ? answer.output : null)).toBeNull();
        },
      ),
      { seed: 26, numRuns: 1000 },
    );
  });
});
