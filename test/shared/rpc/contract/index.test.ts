import { getEventIteratorSchemaDetails } from '@orpc/contract';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { contract } from '../../../../src-shared/rpc/contract/index.ts';
import { calls } from './input-of.ts';

/** Every key that an input may have, however deep. */
function keysOf(schema: unknown): readonly string[] {
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([key, member]) => [key, ...keysOf(member)]);
  if (schema instanceof z.ZodArray) return keysOf(schema.element);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return keysOf(schema.unwrap());
  return [];
}

test('calls are named by feature and verb', () => {
  expect(Object.keys(contract)).toEqual(Object.keys(contract).toSorted());
  for (const { feature, name } of calls) expect(`${feature}.${name}`).toMatch(/^[a-z]+\.[a-z][A-Za-z]*$/);
});

test('no input names a path or holds a piece of SQL', () => {
  const keys = new Set(calls.flatMap(({ input }) => keysOf(input)));
  expect(keys).toContain('file');
  expect([...keys].filter((key) => /path|folder|directory|sql|query/i.test(key))).toEqual([]);
});

test('every long job says how far it is before it answers', () => {
  const jobs = calls.flatMap(({ feature, name, output }) => {
    const details = getEventIteratorSchemaDetails(output as never);
    return details === undefined ? [] : [{ call: `${feature}.${name}`, details }];
  });
  expect(jobs.length).toBeGreaterThan(8);
  for (const { call, details } of jobs) {
    const progress = details.yields;
    expect([call, ...keysOf(progress)]).toEqual([call, 'job', 'done', 'total', 'stage']);
  }
});

test('every answer has a shape', () => {
  expect(calls.filter(({ output }) => output === undefined)).toEqual([]);
});
