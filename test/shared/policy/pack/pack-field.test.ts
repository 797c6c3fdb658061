import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldOf, fieldOfPointer, partsOfField } from '../../../../src-shared/policy/pack/pack-field.ts';

const pack = { assessment: [{ id: 'minimum' }, { id: 'a/b~c', credits: 1, groups: [{ credits: 2 }] }] };

test.for([
  ['/assessment/1/credits', 'assessment/a~1b~0c/credits'],
  ['/assessment/0', 'assessment/minimum'],
  ['/assessment', 'assessment'],
  ['', ''],
  ['/assessment/7/credits', 'assessment/7/credits'],
  ['/assessment/1/groups/0/credits', 'assessment/a~1b~0c/groups/0/credits'],
  ['/without/x~1y', 'without/x~1y'],
  ['/constructor/name', 'constructor/name'],
] as const)('the pointer %s is the field %s: rules by id, anything else as it stands', ([pointer, field]) => {
  expect(fieldOfPointer(pack, pointer)).toBe(field);
});

test('a place survives being written as a field', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), (parts) => {
      expect(partsOfField(fieldOf(...parts))).toEqual(parts);
    }),
    { seed: 6901, numRuns: 500 },
  );
});
