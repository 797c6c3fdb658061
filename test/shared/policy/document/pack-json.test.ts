import { expect, test } from 'vitest';
import { listSections } from '../../../../src-shared/policy/document/pack-edit.ts';
import {
  childOf,
  copyObject,
  copyOf,
  headFields,
  isObject,
  wholeSections,
} from '../../../../src-shared/policy/document/pack-json.ts';
import { policyPackSchema } from '../../../../src-shared/policy/pack/policy-pack.ts';

test('a child is found by key, by the id of a rule, or by index', () => {
  const rules = [{ id: 'first', credits: 1 }, { id: '0', credits: 2 }, 7];
  expect(childOf({ credits: 8 }, 'credits')).toBe(8);
  expect(childOf(rules, 'first')).toBe(rules[0]);
  expect(childOf(rules, '0')).toBe(rules[1]);
  expect(childOf(rules, '2')).toBe(7);
});

test('a key that a rule does not have itself leads nowhere', () => {
  expect([
    childOf({}, 'constructor'),
    childOf(null, 'x'),
    childOf('text', 'length'),
    childOf([], '0'),
  ]).toEqual([undefined, undefined, undefined, undefined]);
});

test('a copy shares nothing with what it was made of', () => {
  const rule = { rates: { city: 1 } };
  const copy = copyObject(rule);
  rule.rates.city = 2;
  expect(copy).toEqual({ rates: { city: 1 } });
  expect([copyOf(undefined), copyOf(null)]).toEqual([undefined, null]);
  expect([isObject([]), isObject(null), isObject({})]).toEqual([false, false, true]);
});

test('every key of a pack is edited in one way, or makes it the pack it is', () => {
  const fixed = [
    ...['format', 'id', 'version', 'extends', 'without', 'basis', 'source', 'units', 'effective'],
    ...['parts', 'creditKind', 'clauses'],
  ];
  const known = [...headFields, ...wholeSections, ...listSections, ...fixed];
  expect([...known].sort()).toEqual(Object.keys(policyPackSchema.shape).sort());
});
